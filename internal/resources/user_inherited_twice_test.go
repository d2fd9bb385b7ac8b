// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A blocked user with two resources: one changes something, the other one is replaced. The old account
// stays with the first, and the new one is blocked too.
func TestUserProtocol_replacedBesideAnother(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	p := w.NewProtocol(nil)
	schema := p.Schemas.ResourceSchemas[userType]
	old := p.Change(t.Context(), userType, userConfig(nil), nil, nil, nil)
	id := acctest.Text(p.Values(schema, old.NewState)["id"])
	w.PatchUser(id, object{"blocked": true})
	read := p.Import(t.Context(), userType, id)
	was := p.Values(schema, read.NewState)
	plan := func(config, state map[string]tftypes.Value, prior *tfprotov6.DynamicValue, private []byte) *tfprotov6.PlanResourceChangeResponse {
		t.Helper()
		resp, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
			TypeName: userType, PriorState: prior, ProposedNewState: p.Proposed(schema, config, state), Config: p.Object(schema, config), PriorPrivate: private,
		})
		if err != nil {
			t.Fatal(err)
		}
		p.NoError(resp.Diagnostics)
		return resp
	}
	apply := func(config map[string]tftypes.Value, prior *tfprotov6.DynamicValue, planned *tfprotov6.PlanResourceChangeResponse) map[string]tftypes.Value {
		t.Helper()
		resp, err := p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
			TypeName: userType, PriorState: prior, PlannedState: planned.PlannedState, Config: p.Object(schema, config), PlannedPrivate: planned.PlannedPrivate,
		})
		if err != nil {
			t.Fatal(err)
		}
		p.NoError(resp.Diagnostics)
		return p.Values(schema, resp.NewState)
	}
	renamed := userConfig(map[string]tftypes.Value{"name": acctest.String("New Name")})
	moved := userConfig(map[string]tftypes.Value{
		"connection_name": acctest.String("Username-Password-Authentication"), "email": acctest.String("other@example.com"), "password": acctest.String("Correct-Horse-1"),
	})

	p.Walk()
	changed := plan(moved, was, read.NewState, old.Private)
	replaced := plan(moved, nil, p.Null(schema), changed.PlannedPrivate)
	p.Walk()
	apply(renamed, read.NewState, plan(renamed, was, read.NewState, read.Private))
	p.NoError(p.ApplyDestroy(t.Context(), userType, read.NewState, replaced.PlannedPrivate).Diagnostics)
	made := apply(moved, p.Null(schema), plan(moved, nil, p.Null(schema), nil))
	for _, of := range []string{id, acctest.Text(made["id"])} {
		if u := w.User(of); u["blocked"] != true {
			t.Errorf("%s: %v", of, u)
		}
	}
}
