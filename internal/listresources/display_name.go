// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package listresources

import "github.com/auth0users/terraform-provider-auth0users/internal/client"

// displayed are the attributes that a display name may be made of, and the ID.
var displayed = []string{"user_id", "email", "username", "phone_number", "name"}

// displayName is what a person recognises a user by: the e-mail address, else the
// username, phone number or name, else the ID; and after it, what of the user is
// meant.
func displayName(u *client.User, detail string) string {
	name := u.ID
	for _, text := range []*string{u.Email, u.Username, u.PhoneNumber, u.Name} {
		if text != nil && *text != "" {
			name = *text
			break
		}
	}
	if detail != "" {
		name += ": " + detail
	}
	return name
}
