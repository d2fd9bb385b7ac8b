// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// The attributes of a user that are stored as they are written: one row each, and everything that is
// done with all of them (schema, create, read, update, import, move, messages) loops over the rows.
// CONTRIBUTING.md lists what else a new one needs; tests name what is missing.
//
// What has rules of its own is not here: the IDs, the connection, the passwords, verify_email and the
// settings of the resource.
var (
	userTexts = []textAttribute{
		{
			name: "email", unsettable: true, folded: true, identifier: true,
			description: "E-mail address. Letter case is not a difference.", validator: validators.Email(),
			complaints: []string{"specified new email", "update email for non-database"},
			of:         func(m *userModel) *basetypes.StringValue { return &m.Email.StringValue },
			read:       func(u *client.User) *string { return u.Email },
			create:     func(r *client.CreateUserRequest) **string { return &r.Email },
			update:     func(r *client.UpdateUserRequest) *client.Field[string] { return &r.Email },
		},
		{
			name: "username", unsettable: true, folded: true, identifier: true,
			description: "Username, for database connections that have usernames; 1 to 128 characters, most connections allow at most 15, and " +
				"none that looks like an e-mail address. Letter case is not a difference.",
			validator:  validators.Username(),
			complaints: []string{"specified new username", "username"},
			of:         func(m *userModel) *basetypes.StringValue { return &m.Username.StringValue },
			read:       func(u *client.User) *string { return u.Username },
			create:     func(r *client.CreateUserRequest) **string { return &r.Username },
			update:     func(r *client.UpdateUserRequest) *client.Field[string] { return &r.Username },
		},
		{
			name: "phone_number", unsettable: true, identifier: true,
			description: "Phone number in E.164 form, such as `+14155550123`. Required for the connection `sms`.", validator: validators.Phone(),
			complaints: []string{"specified new phone", "phone_number"},
			of:         func(m *userModel) *basetypes.StringValue { return &m.PhoneNumber },
			read:       func(u *client.User) *string { return u.PhoneNumber },
			create:     func(r *client.CreateUserRequest) **string { return &r.PhoneNumber },
			update:     func(r *client.UpdateUserRequest) *client.Field[string] { return &r.PhoneNumber },
		},
		{
			name: "given_name", unsettable: true,
			description: "Given name, 1 to 150 characters.", validator: validators.Length(1, maxGivenName),
			complaints: []string{"given_name"},
			of:         func(m *userModel) *basetypes.StringValue { return &m.GivenName },
			read:       func(u *client.User) *string { return u.GivenName },
			create:     func(r *client.CreateUserRequest) **string { return &r.GivenName },
			update:     func(r *client.UpdateUserRequest) *client.Field[string] { return &r.GivenName },
		},
		{
			name: "family_name", unsettable: true,
			description: "Family name, 1 to 150 characters.", validator: validators.Length(1, maxGivenName),
			complaints: []string{"family_name"},
			of:         func(m *userModel) *basetypes.StringValue { return &m.FamilyName },
			read:       func(u *client.User) *string { return u.FamilyName },
			create:     func(r *client.CreateUserRequest) **string { return &r.FamilyName },
			update:     func(r *client.UpdateUserRequest) *client.Field[string] { return &r.FamilyName },
		},
		{
			name:        "name",
			description: "Full name, 1 to 300 characters. When not written, Auth0 chooses it (the e-mail address or phone number).",
			validator:   validators.Length(1, maxName),
			of:          func(m *userModel) *basetypes.StringValue { return &m.Name },
			read:        func(u *client.User) *string { return u.Name },
			create:      func(r *client.CreateUserRequest) **string { return &r.Name },
			update:      func(r *client.UpdateUserRequest) *client.Field[string] { return &r.Name },
		},
		{
			name:        "nickname",
			description: "Nickname, 1 to 300 characters. When not written, Auth0 chooses it (the part of the e-mail address before the @).",
			validator:   validators.Length(1, maxName),
			complaints:  []string{"nickname"},
			of:          func(m *userModel) *basetypes.StringValue { return &m.Nickname },
			read:        func(u *client.User) *string { return u.Nickname },
			create:      func(r *client.CreateUserRequest) **string { return &r.Nickname },
			update:      func(r *client.UpdateUserRequest) *client.Field[string] { return &r.Nickname },
		},
		{
			name: "picture", made: madePicture,
			description: "URL of a picture. When not written, Auth0 chooses one, which is not in the state: the data " +
				"source `auth0users_user` has it.", validator: validators.URI(),
			complaints: []string{"picture"},
			of:         func(m *userModel) *basetypes.StringValue { return &m.Picture },
			read:       func(u *client.User) *string { return u.Picture },
			create:     func(r *client.CreateUserRequest) **string { return &r.Picture },
			update:     func(r *client.UpdateUserRequest) *client.Field[string] { return &r.Picture },
		},
	}

	userFlags = []flagAttribute{
		{
			name: "email_verified", about: "email",
			description: "Whether the e-mail address is verified. Auth0 cannot change it for users of enterprise " +
				"connections nor for the connection `sms`.",
			complaints: []string{"email verification is not supported", "email_verified"},
			of:         func(m *userModel) *types.Bool { return &m.EmailVerified },
			read:       func(u *client.User) *bool { return u.EmailVerified },
			create:     func(r *client.CreateUserRequest) **bool { return &r.EmailVerified },
			update:     func(r *client.UpdateUserRequest) *client.Field[bool] { return &r.EmailVerified },
		},
		{
			name: "phone_verified", about: "phone_number",
			description: "Whether the phone number is verified.",
			of:          func(m *userModel) *types.Bool { return &m.PhoneVerified },
			read:        func(u *client.User) *bool { return u.PhoneVerified },
			create:      func(r *client.CreateUserRequest) **bool { return &r.PhoneVerified },
			update:      func(r *client.UpdateUserRequest) *client.Field[bool] { return &r.PhoneVerified },
		},
		{
			name: "blocked",
			description: "Whether an administrator has blocked the user. Blocks that Auth0 made because of failed logins are a " +
				"different thing and not affected.",
			of:     func(m *userModel) *types.Bool { return &m.Blocked },
			read:   func(u *client.User) *bool { return u.Blocked },
			create: func(r *client.CreateUserRequest) **bool { return &r.Blocked },
			update: func(r *client.UpdateUserRequest) *client.Field[bool] { return &r.Blocked },
		},
	}

	userMetadata = []metadataAttribute{
		{
			name: "user_metadata", description: "Data about the user that the user may change (preferences).",
			of:      func(m *userModel) *tfvalue.Metadata { return &m.UserMetadata },
			read:    func(u *client.User) json.RawMessage { return u.UserMetadata },
			create:  func(r *client.CreateUserRequest) *json.RawMessage { return &r.UserMetadata },
			update:  func(r *client.UpdateUserRequest) *client.Field[json.RawMessage] { return &r.UserMetadata },
			foreign: func(s *people.Seen) *[]string { return &s.UserMetadata },
		},
		{
			name: "app_metadata", description: "Data about the user that applications rely on and the user cannot " +
				"change (plan, tenant, entitlements).",
			of:      func(m *userModel) *tfvalue.Metadata { return &m.AppMetadata },
			read:    func(u *client.User) json.RawMessage { return u.AppMetadata },
			create:  func(r *client.CreateUserRequest) *json.RawMessage { return &r.AppMetadata },
			update:  func(r *client.UpdateUserRequest) *client.Field[json.RawMessage] { return &r.AppMetadata },
			foreign: func(s *people.Seen) *[]string { return &s.AppMetadata },
		},
	}
)

