// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"
	"slices"
	"time"
)

// blockLife is how long a block of brute-force protection lasts.
const blockLife = 30 * 24 * time.Hour

// userBlockEndpoints are the blocks of brute-force protection, by user and by
// identifier.
func userBlockEndpoints() []*endpoint {
	return []*endpoint{
		{method: http.MethodGet, template: "/user-blocks", scopes: []string{"read:users"}, handle: handleListIdentifierBlocks},
		{method: http.MethodDelete, template: "/user-blocks", scopes: []string{"update:users"}, handle: handleDeleteIdentifierBlocks},
		{method: http.MethodGet, template: "/user-blocks/{id}", scopes: []string{"read:users"}, handle: handleListUserBlocks},
		{
			method: http.MethodDelete, template: "/user-blocks/{id}", scopes: []string{"update:users"}, audit: "Unblock a user",
			handle: handleDeleteUserBlocks,
		},
	}
}

// usersIdentifiedBy are the users of any connection with that email, phone
// number or username.
func (t *tx) usersIdentifiedBy(identifier string) []string {
	var ids []string
	for name := range t.connections.byName {
		for _, attr := range identifiers {
			ids = append(ids, t.users.claimed[claim(name, attr, identifier)]...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// unblock lifts the blocks of a user and starts counting anew.
func (t *tx) unblock(userID string) {
	b := t.has(userID)
	if len(b.Blocks) == 0 && len(b.Failures) == 0 {
		return
	}
	b.Blocks, b.Failures = nil, nil
	t.putBelongings(userID, b)
}

// liveBlocks are the blocks of a user that have not ended.
func (t *tx) liveBlocks(userID string) []map[string]any {
	oldest := formatTime(t.at.Add(-blockLife))
	return drop(t.has(userID).Blocks, func(b map[string]any) bool { return text(b, "_since") < oldest })
}

// blocksReply answers the blocks of these users. With
// consider_brute_force_enablement those in connections without brute-force
// protection are left out.
func (t *tx) blocksReply(r *request, userIDs []string) (reply, error) {
	consider, err := queryBool(r.query, "consider_brute_force_enablement", false,
		"If true and Brute Force Protection is enabled and configured to block logins, will return a list of blocked IP addresses. "+
			"If true and Brute Force Protection is disabled, will return an empty list")
	if err != nil {
		return reply{}, err
	}
	list := []any{}
	for _, id := range userIDs {
		for _, b := range t.liveBlocks(id) {
			c := t.connections.byName[text(b, "connection")]
			if consider && c != nil && c.option("brute_force_protection") == false {
				continue
			}
			list = append(list, shownItem(b))
		}
	}
	return reply{http.StatusOK, map[string]any{"blocked_for": list}}, nil
}

func handleListIdentifierBlocks(t *tx, r *request) (reply, error) {
	identifier, err := requiredQuery(r, "identifier")
	if err != nil {
		return reply{}, err
	}
	return t.blocksReply(r, t.usersIdentifiedBy(identifier))
}

func handleDeleteIdentifierBlocks(t *tx, r *request) (reply, error) {
	identifier, err := requiredQuery(r, "identifier")
	if err != nil {
		return reply{}, err
	}
	for _, id := range t.usersIdentifiedBy(identifier) {
		t.unblock(id)
	}
	return reply{status: http.StatusNoContent}, nil
}

func handleListUserBlocks(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	return t.blocksReply(r, []string{u.id})
}

func handleDeleteUserBlocks(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	t.unblock(u.id)
	return reply{status: http.StatusNoContent}, nil
}
