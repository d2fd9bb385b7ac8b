// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const tokensetsType = "auth0users_user_federated_connections_tokensets"

// Where Auth0 has removed the endpoint, the data source says so, and says beforehand
// what to use instead.
func TestUserTokensets_removed(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(people)
	for _, userID := range []string{"auth0|full", "auth0|nobody"} {
		_, diagnostics := w.NewProtocol(nil).ReadData(tokensetsType, acctest.Attributes{"user_id": acctest.String(userID)})
		if len(diagnostics) != 2 || diagnostics[0].Severity != tfprotov6.DiagnosticSeverityWarning {
			t.Fatalf("%d diagnostics, want a warning and an error", len(diagnostics))
		}
		acctest.Blames(t, diagnostics[0], "", "Deprecated", "auth0users_user_connected_accounts", "July 2026")
		acctest.Blames(t, diagnostics[1], "", "Removed by Auth0", "does not offer", "Remove this data source", "auth0users_user_connected_accounts")
	}
}
