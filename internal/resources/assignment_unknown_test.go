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

// With credentials that are not known yet, what is in state stays there, with a
// warning; what was only imported cannot be read.
func TestAssignments_unknownCredentials(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	p.NoError(p.Configure(acctest.Attributes{
		"domain": acctest.String("tenant.example"), "client_id": acctest.String("x"), "client_secret": tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
	}))
	roles := tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String(roleID(1))})
	for typeName, c := range map[string]struct {
		id   string
		rest acctest.Attributes // What an import does not bring.
		both acctest.Attributes
	}{
		"auth0users_user_roles": {id: ada, rest: acctest.Attributes{"user_id": acctest.String(ada), "roles": roles}},
		"auth0users_user_role": {
			id: ada + "::" + roleID(1), both: acctest.Attributes{"user_id": acctest.String(ada), "role_id": acctest.String(roleID(1))},
			rest: acctest.Attributes{"name": acctest.String("Role 01"), "description": acctest.String("")},
		},
	} {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			schema := p.Schemas.ResourceSchemas[typeName]
			imported := acctest.Attributes{"id": acctest.String(c.id)}
			for name, value := range c.both {
				imported[name] = value
			}
			complete := acctest.Attributes{}
			for _, part := range []acctest.Attributes{imported, c.rest} {
				for name, value := range part {
					complete[name] = value
				}
			}
			read := func(state acctest.Attributes) *tfprotov6.ReadResourceResponse {
				t.Helper()
				resp, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: typeName, CurrentState: p.Object(schema, state)})
				if err != nil {
					t.Fatal(err)
				}
				return resp
			}
			kept := read(complete)
			p.NoError(kept.Diagnostics)
			if len(kept.Diagnostics) != 1 || !strings.Contains(kept.Diagnostics[0].Detail, "client_secret") {
				t.Errorf("no warning: %v", kept.Diagnostics)
			}
			for name, value := range p.Values(schema, kept.NewState) {
				if !value.Equal(complete[name]) {
					t.Errorf("%s became %s", name, value)
				}
			}
			if text := acctest.Errors(read(imported).Diagnostics); !strings.Contains(text, "client_secret") {
				t.Errorf("an import without credentials: %q", text)
			}
		})
	}
}