// textAttribute is a text of a user.
type textAttribute struct {
	name       string // In the configuration, the API and the official provider's state alike.
	unsettable bool   // Null at Auth0 until somebody writes it; otherwise Auth0 chooses one when nobody does.
	folded     bool   // Letter case is not a difference.
	identifier bool   // No other user of the connection has the same.

	// Whether Auth0 has made up the value; nil where that does not matter. A text that has this stays out of
	// the state until somebody writes it, and an import leaves out what is made up.
	made func(string) bool

	description string
	validator   validator.String
	complaints  []string // Words, in lower case, of refusals that are about it without naming it as a property.

	of     func(*userModel) *basetypes.StringValue
	read   func(*client.User) *string
	create func(*client.CreateUserRequest) **string
	update func(*client.UpdateUserRequest) *client.Field[string]
}

// unread reports whether the attribute stays null in the state of a user until somebody writes it.
func (t textAttribute) unread() bool { return t.unsettable || t.made != nil }

// flagAttribute is a flag of a user. It is not managed when it is not written, and never unset.
type flagAttribute struct {
	name  string
	about string // The text whose change may change the flag too; "" for none. Without that text false means nothing.

	description string
	complaints  []string

	of     func(*userModel) *types.Bool
	read   func(*client.User) *bool
	create func(*client.CreateUserRequest) **bool
	update func(*client.UpdateUserRequest) *client.Field[bool]
}

// metadataAttribute is a JSON object of a user, with keys of several owners.
type metadataAttribute struct {
	name        string
	description string

	of      func(*userModel) *tfvalue.Metadata
	read    func(*client.User) json.RawMessage
	create  func(*client.CreateUserRequest) *json.RawMessage
	update  func(*client.UpdateUserRequest) *client.Field[json.RawMessage]
	foreign func(*people.Seen) *[]string // The keys that a read found and the state does not hold.
}

// textNamed is the row of that name, which must be in the table.
func textNamed(name string) textAttribute {
	for _, t := range userTexts {
		if t.name == name {
			return t
		}
	}
	panic("no text of a user is called " + name)
}
