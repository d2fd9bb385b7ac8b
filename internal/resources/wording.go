// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"errors"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// ofUser words what was tried: "read the roles of the user X".
func ofUser(verb, objects, userID string) apidiag.Operation {
	return apidiag.Operation{Verb: verb, Object: objects, Subject: "of the user " + userID}
}

// userNotFound is the diagnostic for a user who was deleted since the plan.
func userNotFound(userID string) diag.Diagnostic {
	return apidiag.UserNotFound(userID, "If the user was deleted outside of Terraform, the next plan will show it.")
}

// apiError is the answer of the API among the causes of an error; false where there was none.
func apiError(err error) (*client.Error, bool) {
	var e *client.Error
	ok := errors.As(err, &e)
	return e, ok
}

// upperFirst begins a sentence or a title with words from its middle.
func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
