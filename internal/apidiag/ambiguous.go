// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package apidiag

import (
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// ambiguousCreate words a create of which nobody knows whether it happened.
func (op Operation) ambiguousCreate(e *client.AmbiguousCreateError) diag.Diagnostic {
	var marks []string
	for _, m := range []struct{ name, value string }{
		{"ID", e.UserID},
		{"e-mail address", e.Email},
		{"phone number", e.PhoneNumber},
		{"connection", e.Connection},
	} {
		if m.value != "" {
			marks = append(marks, "  "+m.name+": "+m.value)
		}
	}
	next := "Run the command again: if the user exists, it is reported with the import block to use"
	switch {
	case op.Doubt != "":
		next = "So " + strings.TrimSuffix(op.Doubt, ".")
	case e.UserID != "":
		next = fmt.Sprintf("Look for it before you run the command again. If it exists, take it over with\n\n"+
			"  import {\n    to = auth0users_user.NAME\n    id = %q\n  }\n\n"+
			"If you only run the command again, a user that exists is reported", e.UserID)
	}
	text := fmt.Sprintf("%s, and it could not be found out what happened. The user may or may not exist:\n\n"+
		"%s\n\n%s; it is never created twice.",
		uncertainty(e.Cause), strings.Join(marks, "\n"), next)
	var lookup *client.Error
	if errors.As(e.Lookup, &lookup) && client.IsInsufficientScope(lookup) {
		text += "\n\nWithout a permission the provider could not look for the user. " + scopeAdvice(lookup)
	}
	return diag.NewErrorDiagnostic("User Possibly Created", text)
}

// uncertainty is what left nobody knowing whether a user was created.
func uncertainty(cause error) string {
	var unusable *client.UnusableAnswerError
	switch {
	case client.IsUserConflict(cause):
		return "Auth0 refused to create the user because there is one already, which may be the very user that it has just created"
	case errors.As(cause, &unusable):
		return "The answer to the request that creates the user cannot be used (it " + unusable.Problem + ")"
	}
	return "The answer to the request that creates the user was lost"
}
