// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// matches asks the emulator's own endpoint whether it is the password of a user.
func (n *tenant) matches(userID, password string) bool {
	n.t.Helper()
	body := string(mustJSON(n.t, object{"user_id": userID, "password": password}))
	return n.control("POST", "passwords", body).want(n.t, http.StatusOK).object(n.t)["matches"] == true
}

func TestPasswordOfTheAPI(t *testing.T) {
	t.Parallel()
	o := emulator.Options{DataFile: filepath.Join(t.TempDir(), "data")}
	n := newTenant(t, o)
	const first, second = "Zoë & the 7 keys", "another Password 8"
	id := n.newUser(object{"email": "a@example.com", "password": first})
	if !n.matches(id, first) || n.matches(id, second) || n.matches(id, "") {
		t.Error("after the create")
	}
	n.api("PATCH", userPath(id), object{"name": "A"}).want(t, http.StatusOK)
	if !n.matches(id, first) {
		t.Error("after a change of the name")
	}
	before := n.srv.Snapshot()
	n.api("PATCH", userPath(id), object{"password": second, "connection": database}).want(t, http.StatusOK)
	if n.matches(id, first) || !n.matches(id, second) {
		t.Error("after a change")
	}
	n.control("POST", "passwords", `{"user_id":"auth0|nobody","password":"x"}`).want(t, http.StatusBadRequest)
	n.control("POST", "passwords", `[]`).want(t, http.StatusBadRequest)
	if err := n.srv.Close(); err != nil {
		t.Fatal(err)
	}
	again := newTenant(t, o)
	if again.matches(id, first) || !again.matches(id, second) {
		t.Error("after a restart")
	}
	if err := n.srv.Restore(before); err == nil || again.srv.Restore(nil) == nil {
		t.Error("a closed emulator was restored")
	}
	again.api("DELETE", userPath(id), nil).want(t, http.StatusNoContent)
	if _, err := again.srv.CheckPassword(id, second); err == nil {
		t.Error("a deleted user has a password")
	}
}

// A seed may say a password.
func TestPasswordOfSeed(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, "users: [{user_id: auth0|ada, connection: "+database+", email: ada@example.com, password: Secret}]")})
	if !n.matches("auth0|ada", "Secret") || n.matches("auth0|ada", "secret") {
		t.Error("another password")
	}
	if raw := n.api("GET", "/users/auth0%7Cada", nil).raw; strings.Contains(raw, "Secret") {
		t.Errorf("the password is shown: %s", raw)
	}
}

// A login with a password works with the right one alone; ten wrong ones block the address.
func TestLoginWithPassword(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "a@example.com", "password": "Right-Password-1"})
	login := func(password string) response {
		return n.control("POST", "logins", string(mustJSON(t, object{"user_id": id, "password": password})))
	}
	login("Right-Password-1").want(t, http.StatusCreated)
	login("").want(t, http.StatusCreated) // as a person with a session elsewhere
	for range 10 {
		refused := login("Wrong-Password-1").want(t, http.StatusBadRequest)
		if refused.object(t)["message"] != "wrong email or password" {
			t.Errorf("refusal: %s", refused.raw)
		}
	}
	login("Right-Password-1").want(t, http.StatusBadRequest)
	blocks := n.api("GET", "/user-blocks/"+strings.ReplaceAll(id, "|", "%7C"), nil).want(t, http.StatusOK).object(t)
	if list, _ := blocks["blocked_for"].([]any); len(list) != 1 {
		t.Errorf("blocks: %v", blocks)
	}
}

const oldPassword = "Zoë & the 7 keys"

// imported hashes of oldPassword, made by others; all algorithms have tests of their own.
const (
	hashPlain  = `"password_hash":"$2b$10$ABCDEFGHIJKLMNOPQRSTUOxj1gccCqdFyKicmDoLzGGJQEmaf65Gi"`
	hashCustom = `"custom_password_hash":{"algorithm":"sha1","hash":{"value":"47uVlwEz7cuFFMelbwOBsXIZVRc=","encoding":"base64"}}`
	hashOther  = `"custom_password_hash":{"algorithm":"ldap","hash":{"value":"{MD5}X03MO1qnZdYdgyfeuILPmQ=="}}` // of "password"
)

