// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import "github.com/auth0users/terraform-provider-auth0users/internal/client"

// needed are the attributes that a resource has a use for. What changes with every
// login, and what directories add to a profile, only costs time and memory.
var needed = client.FieldSelection{Fields: []string{
	"user_id", "email", "email_verified", "phone_number", "phone_verified", "username", "name", "nickname", "given_name", "family_name",
	"picture", "blocked", "user_metadata", "app_metadata", "identities", "created_at", "updated_at",
}}
