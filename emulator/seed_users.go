// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

func (t *tx) seedUsers(list []map[string]any, known map[string]*connection) ([]*user, error) {
	strategies := map[string]string{}
	for _, c := range known {
		strategies[c.Name] = c.Strategy
	}
	var out []*user
	seq := t.users.nextSeq
	for i, raw := range list {
		doc, err := canonical(raw)
		if err != nil {
			return nil, fmt.Errorf("users[%d]: %w", i, err)
		}
		if err := t.completeSeedUser(doc, strategies); err != nil {
			return nil, fmt.Errorf("users[%d]: %w", i, err)
		}
		id, _ := doc["user_id"].(string)
		s := seq + uint64(i)
		if old, ok := t.users.byID[id]; ok {
			s = old.seq
		}
		out = append(out, newUser(s, doc))
	}
	return out, nil
}

// completeSeedUser checks a user object and adds what it leaves out: identities
// from a "connection" key, the ID, timestamps and the profile defaults.
func (t *tx) completeSeedUser(doc map[string]any, strategies map[string]string) error {
	name, _ := doc["connection"].(string)
	delete(doc, "connection")
	for _, key := range seedUserKeys {
		delete(doc, key)
	}
	id, _ := doc["user_id"].(string)
	if len(identitiesOf(doc)) == 0 {
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
		doc[key] = formatTime(at)
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

// seedUserKeys are what a seed may say about a user beside the user object.
var seedUserKeys = []string{
	"password", "roles", "permissions", "organizations", "groups", "authentication_methods", "sessions", "refresh_tokens",
	"connected_accounts", "federated_connections_tokensets", "blocked_for",
}
