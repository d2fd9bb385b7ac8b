// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package contract_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/contract"
)

const world = `
roles:
  - {id: rol_0000000000000001, name: Reader}
users:
  - {connection: Username-Password-Authentication, user_id: ada, email: ada@example.com, password: Correct-horse-7}
`

const ada = "auth0|ada"

// TestSubClients calls what has no Terraform test of its own yet; the contract
// validates both directions.
func TestSubClients(t *testing.T) {
	t.Parallel()
	contract.Required(t)
	tenant := emulator.Start(t, emulator.Options{
		Seed:       emulator.MustParseSeed(world),
		Middleware: func(next http.Handler) http.Handler { return contract.Watch(t, next) },
	})
	c, err := client.New(client.Config{Domain: tenant.URL, ClientID: tenant.ClientID(), ClientSecret: tenant.ClientSecret(), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	users := c.Users
	ctx := t.Context()
	if err := users.Roles.Assign(ctx, ada, []string{"rol_0000000000000001"}); err != nil {
		t.Fatal(err)
	}
	roles := 0
	for role, err := range users.EffectiveRoles.List(ctx, ada) {
		if err != nil || role.Name != "Reader" || len(role.Sources) != 1 || role.Sources[0] != "direct" {
			t.Fatalf("effective role %+v, %v", role, err)
		}
		roles++
	}
	if roles != 1 {
		t.Errorf("%d effective roles, want 1", roles)
	}
	for organization, err := range users.Organizations.List(ctx, ada) {
		t.Errorf("organization %+v, %v of a member of none", organization, err)
	}
	for operation, run := range map[string]func(context.Context) error{
		"DELETE /users/{id}/authenticators": func(ctx context.Context) error { return users.Authenticators.DeleteAll(ctx, ada) },
		"POST /users/{id}/multifactor/actions/invalidate-remember-browser": func(ctx context.Context) error {
			return users.Multifactor.InvalidateRememberBrowser(ctx, ada)
		},
		"POST /users/{id}/risk-assessments/clear": func(ctx context.Context) error {
			return users.RiskAssessments.Clear(ctx, ada, "Username-Password-Authentication", []string{"new-device"})
		},
		"DELETE /users/{user_id}/sessions":       func(ctx context.Context) error { return users.Sessions.DeleteAll(ctx, ada) },
		"DELETE /users/{user_id}/refresh-tokens": func(ctx context.Context) error { return users.RefreshTokens.DeleteAll(ctx, ada) },
	} {
		before := c.Stats().Requests[operation]
		if err := run(ctx); err != nil {
			t.Errorf("%s: %v", operation, err)
		}
		if got := c.Stats().Requests[operation] - before; got != 1 {
			t.Errorf("%s: %d requests, want 1", operation, got)
		}
	}
	// Nobody has enrolled with this provider.
	if err := users.Multifactor.DeleteProvider(ctx, ada, "duo"); err != nil && !client.HasStatus(err, http.StatusNotFound) {
		t.Errorf("DeleteProvider: %v", err)
	}
}
