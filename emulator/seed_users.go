// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// seededUser is a user of a seed, with what the seed says beside the user object.
type seededUser struct {
	*user
	beside map[string]any // nil: nothing
}

func (t *tx) seedUsers(s *Seed, known map[string]*connection) ([]seededUser, error) {
	strategies := map[string]string{}
	for _, c := range known {
		strategies[c.Name] = c.Strategy
	}
	out := make([]seededUser, 0, len(s.Users))
	seq := t.users.nextSeq
	for i, doc := range s.Users {
		if !s.own {
			var err error
			if doc, err = canonical(doc); err != nil {
				return nil, fmt.Errorf("users[%d]: %w", i, err)
			}
		}
		beside := takeBeside(doc)
		if err := t.completeSeedUser(doc, strategies); err != nil {
			return nil, fmt.Errorf("users[%d]: %w", i, err)
		}
		id, _ := doc["user_id"].(string)
		number := seq + uint64(i)
		if old, ok := t.users.byID[id]; ok {
			number = old.seq
		}
		out = append(out, seededUser{newUser(number, doc), beside})
	}
	return out, nil
}

// completeSeedUser checks a user object and adds what it leaves out: identities
// from a "connection" key, the ID, timestamps and the profile defaults.
func (t *tx) completeSeedUser(doc map[string]any, strategies map[string]string) error {
	name, _ := doc["connection"].(string)
	delete(doc, "connection")
	id, _ := doc["user_id"].(string)
	if !hasIdentity(doc) {
		strategy, ok := strategies[name]
		if !ok {
			return fmt.Errorf("needs identities, or the name of a known connection (got %q)", name)
		}
		if id == "" {
			id = strategy + "|" + newObjectID(t.createdAt(doc))
		}
		_, bare, found := strings.Cut(id, "|")
		if !found {
			bare, id = id, strategy+"|"+id
		}
		doc["identities"] = []any{newIdentity(name, strategy, bare)}
	}
	if !schema.IsUserID(id) {
		return fmt.Errorf("user_id %q must have the form prefix|id", id)
	}
	doc["user_id"] = id
	for _, key := range []string{"created_at", "updated_at", "last_login", "last_password_reset"} {
		s, ok := doc[key].(string)
		if !ok {
			continue
		}
		at, err := time.Parse(time.RFC3339, s)
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		if now := formatTime(at); now != s {
			doc[key] = now
		}
	}
	if _, ok := doc["created_at"]; !ok {
		doc["created_at"] = formatTime(t.at)
	}
	if _, ok := doc["updated_at"]; !ok {
		doc["updated_at"] = doc["created_at"]
	}
	if _, ok := doc["email_verified"]; !ok && doc["email"] != nil {
		doc["email_verified"] = false
	}
	setProfileDefaults(doc)
	return nil
}

// createdAt is when a seed says that a user was created, or else now.
func (t *tx) createdAt(doc map[string]any) time.Time {
	if at, err := time.Parse(time.RFC3339, text(doc, "created_at")); err == nil {
		return at
	}
	return t.at
}

func hasIdentity(doc map[string]any) bool {
	for range identities(doc) {
		return true
	}
	return false
}

// takeBeside takes what is no part of the user object out of it.
func takeBeside(doc map[string]any) map[string]any {
	var beside map[string]any
	for _, key := range seedUserKeys {
		value, ok := doc[key]
		if !ok {
			continue
		}
		delete(doc, key)
		if value == nil {
			continue
		}
		if beside == nil {
			beside = map[string]any{}
		}
		beside[key] = value
	}
	return beside
}

// seedUserKeys are what a seed may say about a user beside the user object.
var seedUserKeys = []string{
	"password", "roles", "permissions", "organizations", "groups", "authentication_methods", "sessions", "refresh_tokens",
	"connected_accounts", "federated_connections_tokensets", "blocked_for",
}
