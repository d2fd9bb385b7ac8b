// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// bare is the ID of a user without its provider.
func bare(id string) string {
	_, after, _ := strings.Cut(id, "|")
	return after
}

// TestLinkAndUnlink follows an account into another and out again.
func TestLinkAndUnlink(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	ada := n.newUser(object{"email": "ada@example.com", "given_name": "Ada", "nickname": "countess", "user_metadata": object{"plan": "pro"}})
	grace := n.newUser(object{"email": "grace@example.com", "email_verified": true, "name": "Grace", "user_metadata": object{"x": 1}, "app_metadata": object{"y": 2}})
	n.api("POST", userPath(grace)+"/roles", object{"roles": []string{n.newRole("editor")}}).want(t, http.StatusNoContent)

	first := object{"connection": database, "user_id": bare(ada), "provider": "auth0", "isSocial": false}
	second := object{
		"connection": database, "user_id": bare(grace), "provider": "auth0", "isSocial": false,
		"profileData": object{"email": "grace@example.com", "email_verified": true, "name": "Grace"},
	}
	firstShown := object{"profileData": object{"email": "ada@example.com", "email_verified": false, "given_name": "Ada", "nickname": "countess"}}
	for k, v := range first {
		firstShown[k] = v
	}
	got := n.api("POST", userPath(ada)+"/identities", object{"provider": "auth0", "user_id": grace}).want(t, http.StatusCreated).body
	if diff := cmp.Diff([]any{firstShown, second}, got); diff != "" {
		t.Errorf("link (-want +got):\n%s", diff)
	}
	linked := n.api("GET", userPath(ada), nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff([]any{first, second}, linked["identities"]); diff != "" {
		t.Errorf("identities of the user (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(object{"plan": "pro"}, linked["user_metadata"]); diff != "" || linked["email"] != "ada@example.com" {
		t.Errorf("the primary profile changed: %v", linked)
	}
	n.api("GET", userPath(grace), nil).wantError(t, http.StatusNotFound, "inexistent_user", "The user does not exist.")
	if got := n.listIDs("fields=user_id"); len(got) != 1 || got[0] != ada {
		t.Errorf("the list has %v", got)
	}
	n.api("POST", "/users", object{"connection": database, "email": "grace@example.com", "password": goodPass}).want(t, http.StatusConflict)

	unlinked := n.api("DELETE", userPath(ada)+"/identities/auth0/"+bare(grace), nil).want(t, http.StatusOK).body
	if diff := cmp.Diff([]any{firstShown}, unlinked); diff != "" {
		t.Errorf("unlink (-want +got):\n%s", diff)
	}
	again := n.api("GET", userPath(grace), nil).want(t, http.StatusOK).object(t)
	if again["name"] != "Grace" || again["nickname"] != "grace" || again["email_verified"] != true || again["user_metadata"] != nil || again["app_metadata"] != nil {
		t.Errorf("the separate user: %v", again)
	}
	if got := n.api("GET", userPath(grace)+"/roles", nil).want(t, http.StatusOK).raw; got != "[]" {
		t.Errorf("its roles: %s", got)
	}
}

func TestLinkErrors(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	ada, grace, joan := n.newUser(object{"email": "ada@example.com"}), n.newUser(object{"email": "grace@example.com"}), n.newUser(object{"email": "joan@example.com"})
	conn := n.connectionID(database)
	path := userPath(ada) + "/identities"
	link := func(body object) response { return n.api("POST", path, body) }
	for _, id := range []string{ada, bare(ada)} {
		link(object{"provider": "auth0", "user_id": id}).wantError(t, http.StatusBadRequest, "", "Main identity and the new one are the same.")
	}
	link(object{"provider": "auth0", "user_id": "nobody"}).wantError(t, http.StatusBadRequest, "", "Linking to an inexistent identity requires a connection.")
	link(object{"provider": "auth0", "user_id": "nobody", "connection_id": conn}).wantError(t, http.StatusBadRequest, "", "Linking to an inexistent identity is not allowed.")
	link(object{"provider": "auth0", "user_id": grace, "connection_id": "con_0000000000000000"}).wantError(t, http.StatusBadRequest, "", "The provider/connection is not configured.")
	link(object{"provider": "auth0", "user_id": grace, "connection_id": n.connectionID(usernames)}).wantError(t, http.StatusBadRequest, "", "Provided secondary account not found.")
	link(object{"provider": "nonsense", "user_id": grace}).wantError(t, http.StatusBadRequest, "invalid_body",
		"Payload validation error: 'No enum match for: nonsense' on property provider (Identity provider of the secondary user account being linked).")
	link(object{"provider": "auth0"}).wantError(t, http.StatusBadRequest, "invalid_body", "Payload validation error: 'Missing required property: user_id'.")
	link(object{"link_with": "x", "provider": "auth0"}).wantError(t, http.StatusBadRequest, "invalid_body", "Payload validation error: 'Additional properties not allowed: provider'.")
	link(object{"link_with": "not a token"}).wantError(t, http.StatusBadRequest, "", "Invalid token (link_with).")
	link(object{"link_with": n.token}).wantError(t, http.StatusBadRequest, "", "Invalid token (link_with).")
	n.api("POST", "/users/auth0%7Cnobody/identities", object{"provider": "auth0", "user_id": grace}).wantError(t, http.StatusNotFound, "inexistent_user", "The user does not exist.")

	link(object{"provider": "auth0", "user_id": grace, "connection_id": conn}).want(t, http.StatusCreated)
	for _, primary := range []string{ada, joan} {
		n.api("POST", userPath(primary)+"/identities", object{"provider": "auth0", "user_id": bare(grace)}).
			wantError(t, http.StatusConflict, "", "Specified identity already exists.")
	}
	n.api("DELETE", path+"/auth0/"+bare(ada), nil).wantError(t, http.StatusBadRequest, "", "Main identity cannot be removed.")
	n.api("DELETE", path+"/auth0/nobody", nil).wantError(t, http.StatusBadRequest, "", "The user exists, but does not contain the given identity.")
}

// TestLinkSocialUser: numeric IDs are accepted as numbers.
func TestLinkSocialUser(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `users:
- {user_id: "google-oauth2|1052", connection: google-oauth2, email: grace@example.com}`)})
	ada := n.newUser(object{"email": "ada@example.com"})
	n.api("POST", userPath(ada)+"/identities", object{"provider": "google-oauth2", "user_id": 1052}).want(t, http.StatusCreated)
	n.api("DELETE", userPath(ada)+"/identities/google-oauth2/1052", nil).want(t, http.StatusOK)
	n.api("GET", "/users/google-oauth2%7C1052", nil).want(t, http.StatusOK)
}

// connectionID is the ID of a connection.
func (n *tenant) connectionID(name string) string {
	n.t.Helper()
	c, _ := n.api("GET", "/connections?name="+name, nil).want(n.t, http.StatusOK).list(n.t)[0].(object)
	id, _ := c["id"].(string)
	return id
}

// TestLinkNewProviders: accounts of providers that only the newest clients know.
func TestLinkNewProviders(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: emulator.MustParseSeed(`
connections: [{name: notion, strategy: notion-mcp}]
users: [{user_id: "notion-mcp|7", connection: notion, email: ada@example.com}]`)})
	ada := n.newUser(object{"email": "ada@example.com"})
	linked := n.api("POST", userPath(ada)+"/identities", object{"provider": "notion-mcp", "user_id": "7"}).want(t, http.StatusCreated).raw
	if !strings.Contains(linked, `"provider":"notion-mcp","user_id":"7"`) {
		t.Errorf("linked: %s", linked)
	}
	n.api("DELETE", userPath(ada)+"/identities/notion-mcp/7", nil).want(t, http.StatusOK)
}
