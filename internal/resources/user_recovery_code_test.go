// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/ProtonMail/go-crypto/openpgp"
	"github.com/ProtonMail/go-crypto/openpgp/armor"
	"github.com/ProtonMail/go-crypto/openpgp/packet"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const (
	recoveryCodeAddr = "auth0users_user_recovery_code.r"
	recoveryCodeType = "auth0users_user_recovery_code"
	regenerate       = "POST /users/{id}/recovery-code-regeneration"
)

var recoveryCode = regexp.MustCompile(`^[A-Z0-9]{24}$`)

// newPGPKey makes a key pair.
func newPGPKey(t *testing.T, edit ...func(*packet.Config)) *openpgp.Entity {
	t.Helper()
	config := &packet.Config{Algorithm: packet.PubKeyAlgoEdDSA}
	for _, e := range edit {
		e(config)
	}
	key, err := openpgp.NewEntity("Grace", "", "grace@example.com", config)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// exported is a key ring of public keys.
func exported(t *testing.T, keys ...*openpgp.Entity) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, key := range keys {
		if err := key.Serialize(&b); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func armored(t *testing.T, kind string, binary []byte) string {
	t.Helper()
	var b strings.Builder
	w, err := armor.Encode(&b, kind, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(binary); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// decrypted is what the owner of the key reads in base64 text.
func decrypted(key *openpgp.Entity, text string) (string, error) {
	sealed, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return "", err
	}
	message, err := openpgp.ReadMessage(bytes.NewReader(sealed), openpgp.EntityList{key}, nil, nil)
	if err != nil {
		return "", err
	}
	plain, err := io.ReadAll(message.UnverifiedBody)
	return string(plain), err
}

func newCode(trigger, key string) string {
	return fmt.Sprintf("resource \"auth0users_user_recovery_code\" \"r\" {\n  user_id = %q\n  triggers = { on = %q }\n  pgp_key = %s\n}\n", grace, trigger, key)
}

func TestAccUserRecoveryCode(t *testing.T) {
	t.Parallel()
	w := signedInWorld(t)
	key := newPGPKey(t)
	quoted := fmt.Sprintf("%q", base64.StdEncoding.EncodeToString(exported(t, key)))
	one, none := map[string]int{regenerate: 1}, map[string]int{}

	seen := map[string]bool{}
	isNew := func(code string) error {
		if !recoveryCode.MatchString(code) || seen[code] {
			return fmt.Errorf("%q is no code, or an old one", code)
		}
		seen[code] = true
		return nil
	}
	value := func(name string, check knownvalue.Check) statecheck.StateCheck {
		return statecheck.ExpectKnownValue(recoveryCodeAddr, tfjsonpath.New(name), check)
	}
	plain := []statecheck.StateCheck{
		statecheck.ExpectSensitiveValue(recoveryCodeAddr, tfjsonpath.New("recovery_code")),
		value("recovery_code", knownvalue.StringFunc(isNew)),
		value("encrypted_recovery_code", knownvalue.Null()), value("key_fingerprint", knownvalue.Null()),
	}
	step := func(config string, what plancheck.ResourceActionType, want map[string]int, checks ...statecheck.StateCheck) resource.TestStep {
		s := doneOnce(w, config, recoveryCodeAddr, what, want)
		s.ConfigStateChecks = checks
		return s
	}
	sealed := step(newCode("2", quoted), plancheck.ResourceActionReplace, one,
		value("recovery_code", knownvalue.Null()), value("key_fingerprint", knownvalue.StringExact(hex.EncodeToString(key.PrimaryKey.Fingerprint))),
		value("encrypted_recovery_code", knownvalue.StringFunc(func(text string) error {
			code, err := decrypted(key, text)
			if err != nil {
				return err
			}
			return isNew(code)
		})))
	sealed.ConfigPlanChecks.PreApply = append(sealed.ConfigPlanChecks.PreApply,
		plancheck.ExpectUnknownValue(recoveryCodeAddr, tfjsonpath.New("encrypted_recovery_code")),
		plancheck.ExpectKnownValue(recoveryCodeAddr, tfjsonpath.New("recovery_code"), knownvalue.Null()))

	w.Run(
		step(newCode("1", "null"), plancheck.ResourceActionCreate, one, plain...),
		step(newCode("2", "null"), plancheck.ResourceActionReplace, one, plain...),
		sealed,
		step(nobody, plancheck.ResourceActionDestroy, none),
	)
}

// The key that is written, in whichever form, is the one that can decrypt, and the
// code is nowhere else: in no plan and no state.
func TestUserRecoveryCode_pgp(t *testing.T) {
	t.Parallel()
	rsa := newPGPKey(t, func(c *packet.Config) { c.Algorithm, c.RSABits = packet.PubKeyAlgoRSA, 2048 })
	key := newPGPKey(t)
	binary := exported(t, key)
	text := armored(t, openpgp.PublicKeyType, binary)
	inBase64 := base64.StdEncoding.EncodeToString(binary)
	for name, c := range map[string]struct {
		key  *openpgp.Entity
		text string
	}{
		"armored":           {key, text},
		"armored, indented": {key, "\n" + text + "\n\n"},
		"base64":            {key, inBase64},
		"base64, in lines":  {key, inBase64[:76] + "\n" + inBase64[76:] + "\n"},
		"armored in base64": {key, base64.StdEncoding.EncodeToString([]byte(text))},
		"RSA":               {rsa, armored(t, openpgp.PublicKeyType, exported(t, rsa))},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := signedInWorld(t)
			planned, state, problem := create(t, w.NewProtocol(nil), recoveryCodeType,
				acctest.Attributes{"user_id": acctest.String(grace), "pgp_key": acctest.String(c.text)})
			if problem != "" {
				t.Fatal(problem)
			}
			code, err := decrypted(c.key, acctest.Text(state["encrypted_recovery_code"]))
			if err != nil || !recoveryCode.MatchString(code) {
				t.Fatalf("decrypted: %q, %v", code, err)
			}
			for where, values := range map[string]acctest.Attributes{"plan": planned, "state": state} {
				if !values["recovery_code"].IsNull() || strings.Contains(fmt.Sprint(values), code) {
					t.Errorf("the %s has the code: %v", where, values)
				}
			}
			if _, err := decrypted(newPGPKey(t), acctest.Text(state["encrypted_recovery_code"])); err == nil {
				t.Error("another key can decrypt as well")
			}
		})
	}
}

// A key that cannot be used is an error of the plan: a code that nobody can read would
// have made the one of before invalid.
func TestUserRecoveryCode_invalidKey(t *testing.T) {
	t.Parallel()
	key := newPGPKey(t)
	past := func(c *packet.Config) {
		c.Time = func() time.Time { return time.Now().Add(-48 * time.Hour) }
		c.KeyLifetimeSecs = 3600
	}
	signing := newPGPKey(t)
	signing.Subkeys = nil
	var private bytes.Buffer
	if err := key.SerializePrivate(&private, nil); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ text, want string }{
		"empty":          {"", "holds no PGP public key"},
		"not base64":     {"grace@example.com", "neither an armored PGP key nor base64"},
		"something else": {base64.StdEncoding.EncodeToString([]byte("ssh-ed25519 AAAA")), "holds no PGP public key"},
		"a message":      {armored(t, "PGP MESSAGE", []byte("x")), "holds no PGP public key"},
		"cut off":        {base64.StdEncoding.EncodeToString(exported(t, key)[:40]), "holds no PGP public key"},
		"private":        {armored(t, openpgp.PrivateKeyType, private.Bytes()), "This is a private key"},
		"two":            {base64.StdEncoding.EncodeToString(exported(t, key, newPGPKey(t))), "several keys"},
		"keybase":        {"keybase:grace", "https://keybase.io/USER/pgp_keys.asc"},
		"expired":        {base64.StdEncoding.EncodeToString(exported(t, newPGPKey(t, past))), "expired or revoked"},
		"signs only":     {base64.StdEncoding.EncodeToString(exported(t, signing)), "has no part for encryption"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := signedInWorld(t)
			p := w.NewProtocol(nil)
			planned, _, problem := create(t, p, recoveryCodeType, acctest.Attributes{"user_id": acctest.String(grace), "pgp_key": acctest.String(c.text)})
			if planned != nil || !strings.Contains(problem, c.want) || !strings.Contains(problem, `AttributeName("pgp_key"): Invalid PGP Key`) {
				t.Errorf("planned %v, message:\n%s", planned, problem)
			}
			if len(w.Requests()) > 0 {
				t.Errorf("requests: %v", w.Requests())
			}
		})
	}
}

