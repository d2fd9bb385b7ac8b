// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// marks are the attributes by which users are told apart here, whatever the
// configuration wants to see.
var marks = []string{"user_id", "email", "identities"}

// withMarks is the selection of fields with these among them.
func withMarks(shown client.FieldSelection, needed []string) client.FieldSelection {
	if len(shown.Fields) == 0 {
		return shown
	}
	wide := client.FieldSelection{Exclude: shown.Exclude}
	for _, f := range shown.Fields {
		if !slices.Contains(needed, f) {
			wide.Fields = append(wide.Fields, f)
		}
	}
	if !shown.Exclude {
		for _, f := range needed {
			if !slices.Contains(wide.Fields, f) {
				wide.Fields = append(wide.Fields, f)
			}
		}
	}
	return wide
}

// unmarked is the user as it is shown, with the attributes that were read beside them
// taken off, except for its ID.
func unmarked(u *client.User, shown client.FieldSelection) *client.User {
	if len(shown.Fields) == 0 {
		return u
	}
	for field, remove := range clearing {
		if slices.Contains(shown.Fields, field) == shown.Exclude {
			remove(u)
		}
	}
	return u
}

// unidentified takes the identities, which the client always asks for, off a user unless
// they are to be shown.
func unidentified(u *client.User, shown client.FieldSelection) *client.User {
	if len(shown.Fields) > 0 && slices.Contains(shown.Fields, "identities") == shown.Exclude {
		u.Identities = nil
	}
	return u
}

// clearing takes an attribute off a user.
var clearing = map[string]func(*client.User){
	"email": func(u *client.User) { u.Email = nil }, "username": func(u *client.User) { u.Username = nil },
	"phone_number": func(u *client.User) { u.PhoneNumber = nil }, "name": func(u *client.User) { u.Name = nil },
	"nickname": func(u *client.User) { u.Nickname = nil }, "given_name": func(u *client.User) { u.GivenName = nil },
	"family_name": func(u *client.User) { u.FamilyName = nil }, "email_verified": func(u *client.User) { u.EmailVerified = nil },
	"phone_verified": func(u *client.User) { u.PhoneVerified = nil }, "blocked": func(u *client.User) { u.Blocked = nil },
	"created_at": func(u *client.User) { u.CreatedAt = nil }, "user_metadata": func(u *client.User) { u.UserMetadata = nil },
	"app_metadata": func(u *client.User) { u.AppMetadata = nil }, "identities": func(u *client.User) { u.Identities = nil },
}
