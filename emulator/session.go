// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "time"

// Lifetimes of sessions, as tenants have them by default.
const (
	sessionIdleLife = 3 * 24 * time.Hour
	sessionLife     = 7 * 24 * time.Hour
)

// newSession is a session that begins at a moment.
func newSession(userID string, at time.Time, l Login) map[string]any {
	now := formatTime(at)
	return map[string]any{
		"id": newPrefixedID("") + newPrefixedID(""), "user_id": userID,
		"created_at": now, "updated_at": now, "authenticated_at": now, "last_interacted_at": now,
		"idle_expires_at": formatTime(at.Add(sessionIdleLife)), "expires_at": formatTime(at.Add(sessionLife)),
		"device": map[string]any{
			"initial_user_agent": l.UserAgent, "initial_ip": l.IP, "initial_asn": "64500",
			"last_user_agent": l.UserAgent, "last_ip": l.IP, "last_asn": "64500",
		},
		"clients":        []any{map[string]any{"client_id": l.ClientID}},
		"authentication": map[string]any{"methods": []any{map[string]any{"name": "pwd", "timestamp": now}}},
		"cookie":         map[string]any{"mode": "persistent"}, "session_metadata": map[string]any{},
	}
}

// newRefreshToken is a refresh token that a login gets for offline_access. It
// belongs to the session, if any.
func newRefreshToken(userID string, at time.Time, l Login, sessionID any) map[string]any {
	rt := map[string]any{
		"id": newPrefixedID("rt_"), "user_id": userID, "created_at": formatTime(at), "idle_expires_at": nil, "expires_at": nil,
		"client_id": l.ClientID, "session_id": sessionID, "rotating": false, "resource_servers": []any{},
	}
	if l.Audience != "" {
		rt["resource_servers"] = []any{map[string]any{"audience": l.Audience, "scopes": l.Scope}}
	}
	return rt
}

// live leaves out what has expired.
func live(list []map[string]any, at time.Time) []map[string]any {
	now := formatTime(at)
	return drop(list, func(item map[string]any) bool {
		for _, k := range []string{"expires_at", "idle_expires_at"} {
			if end := text(item, k); end != "" && end <= now {
				return true
			}
		}
		return false
	})
}

// maxRefreshTokens is how many refresh tokens a user has per application; one
// more pushes out the oldest.
const maxRefreshTokens = 200

// addRefreshToken appends a token and keeps the maximum.
func addRefreshToken(list []map[string]any, rt map[string]any) []map[string]any {
	same := 0
	for _, other := range list {
		if text(other, "client_id") == text(rt, "client_id") {
			same++
		}
	}
	pushed := false
	kept := drop(list, func(other map[string]any) bool {
		if pushed || same < maxRefreshTokens || text(other, "client_id") != text(rt, "client_id") {
			return false
		}
		pushed = true
		return true
	})
	return append(kept, rt)
}
