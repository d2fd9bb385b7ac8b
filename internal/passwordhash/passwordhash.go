// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package passwordhash reads hashes of passwords that an import of users can bring, and says what Auth0 would refuse
// about one before anything is sent. Nothing that it says holds any part of a hash.
package passwordhash

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Hash is one of the two ways in which a row of an import file has a hash.
type Hash struct {
	Bcrypt string          // password_hash: bcrypt of cost 10.
	Custom json.RawMessage // custom_password_hash; nil for the other.
}

var (
	plainBcrypt = regexp.MustCompile(`^\$2[ab]\$10\$[./A-Za-z0-9]{53}$`)
	anyBcrypt   = regexp.MustCompile(`^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$`)
)

// Parse reads a bcrypt hash as it is, or the JSON object of a custom_password_hash. A bcrypt hash of another cost or
// variant than a password_hash may have becomes a custom one.
func Parse(text string) (Hash, error) {
	switch {
	case plainBcrypt.MatchString(text):
		return Hash{Bcrypt: text}, nil
	case anyBcrypt.MatchString(text):
		raw, err := json.Marshal(map[string]any{"algorithm": "bcrypt", "hash": map[string]string{"value": text}})
		return Hash{Custom: raw}, err
	case strings.HasPrefix(text, "$2"):
		return Hash{}, errors.New("it begins like a bcrypt hash and is none: $2a$, $2b$ or $2y$, two digits, $ and 53 characters")
	case !strings.HasPrefix(strings.TrimSpace(text), "{"):
		return Hash{}, errors.New("it is neither a bcrypt hash ($2b$10$...) nor a JSON object as Auth0 documents for custom_password_hash")
	}
	if err := checkCustom([]byte(text)); err != nil {
		return Hash{}, err
	}
	return Hash{Custom: json.RawMessage(text)}, nil
}

// algorithms are how the hash of each is written, and what it asks for besides.
var algorithms = map[string]struct {
	plain bool // The value holds salt and parameters, and has no encoding.
	salt  bool // There may be a salt.
	check func(custom) error
}{
	"argon2": {plain: true, check: checkArgon2},
	"bcrypt": {plain: true, salt: true, check: checkBcrypt},
	"hmac":   {salt: true, check: checkHMAC},
	"ldap":   {plain: true, check: checkLDAP},
	"md4":    {salt: true},
	"md5":    {salt: true},
	"pbkdf2": {plain: true, check: checkPBKDF2},
	"scrypt": {salt: true, check: checkScrypt},
	"sha1":   {salt: true},
	"sha256": {salt: true},
	"sha512": {salt: true},
}

// Algorithms are the names of all of them, sorted.
func Algorithms() []string { return slices.Sorted(maps.Keys(algorithms)) }

// custom is a custom_password_hash taken apart.
type custom struct {
	all, hash, salt object
	value           string // Of the hash.
}

func checkCustom(text []byte) error {
	var c custom
	var err error
	if c.all, err = objectOf(text); err != nil {
		return errors.New("it is no JSON object")
	}
	for name := range c.all {
		if !slices.Contains([]string{"algorithm", "hash", "salt", "password", "keylen", "cost", "blockSize", "parallelization"}, name) {
			return fmt.Errorf("it has a member that custom_password_hash does not have, besides algorithm, hash, salt, password, keylen, " +
				"cost, blockSize and parallelization")
		}
	}
	algorithm, err := c.all.text("", "algorithm", Algorithms()...)
	if err != nil {
		return err
	}
	of, known := algorithms[algorithm]
	if !known {
		return fmt.Errorf("algorithm is missing: it is one of %s", strings.Join(Algorithms(), ", "))
	}
	if c.hash, err = c.all.object("hash"); err != nil {
		return err
	}
	if c.value, err = c.hash.text("hash.", "value"); err != nil {
		return err
	}
	if c.value == "" {
		return errors.New("hash.value is missing")
	}
	if err := c.encoding(of.plain); err != nil {
		return err
	}
	if err := c.checkSalt(algorithm, of.salt); err != nil {
		return err
	}
	if err := c.checkRest(); err != nil || of.check == nil {
		return err
	}
	return of.check(c)
}

// encoding checks that the value is written as hash.encoding says.
func (c *custom) encoding(plain bool) error {
	encoding, err := c.hash.text("hash.", "encoding", "base64", "hex", "utf8")
	switch {
	case err != nil:
		return err
	case plain && encoding != "" && encoding != "utf8":
		return errors.New("hash.encoding can only be utf8 for this algorithm: the value is a text with salt and parameters")
	case plain:
		return nil
	case encoding != "hex" && encoding != "base64":
		return errors.New("hash.encoding must be hex or base64 for this algorithm")
	case !decodes(c.value, encoding):
		return fmt.Errorf("hash.value is not written in %s", encoding)
	}
	return nil
}

func (c *custom) checkSalt(algorithm string, may bool) error {
	if _, has := c.all["salt"]; !has {
		return nil
	}
	if !may {
		return fmt.Errorf("%s has its salt in hash.value; remove salt", algorithm)
	}
	var err error
	if c.salt, err = c.all.object("salt"); err != nil {
		return err
	}
	if _, err := c.salt.text("salt.", "position", "prefix", "suffix"); err != nil {
		return err
	}
	return c.salt.encoded("salt.")
}

// checkRest is what all algorithms have in common besides hash and salt.
func (c *custom) checkRest() error {
	if _, has := c.all["password"]; has {
		password, err := c.all.object("password")
		if err != nil {
			return err
		}
		if _, err := password.text("password.", "encoding", "ascii", "binary", "latin1", "ucs2", "utf16le", "utf8"); err != nil {
			return err
		}
	}
	for _, name := range []string{"keylen", "cost", "blockSize", "parallelization"} {
		if _, err := c.all.number(name); err != nil {
			return err
		}
	}
	return nil
}
