// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"cmp"
	"crypto/subtle"
	"encoding/json"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// Check reports whether a password, in UTF-8, is the one that the hash was made of. It may take
// as long as the algorithm wants it to.
type Check func(password string) bool

// root is the attribute of the users file.
const root = "custom_password_hash"

// custom is the content of a custom_password_hash.
type custom struct {
	Algorithm string
	Hash      struct {
		Value, Encoding, Digest string
		Key                     *encoded
	}
	Salt     *encoded
	Password struct{ Encoding string }

	Keylen, Cost, BlockSize, Parallelization int
}

// encoded is a key, or a salt with its position.
type encoded struct{ Value, Encoding, Position string }

// algorithm is how one of them checks, and what it asks for.
type algorithm struct {
	utf8   bool // the encoding of the hash must be utf8; else hex or base64
	noSalt bool // outside of the hash
	build  func(c *custom) (Check, *schema.Violation)
}

var algorithms = map[string]algorithm{
	"argon2": {utf8: true, noSalt: true, build: newArgon2},
	"bcrypt": {utf8: true, build: newBcrypt},
	"hmac":   {build: newHMAC},
	"ldap":   {utf8: true, noSalt: true, build: newLDAP},
	"md4":    {build: newDigest},
	"md5":    {build: newDigest},
	"sha1":   {build: newDigest},
	"sha256": {build: newDigest},
	"sha512": {build: newDigest},
	"pbkdf2": {utf8: true, noSalt: true, build: newPBKDF2},
	"scrypt": {build: newScrypt},
}

// Custom understands a custom_password_hash, or says what is wrong with it.
func Custom(in map[string]any) (Check, *schema.Violation) {
	if v := Schema().Check(root, in); v != nil {
		return nil, v
	}
	raw, err := json.Marshal(in)
	if err != nil {
		return nil, broken("", "Expected type object but found type undefined")
	}
	var c custom
	if err := json.Unmarshal(raw, &c); err != nil { // a number beyond all measure
		return nil, broken("", "Value is greater than maximum")
	}
	a := algorithms[c.Algorithm]
	switch encoding := c.Hash.Encoding; {
	case a.utf8 && cmp.Or(encoding, "utf8") != "utf8", !a.utf8 && encoding == "utf8":
		return nil, broken("hash.encoding", "No enum match for: "+encoding)
	case !a.utf8 && encoding == "":
		return nil, broken("hash", "Missing required property: encoding")
	case a.noSalt && c.Salt != nil:
		return nil, broken("", "Additional properties not allowed: salt")
	}
	for path, e := range map[string]*encoded{"hash.key.value": c.Hash.Key, "salt.value": c.Salt} {
		if e != nil && e.bytes() == nil {
			return nil, mismatched(path, e.Encoding)
		}
	}
	return a.build(&c)
}

// Bcrypt is the check of a password_hash. One that is no such hash matches nothing.
func Bcrypt(hash string) Check {
	return func(password string) bool { return matchesBcrypt(hash, []byte(password)) }
}

// broken is a violation of the schema, at a path below the attribute.
func broken(path, detail string) *schema.Violation {
	if path != "" {
		path = "." + path
	}
	return &schema.Violation{Detail: detail, Path: root + path}
}

// mismatched is a value that is not what it must be. It is secret, and so not in the words.
func mismatched(path, pattern string) *schema.Violation {
	return broken(path, "String does not match pattern "+pattern)
}

// salted joins the password, in its encoding, and the salt.
func (c *custom) salted(password string) []byte {
	p := transcoded(password, c.Password.Encoding)
	if c.Salt == nil {
		return p
	}
	salt := c.Salt.bytes()
	if c.Salt.Position == "suffix" {
		return append(p, salt...)
	}
	return append(salt, p...)
}

// value is the hash itself.
func (c *custom) value() ([]byte, *schema.Violation) {
	value := decode(c.Hash.Value, c.Hash.Encoding)
	if value == nil {
		return nil, mismatched("hash.value", c.Hash.Encoding)
	}
	return value, nil
}

func equal(a, b []byte) bool { return subtle.ConstantTimeCompare(a, b) == 1 }
