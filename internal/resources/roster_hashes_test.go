// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// hashedPassword is what all hashes here are of.
const hashedPassword = "Zoë & the 7 keys"

// theHashes are hashes of that password, one of each algorithm, and one that is bcrypt as it is.
var theHashes = map[string]string{
	"plain":  "$2b$10$ABCDEFGHIJKLMNOPQRSTUOxj1gccCqdFyKicmDoLzGGJQEmaf65Gi",
	"bcrypt": "$2y$04$abcdefghijklmnopqrstuuLOSYx/33k/pCzDP/dgbVsZkBJYUUTh6",
	"md4":    `{"algorithm":"md4","hash":{"value":"52da8f7784a9d173f9342fc674821907","encoding":"hex"},"salt":{"value":"salt1"}}`,
	"md5":    `{"algorithm":"md5","hash":{"value":"EauMrraJjthM1WtYb0awlw==","encoding":"base64"},"salt":{"value":"salt1","position":"suffix"}}`,
	"sha1":   `{"algorithm":"sha1","hash":{"value":"47uVlwEz7cuFFMelbwOBsXIZVRc","encoding":"base64"}}`,
	"sha256": `{"algorithm":"sha256","hash":{"value":"02710d5d24d3a6b9959a61edab0942d08c652e4ee6c8ce60f19f0d3c4c2e6009","encoding":"hex"},"password":{"encoding":"utf16le"}}`,
	"sha512": `{"algorithm":"sha512","hash":{"encoding":"hex","value":"603dc67a4a3371f734d9779e158b6a863c289bc76668f7ecc9fb5407f640083252383cde3ac7e99fbdbcb1dd77ef7d0f1f024d43472b6516071056113087de52"},"salt":{"value":"AP8Q","encoding":"base64","position":"suffix"}}`,
	"hmac":   `{"algorithm":"hmac","hash":{"value":"cXddFxqBJr+9cTQ2FqsgMR5ACkzFYYmvCkHjZmhW8ic=","encoding":"base64","digest":"sha256","key":{"value":"a key"}}}`,
	"ldap":   `{"algorithm":"ldap","hash":{"value":"{SSHA}Bz7J2x2U15E9hMCh+FwGiFvgtZdwaW5jaA=="}}`,
	"pbkdf2": `{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-sha1$i=1000,l=20$Z3JhaW4gb2Ygc2FsdA$KgFQcZGatcCzMAw3jjuxPS2Klak"}}`,
	"scrypt": `{"algorithm":"scrypt","hash":{"value":"fJS1ddekFEINOq18ecg4OyhDN2jNYRKtl1rubUFEOSk=","encoding":"base64"},"salt":{"value":"00ff10","encoding":"hex"},"keylen":32,"cost":1024,"blockSize":4,"parallelization":2}`,
	"argon2": `{"algorithm":"argon2","hash":{"value":"$argon2id$v=19$m=512,t=2,p=2$Z3JhaW4gb2Ygc2FsdCAxNg$zUu6kpNjIIwMSx0xO6ejnHR1jwXyJ2h6aKABGG/Tk80"}}`,
}

// textsOf is a map of texts as a value.
func textsOf(texts map[string]string) tftypes.Value {
	values := map[string]tftypes.Value{}
	for key, text := range texts {
		values[key] = acctest.String(text)
	}
	return tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, values)
}

// hashed are people in a database with these hashes.
func hashed(hashes map[string]string, version int64) (acctest.Attributes, people) {
	settings := usersDatabase()
	settings["password_hashes_wo"], settings["password_hashes_wo_version"] = textsOf(hashes), acctest.Int(version)
	all := people{}
	for key := range hashes {
		all[key] = someone(key + "@example.com")
	}
	return settings, all
}

// signsIn reports whether the password is that of somebody.
func (w *rosterWorld) signsIn(key, password string) bool {
	w.t.Helper()
	matches, err := w.Emulator.CheckPassword(w.ids()[key], password)
	if err != nil {
		w.t.Fatal(err)
	}
	return matches
}

