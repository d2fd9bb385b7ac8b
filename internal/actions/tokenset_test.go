// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Where Auth0 has removed the endpoint, the action says so, and that nothing was done.
func TestDeleteUserTokenset_removed(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	user := w.CreateUser(map[string]any{"connection": "email", "email": "ada@example.com"})
	p := w.NewProtocol(nil)
	const name = "auth0users_delete_user_federated_connections_tokenset"
	set := acctest.Attributes{"user_id": acctest.String(user), "tokenset_id": acctest.String("tokenset1")}
	planned := p.PlanAction(t.Context(), name, set)
	if len(planned) != 1 {
		t.Fatalf("%d diagnostics of the plan, want a warning", len(planned))
	}
	acctest.Blames(t, planned[0], "", "Deprecated", "July 2026", "auth0users_user_connected_accounts")
	_, diagnostics := p.InvokeAction(t.Context(), name, set, nil)
	acctest.Blames(t, refused(t, diagnostics), "", "Removed by Auth0", "does not offer", "Nothing was done")

	set["user_id"] = acctest.String("email|nobody")
	_, diagnostics = p.InvokeAction(t.Context(), name, set, nil)
	acctest.Blames(t, refused(t, diagnostics), "user_id", "User Not Found", "email|nobody")
}
