// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/passwordhash"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// parsed is the object of a text.
func parsed(t *testing.T, text string) map[string]any {
	t.Helper()
	v, err := wire.Decode([]byte(text))
	object, ok := v.(map[string]any)
	if err != nil || !ok {
		t.Fatalf("%s: %v", text, err)
	}
	return object
}

// The password of each hash is right, and nothing that is like it.
func TestVectors(t *testing.T) {
	t.Parallel()
	for name, text := range vectors {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check, v := passwordhash.Custom(parsed(t, text))
			if v != nil {
				t.Fatal(v)
			}
			if !check(password) {
				t.Error("the password is refused")
			}
			for _, wrong := range []string{strings.ToLower(password), "Zoe & the 7 keys"} {
				if check(wrong) {
					t.Errorf("%q is accepted", wrong)
				}
			}
		})
	}
}

// There is a vector of each algorithm and of each digest of HMAC.
func TestVectorsOfAll(t *testing.T) {
	t.Parallel()
	have := map[string]bool{}
	for _, text := range vectors {
		in := parsed(t, text)
		have[fmt.Sprint(in["algorithm"])] = true
		hash, _ := in["hash"].(map[string]any)
		have[fmt.Sprint("hmac ", hash["digest"])] = true
	}
	s := passwordhash.Schema().Object.Properties
	for _, algorithm := range s["algorithm"].Enum {
		if !have[algorithm] {
			t.Errorf("no vector of %s", algorithm)
		}
	}
	for _, digest := range s["hash"].Object.Properties["digest"].Enum {
		if !have["hmac "+digest] {
			t.Errorf("no vector of hmac with %s", digest)
		}
	}
	if got := len(s["algorithm"].Enum); got != 11 {
		t.Errorf("%d algorithms", got)
	}
}

