// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A new password leaves the administrator's block as it is when it is sent, not as it was when the
// plan was made; only blocked = false lets somebody in.
func TestUserProtocol_passwordAndBlock(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		before, meanwhile bool
		written           *bool
		want              bool
	}{
		"blocked since the plan":           {meanwhile: true, want: true},
		"blocked before":                   {before: true, meanwhile: true, want: true},
		"let in since the plan":            {before: true},
		"never blocked":                    {},
		"blocked, and the row lets in":     {before: true, meanwhile: true, written: new(bool)},
		"blocked since, and it is written": {meanwhile: true, written: new(bool)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			p := w.NewProtocol(nil)
			schema := p.Schemas.ResourceSchemas[userType]
			config := map[string]tftypes.Value{
				"connection_name": acctest.String("Username-Password-Authentication"), "email": acctest.String("ana@example.com"),
				"password": acctest.String("Correct-Horse-1"),
			}
			created := p.Change(t.Context(), userType, config, nil, nil, nil)
			state := p.Values(schema, created.NewState)
			id := acctest.Text(state["id"])
			w.PatchUser(id, object{"blocked": c.before})
			state["blocked"] = acctest.Bool(c.before)
			config["password"] = acctest.String("Correct-Horse-2")
			if c.written != nil {
				config["blocked"] = acctest.Bool(*c.written)
			}

			p.Walk()
			prior, configured := p.Object(schema, state), p.Object(schema, config)
			plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
				TypeName: userType, PriorState: prior, ProposedNewState: p.Proposed(schema, config, state), Config: configured, PriorPrivate: created.Private,
			})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(plan.Diagnostics)
			w.PatchUser(id, object{"blocked": c.meanwhile})
			w.ResetRequests()
			p.Walk()
			applied, err := p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
				TypeName: userType, PriorState: prior, PlannedState: plan.PlannedState, Config: configured, PlannedPrivate: plan.PlannedPrivate,
			})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(applied.Diagnostics)
			if got := w.User(id)["blocked"] == true; got != c.want {
				t.Errorf("blocked: %t, want %t", got, c.want)
			}
			if n := w.Requests()[http.MethodPatch+" /users/{id}"]; n != 1 {
				t.Errorf("%d changes, want 1", n)
			}
		})
	}
}
