// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// userSessionEndpoints are a user's sessions and refresh tokens. The service
// deletes them in the background; here they are gone at once.
func userSessionEndpoints() []*endpoint {
	const (
		sessions = "/users/{user_id}/sessions"
		tokens   = "/users/{user_id}/refresh-tokens"
	)
	body := &schema.Object{Properties: map[string]schema.Property{
		"session_id":              schema.String(0, 50, "ID of the session to revoke"),
		"preserve_refresh_tokens": schema.Bool("Whether to preserve the refresh tokens associated with the session"),
	}}
	return []*endpoint{
		{
			method: http.MethodGet, template: sessions, scopes: []string{"read:sessions"}, handle: handleListSessions,
			query: map[string]schema.Property{"include_totals": schema.Bool(totalsDescription)},
		},
		{
			method: http.MethodDelete, template: sessions, scopes: []string{"delete:sessions"}, audit: "Delete sessions for user",
			handle: handleDeleteSessions,
		},
		{method: http.MethodGet, template: tokens, scopes: []string{"read:refresh_tokens"}, handle: handleListRefreshTokens},
		{
			method: http.MethodDelete, template: tokens, scopes: []string{"delete:refresh_tokens"}, audit: "Delete refresh tokens for a user",
			handle: handleDeleteRefreshTokens,
		},
		{
			method: http.MethodPost, template: "/users/{id}/revoke-access", scopes: []string{"delete:sessions", "delete:refresh_tokens"},
			body: body, audit: "Revokes selected resources from a user", handle: handleRevokeAccess,
		},
	}
}

func handleListSessions(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	body, err := itemListing("sessions", live(t.has(u.id).Sessions, t.at)).checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}

// handleListRefreshTokens: with include_totals there is a total beside the
// checkpoint shape.
func handleListRefreshTokens(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	totals, err := queryBool(r.query, "include_totals", false, totalsDescription)
	if err != nil {
		return reply{}, err
	}
	l := itemListing("tokens", live(t.has(u.id).RefreshTokens, t.at))
	body, err := l.checkpoint(r.query)
	if e, ok := body.(*envelope); ok && totals {
		e.values["total"] = len(l.items)
	}
	return reply{http.StatusOK, body}, err
}

func handleDeleteSessions(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	b := t.has(u.id)
	b.Sessions = nil
	t.putBelongings(u.id, b)
	return reply{http.StatusAccepted, map[string]any{}}, nil
}

func handleDeleteRefreshTokens(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	b := t.has(u.id)
	b.RefreshTokens = nil
	t.putBelongings(u.id, b)
	return reply{http.StatusAccepted, map[string]any{}}, nil
}

// handleRevokeAccess ends one session, or all when none is named, and the
// refresh tokens that belong to what it ends: those of the session, or all.
// Only the request is documented. An unknown session is a success, as the work
// is announced as asynchronous, and so is an unknown user, for want of a 404.
func handleRevokeAccess(t *tx, r *request) (reply, error) {
	id := targetUser(r.params)
	ends := func(sessionID string) bool { return r.str("session_id") == "" || sessionID == r.str("session_id") }
	b := t.has(id)
	b.Sessions = drop(b.Sessions, func(s map[string]any) bool { return ends(text(s, "id")) })
	if preserve, _ := r.body["preserve_refresh_tokens"].(bool); !preserve {
		b.RefreshTokens = drop(b.RefreshTokens, func(rt map[string]any) bool { return ends(text(rt, "session_id")) })
	}
	if _, ok := t.users.byID[id]; ok {
		t.putBelongings(id, b)
	}
	return reply{status: http.StatusAccepted}, nil
}
