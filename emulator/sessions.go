// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// maxHeldMetadata is how many members the metadata of a session or a token has.
const maxHeldMetadata = 25

// sessionEndpoints are sessions by their own ID. The service ends them in the
// background; here they are gone at once.
func sessionEndpoints() []*endpoint {
	const (
		one            = "/sessions/{id}"
		longestRevoked = 50
	)
	body := heldSchema("session_metadata", "Metadata associated with the session. Pass null or {} to remove all session_metadata")
	return []*endpoint{
		{method: http.MethodGet, template: one, scopes: []string{"read:sessions"}, handle: heldSessions.get},
		{method: http.MethodPatch, template: one, scopes: []string{"update:sessions"}, body: body, handle: heldSessions.update},
		{method: http.MethodDelete, template: one, scopes: []string{"delete:sessions"}, handle: handleDeleteSession},
		{
			method: http.MethodPost, template: one + "/revoke", scopes: []string{"delete:sessions", "delete:refresh_tokens"},
			path:   map[string]schema.Property{"id": schema.String(0, longestRevoked, "ID of the session to revoke")},
			handle: handleRevokeSession,
		},
	}
}

// heldSchema is the body of a change of a session or a token.
func heldSchema(name, description string) *schema.Object {
	return &schema.Object{NotEmpty: true, Properties: map[string]schema.Property{
		name: schema.Metadata(maxHeldMetadata, description).OrNull(),
	}}
}

// handleDeleteSession leaves the refresh tokens; an unknown session is a success.
func handleDeleteSession(t *tx, r *request) (reply, error) {
	if userID, _, err := heldSessions.find(t, r.params["id"]); err == nil {
		heldSessions.remove(t, userID, is(r.params["id"]))
	}
	return reply{http.StatusAccepted, map[string]any{}}, nil
}

// handleRevokeSession takes the refresh tokens of the session along.
func handleRevokeSession(t *tx, r *request) (reply, error) {
	id := r.params["id"]
	userID, _, err := heldSessions.find(t, id)
	if err != nil {
		return reply{}, err
	}
	heldSessions.remove(t, userID, is(id))
	heldTokens.remove(t, userID, func(rt map[string]any) bool { return text(rt, "session_id") == id })
	return reply{http.StatusAccepted, map[string]any{}}, nil
}
