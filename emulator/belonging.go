// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// heldKind is a kind of thing that users have several of and that has endpoints by its
// own ID.
type heldKind struct {
	list     func(*belongings) *[]map[string]any
	metadata string // the one member that can be changed
	missing  string // the text of the 404
}

var (
	heldSessions = heldKind{
		list: func(b *belongings) *[]map[string]any { return &b.Sessions }, metadata: "session_metadata",
		missing: "The session does not exist.",
	}
	heldTokens = heldKind{
		list: func(b *belongings) *[]map[string]any { return &b.RefreshTokens }, metadata: "refresh_token_metadata",
		missing: "The refresh token does not exist.",
	}
)

// find looks for a thing that has not expired, and for whoever has it.
func (k heldKind) find(t *tx, id string) (userID string, item map[string]any, err error) {
	for userID, b := range t.belongings.rows {
		for _, item := range live(*k.list(&b), t.at) {
			if text(item, "id") == id {
				return userID, item, nil
			}
		}
	}
	return "", nil, wire.NewError(http.StatusNotFound, "", k.missing)
}

func (k heldKind) get(t *tx, r *request) (reply, error) {
	_, item, err := k.find(t, r.params["id"])
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, shownItem(item)}, nil
}

// update replaces the metadata; null and {} remove it, as the reference says.
func (k heldKind) update(t *tx, r *request) (reply, error) {
	userID, old, err := k.find(t, r.params["id"])
	if err != nil {
		return reply{}, err
	}
	item := maps.Clone(old)
	if metadata, _ := r.body[k.metadata].(map[string]any); len(metadata) > 0 {
		item[k.metadata] = metadata
	} else {
		delete(item, k.metadata)
	}
	if _, dated := item["updated_at"]; dated {
		item["updated_at"] = formatTime(t.at)
	}
	b := t.has(userID)
	list := slices.Clone(*k.list(&b))
	for i := range list {
		if text(list[i], "id") == text(old, "id") {
			list[i] = item
		}
	}
	*k.list(&b) = list
	t.putBelongings(userID, b)
	return reply{http.StatusOK, shownItem(item)}, nil
}

// remove takes what matches from a user.
func (k heldKind) remove(t *tx, userID string, match func(map[string]any) bool) {
	b := t.has(userID)
	list := *k.list(&b)
	if left := drop(list, match); len(left) < len(list) {
		*k.list(&b) = left
		t.putBelongings(userID, b)
	}
}

// is matches by ID.
func is(ids ...string) func(map[string]any) bool {
	return func(item map[string]any) bool { return slices.Contains(ids, text(item, "id")) }
}