// Whoever is imported with a hash logs in with the old password, and nobody sees the hash.
func TestImportPasswords(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, Seed: mustSeed(t, importWorld)})
	file := `[{"email":"a@example.com","user_id":"a",` + hashPlain + `},{"email":"b@example.com","user_id":"b",` + hashCustom + `},
		{"email":"c@example.com","user_id":"c"}]`
	if errs := n.importRows(c, file, false); errs != nil {
		t.Fatalf("errors: %v", errs)
	}
	for _, id := range []string{"auth0|a", "auth0|b"} {
		if !n.matches(id, oldPassword) || n.matches(id, "password") {
			t.Errorf("%s: the wrong password", id)
		}
		if got := n.api("GET", userPath(id), nil).want(t, http.StatusOK).raw; strings.Contains(got, "hash") {
			t.Errorf("a hash is shown: %s", got)
		}
	}
	if n.matches("auth0|c", "") || n.matches("auth0|c", oldPassword) {
		t.Error("who came without a hash has a password that somebody knows")
	}
	if _, err := n.srv.Login(emulator.Login{UserID: "auth0|a", Password: oldPassword}); err != nil {
		t.Error(err)
	}
}

// An upsert replaces a custom hash until somebody logs in with it, and no other password.
func TestImportUpsertPassword(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, Seed: mustSeed(t, importWorld)})
	file := func(hash string) string {
		rows := ""
		for _, name := range []string{"custom", "used", "plain", "none"} {
			own := map[string]string{"plain": "," + hashPlain, "none": ""}[name]
			if hash != "" {
				own = "," + hash
			} else if name == "custom" || name == "used" {
				own = "," + hashCustom
			}
			rows += fmt.Sprintf(`,{"email":"%s@example.com","user_id":"%s","name":"N%d"%s}`, name, name, len(hash), own)
		}
		return "[" + rows[1:] + "]"
	}
	if errs := n.importRows(c, file(""), false); errs != nil {
		t.Fatalf("errors: %v", errs)
	}
	if _, err := n.srv.Login(emulator.Login{UserID: "auth0|used", Password: oldPassword}); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, item := range n.importRows(c, file(hashOther), true) {
		entry, _ := item.(object)
		user, _ := entry["user"].(object)
		got = append(got, fmt.Sprint(user["user_id"], members(entry["errors"], "code"), members(entry["errors"], "message")))
	}
	const refusal = "[CONFLICT] [A custom_password_hash was provided, but the user already has password hash defined]"
	want := []string{"used " + refusal, "plain " + refusal, "none " + refusal}
	for i := range want {
		want[i] = strings.Replace(want[i], " [CONFLICT] [", "[CONFLICT] [", 1)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
	for id, password := range map[string]string{"custom": "password", "used": oldPassword, "plain": oldPassword} {
		if !n.matches("auth0|"+id, password) {
			t.Errorf("%s: another password", id)
		}
		renamed := n.api("GET", "/users/auth0%7C"+id, nil).object(t)["name"] != "N0"
		if renamed != (id == "custom") {
			t.Errorf("%s: renamed is %t", id, renamed)
		}
	}
	if errs := n.importRows(c, `[{"email":"custom@example.com",`+hashPlain+`}]`, true); errs != nil || !n.matches("auth0|custom", "password") {
		t.Errorf("an upsert took a password_hash: %v", errs)
	}
}

