// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// readBack reads an object as a refresh does, errors included.
func readBack(t *testing.T, p *acctest.Protocol, typeName string, state *tfprotov6.DynamicValue, private []byte, identity *tfprotov6.ResourceIdentityData) *tfprotov6.ReadResourceResponse {
	t.Helper()
	resp, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{
		TypeName: typeName, CurrentState: state, Private: private, CurrentIdentity: identity,
	})
	if err != nil {
		t.Fatal(err)
	}
	return resp
}

// What is imported and does not exist is named, with what to check; the CLI would only say that it is not there.
func TestImport_notFound(t *testing.T) {
	t.Parallel()
	const noUser, check = "There is no user with the ID auth0|nobody, so nothing can be imported", "includes the prefix"
	for name, c := range map[string]struct {
		typeName, id string
		want         []string
	}{
		"a user":                       {userType, "auth0|nobody", []string{"User Not Found", noUser, check}},
		"roles of nobody":              {"auth0users_user_roles", "auth0|nobody", []string{"User Not Found", noUser, check}},
		"permissions of nobody":        {"auth0users_user_permissions", "auth0|nobody", []string{"User Not Found", noUser, check}},
		"a role of nobody":             {"auth0users_user_role", "auth0|nobody::rol_aaaaaaaaaaaaaaaa", []string{"User Not Found", noUser, check}},
		"a permission of nobody":       {"auth0users_user_permission", "auth0|nobody::https://api.example.com/library::read:books", []string{"User Not Found", noUser, check}},
		"a linked account of nobody":   {linkType, "auth0|nobody::google-oauth2::77", []string{"User Not Found", noUser, check}},
		"a method of nobody":           {methodType, "auth0|nobody::phone|dev_kXVq4drj3Mw6uCF5", []string{" Not Found", "auth0|nobody"}},
		"methods of nobody":            {methodsType, "auth0|nobody", []string{"User Not Found", noUser, check}},
		"a role that is not had":       {"auth0users_user_role", "auth0|mv::rol_bbbbbbbbbbbbbbbb", []string{"Role Not Found", "The user auth0|mv does not have the role rol_bbbbbbbbbbbbbbbb directly", "take the import away"}},
		"a permission that is not had": {"auth0users_user_permission", "auth0|mv::https://api.example.com/library::write:books", []string{"Permission Not Found", "auth0|mv does not have the permission", "write:books"}},
		"an account that is no link":   {linkType, "auth0|mv::google-oauth2::78", []string{"Linked Account Not Found", "does not have the linked account google-oauth2|78"}},
		"a method that is not had":     {methodType, "auth0|mv::phone|dev_kXVq4drj3Mw6uCF5", []string{"Authentication Method Not Found", "phone|dev_kXVq4drj3Mw6uCF5"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed(moveSeed)
			p := w.NewProtocol(nil)
			imported, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: c.typeName, ID: c.id})
			if err != nil {
				t.Fatal(err)
			}
			p.NoError(imported.Diagnostics)
			is := imported.ImportedResources[0]
			text := acctest.Errors(readBack(t, p, c.typeName, is.State, is.Private, is.Identity).Diagnostics)
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("%q lacks %q", text, want)
				}
			}
		})
	}
}

// What was imported and disappears later is gone from the state, and so is what was moved and does not exist, however little of it the move has left.
func TestImport_onlyOnce(t *testing.T) {
	t.Parallel()
	role := "rol_aaaaaaaaaaaaaaaa"
	for name, c := range map[string]struct{ typeName, id, moved string }{
		"user":  {userType, "auth0|mv", `{"id":"auth0|nobody","user_id":"auth0|nobody","email":"nobody@example.com"}`},
		"roles": {"auth0users_user_roles", "auth0|mv", `{"user_id":"auth0|nobody","roles":[]}`},
		"role":  {"auth0users_user_role", "auth0|mv::" + role, `{"user_id":"auth0|nobody","role_id":"` + role + `"}`},
		"permission": {
			"auth0users_user_permission", "auth0|mv::https://api.example.com/library::read:books",
			`{"user_id":"auth0|nobody","permission":"read:books","resource_server_identifier":"https://api.example.com/library"}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed(moveSeed)
			p := w.NewProtocol(nil)
			imported := p.Import(t.Context(), c.typeName, c.id)
			if bytes.Contains(imported.Private, []byte("importing")) {
				t.Errorf("the state says of the import what counts only until the read: %s", imported.Private)
			}
			w.DeleteUser("auth0|mv")
			moved := move(t, p, fromOpenTofu, strings.Replace(c.typeName, "auth0users_", "auth0_", 1), c.typeName, c.moved)
			p.NoError(moved.Diagnostics)
			p.Walk()
			for what, gone := range map[string]*tfprotov6.ReadResourceResponse{
				"imported": readBack(t, p, c.typeName, imported.NewState, imported.Private, imported.NewIdentity),
				"moved":    readBack(t, p, c.typeName, moved.TargetState, moved.TargetPrivate, moved.TargetIdentity),
			} {
				p.NoError(gone.Diagnostics)
				if p.Values(p.Schemas.ResourceSchemas[c.typeName], gone.NewState) != nil {
					t.Errorf("what was %s and is gone is still in the state", what)
				}
			}
		})
	}
}
