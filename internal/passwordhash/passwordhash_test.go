// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/passwordhash"
)

const bcryptTail = "$abcdefghijklmnopqrstuuLOSYx/33k/pCzDP/dgbVsZkBJYUUTh6"

func TestParse(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, bcrypt, custom string }{
		"bcrypt":                    {"$2b$10" + bcryptTail, "$2b$10" + bcryptTail, ""},
		"bcrypt 2a":                 {"$2a$10" + bcryptTail, "$2a$10" + bcryptTail, ""},
		"bcrypt of another cost":    {"$2b$12" + bcryptTail, "", `{"algorithm":"bcrypt","hash":{"value":"$2b$12` + bcryptTail + `"}}`},
		"bcrypt of another variant": {"$2y$10" + bcryptTail, "", `{"algorithm":"bcrypt","hash":{"value":"$2y$10` + bcryptTail + `"}}`},
		"custom":                    {`{"algorithm":"md5","hash":{"value":"ff","encoding":"hex"}}`, "", `{"algorithm":"md5","hash":{"value":"ff","encoding":"hex"}}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, err := passwordhash.Parse(c.text)
			if err != nil || h.Bcrypt != c.bcrypt || string(h.Custom) != c.custom {
				t.Errorf("%q, %q, %v", h.Bcrypt, h.Custom, err)
			}
		})
	}
}

// Every algorithm in every form that is documented.
func TestParse_algorithms(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, text := range []string{
		`{"algorithm":"md4","hash":{"value":"52da8f7784a9d173f9342fc674821907","encoding":"hex"},"salt":{"value":"salt1"}}`,
		`{"algorithm":"md5","hash":{"value":"EauMrraJjthM1WtYb0awlw==","encoding":"base64"},"salt":{"value":"salt1","position":"suffix"}}`,
		`{"algorithm":"sha1","hash":{"value":"47uVlwEz7cuFFMelbwOBsXIZVRc","encoding":"base64"}}`,
		`{"algorithm":"sha256","hash":{"encoding":"hex","value":"C9A7"},"salt":{"value":"00FF10","encoding":"hex","position":"prefix"},"password":{"encoding":"utf16le"}}`,
		`{"algorithm":"sha512","hash":{"encoding":"base64","value":"_w-_"},"salt":{"value":"AP8Q","encoding":"base64","position":"suffix"}}`,
		`{"algorithm":"hmac","hash":{"value":"Jpf/6hLOPpytacyeUXAlvg==","encoding":"base64","digest":"whirlpool","key":{"value":"a key"}}}`,
		`{"algorithm":"hmac","hash":{"value":"1707","encoding":"hex","digest":"sha256","key":{"value":"736868","encoding":"hex"}}}`,
		`{"algorithm":"ldap","hash":{"value":"{MD5}DfMPXkdL82fOCjfL63Q7bw=="}}`,
		`{"algorithm":"ldap","hash":{"value":"{SSHA}Bz7J2x2U15E9hMCh+FwGiFvgtZdwaW5jaA==","encoding":"utf8"}}`,
		`{"algorithm":"ldap","hash":{"value":"{ssha512}A9w5Nan659v/2XgpqtgerpxGnZ8TZLI2T5KT+QAqI4F3NDchw5qruOwtQMsL8BaxqZzXvGqRRC57zQngeYzMZHBpbmNo"}}`,
		`{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-RSA-SHA512$i=1000,l=64$Z3JhaW4gb2Ygc2FsdA$WEqCe33Y2kgbvkPoTKBhsog"}}`,
		`{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-sha512$Z3JhaW4gb2Ygc2FsdA$VPWHFzX37uEhSfAo3GU3"}}`,
		`{"algorithm":"scrypt","hash":{"value":"72c0","encoding":"hex"},"salt":{"value":"abc123"},"keylen":64}`,
		`{"algorithm":"scrypt","hash":{"value":"72c0","encoding":"hex"},"keylen":32,"cost":1024,"blockSize":4,"parallelization":2}`,
		`{"algorithm":"bcrypt","hash":{"value":"$2y$04` + bcryptTail + `"},"salt":{"value":"salt1","position":"prefix"}}`,
		`{"algorithm":"argon2","hash":{"value":"$argon2id$v=19$m=512,t=2,p=2$Z3JhaW4gb2Ygc2FsdCAxNg$zUu6kpNjIIwMSx0xO6ejnHR1jwXyJ2h6aKABGG/Tk80"}}`,
	} {
		if _, err := passwordhash.Parse(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		for _, algorithm := range passwordhash.Algorithms() {
			seen[algorithm] = seen[algorithm] || strings.Contains(text, `"algorithm":"`+algorithm+`"`)
		}
	}
	if len(passwordhash.Algorithms()) != 11 {
		t.Errorf("algorithms: %v", passwordhash.Algorithms())
	}
	for algorithm, was := range seen {
		if !was {
			t.Errorf("no %s", algorithm)
		}
	}
}

// What Auth0 refuses is refused, with the place and without the secret.
func TestParse_refused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"c4n4ry": "neither", "$2b$10$c4n4ry": "is none", `{"c4n4ry":`: "no JSON object", `{"algorithm":"md5","c4n4ry":1,"hash":{}}`: "has a member",
		`{}`:                                            "algorithm is missing",
		`{"algorithm":"c4n4ry"}`:                        "algorithm is none of argon2",
		`{"Algorithm":"md5"}`:                           "has a member",
		`{"algorithm":"md5"}`:                           "hash is missing",
		`{"algorithm":"md5","hash":"c4n4ry"}`:           "hash is no object",
		`{"algorithm":"md5","hash":{}}`:                 "hash.value is missing",
		`{"algorithm":"md5","hash":{"value":7}}`:        "hash.value is no text",
		`{"algorithm":"md5","hash":{"value":"c4n4ry"}}`: "hash.encoding must be hex or base64",
		`{"algorithm":"md5","hash":{"value":"c4n4ry","encoding":"utf8"}}`:                                                    "hash.encoding must be hex or base64",
		`{"algorithm":"md5","hash":{"value":"c4n4ry","encoding":"hex"}}`:                                                     "hash.value is not written in hex",
		`{"algorithm":"md5","hash":{"value":"c4n4ry!","encoding":"base64"}}`:                                                 "hash.value is not written in base64",
		`{"algorithm":"md5","hash":{"value":"ff","encoding":"hex"},"salt":{}}`:                                               "salt.value is missing",
		`{"algorithm":"md5","hash":{"value":"ff","encoding":"hex"},"salt":{"value":"c4n4ry","encoding":"hex"}}`:              "salt.value is not written in hex",
		`{"algorithm":"md5","hash":{"value":"ff","encoding":"hex"},"salt":{"value":"s","position":"middle"}}`:                "salt.position is none of",
		`{"algorithm":"md5","hash":{"value":"ff","encoding":"hex"},"password":{"encoding":"utf7"}}`:                          "password.encoding is none of",
		`{"algorithm":"hmac","hash":{"value":"ff","encoding":"hex","key":{"value":"c4n4ry"}}}`:                               "hash.digest is missing",
		`{"algorithm":"hmac","hash":{"value":"ff","encoding":"hex","digest":"mdc2","key":{"value":"c4n4ry"}}}`:               "hash.digest is none of",
		`{"algorithm":"hmac","hash":{"value":"ff","encoding":"hex","digest":"sha1"}}`:                                        "hash.key is missing",
		`{"algorithm":"hmac","hash":{"value":"ff","encoding":"hex","digest":"sha1","key":{}}}`:                               "hash.key.value is missing",
		`{"algorithm":"bcrypt","hash":{"value":"$2x$10$c4n4ry"}}`:                                                            "no bcrypt hash",
		`{"algorithm":"bcrypt","hash":{"value":"$2b$10$c4n4ry","encoding":"hex"}}`:                                           "hash.encoding can only be utf8",
		`{"algorithm":"argon2","hash":{"value":"$argon2d$v=19$m=512,t=2,p=2$c4n4ry11$c4n4ry11"}}`:                            "$argon2id$v=19$",
		`{"algorithm":"argon2","hash":{"value":"$argon2id$v=16$m=512,t=2,p=2$c4n4ry11$c4n4ry11"}}`:                           "$argon2id$v=19$",
		`{"algorithm":"argon2","hash":{"value":"$argon2id$v=19$m=512,t=2$c4n4ry11$c4n4ry11"}}`:                               "$argon2id$v=19$",
		`{"algorithm":"argon2","hash":{"value":"$argon2id$v=19$m=512,t=2,p=256$c4n4ry11$c4n4ry11"}}`:                         "$argon2id$v=19$",
		`{"algorithm":"argon2","hash":{"value":"$argon2id$v=19$m=512,t=2,p=1$c4n4ry11$c4n4ry11"},"salt":{"value":"c4n4ry"}}`: "remove salt",
		`{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-sha3$i=1,l=3$c4n4ry11$c4n4ry11"}}`:                                   "$pbkdf2-(digest)",
		`{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-sha1$1000$c4n4ry11$c4n4ry11"}}`:                                      "$pbkdf2-(digest)",
		`{"algorithm":"pbkdf2","hash":{"value":"c4n4ry"}}`:                                                                   "$pbkdf2-(digest)",
		`{"algorithm":"ldap","hash":{"value":"{CRYPT}c4n4ry"}}`:                                                              "{SSHA512}",
		`{"algorithm":"ldap","hash":{"value":"{SHA}c4n4ry11"}}`:                                                              "{SSHA512}",
		`{"algorithm":"ldap","hash":{"value":"{SHA}47uVlwEz7cuFFMelbwOBsXIZVRcAAAA="}}`:                                      "{SSHA512}",
		`{"algorithm":"scrypt","hash":{"value":"ff","encoding":"hex"}}`:                                                      "keylen is missing",
		`{"algorithm":"scrypt","hash":{"value":"ff","encoding":"hex"},"keylen":0}`:                                           "keylen is no whole number",
		`{"algorithm":"scrypt","hash":{"value":"ff","encoding":"hex"},"keylen":"1"}`:                                         "keylen is no whole number",
		`{"algorithm":"scrypt","hash":{"value":"ff","encoding":"hex"},"keylen":1,"cost":1000}`:                               "power of two",
	} {
		_, err := passwordhash.Parse(text)
		switch {
		case err == nil:
			t.Errorf("%s is accepted", text)
		case !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "c4n4ry"):
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

func TestParseFactors(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`[{"totp":{"secret":"PINFGS3DPA"}},{"phone":{"value":"+14155550123"}},{"email":{"value":"ada@example.com"}}]`: "",
		`[]`: "one to 10", `c4n4ry`: "one to 10", `[{}]`: "exactly one", `[{"totp":{"secret":"c4n4ry"}}]`: "base32", `[{"sms":{"value":"1"}}]`: "none of totp",
		`[{"totp":{"secret":"AA","x":1}}]`: "one member, secret", `[{"phone":{"value":7}}]`: "no text", `[{"email":"c4n4ry"}]`: "no object", `[{"totp":{}}]`: "one member",
		`[` + strings.Repeat(`{"totp":{"secret":"AA"}},`, 10) + `{"totp":{"secret":"AA"}}]`: "one to 10",
	} {
		_, err := passwordhash.ParseFactors(text)
		if (err == nil) != (want == "") || err != nil && (!strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "c4n4ry")) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}
