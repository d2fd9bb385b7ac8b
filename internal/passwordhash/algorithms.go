// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func checkBcrypt(c custom) error {
	if !anyBcrypt.MatchString(c.value) {
		return errors.New("hash.value is no bcrypt hash: $2a$, $2b$ or $2y$, two digits, $ and 53 characters")
	}
	return nil
}

var hmacDigests = []string{"md4", "md5", "ripemd160", "sha1", "sha224", "sha256", "sha384", "sha512", "whirlpool"}

func checkHMAC(c custom) error {
	digest, err := c.hash.text("hash.", "digest", hmacDigests...)
	if err != nil {
		return err
	}
	if digest == "" {
		return fmt.Errorf("hash.digest is missing: it is one of %s", strings.Join(hmacDigests, ", "))
	}
	key, err := c.hash.object("key")
	if err != nil {
		return fmt.Errorf("hash.%w", err)
	}
	return key.encoded("hash.key.")
}

func checkScrypt(c custom) error {
	keylen, err := c.all.number("keylen")
	if err != nil {
		return err
	}
	if keylen == 0 {
		return errors.New("keylen is missing: scrypt needs it")
	}
	cost, err := c.all.number("cost")
	if err == nil && cost != 0 && (cost < 2 || cost&(cost-1) != 0) {
		return errors.New("cost is no power of two above one")
	}
	return err
}

const argon2Form = "hash.value is not of the form $argon2id$v=19$m=(memory),t=(rounds),p=(lanes)$(salt)$(hash), or the same with argon2i"

func checkArgon2(c custom) error {
	p, ok := parsePHC(c.value)
	if !ok || p.id != "argon2id" && p.id != "argon2i" || p.version != "19" || p.params["m"] == 0 || p.params["t"] == 0 || p.params["p"] == 0 ||
		p.params["p"] > 255 {
		return errors.New(argon2Form)
	}
	return nil
}

// pbkdf2Digests are the names of OpenSSL, as documented.
var pbkdf2Digests = strings.Fields(`RSA-MD4 md4 md4WithRSAEncryption RSA-MD5 md5 md5WithRSAEncryption ssl3-md5 RSA-MDC2 mdc2 mdc2WithRSA
	RSA-RIPEMD160 ripemd ripemd160 ripemd160WithRSA rmd160 RSA-SHA1 RSA-SHA1-2 sha1 sha1WithRSAEncryption ssl3-sha1
	RSA-SHA224 sha224 sha224WithRSAEncryption RSA-SHA256 sha256 sha256WithRSAEncryption RSA-SHA384 sha384 sha384WithRSAEncryption
	RSA-SHA512 sha512 sha512WithRSAEncryption whirlpool`)

func checkPBKDF2(c custom) error {
	p, ok := parsePHC(c.value)
	digest, named := strings.CutPrefix(p.id, "pbkdf2-")
	if !ok || !named || !slices.Contains(pbkdf2Digests, digest) {
		return errors.New("hash.value is not of the form $pbkdf2-(digest)$i=(iterations),l=(length)$(salt)$(hash), with a digest such as " +
			"sha256 or sha512, and salt and hash in base64 without =")
	}
	return nil
}

var ldapForm = regexp.MustCompile(`^\{(S?)(MD5|SHA|SHA1|SHA224|SHA256|SHA384|SHA512)\}([A-Za-z0-9+/]+)=*$`)

// ldapSizes are how many bytes the hashes have, without their salts.
var ldapSizes = map[string]int{"MD5": 16, "SHA": 20, "SHA1": 20, "SHA224": 28, "SHA256": 32, "SHA384": 48, "SHA512": 64}

func checkLDAP(c custom) error {
	scheme, rest, _ := strings.Cut(c.value, "}")
	parts := ldapForm.FindStringSubmatch(strings.ToUpper(scheme) + "}" + strings.NewReplacer("-", "+", "_", "/").Replace(rest))
	if parts == nil || len(fromBase64(parts[3])) < ldapSizes[parts[2]] || parts[1] == "" && len(fromBase64(parts[3])) > ldapSizes[parts[2]] {
		return errors.New("hash.value is not of the form {SSHA512}(base64), with one of the schemes MD5, SHA, SHA224, SHA256, SHA384 and " +
			"SHA512, or the same with an S in front and a salt")
	}
	return nil
}

// phc is a hash in the PHC string format.
type phc struct {
	id, version string
	params      map[string]int
}

// parsePHC wants salt and hash; version and parameters may be missing.
func parsePHC(text string) (phc, bool) {
	fields := strings.Split(text, "$")
	if len(fields) < 4 || fields[0] != "" {
		return phc{}, false
	}
	last := len(fields) - 1
	p, middle := phc{id: fields[1], params: map[string]int{}}, fields[2:last-1]
	if len(middle) > 0 {
		if version, ok := strings.CutPrefix(middle[0], "v="); ok {
			p.version, middle = version, middle[1:]
		}
	}
	if len(middle) > 1 || len(fromBase64(fields[last-1])) == 0 || len(fromBase64(fields[last])) == 0 {
		return phc{}, false
	}
	for pair := range strings.SplitSeq(strings.Join(middle, ""), ",") {
		name, value, _ := strings.Cut(pair, "=")
		n, err := strconv.Atoi(value)
		if pair != "" && (err != nil || n < 1) {
			return phc{}, false
		}
		p.params[name] = n
	}
	return p, true
}