// bcrypt looks at 72 bytes, the salt's included.
func TestBcrypt72(t *testing.T) {
	t.Parallel()
	whole := passwordhash.Bcrypt("$2b$04$abcdefghijklmnopqrstuuBzzIgyKkz7xMWYSzkIjUSnxEQFQ0WNe")
	if !whole(strings.Repeat("a", 72)) || !whole(strings.Repeat("a", 72)+"b") || whole(strings.Repeat("a", 71)) {
		t.Error("not the first 72 bytes")
	}
	salted, v := passwordhash.Custom(parsed(t,
		`{"algorithm":"bcrypt","hash":{"value":"$2b$04$abcdefghijklmnopqrstuuFSOSOu6ofLEaYSIZkz.WKvQlvMHfjGO"},"salt":{"value":"ssssssssss"}}`))
	if v != nil || !salted(strings.Repeat("b", 62)) || !salted(strings.Repeat("b", 63)) || salted(strings.Repeat("b", 61)) {
		t.Errorf("not 62 bytes behind a salt of 10: %v", v)
	}
	if ten := passwordhash.Bcrypt("$2b$10$ABCDEFGHIJKLMNOPQRSTUOxj1gccCqdFyKicmDoLzGGJQEmaf65Gi"); !ten(password) || ten("x") {
		t.Error("cost 10")
	}
	if passwordhash.Bcrypt("$2b$10$x")("x") {
		t.Error("half a hash matches")
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	const canary = "c4n4ry"
	for text, want := range map[string]string{
		`{}`:                  "Missing required property: algorithm",
		`{"algorithm":"md5"}`: "Missing required property: hash",
		`{"algorithm":"bogus","hash":{"value":""}}`:                                                                          "No enum match",
		`{"algorithm":"md5","hash":{}}`:                                                                                      "Missing required property: value",
		`{"algorithm":"md5","hash":{"value":"c4n4ry"}}`:                                                                      "Missing required property: encoding",
		`{"algorithm":"md5","hash":{"value":"c4n4ry","encoding":"utf8"}}`:                                                    "No enum match",
		`{"algorithm":"md5","hash":{"value":"c4n4ry","encoding":"hex"}}`:                                                     "does not match",
		`{"algorithm":"md5","hash":{"value":"c4n4ry!","encoding":"base64"}}`:                                                 "does not match",
		`{"algorithm":"md5","hash":{"value":"ff","encoding":"hex"},"salt":{}}`:                                               "Missing required property: value",
		`{"algorithm":"md5","hash":{"value":"ff","encoding":"hex"},"salt":{"value":"c4n4ry","encoding":"hex"}}`:              "does not match",
		`{"algorithm":"md5","hash":{"value":"ff","encoding":"hex"},"salt":{"value":"s","position":"middle"}}`:                "No enum match",
		`{"algorithm":"md5","hash":{"value":"ff","encoding":"hex"},"iterations":1}`:                                          "Additional properties not allowed: iterations",
		`{"algorithm":"md5","hash":{"value":"ff","encoding":"hex"},"password":{"encoding":"utf7"}}`:                          "No enum match",
		`{"algorithm":"hmac","hash":{"value":"ff","encoding":"hex","key":{"value":"k"}}}`:                                    "Missing required property: digest",
		`{"algorithm":"hmac","hash":{"value":"ff","encoding":"hex","digest":"sha1"}}`:                                        "Missing required property: key",
		`{"algorithm":"hmac","hash":{"value":"ff","encoding":"hex","digest":"sha1","key":{}}}`:                               "Missing required property: value",
		`{"algorithm":"hmac","hash":{"value":"ff","encoding":"hex","digest":"mdc2","key":{"value":"k"}}}`:                    "No enum match",
		`{"algorithm":"bcrypt","hash":{"value":"$2x$10$c4n4ry"}}`:                                                            "does not match",
		`{"algorithm":"bcrypt","hash":{"value":"$2b$10$c4n4ry","encoding":"hex"}}`:                                           "No enum match",
		`{"algorithm":"argon2","hash":{"value":"$argon2d$v=19$m=512,t=2,p=2$c4n4ry11$c4n4ry11"}}`:                            "does not match",
		`{"algorithm":"argon2","hash":{"value":"$argon2id$v=16$m=512,t=2,p=2$c4n4ry11$c4n4ry11"}}`:                           "does not match",
		`{"algorithm":"argon2","hash":{"value":"$argon2id$v=19$m=512,t=2$c4n4ry11$c4n4ry11"}}`:                               "does not match",
		`{"algorithm":"argon2","hash":{"value":"$argon2id$v=19$m=512,t=2,p=256$c4n4ry11$c4n4ry11"}}`:                         "does not match",
		`{"algorithm":"argon2","hash":{"value":"$argon2id$v=19$m=512,t=2,p=1$$c4n4ry11"}}`:                                   "does not match",
		`{"algorithm":"argon2","hash":{"value":"$argon2id$v=19$m=512,t=2,p=1$c4n4ry11$c4n4ry11"},"salt":{"value":"c4n4ry"}}`: "Additional properties not allowed: salt",
		`{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-sha3$i=1,l=3$c4n4ry11$c4n4ry11"}}`:                                   "does not match",
		`{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-sha1$1000$c4n4ry11$c4n4ry11"}}`:                                      "does not match",
		`{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-sha1$i=0,l=3$c4n4ry11$c4n4ry11"}}`:                                   "does not match",
		`{"algorithm":"pbkdf2","hash":{"value":"c4n4ry"}}`:                                                                   "does not match",
		`{"algorithm":"ldap","hash":{"value":"{CRYPT}c4n4ry"}}`:                                                              "does not match",
		`{"algorithm":"ldap","hash":{"value":"c4n4ry"}}`:                                                                     "does not match",
		`{"algorithm":"ldap","hash":{"value":"{SHA}c4n4ry11"}}`:                                                              "does not match",
		`{"algorithm":"ldap","hash":{"value":"{SHA}47uVlwEz7cuFFMelbwOBsXIZVRcAAAA="}}`:                                      "does not match",
		`{"algorithm":"scrypt","hash":{"value":"ff","encoding":"hex"}}`:                                                      "Missing required property: keylen",
		`{"algorithm":"scrypt","hash":{"value":"ff","encoding":"hex"},"keylen":0}`:                                           "is less than minimum",
		`{"algorithm":"scrypt","hash":{"value":"ff","encoding":"hex"},"keylen":1,"cost":1000}`:                               "power of two",
		`{"algorithm":"scrypt","hash":{"value":"ff","encoding":"hex"},"keylen":1,"cost":1}`:                                  "power of two",
		`{"algorithm":"scrypt","hash":{"value":"ff","encoding":"hex"},"keylen":"1"}`:                                         "Expected type integer",
		`{"algorithm":"scrypt","hash":{"value":"ff","encoding":"hex"},"keylen":99999999999999999999}`:                        "maximum",
	} {
		_, v := passwordhash.Custom(parsed(t, text))
		switch {
		case v == nil:
			t.Errorf("%s is accepted", text)
		case !strings.Contains(v.Detail, want) || !strings.HasPrefix(v.Path, "custom_password_hash"):
			t.Errorf("%s: %s on %s, want %s", text, v.Detail, v.Path, want)
		case strings.Contains(v.String(), canary):
			t.Errorf("%s: the refusal tells the hash: %s", text, v)
		}
	}
}

// What asks for more than a machine has matches nothing, and at once.
func TestOutOfMeasure(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`{"algorithm":"scrypt","hash":{"value":"ff","encoding":"hex"},"keylen":1,"cost":1073741824,"blockSize":1024}`,
		`{"algorithm":"scrypt","hash":{"value":"ff","encoding":"hex"},"keylen":9007199254740992}`,
		`{"algorithm":"argon2","hash":{"value":"$argon2id$v=19$m=4000000000,t=2,p=1$c2FsdHNhbHQ$c2FsdHNhbHQ"}}`,
		`{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-sha1$i=4000000000,l=9$c2FsdHNhbHQ$c2FsdHNhbHQ"}}`,
	} {
		check, v := passwordhash.Custom(parsed(t, text))
		if v != nil || check(password) {
			t.Errorf("%s: %v", text, v)
		}
	}
}
