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

// A replacement whose new e-mail address is only known after apply neither lets a blocked person in nor
// blocks somebody for nothing: the plan refuses it, or the apply where the plan could not know.
func TestUserProtocol_lateReplacement(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		onDestroy               string
		written                 map[string]tftypes.Value
		blocked, meanwhile      bool // Before the plan, or after it.
		tainted                 bool
		planFails, destroyFails bool
	}{
		"blocked":                        {blocked: true, planFails: true},
		"blocked after the plan":         {meanwhile: true, destroyFails: true},
		"blocked and tainted":            {blocked: true, tainted: true, destroyFails: true},
		"blocked, and so it is written":  {blocked: true, written: map[string]tftypes.Value{"blocked": acctest.Bool(true)}},
		"not blocked":                    {},
		"the old user stays":             {onDestroy: "block", planFails: true},
		"tainted, and the old one stays": {onDestroy: "keep", tainted: true, destroyFails: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			p := w.NewProtocol(nil)
			schema := p.Schemas.ResourceSchemas[userType]
			before := map[string]tftypes.Value{}
			if c.onDestroy != "" {
				before["on_destroy"] = acctest.String(c.onDestroy)
			}
			old := p.Change(t.Context(), userType, userConfig(before), nil, nil, nil)
			id := acctest.Text(p.Values(schema, old.NewState)["id"])
			if c.blocked {
				w.PatchUser(id, object{"blocked": true})
			}
			read, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: userType, CurrentState: old.NewState, Private: old.Private})
			if err != nil {
				t.Fatal(err)
			}
			config := userConfig(c.written)
			config["email"] = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
			plan := func(prior *tfprotov6.DynamicValue, state map[string]tftypes.Value, private []byte) *tfprotov6.PlanResourceChangeResponse {
				t.Helper()
				resp, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
					TypeName: userType, PriorState: prior, ProposedNewState: p.Proposed(schema, config, state), Config: p.Object(schema, config), PriorPrivate: private,
				})
				if err != nil {
					t.Fatal(err)
				}
				return resp
			}
			p.Walk()
			var private []byte
			if !c.tainted {
				private = plan(read.NewState, p.Values(schema, read.NewState), read.Private).PlannedPrivate
			}
			replaced := plan(p.Null(schema), nil, private)
			if said := acctest.Errors(replaced.Diagnostics); strings.Contains(said, "User Cannot Be Replaced") != c.planFails {
				t.Fatalf("the plan: %s", said)
			}
			if c.planFails {
				return
			}
			if c.meanwhile {
				w.PatchUser(id, object{"blocked": true})
			}
			p.Walk()
			destroyed := p.ApplyDestroy(t.Context(), userType, read.NewState, replaced.PlannedPrivate)
			if said := acctest.Errors(destroyed.Diagnostics); strings.Contains(said, "User Cannot Be Replaced") != c.destroyFails {
				t.Errorf("the destruction: %s", said)
			}
			if stays := w.User(id) != nil; stays != c.destroyFails {
				t.Errorf("the old user is there: %t", stays)
			}
		})
	}
}
