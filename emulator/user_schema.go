// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// createUserSchema is the body of POST /users.
func createUserSchema() *schema.Object {
	p := userProperties()
	p["user_id"] = schema.String(0, 255, "The external user's id provided by the identity provider").WithPattern(schema.NoSpace)
	p["connection"] = schema.String(1, 0, "Name of the connection this user should be created in")
	p["email"] = schema.String(0, 0, "The user's email").WithFormat("email")
	p["family_name"] = schema.String(1, 150, "The user's family name(s)")
	p["given_name"] = schema.String(1, 150, "The user's given name(s)")
	p["name"] = schema.String(1, 300, "The user's full name")
	p["nickname"] = schema.String(1, 300, "The user's nickname")
	p["password"] = schema.String(1, 0, "Initial password for this user. Only valid for auth0 connection strategy")
	p["picture"] = schema.String(0, 0, "A URI pointing to the user's picture").WithFormat("strict-uri")
	return &schema.Object{Properties: p, Required: []string{"connection"}, ExtraHint: metadataHint}
}

// updateUserSchema is the body of PATCH /users/{id}. The reference leaves it
// open, but users have been refused unknown properties, and silently ignoring
// a misspelt attribute would help nobody.
func updateUserSchema() *schema.Object {
	p := userProperties()
	p["client_id"] = schema.String(1, 0, "Auth0 client ID. Only valid when updating email address")
	p["connection"] = schema.String(1, 0, "Name of the connection to target for this user update")
	p["email"] = schema.String(0, 0, "Email address of this user").WithFormat("email").OrNull()
	p["family_name"] = schema.String(1, 150, "Family name/last name/surname of this user").OrNull()
	p["given_name"] = schema.String(1, 150, "Given name/first name/forename of this user").OrNull()
	p["name"] = schema.String(1, 300, "Name of this user").OrNull()
	p["nickname"] = schema.String(1, 300, "Preferred nickname or alias of this user").OrNull()
	p["password"] = schema.String(1, 0, "New password for this user. Only valid for database connections").OrNull()
	p["picture"] = schema.String(0, 0, "URL to picture, photo, or avatar of this user").WithFormat("strict-uri").OrNull()
	p["phone_number"] = p["phone_number"].OrNull()
	p["username"] = p["username"].OrNull()
	p["verify_phone_number"] = schema.Bool("Whether this user will receive a text after changing the phone number (true) or no text " +
		"(false). Only valid when changing phone number for SMS connections")
	return &schema.Object{Properties: p, NotEmpty: true, ExtraHint: metadataHint}
}

// metadataHint is what the service says to those who send unknown properties.
// Reports show a hint to the metadata behind the names; its exact words are not
// on record here.
const metadataHint = " (consider storing them in app_metadata or user_metadata)"

// userProperties are those that create and update have in common.
func userProperties() map[string]schema.Property {
	return map[string]schema.Property{
		"blocked":        schema.Bool("Whether this user was blocked by an administrator (true) or not (false)"),
		"email_verified": schema.Bool("Whether this email address is verified (true) or unverified (false)"),
		"phone_number":   schema.String(0, 0, "The user's phone number (following the E.164 recommendation)").WithPattern(schema.Phone),
		"phone_verified": schema.Bool("Whether this phone number has been verified (true) or not (false)"),
		"username":       schema.String(1, 128, "The user's username. Only valid if the connection requires a username"),
		"verify_email": schema.Bool("Whether the user will receive a verification email after creation (true) or no email (false). Overrides " +
			"behavior of `email_verified` parameter"),
		"user_metadata": schema.Map("Data related to the user that does not affect the application's core functionality"),
		"app_metadata":  schema.Map("Data related to the user that does affect the application's core functionality"),
	}
}
