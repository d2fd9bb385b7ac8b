// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "encoding/json"

// CreateUserRequest is the body of POST /users. Nil fields are not sent.
type CreateUserRequest struct {
	Connection    string          `json:"connection"`             // Connection name; required.
	UserID        *string         `json:"user_id,omitempty"`      // Without the "auth0|" prefix.
	Email         *string         `json:"email,omitempty"`        //
	Username      *string         `json:"username,omitempty"`     //
	PhoneNumber   *string         `json:"phone_number,omitempty"` // E.164.
	Password      *string         `json:"password,omitempty"`
	GivenName     *string         `json:"given_name,omitempty"`
	FamilyName    *string         `json:"family_name,omitempty"`
	Name          *string         `json:"name,omitempty"`
	Nickname      *string         `json:"nickname,omitempty"`
	Picture       *string         `json:"picture,omitempty"`
	Blocked       *bool           `json:"blocked,omitempty"`
	EmailVerified *bool           `json:"email_verified,omitempty"`
	PhoneVerified *bool           `json:"phone_verified,omitempty"`
	VerifyEmail   *bool           `json:"verify_email,omitempty"` // Whether a verification mail is sent.
	UserMetadata  json.RawMessage `json:"user_metadata,omitempty"`
	AppMetadata   json.RawMessage `json:"app_metadata,omitempty"`
}

// UpdateUserRequest is the body of PATCH /users/{id}: every field leaves alone, sets or unsets.
type UpdateUserRequest struct {
	Email             Field[string]          `json:"email,omitzero"`
	Username          Field[string]          `json:"username,omitzero"`
	PhoneNumber       Field[string]          `json:"phone_number,omitzero"` // E.164.
	Password          Field[string]          `json:"password,omitzero"`
	GivenName         Field[string]          `json:"given_name,omitzero"`
	FamilyName        Field[string]          `json:"family_name,omitzero"`
	Name              Field[string]          `json:"name,omitzero"`
	Nickname          Field[string]          `json:"nickname,omitzero"`
	Picture           Field[string]          `json:"picture,omitzero"`
	Blocked           Field[bool]            `json:"blocked,omitzero"`
	EmailVerified     Field[bool]            `json:"email_verified,omitzero"`
	PhoneVerified     Field[bool]            `json:"phone_verified,omitzero"`
	VerifyEmail       Field[bool]            `json:"verify_email,omitzero"`
	VerifyPhoneNumber Field[bool]            `json:"verify_phone_number,omitzero"`
	UserMetadata      Field[json.RawMessage] `json:"user_metadata,omitzero"` // Merged on the first level; null removes a member, {} all.
	AppMetadata       Field[json.RawMessage] `json:"app_metadata,omitzero"`  // Merged like UserMetadata.
	Connection        Field[string]          `json:"connection,omitzero"`    // Connection name; which identity the change is about.
	ClientID          Field[string]          `json:"client_id,omitzero"`     // Only with a change of e-mail or phone number.
}

// IsEmpty reports whether the request would change nothing. Connection and ClientID only qualify
// other fields and do not count.
func (r UpdateUserRequest) IsEmpty() bool {
	r.Connection, r.ClientID = Field[string]{}, Field[string]{}
	body, err := json.Marshal(r)
	return err == nil && string(body) == "{}"
}
