// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"slices"
	"strings"
)

// belongings is what hangs on a user besides its profile and its access. The
// items are objects as the API answers them; keys that start with an
// underscore are the emulator's own and never shown. Lists are not changed in
// place.
type belongings struct {
	Methods           []map[string]any `json:"authentication_methods,omitempty"`
	Sessions          []map[string]any `json:"sessions,omitempty"`
	RefreshTokens     []map[string]any `json:"refresh_tokens,omitempty"`
	ConnectedAccounts []map[string]any `json:"connected_accounts,omitempty"`
	Tokensets         []map[string]any `json:"tokensets,omitempty"`
	Blocks            []map[string]any `json:"blocks,omitempty"`
	Failures          map[string]int   `json:"failures,omitempty"` // failed logins in a row, by block key
	RecoveryCode      string           `json:"recovery_code,omitempty"`
}

// has returns what the user has; nothing for an unknown user.
func (t *tx) has(userID string) belongings {
	b, _ := t.belongings.get(userID)
	return b
}

func (t *tx) putBelongings(userID string, b belongings) { t.belongings.put(t, userID, b) }

// shownItem is an item without the emulator's own keys.
func shownItem(item map[string]any) map[string]any {
	out := maps.Clone(item)
	maps.DeleteFunc(out, func(k string, _ any) bool { return strings.HasPrefix(k, "_") })
	return out
}

// text is a string member of an item, "" when it has none.
func text(item map[string]any, key string) string {
	s, _ := item[key].(string)
	return s
}

// drop returns the items that do not match.
func drop(list []map[string]any, match func(map[string]any) bool) []map[string]any {
	return slices.DeleteFunc(slices.Clone(list), match)
}

// itemListing pages through items by time of creation and ID.
func itemListing(name string, list []map[string]any) listing {
	key := func(item map[string]any) string { return text(item, "created_at") + " " + text(item, "id") }
	sorted := slices.SortedFunc(slices.Values(list), func(a, b map[string]any) int { return strings.Compare(key(a), key(b)) })
	l := listing{name: name, defaultPerPage: defaultPerPage, cursor: func(i int) string { return key(sorted[i]) }}
	for _, item := range sorted {
		l.items = append(l.items, shownItem(item))
	}
	return l
}
