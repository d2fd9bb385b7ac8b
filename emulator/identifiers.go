// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

func errMissing(property string) *wire.Error {
	return errBody(schema.Violation{Detail: "Missing required property: " + property})
}

func errNotAllowed(property string) *wire.Error {
	return errBody(schema.Violation{Detail: "Additional properties not allowed: " + property})
}

func errNotSupported() *wire.Error {
	return errBadRequest("operation_not_supported", "Connection is not supported for this operation.")
}

// checkNewIdentifiers applies the rules of a connection to a create: which
// identifiers it needs, which it has no place for, and what they look like.
func checkNewIdentifiers(c *connection, body map[string]any) error {
	switch c.kind() {
	case kindEmail:
		return checkPasswordless(body, "email", "password", "username", "phone_number", "phone_verified")
	case kindSMS:
		return checkPasswordless(body, "phone_number", "password", "username", "email", "email_verified", "verify_email")
	default:
		return checkDatabaseIdentifiers(c, body)
	}
}

// checkPasswordless: no source shows how foreign attributes are refused; the
// wording is that of any property outside the schema.
func checkPasswordless(body map[string]any, required string, foreign ...string) error {
	for _, k := range foreign {
		if _, ok := body[k]; ok {
			return errNotAllowed(k)
		}
	}
	if _, ok := body[required]; !ok {
		return errMissing(required)
	}
	return nil
}

func checkDatabaseIdentifiers(c *connection, body map[string]any) error {
	username, hasUsername := body["username"].(string)
	if hasUsername && !c.accepts("username") {
		return errBadRequest("invalid_body", "Cannot set username for connection without requires_username.")
	}
	if _, ok := body["phone_number"]; ok && !c.accepts("phone_number") {
		return errNotAllowed("phone_number")
	}
	if missing := missingIdentifier(c, body); missing != "" {
		return errMissing(missing)
	}
	if hasUsername {
		if err := checkUsername(c, username); err != nil {
			return err
		}
	}
	password, ok := body["password"].(string)
	if !ok {
		return errMissing("password")
	}
	return checkPassword(c, password)
}

// missingIdentifier names an identifier that users of a database must have and
// doc lacks, "" if none. The classic connection asks for the email, and for the
// username if requires_username; whether the latter also asks for the email is
// not evidenced, the documents say "email and/or username".
func missingIdentifier(c *connection, doc map[string]any) string {
	has := func(k string) bool { return doc[k] != nil }
	if c.usesAttributes() {
		found := false
		for _, k := range identifiers {
			if c.option("attributes", k, "signup", "status") == "required" && !has(k) {
				return k
			}
			found = found || has(k)
		}
		if !found {
			return identifiers[0]
		}
		return ""
	}
	if c.accepts("username") {
		if !has("username") {
			return "username"
		}
		return ""
	}
	if !has("email") {
		return "email"
	}
	return ""
}

// allowsUsernames reports whether usernames may have the form of an e-mail address or a phone number, which is a
// setting of flexible identifiers. The documents give false as the default of both.
func (c *connection) allowsUsernames(form string) bool {
	return c.flag("attributes", "username", "validation", "allowed_types", form)
}

// checkUsername applies the username rules of a connection.
func checkUsername(c *connection, username string) error {
	if v := usernameViolation(c, username); v != nil {
		return errBody(*v)
	}
	return nil
}

// usernameViolation is what a connection has against a username, nil for nothing.
func usernameViolation(c *connection, username string) *schema.Violation {
	const defaultMin, defaultMax = 1, 15
	lowest := c.number(defaultMin, "validation", "username", "min")
	highest := c.number(defaultMax, "validation", "username", "max")
	if c.usesAttributes() {
		lowest = c.number(defaultMin, "attributes", "username", "validation", "min_length")
		highest = c.number(defaultMax, "attributes", "username", "validation", "max_length")
	}
	fail := func(detail string) *schema.Violation {
		return &schema.Violation{Detail: detail, Path: "username", Description: "The user's username. Only valid if the " +
			"connection requires a username"}
	}
	switch n := len([]rune(username)); {
	case n < lowest:
		return fail(fmt.Sprintf("String is too short (%d chars), minimum %d", n, lowest))
	case n > highest:
		return fail(fmt.Sprintf("String is too long (%d chars), maximum %d", n, highest))
	case !schema.Username.MatchString(username):
		return fail(schema.NoMatch(schema.Username.String()))
	case schema.IsEmail(strings.ToLower(username)) && !c.allowsUsernames("email"),
		schema.Phone.MatchString(username) && c.usesAttributes() && !c.allowsUsernames("phone_number"):
		return fail("Object didn't pass validation for format username: " + username)
	}
	return nil
}