// People come with the password that they have, whatever it was hashed with. Nothing of a hash is in state, private
// data, messages or log.
func TestRosterHashes_algorithms(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	settings, all := hashed(theHashes, 1)
	settings["mfa_factors_wo"] = textsOf(map[string]string{"plain": `[{"totp":{"secret":"CANARYAAAAAAAAAA"}},{"phone":{"value":"+14155550123"}}]`})
	var log bytes.Buffer
	w.apply(tflogtest.RootLogger(t.Context(), &log), settings, all)
	for key := range theHashes {
		if !w.signsIn(key, hashedPassword) || w.signsIn(key, "zoë & the 7 keys") {
			t.Errorf("%s: the password is another one", key)
		}
	}
	var methods []map[string]any
	w.Call("GET", "/users/"+url.PathEscape(w.ids()["plain"])+"/authentication-methods", nil, &methods)
	if len(methods) < 2 {
		t.Errorf("factors: %v", methods)
	}
	if text := log.String(); !strings.Contains(text, "Roster: an import job begins") || !strings.Contains(text, "/jobs/users-imports") {
		t.Error("the log is not the one to look at")
	}
	secrets := []string{"CANARYAAAAAAAAAA", "ABCDEFGHIJKLMNOPQRSTUOxj1gccCqdFyKicm", "52da8f7784a9d173f9342fc674821907", "KgFQcZGatcCzMAw3jjuxPS2Klak", "a key", "zUu6kpNjIIwMSx0xO6ejnHR1jwXyJ2h6aKABGG"}
	for what, raw := range map[string]string{"state": string(w.state.MsgPack), "private data": string(w.private), "messages": w.warnings, "log": log.String()} {
		for _, secret := range secrets {
			if strings.Contains(raw, secret) {
				t.Errorf("%s is in the %s", secret, what)
			}
		}
	}
	w.expectNoChanges(settings, all)
}

// Even one person with a hash comes by job; nobody is made without it; who exists keeps the password, and the plan says so.
func TestRosterHashes_rules(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	one := map[string]string{"plain": theHashes["plain"]}
	settings, all := hashed(one, 1)
	p := w.plan(settings, all)
	w.p.NoError(p.Diagnostics)
	w.Faults("POST /jobs/users-imports status=403")
	resp := w.apply(t.Context(), settings, all)
	if text := acctest.Errors(resp.Diagnostics); !strings.Contains(text, `"plain"`) || len(w.Users()) != 0 {
		t.Errorf("without a job: %s, %d users", text, len(w.Users()))
	}
	w.Faults()
	w.ResetRequests()
	w.apply(t.Context(), settings, all)
	requests := withoutLooks(w.World)
	delete(requests, "GET /jobs/{id}")
	expectMap(t, map[string]int{"POST /jobs/users-imports": 1}, requests)

	w.ResetRequests()
	settings, all = hashed(map[string]string{"plain": theHashes["bcrypt"], "nobody": theHashes["md4"]}, 2)
	delete(all, "nobody")
	w.apply(t.Context(), settings, all)
	w.expectSays(`Password Hash Is Not Used: "plain"`, "Password Hashes of Nobody", `"nobody"`)
	expectRequests(t, w.World, "another version", map[string]int{})
	if !w.signsIn("plain", hashedPassword) {
		t.Error("the password was replaced")
	}
	w.expectNoChanges(settings, all)

	w.apply(t.Context(), usersDatabase(), all)
	expectRequests(t, w.World, "without the hashes", map[string]int{"GET /users/{id}": 1})
	if !w.signsIn("plain", hashedPassword) {
		t.Error("the password went with its hash")
	}
	w.expectNoChanges(usersDatabase(), all)

	settings, all = hashed(one, 1)
	settings["connection_name"] = acctest.String("email")
	other := newRosterWorld(t)
	resp = other.apply(t.Context(), settings, all)
	if text := acctest.Errors(resp.Diagnostics); !strings.Contains(text, `Password Hash Cannot Be Sent: "plain"`) || !strings.Contains(text, "Nobody is made without them") || len(other.Users()) != 0 {
		t.Errorf("in another kind of connection: %s", text)
	}
}

