// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// The errors that more than one endpoint answers.

func errUnauthorized(message string) *wire.Error {
	e := wire.NewError(http.StatusUnauthorized, "", message)
	e.Attributes = map[string]any{"error": message}
	return e
}

func errInsufficientScope(anyOf []string) *wire.Error {
	return wire.NewError(http.StatusForbidden, "insufficient_scope",
		"Insufficient scope, expected any of: "+strings.Join(anyOf, ","))
}

func errNotFoundRoute() *wire.Error { return wire.NewError(http.StatusNotFound, "", "Not Found") }

func errInexistentUser() *wire.Error {
	return wire.NewError(http.StatusNotFound, "inexistent_user", "The user does not exist.")
}

func errInexistentConnection() *wire.Error {
	return wire.NewError(http.StatusBadRequest, "inexistent_connection", "The connection does not exist.")
}

func errBadRequest(code, message string) *wire.Error {
	return wire.NewError(http.StatusBadRequest, code, message)
}

// errBody, errURI and errQuery word a schema violation as the service does:
// "{Payload|Path|Query} validation error: '{detail}' on property {path} ({description})."
// A violation of the root object names no property.

func errBody(v schema.Violation) *wire.Error {
	return errBadRequest("invalid_body", "Payload validation error: "+v.String())
}

func errURI(v schema.Violation) *wire.Error {
	return errBadRequest("invalid_uri", "Path validation error: "+v.String())
}

func errQuery(v schema.Violation) *wire.Error {
	return errBadRequest("invalid_query_string", "Query validation error: "+v.String())
}
