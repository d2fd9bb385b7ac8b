// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// pathUser finds the user that the path names.
func (t *tx) pathUser(r *request) (*user, error) {
	u, ok := t.users.byID[targetUser(r.params)]
	if !ok {
		return nil, errInexistentUser()
	}
	return u, nil
}

// checkPathUser checks the form of the user ID in a path that is about a user.
func checkPathUser(e *endpoint, params map[string]string) error {
	words, about := userPathWords[e.key()]
	id := targetUser(params)
	if !about || schema.IsUserID(id) {
		return nil
	}
	name := "id"
	if strings.HasPrefix(e.template, "/users/{user_id}") {
		name = "user_id"
	}
	return errURI(schema.Violation{Detail: "Object didn't pass validation for format user-id: " + id, Path: name, Description: words})
}

// userPathWords is what the reference says of the user ID in each path.
var userPathWords = map[string]string{
	"DELETE /user-blocks/{id}":                  "The user_id of the user to update",
	"GET /user-blocks/{id}":                     "user_id of the user blocks to retrieve",
	"DELETE /users/{id}":                        "ID of the user to delete",
	"GET /users/{id}":                           "ID of the user to retrieve",
	"PATCH /users/{id}":                         "ID of the user to update",
	"DELETE /users/{id}/authentication-methods": "The ID of the user in question",
	"GET /users/{id}/authentication-methods":    "The ID of the user in question",
	"POST /users/{id}/authentication-methods":   "The ID of the user to whom the new authentication method will be assigned",
	"PUT /users/{id}/authentication-methods":    "The ID of the user in question",

	"DELETE /users/{id}/authentication-methods/{authentication_method_id}": "The ID of the user in question",
	"GET /users/{id}/authentication-methods/{authentication_method_id}":    "The ID of the user in question",
	"PATCH /users/{id}/authentication-methods/{authentication_method_id}":  "The ID of the user in question",

	"DELETE /users/{id}/authenticators":     "ID of the user to delete",
	"GET /users/{id}/connected-accounts":    "ID of the user to list connected accounts for",
	"GET /users/{id}/effective-permissions": "ID of the user to retrieve the permissions for",

	"GET /users/{id}/effective-permissions/sources/effective-roles": "ID of the user to retrieve the permissions for",

	"GET /users/{id}/effective-roles":                 "ID of the user to list effective roles for",
	"GET /users/{id}/effective-roles/sources/groups":  "ID of the user to list role source groups for",
	"GET /users/{id}/enrollments":                     "ID of the user to list enrollments for",
	"GET /users/{id}/federated-connections-tokensets": "User identifier",

	"DELETE /users/{id}/federated-connections-tokensets/{tokenset_id}": "Id of the user that owns the tokenset",

	"GET /users/{id}/groups":                             "ID of the user to list groups for",
	"POST /users/{id}/identities":                        "ID of the primary user account to link a second user account to",
	"DELETE /users/{id}/identities/{provider}/{user_id}": "ID of the primary user account",
	"GET /users/{id}/logs":                               "ID of the user of the logs to retrieve",

	"POST /users/{id}/multifactor/actions/invalidate-remember-browser": "ID of the user to invalidate all remembered browsers " +
		"and authentication factors for",

	"DELETE /users/{id}/multifactor/{provider}":   "ID of the user to remove a multifactor configuration from",
	"GET /users/{id}/organizations":               "ID of the user to retrieve the organizations for",
	"DELETE /users/{id}/permissions":              "ID of the user to remove permissions from",
	"GET /users/{id}/permissions":                 "ID of the user to retrieve the permissions for",
	"POST /users/{id}/permissions":                "ID of the user to assign permissions to",
	"POST /users/{id}/recovery-code-regeneration": "ID of the user to regenerate a multi-factor authentication recovery code for",
	"POST /users/{id}/revoke-access":              "ID of the user",
	"POST /users/{id}/risk-assessments/clear":     "ID of the user to clear assessors for",
	"DELETE /users/{id}/roles":                    "ID of the user to remove roles from",
	"GET /users/{id}/roles":                       "ID of the user to list roles for",
	"POST /users/{id}/roles":                      "ID of the user to associate roles with",
	"DELETE /users/{user_id}/refresh-tokens":      "ID of the user to get remove refresh tokens for",
	"GET /users/{user_id}/refresh-tokens":         "ID of the user to get refresh tokens for",
	"DELETE /users/{user_id}/sessions":            "ID of the user to get sessions for",
	"GET /users/{user_id}/sessions":               "ID of the user to get sessions for",
}