// The same key in another form makes no other code: the one that somebody has stays valid.
func TestUserRecoveryCode_sameKey(t *testing.T) {
	t.Parallel()
	w := signedInWorld(t)
	key := newPGPKey(t)
	s := &stateful{t: t, p: w.NewProtocol(nil), typeName: recoveryCodeType}
	config := func(text string) acctest.Attributes {
		return acctest.Attributes{"user_id": acctest.String(grace), "pgp_key": acctest.String(text)}
	}
	binary, text := base64.StdEncoding.EncodeToString(exported(t, key)), armored(t, openpgp.PublicKeyType, exported(t, key))
	if problem := s.to(config(text)); problem != "" {
		t.Fatal(problem)
	}
	if err := key.AddUserId("Grace Hopper", "", "hopper@example.com", nil); err != nil {
		t.Fatal(err)
	}
	for name, same := range map[string]string{
		"blanks": "\n  " + text + "\n\n", "base64": binary, "lines of base64": binary[:40] + "\n" + binary[40:],
		"base64 of armor": base64.StdEncoding.EncodeToString([]byte(text)), "another user ID": armored(t, openpgp.PublicKeyType, exported(t, key)),
	} {
		if p := s.plan(config(same)); !s.unchanged(p) {
			t.Errorf("%s: replaces %t, %s", name, p.replaces, p.errors)
		}
	}
	if p := s.plan(config(armored(t, openpgp.PublicKeyType, exported(t, newPGPKey(t))))); !p.replaces {
		t.Error("another key makes no other code")
	}
	if n := w.Requests()[regenerate]; n != 1 {
		t.Errorf("%d requests", n)
	}
}

