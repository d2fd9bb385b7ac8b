// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A user with a written user_id can be replaced in one run: the new account has the ID of the old one.
func TestUserProtocol_replacedWithTheSameID(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	p := w.NewProtocol(nil)
	schema := p.Schemas.ResourceSchemas[userType]
	config := map[string]tftypes.Value{
		"connection_name": acctest.String("Username-Password-Authentication"), "email": acctest.String("ana@example.com"),
		"user_id": acctest.String("ana"), "password": acctest.String("Correct-Horse-1"),
	}
	old := p.Change(t.Context(), userType, config, nil, nil, nil)
	plan := func(prior *tfprotov6.DynamicValue, state map[string]tftypes.Value, private []byte) *tfprotov6.PlanResourceChangeResponse {
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
	p.Walk()
	changed := plan(old.NewState, p.Values(schema, old.NewState), old.Private)
	replaced := plan(p.Null(schema), nil, changed.PlannedPrivate)
	p.Walk()
	p.NoError(p.ApplyDestroy(t.Context(), userType, old.NewState, replaced.PlannedPrivate).Diagnostics)
	again := plan(p.Null(schema), nil, nil)
	made, err := p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: userType, PriorState: p.Null(schema), PlannedState: again.PlannedState, Config: p.Object(schema, config), PlannedPrivate: again.PlannedPrivate,
	})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(made.Diagnostics)
	if id := acctest.Text(p.Values(schema, made.NewState)["id"]); id != "auth0|ana" || w.User(id) == nil {
		t.Errorf("the new user is %q", id)
	}
}
