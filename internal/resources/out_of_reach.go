// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// outOfReach says once in a plan that no request has a chance: Auth0 refuses the credentials, or the tenant cannot be
// reached. The plan does not need one, and the apply does.
func outOfReach(data *run.Data) diag.Diagnostics {
	vain := data.Preflight.Vain()
	if vain == nil || !data.Preflight.First("out of reach") {
		return nil
	}
	d := apidiag.From(apidiag.Operation{Verb: "look at", Object: "tenant"}, vain)
	title, but := d.Summary(), "a request that needs them. An apply with these credentials would fail at the first one."
	var connect *client.ConnectError
	switch {
	case errors.As(vain, &connect):
		but = "the tenant. An apply would fail at its first request for as long as the tenant cannot be reached."
	case client.IsUnauthorized(vain):
		title, but = apidiag.NotAuthenticated, "a request that needs the token. An apply with this token would fail at the first one."
	}
	return ofTenant(diag.NewWarningDiagnostic(title, d.Detail()+"\n\nThis plan could be made without "+but))
}