// A key that the plan does not know yet is checked before the request.
func TestUserRecoveryCode_unknownKey(t *testing.T) {
	t.Parallel()
	w := signedInWorld(t)
	p := w.NewProtocol(nil)
	plan := planUnknown(t, p, recoveryCodeType, acctest.Attributes{"user_id": acctest.String(grace)}, "pgp_key")
	for _, name := range []string{"recovery_code", "encrypted_recovery_code", "key_fingerprint"} {
		if plan[name].IsKnown() {
			t.Errorf("the plan claims to know %s", name)
		}
	}
	key := newPGPKey(t)
	state, problem := applyPlan(t, p, recoveryCodeType, plan, "pgp_key", acctest.String("keybase:grace"))
	if state != nil || !strings.Contains(problem, "Invalid PGP Key") || len(w.Requests()) > 0 {
		t.Errorf("state %v, requests %v, message:\n%s", state, w.Requests(), problem)
	}
	state, problem = applyPlan(t, p, recoveryCodeType, plan, "pgp_key", acctest.String(armored(t, openpgp.PublicKeyType, exported(t, key))))
	if code, err := decrypted(key, acctest.Text(state["encrypted_recovery_code"])); problem != "" || err != nil || !recoveryCode.MatchString(code) {
		t.Errorf("%q, %v, message:\n%s", code, err, problem)
	}
}

func TestUserRecoveryCode_refused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ userID, fault, want string }{
		"no user": {"auth0|nobody", "", `AttributeName("user_id"): User Not Found`},
		"lost":    {grace, regenerate + " drop-after", "only the newest counts"},
		"refused": {grace, regenerate + " status=400", "Could not regenerate the recovery code of the user " + grace},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := signedInWorld(t)
			if c.fault != "" {
				w.Faults(c.fault)
			}
			_, state, problem := create(t, w.NewProtocol(nil), recoveryCodeType, acctest.Attributes{"user_id": acctest.String(c.userID)})
			if state != nil || !strings.Contains(problem, c.want) {
				t.Errorf("state %v, message:\n%s", state, problem)
			}
			if n := w.Requests()[regenerate]; n > 1 {
				t.Errorf("%d requests", n)
			}
		})
	}
}
