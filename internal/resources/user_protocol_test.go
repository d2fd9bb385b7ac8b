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

const userType = "auth0users_user"

func userConfig(extra map[string]tftypes.Value) map[string]tftypes.Value {
	c := map[string]tftypes.Value{
		"connection_name": acctest.String("email"),
		"email":           acctest.String("id@example.com"),
	}
	for k, v := range extra {
		c[k] = v
	}
	return c
}

// The identity is the full user ID, set by every operation, whether the CLI knows
// identities (it passes them on) or not (it passes none).
func TestUserProtocol_identity(t *testing.T) {
	t.Parallel()
	for name, passes := range map[string]bool{"a CLI with identities": true, "a CLI without": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			p := w.NewProtocol(nil)
			schema := p.Schemas.ResourceSchemas[userType]
			passOn := func(id *tfprotov6.ResourceIdentityData) *tfprotov6.ResourceIdentityData {
				if passes {
					return id
				}
				return nil
			}
			created := p.Change(t.Context(), userType, userConfig(nil), nil, nil, nil)
			state := p.Values(schema, created.NewState)
			id := acctest.Text(state["id"])
			check := func(step string, got *tfprotov6.ResourceIdentityData) {
				t.Helper()
				if identity := acctest.Text(p.IdentityValues(userType, got)["user_id"]); identity != id || id == "" {
					t.Errorf("after %s the identity is %q, the ID %q", step, identity, id)
				}
			}
			check("create", created.NewIdentity)

			updated := p.Change(t.Context(), userType, userConfig(map[string]tftypes.Value{"name": acctest.String("New")}), state,
				passOn(created.NewIdentity), created.Private)
			check("update", updated.NewIdentity)

			read, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{
				TypeName: userType, CurrentState: updated.NewState, CurrentIdentity: passOn(updated.NewIdentity), Private: updated.Private,
			})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(read.Diagnostics)
			check("read", read.NewIdentity)

			w.DeleteUser(id)
			gone, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{
				TypeName: userType, CurrentState: read.NewState, CurrentIdentity: passOn(read.NewIdentity), Private: read.Private,
			})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(gone.Diagnostics)
			if p.Values(schema, gone.NewState) != nil {
				t.Error("a deleted user is still in state")
			}
		})
	}
}

func TestUserProtocol_importByIdentity(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := w.CreateUser(map[string]any{"connection": "email", "email": "imp@example.com"})
	p := w.NewProtocol(nil)
	imported, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{
		TypeName: userType, Identity: p.Identity(userType, map[string]tftypes.Value{"user_id": acctest.String(id)}),
	})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(imported.Diagnostics)
	if len(imported.ImportedResources) != 1 {
		t.Fatalf("%d resources imported", len(imported.ImportedResources))
	}
	r := imported.ImportedResources[0]
	read, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{
		TypeName: userType, CurrentState: r.State, CurrentIdentity: r.Identity, Private: r.Private,
	})
	if err != nil {
		t.Fatal(err)
	}
	p.NoError(read.Diagnostics)
	state := p.Values(p.Schemas.ResourceSchemas[userType], read.NewState)
	if acctest.Text(state["connection_name"]) != "email" || acctest.Text(state["email"]) != "imp@example.com" {
		t.Errorf("imported state: %v", state)
	}
}

// The request of a user whose answer is lost for good ends in a diagnostic that
// says what to look for, and in no state: nothing to taint.
func TestUserProtocol_ambiguousCreate(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Faults("POST /users drop-after", "GET /users-by-email status=503", "GET /users status=503")
	p := w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(0)})
	schema := p.Schemas.ResourceSchemas[userType]
	config := userConfig(nil)
	resp, err := p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: userType, PriorState: p.Null(schema), PlannedState: p.Proposed(schema, config, nil), Config: p.Object(schema, config),
	})
	if err != nil {
		t.Fatal(err)
	}
	if text := acctest.Errors(resp.Diagnostics); !strings.Contains(text, "User Possibly Created") || !strings.Contains(text, "id@example.com") {
		t.Errorf("diagnostics: %s", text)
	}
	if p.Values(schema, resp.NewState) != nil {
		t.Error("there is state of a user that nobody knows to exist")
	}
}
