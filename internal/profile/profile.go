// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package profile measures user profiles. From 4 March 2027 Auth0 refuses profiles
// above 10 KB, everything that anybody stores in them counted together. How it counts
// is not published: here it is the compact JSON of the answer of GET /users/{id}.
package profile

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

const (
	// Limit is the announced size in bytes.
	Limit = 10 << 10
	// Warn is the size in bytes from which on plans warn.
	Warn = 8 << 10
)

type document struct {
	ID                      string          `json:"user_id"`
	Email                   *string         `json:"email,omitempty"`
	Username                *string         `json:"username,omitempty"`
	PhoneNumber             *string         `json:"phone_number,omitempty"`
	Name                    *string         `json:"name,omitempty"`
	Nickname                *string         `json:"nickname,omitempty"`
	GivenName               *string         `json:"given_name,omitempty"`
	FamilyName              *string         `json:"family_name,omitempty"`
	Picture                 *string         `json:"picture,omitempty"`
	EmailVerified           *bool           `json:"email_verified,omitempty"`
	PhoneVerified           *bool           `json:"phone_verified,omitempty"`
	Blocked                 *bool           `json:"blocked,omitempty"`
	UserMetadata            json.RawMessage `json:"user_metadata,omitempty"`
	AppMetadata             json.RawMessage `json:"app_metadata,omitempty"`
	Identities              []identity      `json:"identities"`
	CreatedAt               *string         `json:"created_at,omitempty"`
	UpdatedAt               *string         `json:"updated_at,omitempty"`
	LastLogin               *string         `json:"last_login,omitempty"`
	LastPasswordReset       *string         `json:"last_password_reset,omitempty"`
	MultifactorLastModified *string         `json:"multifactor_last_modified,omitempty"`
	LastIP                  *string         `json:"last_ip,omitempty"`
	LoginsCount             *int64          `json:"logins_count,omitempty"`
	Multifactor             []string        `json:"multifactor,omitempty"`
}

type identity struct {
	Connection  string          `json:"connection"`
	UserID      string          `json:"user_id"`
	Provider    string          `json:"provider"`
	IsSocial    bool            `json:"isSocial"`
	ProfileData json.RawMessage `json:"profileData,omitempty"`
}

// Size is the number of bytes of a whole user. Tokens of identity providers and
// attributes that the client does not know are not counted.
func Size(u *client.User) int {
	d := document{
		ID: u.ID, Email: u.Email, Username: u.Username, PhoneNumber: u.PhoneNumber, Name: u.Name, Nickname: u.Nickname,
		GivenName: u.GivenName, FamilyName: u.FamilyName, Picture: u.Picture, EmailVerified: u.EmailVerified, PhoneVerified: u.PhoneVerified,
		Blocked: u.Blocked, UserMetadata: u.UserMetadata, AppMetadata: u.AppMetadata, CreatedAt: u.CreatedAt, UpdatedAt: u.UpdatedAt,
		LastLogin: u.LastLogin, LastPasswordReset: u.LastPasswordReset, MultifactorLastModified: u.MultifactorLastModified,
		LastIP: u.LastIP, LoginsCount: u.LoginsCount, Multifactor: u.Multifactor,
	}
	for _, i := range u.Identities {
		d.Identities = append(d.Identities, identity{i.Connection, i.UserID, i.Provider, i.IsSocial, i.ProfileData})
	}
	return Bytes(d)
}

// Bytes is the length of a value as compact JSON; 0 for what is none.
func Bytes(value any) int {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return 0
	}
	return b.Len() - 1 // Without the line break that ends it.
}

// Warning is what to say of a user whose profile will have that many bytes; "" when it
// is small enough.
func Warning(subject string, size int) string {
	if size < Warn {
		return ""
	}
	above := "close to the limit"
	if size > Limit {
		above = "above the limit"
	}
	return fmt.Sprintf("The profile of the user %s will have about %d bytes, which is %s: Auth0 has announced that from 4 March 2027 it "+
		"refuses profiles of more than %d bytes (10 KB). All that is stored counts together, what other applications write as well.\n\n"+
		"Keep large data outside of the profile, and a reference to it inside. The attribute profile_bytes of the data source auth0users_users "+
		"tells who else has a large profile.", subject, size, above, Limit)
}
