// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "encoding/json"

// User is a user as the API answers it. A nil pointer or nil slice is an attribute that the answer
// did not hold, or held as null.
type User struct {
	ID          string // Full ID with its prefix, e.g. "auth0|64f0…".
	Email       *string
	Username    *string
	PhoneNumber *string // E.164.
	Name        *string
	Nickname    *string
	GivenName   *string
	FamilyName  *string
	Picture     *string

	EmailVerified *bool
	PhoneVerified *bool
	Blocked       *bool

	UserMetadata json.RawMessage // Exactly as answered, numbers included; nil when absent.
	AppMetadata  json.RawMessage // Exactly as answered, numbers included; nil when absent.

	Identities []Identity // The primary identity first.

	// Dates are RFC 3339 in UTC with milliseconds, exactly as answered.
	CreatedAt               *string
	UpdatedAt               *string
	LastLogin               *string
	LastPasswordReset       *string
	MultifactorLastModified *string

	LastIP      *string
	LoginsCount *int64
	Multifactor []string
}

// Identity is one account linked to a user.
type Identity struct {
	Connection  string // Connection name.
	UserID      string // ID within the provider, without prefix; numbers are read as their digits.
	Provider    string // Strategy, e.g. "auth0" or "google-oauth2".
	IsSocial    bool
	ProfileData json.RawMessage // Exactly as answered; nil when absent.

	// Tokens of the identity provider; only with the scope read:user_idp_tokens.
	AccessToken       string
	AccessTokenSecret string
	RefreshToken      string
}

type userWire struct {
	ID                      tolerantString  `json:"user_id"`
	Email                   tolerantString  `json:"email"`
	Username                tolerantString  `json:"username"`
	PhoneNumber             tolerantString  `json:"phone_number"`
	Name                    tolerantString  `json:"name"`
	Nickname                tolerantString  `json:"nickname"`
	GivenName               tolerantString  `json:"given_name"`
	FamilyName              tolerantString  `json:"family_name"`
	Picture                 tolerantString  `json:"picture"`
	EmailVerified           tolerantBool    `json:"email_verified"`
	PhoneVerified           tolerantBool    `json:"phone_verified"`
	Blocked                 tolerantBool    `json:"blocked"`
	UserMetadata            tolerantRaw     `json:"user_metadata"`
	AppMetadata             tolerantRaw     `json:"app_metadata"`
	Identities              []Identity      `json:"identities"`
	CreatedAt               tolerantString  `json:"created_at"`
	UpdatedAt               tolerantString  `json:"updated_at"`
	LastLogin               tolerantString  `json:"last_login"`
	LastPasswordReset       tolerantString  `json:"last_password_reset"`
	MultifactorLastModified tolerantString  `json:"multifactor_last_modified"`
	LastIP                  tolerantString  `json:"last_ip"`
	LoginsCount             tolerantInt     `json:"logins_count"`
	Multifactor             tolerantStrings `json:"multifactor"`
}

// UnmarshalJSON reads a user object, ignoring attributes it does not know and tolerating the types
// that vary (booleans as strings, dates as objects, numeric identity IDs).
func (u *User) UnmarshalJSON(data []byte) error {
	var wire userWire
	if err := json.Unmarshal(data, &wire); err != nil {
		return err
	}
	*u = User{
		ID:                      orEmpty(wire.ID),
		Email:                   wire.Email.value,
		Username:                wire.Username.value,
		PhoneNumber:             wire.PhoneNumber.value,
		Name:                    wire.Name.value,
		Nickname:                wire.Nickname.value,
		GivenName:               wire.GivenName.value,
		FamilyName:              wire.FamilyName.value,
		Picture:                 wire.Picture.value,
		EmailVerified:           wire.EmailVerified.value,
		PhoneVerified:           wire.PhoneVerified.value,
		Blocked:                 wire.Blocked.value,
		UserMetadata:            wire.UserMetadata.value,
		AppMetadata:             wire.AppMetadata.value,
		Identities:              wire.Identities,
		CreatedAt:               wire.CreatedAt.value,
		UpdatedAt:               wire.UpdatedAt.value,
		LastLogin:               wire.LastLogin.value,
		LastPasswordReset:       wire.LastPasswordReset.value,
		MultifactorLastModified: wire.MultifactorLastModified.value,
		LastIP:                  wire.LastIP.value,
		LoginsCount:             wire.LoginsCount.value,
		Multifactor:             wire.Multifactor.values,
	}
	return nil
}

type identityWire struct {
	Connection        tolerantString `json:"connection"`
	UserID            tolerantString `json:"user_id"`
	Provider          tolerantString `json:"provider"`
	IsSocial          tolerantBool   `json:"isSocial"`
	ProfileData       tolerantRaw    `json:"profileData"`
	AccessToken       tolerantString `json:"access_token"`
	AccessTokenSecret tolerantString `json:"access_token_secret"`
	RefreshToken      tolerantString `json:"refresh_token"`
}

// UnmarshalJSON reads an identity object with the tolerance of [User.UnmarshalJSON].
func (i *Identity) UnmarshalJSON(data []byte) error {
	var wire identityWire
	if err := json.Unmarshal(data, &wire); err != nil {
		return err
	}
	*i = Identity{
		Connection:        orEmpty(wire.Connection),
		UserID:            orEmpty(wire.UserID),
		Provider:          orEmpty(wire.Provider),
		IsSocial:          wire.IsSocial.value != nil && *wire.IsSocial.value,
		ProfileData:       wire.ProfileData.value,
		AccessToken:       orEmpty(wire.AccessToken),
		AccessTokenSecret: orEmpty(wire.AccessTokenSecret),
		RefreshToken:      orEmpty(wire.RefreshToken),
	}
	return nil
}

func orEmpty(s tolerantString) string {
	if s.value == nil {
		return ""
	}
	return *s.value
}
