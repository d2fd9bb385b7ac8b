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

// The plan of a tainted user looks like that of a new one, so a mistyped connection is found when the
// old account is about to be deleted, and not after that.
func TestUserProtocol_taintedInAMistypedConnection(t *testing.T) {
	t.Parallel()
	for connection, survives := range map[string]bool{"Email": true, "satff": true, "Username-Password-Authentication": false} {
		t.Run(connection, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			p := w.NewProtocol(nil)
			schema := p.Schemas.ResourceSchemas[userType]
			old := p.Change(t.Context(), userType, userConfig(nil), nil, nil, nil)
			config := userConfig(map[string]tftypes.Value{"connection_name": acctest.String(connection), "password": acctest.String("Correct-Horse-1")})
			p.Walk()
			plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
				TypeName: userType, PriorState: p.Null(schema), ProposedNewState: p.Proposed(schema, config, nil), Config: p.Object(schema, config),
			})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(plan.Diagnostics)
			p.Walk()
			text := acctest.Errors(p.ApplyDestroy(t.Context(), userType, old.NewState, plan.PlannedPrivate).Diagnostics)
			exists := w.User(acctest.Text(p.Values(schema, old.NewState)["id"])) != nil
			if exists != survives || strings.Contains(text, "Wrong Connection") != survives {
				t.Errorf("the user exists: %t, errors: %s", exists, text)
			}
		})
	}
}
