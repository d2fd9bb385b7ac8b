// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"regexp"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/passwordhash"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// passwordHashStart is what a password_hash must begin with. Whether the service looks at the
// rest is not evidenced; here a hash that is none matches no password.
var passwordHashStart = regexp.MustCompile(`^\$2[ab]\$10\$`)

// importPassword is the password of a user of the file, the zero value if it brings none.
func importPassword(in map[string]any) (storedPassword, *importError) {
	refuse := func(detail string) (storedPassword, *importError) {
		return storedPassword{}, violated(schema.Violation{Detail: detail, Path: "password_hash"})
	}
	hash, plain := in["password_hash"].(string)
	custom, special := in["custom_password_hash"].(map[string]any)
	switch {
	case plain && special:
		return refuse("password_hash and custom_password_hash are mutually exclusive")
	case plain && !passwordHashStart.MatchString(hash):
		return refuse(schema.NoMatch(passwordHashStart.String()))
	case !special:
		return storedPassword{Bcrypt: hash}, nil
	}
	if _, broken := passwordhash.Custom(custom); broken != nil {
		return storedPassword{}, violated(*broken)
	}
	return storedPassword{Custom: custom, Open: true}, nil
}

// upsertPassword replaces a custom hash that nobody has logged in with. Whoever has another
// password, a random one included, keeps it and is an error: the text is documented, the code is a
// guess.
func (i *userImport) upsertPassword(userID string, given storedPassword) (replace bool, failed *importError) {
	if given.Custom == nil {
		return false, nil // an update does not take a password_hash
	}
	if stored, _ := i.passwords.get(userID); !stored.Open {
		const message = "A custom_password_hash was provided, but the user already has password hash defined"
		return false, &importError{codeConflict, message, "custom_password_hash"}
	}
	return true, nil
}
