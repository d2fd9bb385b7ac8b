// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package apidiag_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// The refusals that the reference lists for authentication methods come with what to do.
func TestFrom_authenticationMethods(t *testing.T) {
	t.Parallel()
	op := apidiag.Operation{Verb: "create", Object: "authentication method", Subject: "phone of the user auth0|1"}
	for message, c := range map[string]struct {
		status int
		advice string
	}{
		"Operation not permitted when the user has registered at least 1 passkey":              {403, "one by one only"},
		"You reached the limit of entities of this type for this user.":                        {403, "Delete one that is not used any more"},
		"The number of user identifiers associated with a user exceeds the maximum allowed.":   {403, "too many identifiers"},
		"Authentication method already exists.":                                                {409, "The user has this method already"},
		"Insufficient scope; expected any of: create:authentication_methods":                   {403, "Grant the scope create:authentication_methods"},
		"Payload validation error: 'Missing required property: email' on property root (body)": {400, "Auth0 said: Payload validation error"},
	} {
		d := apidiag.From(op, &client.Error{Status: c.status, FromAPI: true, Message: message})
		if !strings.Contains(d.Detail(), c.advice) || !strings.Contains(d.Detail(), strings.TrimSuffix(message, ".")) {
			t.Errorf("%s:\n%s", message, d.Detail())
		}
	}
}
