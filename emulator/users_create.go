// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// createUser is POST /users.
func createUser() *endpoint {
	return &endpoint{
		method: http.MethodPost, template: "/users", scopes: []string{"create:users"},
		body: createUserSchema(), handle: handleCreateUser, audit: "Create a User",
	}
}

func handleCreateUser(t *tx, r *request) (reply, error) {
	if err := t.checkCustomDomain(r, true); err != nil {
		return reply{}, err
	}
	c, ok := t.connections.byName[r.str("connection")]
	if !ok {
		return reply{}, errInexistentConnection()
	}
	if err := checkCreatable(c, r.caller); err != nil {
		return reply{}, err
	}
	if err := checkNewIdentifiers(c, r.body); err != nil {
		return reply{}, err
	}
	doc := newUserDoc(t, c, r.body)
	u := newUser(t.users.nextSeq, doc)
	if _, exists := t.users.byID[u.id]; exists {
		return reply{}, errUserExists()
	}
	for k := range u.claims() {
		if !c.allowsDuplicates(k.attribute) && t.users.taken(k, u.id) {
			return reply{}, errUserExists()
		}
	}
	if err := t.checkProfileSize(u); err != nil {
		return reply{}, err
	}
	t.putUser(u)
	if password := r.str("password"); password != "" {
		t.setPassword(u.id, password)
	}
	t.logEvent(u.id, r.event(logSignup, ""))
	return reply{http.StatusCreated, u.shown(r.caller, projection{})}, nil
}

func errUserExists() *wire.Error {
	return wire.NewError(http.StatusConflict, "auth0_idp_error", "The user already exists.")
}

// checkCreatable refuses connections that do not create users through the API.
func checkCreatable(c *connection, by caller) error {
	switch {
	case c.kind() == kindSocial || c.kind() == kindEnterprise:
		return errBadRequest("operation_not_supported",
			"Connection does not support user creation through the API. It must either be a database or passwordless connection.")
	case c.Behave.Disabled:
		return errBadRequest("auth0_idp_error", "Connection is disabled.")
	case !by.trusted && !c.enabledFor(by.clientID):
		return errBadRequest("auth0_idp_error", fmt.Sprintf(
			"Connection must be enabled for this client to perform single user creation and signup operations (client_id: %s - connection: %s)",
			by.clientID, c.Name))
	}
	return nil
}

// newUserDoc is the user object that a valid create makes.
func newUserDoc(t *tx, c *connection, body map[string]any) map[string]any {
	doc := map[string]any{}
	for k, v := range body {
		switch k {
		case "connection", "password", "verify_email", "user_id", "user_metadata", "app_metadata":
		default:
			doc[k] = v
		}
	}
	storeIdentifiers(c, doc)
	bare, _ := body["user_id"].(string)
	if bare == "" {
		bare = newObjectID(t.at)
	}
	doc["user_id"] = c.Strategy + "|" + bare
	doc["identities"] = []any{newIdentity(c.Name, c.Strategy, bare)}
	doc["created_at"] = formatTime(t.at)
	doc["updated_at"] = doc["created_at"]
	// email_verified is always there for users with an email; that the phone
	// has a like default is an assumption.
	for _, id := range []struct{ key, flag string }{{"email", "email_verified"}, {"phone_number", "phone_verified"}} {
		if _, ok := doc[id.key]; !ok {
			continue
		}
		if _, ok := doc[id.flag]; !ok {
			doc[id.flag] = false
		}
	}
	setMetadata(doc, body)
	setProfileDefaults(doc)
	return doc
}

// storeIdentifiers gives identifiers the case that the service stores: lower
// in Auth0's own databases, and for usernames everywhere.
func storeIdentifiers(c *connection, doc map[string]any) {
	if s, ok := doc["email"].(string); ok && c.auth0Store() {
		doc["email"] = strings.ToLower(s)
	}
	if s, ok := doc["username"].(string); ok {
		doc["username"] = strings.ToLower(s)
	}
}

func newIdentity(connection, provider, userID string) map[string]any {
	return map[string]any{
		"connection": connection, "user_id": userID, "provider": provider,
		"isSocial": kindOf(provider) == kindSocial,
	}
}