// Broken hashes and factors are errors of their user, without the secret in it.
func TestImportSecretErrors(t *testing.T) {
	t.Parallel()
	totp := func(count int) string {
		return `"mfa_factors":[` + strings.TrimSuffix(strings.Repeat(`{"phone":{"value":"+1"}},`, count), ",") + `]`
	}
	for name, tc := range map[string]struct{ row, code, path string }{
		"two hashes":       {hashPlain + "," + hashCustom, "NOT_PASSED", "password_hash"},
		"cost 12":          {`"password_hash":"$2b$12$c4n4ry"`, "PATTERN", "password_hash"},
		"2y":               {`"password_hash":"$2y$10$c4n4ry"`, "PATTERN", "password_hash"},
		"no algorithm":     {`"custom_password_hash":{"hash":{"value":"c4n4ry"}}`, "OBJECT_REQUIRED", "custom_password_hash"},
		"wrong algorithm":  {`"custom_password_hash":{"algorithm":"sha3","hash":{"value":"c4n4ry"}}`, "ENUM_MISMATCH", "custom_password_hash.algorithm"},
		"wrong encoding":   {`"custom_password_hash":{"algorithm":"md5","hash":{"value":"c4n4ry","encoding":"utf8"}}`, "ENUM_MISMATCH", "custom_password_hash.hash.encoding"},
		"salt not allowed": {`"custom_password_hash":{"algorithm":"ldap","hash":{"value":"c4n4ry"},"salt":{"value":"c4n4ry"}}`, "NOT_PASSED", "custom_password_hash"},
		"keylen 0":         {`"custom_password_hash":{"algorithm":"scrypt","keylen":0,"hash":{"value":"ff","encoding":"hex"}}`, "MINIMUM", "custom_password_hash.keylen"},
		"not hex":          {`"custom_password_hash":{"algorithm":"md5","hash":{"value":"c4n4ry","encoding":"hex"}}`, "PATTERN", "custom_password_hash.hash.value"},
		"no object":        {`"custom_password_hash":"c4n4ry"`, "INVALID_TYPE", "custom_password_hash"},
		"no factors":       {totp(0), "ARRAY_LENGTH_SHORT", "mfa_factors"},
		"eleven factors":   {totp(11), "ARRAY_LENGTH_LONG", "mfa_factors"},
		"factor of two":    {`"mfa_factors":[{"phone":{"value":"+1"},"email":{"value":"a@example.com"}}]`, "NOT_PASSED", "mfa_factors[0]"},
		"unknown factor":   {`"mfa_factors":[{"push":{}}]`, "NOT_PASSED", "mfa_factors[0]"},
		"no phone":         {`"mfa_factors":[{"phone":{"value":"123"}}]`, "PATTERN", "mfa_factors[0].phone.value"},
		"no address":       {`"mfa_factors":[{"email":{"value":"x"}}]`, "FORMAT", "mfa_factors[0].email.value"},
		"no secret":        {`"mfa_factors":[{"totp":{}}]`, "OBJECT_REQUIRED", "mfa_factors[0].totp"},
		"lower secret":     {`"mfa_factors":[{"totp":{"secret":"abc"}}]`, "PATTERN", "mfa_factors[0].totp.secret"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClock()
			n := newTenant(t, emulator.Options{Now: c.now, Seed: mustSeed(t, importWorld)})
			entries := n.importRows(c, `[{"email":"x@example.com","user_id":"x",`+tc.row+`}]`, false)
			if len(entries) != 1 {
				t.Fatalf("errors: %v", entries)
			}
			entry, _ := entries[0].(object)
			if diff := cmp.Diff([]string{tc.code, tc.path}, append(members(entry["errors"], "code"), members(entry["errors"], "path")...)); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
			if strings.Contains(string(mustJSON(t, entry)), "c4n4ry") {
				t.Errorf("the hash is told: %v", entry)
			}
			n.api("GET", "/users/auth0%7Cx", nil).want(t, http.StatusNotFound)
		})
	}
}

// The factors of an import are authentication methods. When they cannot be, the user is there
// without them, and an error.
func TestImportFactors(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, JobTime: time.Second, Seed: mustSeed(t, importWorld)})
	path := n.imports(`[{"email":"a@example.com","user_id":"a","mfa_factors":[{"phone":{"value":"+15551112233"}},{"totp":{"secret":"JBSWY3DPEHPK3PXP"}},
		{"email":{"value":"second@example.com"}}]},{"email":"b@example.com","user_id":"b","mfa_factors":[{"totp":{"secret":"A"}},{"totp":{"secret":"B"}}]}]`)
	c.advance(time.Second)
	methods := n.api("GET", "/users/auth0%7Ca/authentication-methods", nil).want(t, http.StatusOK).body
	if diff := cmp.Diff([]string{"email", "totp", "phone"}, members(methods, "type")); diff != "" {
		t.Errorf("methods (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"<nil>", "<nil>", "XXXXXXXX2233"}, members(methods, "phone_number")); diff != "" {
		t.Errorf("phone (-want +got):\n%s", diff)
	}
	if got := n.api("GET", "/users/auth0%7Cb/authentication-methods", nil).want(t, http.StatusOK).body; len(members(got, "type")) != 0 {
		t.Errorf("methods of b: %v", got)
	}
	if summary := n.job(path)["summary"]; cmp.Diff(object{"failed": num(1), "updated": num(0), "inserted": num(1), "total": num(2)}, summary) != "" {
		t.Errorf("summary: %v", summary)
	}
	list := n.api("GET", path+"/errors", nil).want(t, http.StatusOK).list(t)
	entry, _ := list[0].(object)
	if diff := cmp.Diff([]any{object{"code": "MFA_FACTORS_FAILED", "message": "Unable to import factors"}}, entry["errors"]); diff != "" {
		t.Errorf("error (-want +got):\n%s", diff)
	}
}
