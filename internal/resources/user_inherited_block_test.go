// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// An adoption that blocks somebody says so, and counts for max_blocks.
func TestUserProtocol_adoptionThatBlocks(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := w.CreateUser(object{"connection": "email", "email": "id@example.com"})
	config := userConfig(map[string]tftypes.Value{"on_conflict": acctest.String("adopt"), "blocked": acctest.Bool(true)})
	for limit, title := range map[int64]string{0: "Too Many Users Would Be Blocked", 1: "User Will Be Blocked"} {
		p := w.NewProtocol(map[string]tftypes.Value{"max_blocks": acctest.Int(limit)})
		schema := p.Schemas.ResourceSchemas[userType]
		plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
			TypeName: userType, PriorState: p.Null(schema), ProposedNewState: p.Proposed(schema, config, nil), Config: p.Object(schema, config),
		})
		if err != nil {
			t.Fatal(err)
		}
		said, isError := "", false
		for _, d := range plan.Diagnostics {
			isError = isError || d.Severity == tfprotov6.DiagnosticSeverityError
			said += d.Summary + ": " + d.Detail + "\n"
		}
		if isError != (limit == 0) || !strings.Contains(said, title) || !strings.Contains(said, id) {
			t.Errorf("max_blocks %d: %s", limit, said)
		}
	}
}

// max_blocks holds for whom a plan saw blocked and an administrator has let in since.
func TestUserProtocol_adoptionThatBlocksByNow(t *testing.T) {
	t.Parallel()
	for limit, refused := range map[int64]bool{0: true, 1: false} {
		w := acctest.New(t)
		id := w.CreateUser(object{"connection": "email", "email": "id@example.com"})
		w.PatchUser(id, object{"blocked": true})
		p := w.NewProtocol(map[string]tftypes.Value{"max_blocks": acctest.Int(limit)})
		schema := p.Schemas.ResourceSchemas[userType]
		config := userConfig(map[string]tftypes.Value{"on_conflict": acctest.String("adopt"), "blocked": acctest.Bool(true)})
		plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
			TypeName: userType, PriorState: p.Null(schema), ProposedNewState: p.Proposed(schema, config, nil), Config: p.Object(schema, config),
		})
		if err != nil {
			t.Fatal(err)
		}
		p.NoError(plan.Diagnostics)
		w.PatchUser(id, object{"blocked": false})
		resp, err := p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
			TypeName: userType, PriorState: p.Null(schema), PlannedState: plan.PlannedState, Config: p.Object(schema, config), PlannedPrivate: plan.PlannedPrivate,
		})
		if err != nil {
			t.Fatal(err)
		}
		said := acctest.Errors(resp.Diagnostics)
		if strings.Contains(said, "Too Many Users Would Be Blocked") != refused || (w.User(id)["blocked"] == true) == refused {
			t.Errorf("max_blocks %d: %s, %v", limit, said, w.User(id))
		}
	}
}

// Whoever is replaced stays blocked, also when an administrator blocked the person after the plan was
// made, and when the new account is made before the old one is destroyed.
func TestUserProtocol_replacedStaysBlocked(t *testing.T) {
	t.Parallel()
	for name, first := range map[string]bool{"destroyed first": false, "created first": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			p := w.NewProtocol(nil)
			schema := p.Schemas.ResourceSchemas[userType]
			old := p.Change(t.Context(), userType, userConfig(nil), nil, nil, nil)
			was := p.Values(schema, old.NewState)
			config := userConfig(map[string]tftypes.Value{
				"connection_name": acctest.String("Username-Password-Authentication"), "password": acctest.String("Correct-Horse-1"),
			})
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
			create := func() string {
				t.Helper()
				again := plan(p.Null(schema), nil, nil)
				made, err := p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
					TypeName: userType, PriorState: p.Null(schema), PlannedState: again.PlannedState, Config: p.Object(schema, config), PlannedPrivate: again.PlannedPrivate,
				})
				if err != nil {
					t.Fatal(err)
				}
				p.NoError(made.Diagnostics)
				return acctest.Text(p.Values(schema, made.NewState)["id"])
			}
			p.Walk()
			changed := plan(old.NewState, was, old.Private)
			replaced := plan(p.Null(schema), nil, changed.PlannedPrivate)
			w.PatchUser(acctest.Text(was["id"]), object{"blocked": true})
			p.Walk()
			var id string
			if first {
				id = create()
				p.NoError(p.Destroy(t.Context(), userType, old.NewState, old.Private).Diagnostics)
			} else {
				p.NoError(p.ApplyDestroy(t.Context(), userType, old.NewState, replaced.PlannedPrivate).Diagnostics)
				id = create()
			}
			if u := w.User(id); u["blocked"] != true {
				t.Errorf("the new account: %v", u)
			}
		})
	}
}