// What Auth0 would refuse is an error of the validation, which does not show the hash.
func TestRosterHashes_validate(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(settings acctest.Attributes, all people)
		want   string
	}{
		"valid": {func(acctest.Attributes, people) {}, ""},
		"broken": {func(s acctest.Attributes, _ people) {
			s["password_hashes_wo"] = textsOf(map[string]string{"md4": "c4n4ry"})
		}, `Password Hash Will Be Refused: "md4"`},
		"factors": {func(s acctest.Attributes, _ people) {
			s["mfa_factors_wo"] = textsOf(map[string]string{"md4": "c4n4ry"})
		}, `Second Factors Will Be Refused: "md4"`},
		"an empty hash": {func(s acctest.Attributes, _ people) {
			s["password_hashes_wo"] = textsOf(map[string]string{"md4": ""})
		}, "the hash in password_hashes_wo: the text is empty.\n\nLeave the key out, or write null"},
		"empty factors": {func(s acctest.Attributes, _ people) {
			s["mfa_factors_wo"] = textsOf(map[string]string{"md4": " "})
		}, "the factors in mfa_factors_wo: the text is empty."},
		"never":       {func(s acctest.Attributes, _ people) { s["import_jobs"] = acctest.String("never") }, "Import Jobs Are Needed"},
		"import_jobs": {func(s acctest.Attributes, _ people) { s["import_jobs"] = acctest.String("sometimes") }, `AttributeName("import_jobs")`},
		"both": {func(s acctest.Attributes, _ people) {
			s["passwords_wo"], s["passwords_wo_version"] = passwordsOf("md4"), acctest.Int(1)
		}, "Password And Password Hash"},
		"no e-mail": {func(_ acctest.Attributes, all people) {
			all["md4"] = acctest.Attributes{"username": acctest.String("ada")}
		}, "needs an e-mail address"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			settings, all := hashed(map[string]string{"md4": theHashes["md4"]}, 1)
			c.change(settings, all)
			for _, allowed := range []bool{true, false} {
				resp, err := w.p.Server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{
					TypeName: rosterType, Config: w.config(settings, all),
					ClientCapabilities: &tfprotov6.ValidateResourceConfigClientCapabilities{WriteOnlyAttributesAllowed: allowed},
				})
				if err != nil {
					t.Fatal(err)
				}
				said := allSaid(resp.Diagnostics)
				if allowed && (c.want == "") != (acctest.Errors(resp.Diagnostics) == "") || !strings.Contains(said, c.want) || strings.Contains(said, "c4n4ry") {
					t.Errorf("says: %s", said)
				}
				if !allowed && !strings.Contains(said, "Write-Only Argument Not Possible") {
					t.Errorf("an old CLI: %s", said)
				}
			}
		})
	}
}

// Whose factors Auth0 cannot take is there all the same, and told.
func TestRosterHashes_factors(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t, emulator.Options{})
	settings, all := hashed(map[string]string{"md4": theHashes["md4"], "md5": theHashes["md5"]}, 1)
	settings["mfa_factors_wo"] = textsOf(map[string]string{"md4": `[{"totp":{"secret":"AAAAAAAA"}},{"totp":{"secret":"BBBBBBBB"}}]`})
	resp := w.apply(t.Context(), settings, all)
	if text := acctest.Errors(resp.Diagnostics); text != "" || !strings.Contains(w.warnings, `Second Factors Not Imported: "md4"`) || w.ids()["md4"] == "" {
		t.Errorf("%s%s", text, w.warnings)
	}
	w.expectNoChanges(settings, all)
}

// Who does not fit into a job is not made without the password: nobody could sign in, and the hash could not be sent later.
func TestRosterHashes_tooLarge(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	settings, all := hashed(map[string]string{"large": theHashes["plain"], "small": theHashes["md4"]}, 1)
	all["large"]["app_metadata"] = acctest.String(`{"notes":"` + strings.Repeat("x", 520_000) + `"}`)
	resp := w.apply(t.Context(), settings, all)
	said := allSaid(resp.Diagnostics)
	if !strings.Contains(said, `Password Hash Cannot Be Sent: "large"`) || len(w.Users()) != 1 || !w.signsIn("small", hashedPassword) {
		t.Errorf("%d users: %s", len(w.Users()), said)
	}
}
