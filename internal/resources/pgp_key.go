// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"io"
	"strings"

	"github.com/ProtonMail/go-crypto/openpgp"
	"github.com/ProtonMail/go-crypto/openpgp/packet"
)

const armorHeader = "-----BEGIN PGP "

// pgpKey reads one public key, armored or binary in base64. It returns what is wrong
// with the text and what to write instead, "" for nothing.
func pgpKey(text string) (key *openpgp.Entity, problem string) {
	const how = "Write the key as `gpg --armor --export ADDRESS` or `gpg --export ADDRESS | base64` prints it."
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "keybase:") {
		return nil, "Keys are not fetched from Keybase, as a plan should not depend on another service. Download the key, then write it here: " +
			"`curl https://keybase.io/USER/pgp_keys.asc`."
	}
	if !strings.HasPrefix(text, armorHeader) {
		binary, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
		if err != nil {
			return nil, "The value is neither an armored PGP key nor base64. " + how
		}
		text = string(binary)
	}
	read := openpgp.ReadKeyRing
	// Armored text in base64 is what base64encode(file("key.asc")) makes.
	if text = strings.TrimLeft(text, "\r\n\t "); strings.HasPrefix(text, armorHeader) {
		read = openpgp.ReadArmoredKeyRing
	}
	keys, err := read(strings.NewReader(text))
	switch {
	case err != nil || len(keys) == 0:
		return nil, "The value holds no PGP public key that can be read. " + how
	case len(keys) > 1:
		return nil, "The value holds several keys, and it would be unclear who can decrypt the secret. " + how
	case keys[0].PrivateKey != nil:
		return nil, "This is a private key, which belongs into no configuration and no state. " + how
	}
	return keys[0], ""
}

// fingerprint is that of the primary key, in lower-case hexadecimal digits.
func fingerprint(key *openpgp.Entity) string { return hex.EncodeToString(key.PrimaryKey.Fingerprint) }

// samePGPKey reports whether two texts hold one key: what was encrypted to the one can be decrypted with the
// other.
func samePGPKey(a, b string) bool {
	one, problem := pgpKey(a)
	if problem != "" {
		return false
	}
	other, problem := pgpKey(b)
	return problem == "" && fingerprint(one) == fingerprint(other)
}

// envelope encrypts one text to one key. Everything that can go wrong because of the
// key goes wrong when it is opened.
type envelope struct {
	sealed bytes.Buffer
	inside io.WriteCloser
}

func newEnvelope(key *openpgp.Entity) (*envelope, error) {
	var e envelope
	var err error
	e.inside, err = openpgp.Encrypt(&e.sealed, []*openpgp.Entity{key}, nil, nil, &packet.Config{})
	return &e, err
}

// seal returns the encrypted text in base64.
func (e *envelope) seal(text string) (string, error) {
	if _, err := io.WriteString(e.inside, text); err != nil {
		return "", err
	}
	if err := e.inside.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(e.sealed.Bytes()), nil
}
