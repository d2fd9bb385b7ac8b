// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package listresources

import "github.com/auth0users/terraform-provider-auth0users/internal/usersearch"

// describe is the description of a list resource.
func describe(lead, scopes, requests string) string {
	return lead + " For `terraform query`, Terraform 1.14 and later.\n\n" +
		"The search finds all matches, also beyond the 1,000 that Auth0 lets one page through. Results come while " +
		"the pages are read, and no page is read that the `limit` of the list block (100 when not written) does not ask for.\n\n" +
		"**Scopes:** " + scopes + "; " + usersearch.MisspeltScopes() + ".\n\n" +
		"**Requests:** " + requests + " " + usersearch.MisspeltRequests + "\n\n" +
		"**Consistency:** eventual. The search lags about a second behind what was written."
}
