// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"bytes"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// What a refresh stores changes only when something that is managed has changed: a CLI that compares
// (plan -refresh-only -detailed-exitcode) takes any other difference for drift.
func TestRefreshStoresNoLogins(t *testing.T) {
	t.Parallel()
	const link = "auth0users_user_identity"
	for name, c := range map[string]struct {
		typeName string
		config   map[string]tftypes.Value
		user     string
	}{
		"user": {userType, map[string]tftypes.Value{"connection_name": acctest.String("email"), "email": acctest.String("drift@example.com")}, ""},
		"link": {link, map[string]tftypes.Value{
			"user_id": acctest.String("auth0|kept"), "identity_provider": acctest.String("google-oauth2"), "identity_user_id": acctest.String("2"),
		}, "auth0|kept"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed(hostileSeed)
			p := w.NewProtocol(nil)
			made := p.Change(t.Context(), c.typeName, c.config, nil, nil, nil)
			id := c.user
			if id == "" {
				id = acctest.Text(p.Values(p.Schemas.ResourceSchemas[c.typeName], made.NewState)["id"])
			}
			for _, change := range []map[string]any{{}, {"app_metadata": object{"last_seen": 1}}, {"app_metadata": object{"other": 2}}} {
				if len(change) > 0 {
					w.PatchUser(id, change) // As an application does at a login: the user is a newer one.
				}
				p.Walk()
				read, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{
					TypeName: c.typeName, CurrentState: made.NewState, Private: made.Private, CurrentIdentity: made.NewIdentity,
				})
				if err != nil {
					t.Fatal(err)
				}
				p.NoError(read.Diagnostics)
				if !bytes.Equal(read.Private, made.Private) {
					t.Errorf("the refresh stores %s in place of %s", read.Private, made.Private)
				}
			}
		})
	}
}
