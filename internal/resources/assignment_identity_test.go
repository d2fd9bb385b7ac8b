// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Identities as a CLI of 1.12 or later uses them: set on creation, enough to import,
// kept by a refresh, also by one that finds nothing.
func TestAssignments_identity(t *testing.T) {
	t.Parallel()
	permission := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"name": tftypes.String, "resource_server_identifier": tftypes.String}}
	for typeName, c := range map[string]struct {
		config   acctest.Attributes
		identity []string
	}{
		"auth0users_user_roles": {
			acctest.Attributes{"roles": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String(roleID(1))})},
			[]string{"user_id"},
		},
		"auth0users_user_permissions": {
			acctest.Attributes{"permissions": tftypes.NewValue(tftypes.Set{ElementType: permission}, []tftypes.Value{
				tftypes.NewValue(permission, map[string]tftypes.Value{"name": acctest.String("act:001"), "resource_server_identifier": acctest.String(api)}),
			})},
			[]string{"user_id"},
		},
		"auth0users_user_role": {acctest.Attributes{"role_id": acctest.String(roleID(1))}, []string{"user_id", "role_id"}},
		"auth0users_user_permission": {
			acctest.Attributes{"resource_server_identifier": acctest.String(otherAPI), "permission": acctest.String("act:001")},
			[]string{"user_id", "resource_server_identifier", "permission"},
		},
	} {
		t.Run(typeName, func(t *testing.T) {
			t.Parallel()
			w := assignmentWorld(t)
			p := w.NewProtocol(nil)
			schema := p.Schemas.ResourceSchemas[typeName]
			c.config["user_id"] = acctest.String(ada)
			created := p.Change(t.Context(), typeName, c.config, nil, nil, nil)
			identity := p.IdentityValues(typeName, created.NewIdentity)
			if got, want := slices.Sorted(maps.Keys(identity)), slices.Sorted(slices.Values(c.identity)); !slices.Equal(got, want) {
				t.Fatalf("the identity has %v, want %v", got, want)
			}
			for name, value := range identity {
				if !value.Equal(c.config[name]) {
					t.Errorf("identity: %s is %s", name, value)
				}
			}

			imported, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: typeName, Identity: p.Identity(typeName, identity)})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(imported.Diagnostics)
			state, private := imported.ImportedResources[0].State, imported.ImportedResources[0].Private
			read := func() *tfprotov6.ReadResourceResponse {
				t.Helper()
				resp, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{
					// An older CLI keeps no identity between its commands.
					TypeName: typeName, CurrentState: state, Private: private,
				})
				if err != nil {
					t.Fatal(err)
				}
				p.NoError(resp.Diagnostics)
				state, private = resp.NewState, resp.Private
				return resp
			}
			want, got := p.Values(schema, created.NewState), p.Values(schema, read().NewState)
			for name, value := range want {
				if !value.Equal(got[name]) {
					t.Errorf("imported %s is %s, want %s", name, got[name], value)
				}
			}
			byID, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: typeName, ID: acctest.Text(want["id"])})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(byID.Diagnostics)
			if got := p.IdentityValues(typeName, byID.ImportedResources[0].Identity); !maps.EqualFunc(got, identity, tftypes.Value.Equal) {
				t.Errorf("imported by ID, the identity is %v, want %v", got, identity)
			}
			w.DeleteUser(ada)
			if gone := read(); p.Values(schema, gone.NewState) != nil {
				t.Error("the assignment of a deleted user is still there")
			}

			identity["user_id"] = acctest.String("ada")
			refused, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: typeName, Identity: p.Identity(typeName, identity)})
			if err != nil {
				t.Fatal(err)
			}
			if acctest.Errors(refused.Diagnostics) == "" {
				t.Error("an identity without a full user ID is accepted")
			}
		})
	}
}
