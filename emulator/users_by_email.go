// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// usersByEmail is GET /users-by-email: every user with exactly that root
// email, immediately consistent, never paged.
func usersByEmail() *endpoint {
	return &endpoint{
		method: http.MethodGet, template: "/users-by-email",
		scopes: []string{"read:users"}, handle: handleUsersByEmail,
	}
}

func handleUsersByEmail(t *tx, r *request) (reply, error) {
	if !r.query.Has("email") {
		return reply{}, errQuery(schema.Violation{Detail: "Missing required property: email"})
	}
	email := r.query.Get("email")
	if !schema.IsEmail(email) {
		return reply{}, errQuery(schema.Violation{
			Detail: "Object didn't pass validation for format email: " + email, Path: "email",
			Description: "Email address to search for (case-sensitive)",
		})
	}
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	if !p.within(byEmailFields) {
		return reply{}, errQuery(schema.Violation{
			Detail: schema.NoMatch(byEmailPattern), Path: "fields", Description: fieldsDescription,
		})
	}
	found := []any{}
	for _, u := range t.users.withEmail(email) {
		found = append(found, u.shown(r.caller, p))
	}
	return reply{http.StatusOK, found}, nil
}

// byEmailFields are the names that fields may have here, a closed list in the
// documents. What another name gets is not evidenced; a refusal is likely.
var byEmailFields = []string{
	"phone_number", "email", "email_verified", "picture", "username", "user_id", "name", "nickname", "created_at", "identities",
	"app_metadata", "user_metadata", "last_ip", "last_login", "logins_count", "updated_at", "blocked", "family_name", "given_name",
}

var byEmailPattern = func() string {
	names := "(" + strings.Join(byEmailFields, "|") + ")"
	return "^" + names + "(," + names + ")*$"
}()
