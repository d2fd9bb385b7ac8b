// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// seedBelongings reads what users have besides profile and access. Items are
// objects as the API shows them; what they leave out is made up.
func (t *tx) seedBelongings(users []seededUser, known map[string]*connection) (map[string]belongings, error) {
	out := map[string]belongings{}
	for i, u := range users {
		if u.beside == nil {
			continue // as for most users of a large seed
		}
		b, found, err := t.userBelongings(u.user, u.beside, known)
		if err != nil {
			return nil, fmt.Errorf("users[%d].%w", i, err)
		}
		if found {
			out[u.id] = b
		}
	}
	return out, nil
}

// userBelongings reads one user; found says whether there was anything.
func (t *tx) userBelongings(u *user, doc map[string]any, known map[string]*connection) (b belongings, found bool, err error) {
	login := Login{UserID: u.id, ClientID: defaultClientID, IP: defaultLoginIP}
	for _, part := range []struct {
		key      string
		into     *[]map[string]any
		complete func(item map[string]any) (map[string]any, error)
	}{
		{"authentication_methods", &b.Methods, t.seedMethod},
		{"sessions", &b.Sessions, func(item map[string]any) (map[string]any, error) {
			return overlay(newSession(u.id, t.at, login), item), nil
		}},
		{"refresh_tokens", &b.RefreshTokens, func(item map[string]any) (map[string]any, error) {
			return overlay(newRefreshToken(u.id, t.at, login, nil), item), nil
		}},
		{"connected_accounts", &b.ConnectedAccounts, func(item map[string]any) (map[string]any, error) {
			return t.seedConnectedAccount(item, known)
		}},
		{"federated_connections_tokensets", &b.Tokensets, func(item map[string]any) (map[string]any, error) {
			return overlay(map[string]any{
				"id": newObjectID(t.at), "issued_at": formatTime(t.at), "scope": "", "expires_at": nil, "last_used_at": nil,
			}, item), nil
		}},
		{"blocked_for", &b.Blocks, func(item map[string]any) (map[string]any, error) {
			return overlay(map[string]any{
				"identifier": cmp.Or(u.str("email"), u.str("username"), u.str("phone_number")), "ip": defaultLoginIP,
				"connection": text(u.primary(), "connection"), "_since": formatTime(t.at),
			}, item), nil
		}},
	} {
		value, ok := doc[part.key]
		if !ok {
			continue
		}
		found = true
		list, ok := value.([]any)
		if !ok {
			return b, false, fmt.Errorf("%s: expected an array, found %s", part.key, schema.JSONType(value))
		}
		for i, v := range list {
			item, ok := v.(map[string]any)
			if !ok {
				return b, false, fmt.Errorf("%s[%d]: expected an object, found %s", part.key, i, schema.JSONType(v))
			}
			full, err := part.complete(item)
			if err != nil {
				return b, false, fmt.Errorf("%s[%d]: %w", part.key, i, err)
			}
			if err := normalTimes(full); err != nil {
				return b, false, fmt.Errorf("%s[%d].%w", part.key, i, err)
			}
			*part.into = append(*part.into, full)
		}
	}
	return b, found, nil
}

// overlay is base with the members of item in place of its own.
func overlay(base, item map[string]any) map[string]any {
	out := maps.Clone(base)
	maps.Copy(out, item)
	return out
}

// normalTimes brings the timestamps of an item into the API's form.
func normalTimes(item map[string]any) error {
	for _, key := range []string{
		"created_at", "updated_at", "authenticated_at", "last_interacted_at", "idle_expires_at", "expires_at", "issued_at",
		"last_used_at", "enrolled_at", "last_auth_at", "last_exchanged_at",
	} {
		s, ok := item[key].(string)
		if !ok {
			continue
		}
		at, err := time.Parse(time.RFC3339, s)
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		item[key] = formatTime(at)
	}
	return nil
}

func (t *tx) seedMethod(item map[string]any) (map[string]any, error) {
	if !slices.Contains(methodTypes, text(item, "type")) {
		return nil, fmt.Errorf("unknown type %q", text(item, "type"))
	}
	return newMethod(item, formatTime(t.at)), nil
}

func (t *tx) seedConnectedAccount(item map[string]any, known map[string]*connection) (map[string]any, error) {
	c, ok := known[text(item, "connection")]
	if !ok {
		return nil, fmt.Errorf("unknown connection %q", text(item, "connection"))
	}
	return overlay(map[string]any{
		"id": newPrefixedID("cac_") + newPrefixedID("")[:6], "connection_id": c.ID, "strategy": c.Strategy, "access_type": "offline",
		"scopes": []any{}, "created_at": formatTime(t.at),
	}, item), nil
}
