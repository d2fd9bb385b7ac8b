// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// refreshTokenEndpoints are refresh tokens by their own ID.
func refreshTokenEndpoints() []*endpoint {
	const one = "/refresh-tokens/{id}"
	body := heldSchema("refresh_token_metadata", "Metadata associated with the refresh token. Pass null or {} to remove all metadata")
	return []*endpoint{
		{method: http.MethodGet, template: "/refresh-tokens", scopes: []string{"read:refresh_tokens"}, handle: handleFindRefreshTokens},
		{method: http.MethodGet, template: one, scopes: []string{"read:refresh_tokens"}, handle: heldTokens.get},
		{method: http.MethodPatch, template: one, scopes: []string{"update:refresh_tokens"}, body: body, handle: heldTokens.update},
		{method: http.MethodDelete, template: one, scopes: []string{"delete:refresh_tokens"}, handle: handleDeleteRefreshToken},
		{
			method: http.MethodPost, template: "/refresh-tokens/revoke", scopes: []string{"delete:refresh_tokens"},
			body: revokeTokensSchema(), handle: handleRevokeRefreshTokens,
		},
	}
}

func revokeTokensSchema() *schema.Object {
	const mostIDs, longestID, longestUser, longestClient, longestAudience = 100, 30, 300, 64, 600
	return &schema.Object{Properties: map[string]schema.Property{
		"ids":     schema.List(schema.String(1, longestID, ""), 1, mostIDs, "Array of refresh token IDs to revoke. Limited to 100 at a time"),
		"user_id": schema.String(1, longestUser, "Revoke all refresh tokens for this user").WithFormat("user-id"),
		"client_id": schema.String(1, longestClient, "Revoke refresh tokens for this client. Must be "+
			"paired with `user_id`").WithFormat("client-id"),
		"audience": schema.String(1, longestAudience, "Resource server identifier (audience) to scope the revocation. Must be used with "+
			"both `user_id` and `client_id`"),
	}}
}

// handleFindRefreshTokens lists the tokens of one user by their IDs.
func handleFindRefreshTokens(t *tx, r *request) (reply, error) {
	id := r.query.Get("user_id")
	if id == "" {
		return reply{}, errBadRequest("", "Missing required 'user_id' parameter.")
	}
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	if _, ok := t.users.byID[id]; !ok {
		return reply{}, wire.NewError(http.StatusNotFound, "", "User not found")
	}
	found := drop(live(t.has(id).RefreshTokens, t.at), func(rt map[string]any) bool {
		return r.query.Get("client_id") != "" && text(rt, "client_id") != r.query.Get("client_id")
	})
	slices.SortFunc(found, func(a, b map[string]any) int { return cmp.Compare(text(a, "id"), text(b, "id")) })
	l := listing{name: "refresh_tokens", cursor: func(i int) string { return text(found[i], "id") }}
	for _, rt := range found {
		l.items = append(l.items, p.apply(shownItem(rt)))
	}
	body, err := l.checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}

// handleDeleteRefreshToken answers 202, where a recording of 2024 has 204: the reference
// is newer. An unknown token is a success.
func handleDeleteRefreshToken(t *tx, r *request) (reply, error) {
	if userID, _, err := heldTokens.find(t, r.params["id"]); err == nil {
		heldTokens.remove(t, userID, is(r.params["id"]))
	}
	return reply{status: http.StatusAccepted}, nil
}

// handleRevokeRefreshTokens takes tokens by ID, or those of a user, an application of
// the user, or an API within it. A token that does not exist is a success: the work is
// announced as asynchronous.
func handleRevokeRefreshTokens(t *tx, r *request) (reply, error) {
	if err := checkRevocation(r); err != nil {
		return reply{}, err
	}
	if ids := r.strings("ids"); len(ids) > 0 {
		for _, id := range ids {
			if userID, _, err := heldTokens.find(t, id); err == nil {
				heldTokens.remove(t, userID, is(id))
			}
		}
		return reply{status: http.StatusAccepted}, nil
	}
	if err := t.checkRevoked(r); err != nil {
		return reply{}, err
	}
	heldTokens.remove(t, r.str("user_id"), func(rt map[string]any) bool {
		return (!r.has("client_id") || text(rt, "client_id") == r.str("client_id")) &&
			(!r.has("audience") || slices.Contains(audiencesOf(rt), r.str("audience")))
	})
	return reply{status: http.StatusAccepted}, nil
}

// checkRevocation: exactly one of the four combinations of the reference.
func checkRevocation(r *request) error {
	has := func(keys ...string) bool {
		return len(r.body) == len(keys) && !slices.ContainsFunc(keys, func(k string) bool { return !r.has(k) })
	}
	if has("ids") || has("user_id") || has("user_id", "client_id") || has("user_id", "client_id", "audience") {
		return nil
	}
	return errBody(schema.Violation{Detail: "None of the valid schemas were met"})
}

// checkRevoked: what a revocation names must exist.
func (t *tx) checkRevoked(r *request) error {
	if t.users.byID[r.str("user_id")] == nil {
		return errBadRequest("", "User not found.")
	}
	if r.has("client_id") && t.clients[r.str("client_id")] == nil {
		return errBadRequest("", "Client not found.")
	}
	if _, known := t.resourceServers.named(r.str("audience")); r.has("audience") && !known && r.str("audience") != managementIdentifier(r) {
		return errBadRequest("", "Resource server not found.")
	}
	return nil
}

// audiencesOf are the APIs that a refresh token is good for.
func audiencesOf(rt map[string]any) []string {
	list, _ := rt["resource_servers"].([]any)
	return mapped(list, func(v any) string { rs, _ := v.(map[string]any); return text(rs, "audience") })
}
