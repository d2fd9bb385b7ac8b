// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// triggered are the resources that do something when they are created, each with a
// configuration for grace.
var triggered = map[string]acctest.Attributes{
	"auth0users_user_access_revocation": {"user_id": acctest.String(grace)},
	"auth0users_user_recovery_code":     {"user_id": acctest.String(grace)},
	"auth0users_user_ticket":            {"user_id": acctest.String(grace), "type": acctest.String("password_change")},
}

// doneOnce is a step that plans the action, sends exactly these requests, refreshes
// without any, and leaves an empty plan.
func doneOnce(w *acctest.World, config, addr string, what plancheck.ResourceActionType, want map[string]int) resource.TestStep {
	checks := costing(w, action(addr, what), want)
	checks.PostApplyPostRefresh = checks.PostApplyPreRefresh
	return resource.TestStep{PreConfig: w.ResetRequests, Config: w.HCL(config), ConfigPlanChecks: checks}
}

// validate returns what is wrong with a configuration.
func validate(t *testing.T, p *acctest.Protocol, typeName string, set acctest.Attributes) []*tfprotov6.Diagnostic {
	t.Helper()
	resp, err := p.Server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{
		TypeName: typeName, Config: p.Object(p.Schemas.ResourceSchemas[typeName], set),
	})
	if err != nil {
		t.Fatal(err)
	}
	return resp.Diagnostics
}

// create validates, plans and applies a new resource. It returns the planned and the
// new state, nil where it did not come to that, and the errors of the first of the
// three that has any.
func create(t *testing.T, p *acctest.Protocol, typeName string, set acctest.Attributes) (planned, created acctest.Attributes, problem string) {
	t.Helper()
	schema := p.Schemas.ResourceSchemas[typeName]
	config := p.Object(schema, set)
	if problem := acctest.Errors(validate(t, p, typeName, set)); problem != "" {
		return nil, nil, problem
	}
	plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: typeName, PriorState: p.Null(schema), ProposedNewState: p.Proposed(schema, set, nil), Config: config,
	})
	if err != nil {
		t.Fatal(err)
	}
	if problem := acctest.Errors(plan.Diagnostics); problem != "" {
		return nil, nil, problem
	}
	applied, err := p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: typeName, PriorState: p.Null(schema), PlannedState: plan.PlannedState, Config: config, PlannedPrivate: plan.PlannedPrivate,
	})
	if err != nil {
		t.Fatal(err)
	}
	return p.Values(schema, plan.PlannedState), p.Values(schema, applied.NewState), acctest.Errors(applied.Diagnostics)
}

// planUnknown plans a new resource of which one argument is not known yet.
func planUnknown(t *testing.T, p *acctest.Protocol, typeName string, set acctest.Attributes, name string) acctest.Attributes {
	t.Helper()
	schema := p.Schemas.ResourceSchemas[typeName]
	set = maps.Clone(set)
	set[name] = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: typeName, PriorState: p.Null(schema), ProposedNewState: p.Proposed(schema, set, nil), Config: p.Object(schema, set),
	})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(plan.Diagnostics)
	return p.Values(schema, plan.PlannedState)
}

// applyPlan applies it with the value that has turned up.
func applyPlan(t *testing.T, p *acctest.Protocol, typeName string, plan acctest.Attributes, name string, value tftypes.Value) (created acctest.Attributes, problem string) {
	t.Helper()
	schema := p.Schemas.ResourceSchemas[typeName]
	plan = maps.Clone(plan)
	plan[name] = value
	applied, err := p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: typeName, PriorState: p.Null(schema), PlannedState: p.Object(schema, plan), Config: p.Object(schema, acctest.Attributes{name: value}),
	})
	if err != nil {
		t.Fatal(err)
	}
	return p.Values(schema, applied.NewState), acctest.Errors(applied.Diagnostics)
}

// TestTriggered is what these resources have in common, and what no CLI shows apart:
// refreshing and destroying need not even a configured provider, and there is no import.
func TestTriggered(t *testing.T) {
	t.Parallel()
	for typeName, config := range triggered {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			w := signedInWorld(t)
			_, state, problem := create(t, w.NewProtocol(nil), typeName, config)
			if problem != "" {
				t.Fatal(problem)
			}
			p := acctest.Unconfigured(t)
			schema := p.Schemas.ResourceSchemas[typeName]
			prior := p.Object(schema, state)
			read, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: typeName, CurrentState: prior})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(read.Diagnostics)
			for name, value := range p.Values(schema, read.NewState) {
				if !value.Equal(state[name]) {
					t.Errorf("a refresh makes %s of %s of %s", value, name, state[name])
				}
			}
			deleted, err := p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
				TypeName: typeName, PriorState: prior, PlannedState: p.Null(schema), Config: p.Null(schema),
			})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(deleted.Diagnostics)
			if p.Values(schema, deleted.NewState) != nil {
				t.Error("destroyed, it is still there")
			}
			imported, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: typeName, ID: grace})
			if err != nil {
				t.Fatal(err)
			}
			if problem := acctest.Errors(imported.Diagnostics); !strings.Contains(problem, "Nothing To Import") {
				t.Errorf("an import says %q", problem)
			}
		})
	}
}

// TestTriggered_arguments: whatever can be written does it again when it changes.
func TestTriggered_arguments(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	for typeName, config := range triggered {
		schema := p.Schemas.ResourceSchemas[typeName]
		for _, a := range schema.Block.Attributes {
			if !a.Optional && !a.Required {
				continue
			}
			changed := maps.Clone(config)
			changed[a.Name] = tftypes.NewValue(a.ValueType(), tftypes.UnknownValue)
			plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
				TypeName: typeName, PriorState: p.Object(schema, config), ProposedNewState: p.Object(schema, changed), Config: p.Object(schema, changed),
			})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(plan.Diagnostics)
			if len(plan.RequiresReplace) == 0 {
				t.Errorf("%s: a change of %s replaces nothing", typeName, a.Name)
			}
		}
	}
}
