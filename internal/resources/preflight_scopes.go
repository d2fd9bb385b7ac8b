// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// requireScopes refuses a plan that cannot be applied because the token lacks a scope. The operations are those
// that the apply certainly calls, not those that it may call. The first object that needs a missing scope
// carries the error, which names all that were found missing until then, and no other object repeats it.
func requireScopes(data *run.Data, needs ...*operations.Operation) diag.Diagnostics {
	if data == nil {
		return nil
	}
	missing, application := data.Preflight.MissingScopes(needs...)
	if len(missing) == 0 {
		return nil
	}
	to := "the application"
	if application != "" {
		to += " " + application
	}
	return ofTenant(diag.NewErrorDiagnostic("Missing Scopes", fmt.Sprintf(
		"The plan needs scopes of the Management API that the access token does not have. Auth0 would refuse the apply when it comes "+
			"to them. Found so far: %s.\n\n"+
			"Grant them to %s (Auth0 dashboard: Applications, APIs, Auth0 Management API), get a new token if "+
			"api_token is used, and plan again.\n\n"+
			"If the plan is applied with other credentials, or the users are only to be destroyed, set preflight = \"off\" in the provider block.",
		strings.Join(missing, ", "), to)))
}

// mayNeedScopes warns of a missing scope that the apply needs, unless Auth0 has already what is planned.
func mayNeedScopes(data *run.Data, needs ...*operations.Operation) diag.Diagnostics {
	if data == nil {
		return nil
	}
	missing := strings.Join(data.Preflight.Lacks(needs...), ", ")
	if missing == "" || !data.Preflight.First("scopes "+missing) {
		return nil
	}
	return ofTenant(diag.NewWarningDiagnostic("Scopes May Be Missing", fmt.Sprintf(
		"The access token does not have the scope %s of the Management API. Unless the users have already what the plan gives "+
			"them, Auth0 will refuse it.\n\n"+
			"Grant the scope to the application (Auth0 dashboard: Applications, APIs, Auth0 Management API).", missing)))
}

// needsScopesLater warns of a missing scope that the apply can do without: the next plan, which reads what was made, cannot.
func needsScopesLater(data *run.Data, reads ...*operations.Operation) diag.Diagnostics {
	if data == nil {
		return nil
	}
	missing := strings.Join(data.Preflight.Lacks(reads...), ", ")
	if missing == "" || !data.Preflight.First("reads "+missing) {
		return nil
	}
	return ofTenant(diag.NewWarningDiagnostic("Scopes Missing for the Next Plan", fmt.Sprintf(
		"The access token does not have the scopes %s of the Management API. The apply does without, and no plan after it "+
			"can read what it has made.\n\n"+
			"Grant them to the application (Auth0 dashboard: Applications, APIs, Auth0 Management API).", missing)))
}

// needsScopesToRead warns of a missing scope without which the apply cannot see what a user has before it takes anything
// away. Of a user whom it makes itself it need not look, and a plan cannot always tell.
func needsScopesToRead(data *run.Data, reads ...*operations.Operation) diag.Diagnostics {
	missing := strings.Join(data.Preflight.Lacks(reads...), ", ")
	if missing == "" || !data.Preflight.First("reads first "+missing) {
		return nil
	}
	return ofTenant(diag.NewWarningDiagnostic("Scopes May Be Missing", fmt.Sprintf(
		"The access token does not have the scopes %s of the Management API. The apply reads what a user has before it takes "+
			"anything away, unless it has made the user itself, and Auth0 would refuse that. No plan after it can read what it has made.\n\n"+
			"Grant them to the application (Auth0 dashboard: Applications, APIs, Auth0 Management API).", missing)))
}
