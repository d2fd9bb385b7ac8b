// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"hash/maphash"
	"iter"
	"slices"
)

// checkDuplicates refuses a seed that says the same thing twice: what comes later
// would silently win, or stand beside what the service never has beside each
// other. Users are checked against the tenant as well.
func (t *tx) checkDuplicates(s *Seed, users []seededUser, known map[string]*connection) error {
	for _, list := range []struct {
		name, key string
		values    []string
	}{
		{"clients", "id", mapped(s.Clients, func(c SeedClient) string { return c.ID })},
		{"connections", "name", mapped(s.Connections, func(c SeedConnection) string { return c.Name })},
		{"resource_servers", "identifier", mapped(s.ResourceServers, func(rs SeedResourceServer) string { return rs.Identifier })},
		{"roles", "name", mapped(s.Roles, func(r SeedRole) string { return r.Name })},
		{"organizations", "name", mapped(s.Organizations, func(o SeedOrganization) string { return o.Name })},
		{"groups", "name", mapped(s.Groups, func(g SeedGroup) string { return g.Name })},
	} {
		first := map[string]int{}
		for i, v := range list.values {
			if j, twice := first[v]; twice {
				return fmt.Errorf("%s[%d]: the %s %q is that of %[1]s[%[5]d], too", list.name, i, list.key, v, j)
			}
			first[v] = i
		}
	}
	return t.checkDuplicateUsers(users, known)
}

func mapped[T, U any](list []T, fn func(T) U) []U {
	out := make([]U, len(list))
	for i, item := range list {
		out[i] = fn(item)
	}
	return out
}

// belonging is something that only one user can have.
type belonging struct {
	what  string // "email", "user_id", ...
	value string // as the seed writes it
	where string // the connection, for identifiers
	key   uniqueKey
}

// String names it for an error.
func (b belonging) String() string { return fmt.Sprintf("%s %q", b.what, b.value) }

// in is the rest of the sentence.
func (b belonging) in() string {
	if b.where == "" {
		return ""
	}
	return fmt.Sprintf(", in the connection %q", b.where)
}

// unique visits what nobody else may have: the ID, the identities, and in each
// connection the identifiers, unless the connection allows duplicates.
func (u *user) unique(known map[string]*connection) iter.Seq[belonging] {
	return func(yield func(belonging) bool) {
		if !yield(belonging{what: "user_id", value: u.id, key: uniqueKey{"", "user_id", u.id}}) {
			return
		}
		for i, ident := range identities(u.doc) {
			id := identityID(ident)
			if id != "" && !yield(belonging{what: "identity", value: id, key: uniqueKey{"", "identity", id}}) {
				return
			}
			name := text(ident, "connection")
			for _, attr := range identifiers {
				v := identifier(u.doc, i, ident, attr)
				if v == "" || known[name] != nil && known[name].allowsDuplicates(attr) {
					continue
				}
				if !yield(belonging{what: attr, value: v, where: name, key: claim(name, attr, v)}) {
					return
				}
			}
		}
	}
}

// identityID is the ID that an identity has as a user of its own.
func identityID(ident map[string]any) string {
	provider := text(ident, "provider")
	if provider == "" || ident["user_id"] == nil {
		return ""
	}
	if id, ok := ident["user_id"].(string); ok {
		return provider + "|" + id
	}
	return fmt.Sprintf("%s|%v", provider, ident["user_id"])
}

// checkDuplicateUsers holds the users of a seed against each other and against
// those of the tenant that the seed does not replace.
func (t *tx) checkDuplicateUsers(users []seededUser, known map[string]*connection) error {
	if len(t.users.byID) == 0 && allDiffer(users, known) {
		return nil
	}
	seeded := map[string]bool{}
	for _, u := range users {
		seeded[u.id] = true
	}
	const each = 3 // ID, identity, email
	first := make(map[uniqueKey]int, each*len(users))
	for i, u := range users {
		for b := range u.unique(known) {
			if j, twice := first[b.key]; twice && j != i {
				return fmt.Errorf("users[%d]: the %s is that of users[%d], too%s", i, b, j, b.in())
			}
			first[b.key] = i
			for _, id := range t.users.claimed[b.key] {
				if !seeded[id] {
					return fmt.Errorf("users[%d]: the %s is that of the user %s, too%s", i, b, id, b.in())
				}
			}
		}
	}
	return nil
}

// allDiffer reports that nothing is twice; false says only that something may be. It needs
// a tenth of the memory of a look at what it is, and nearly every seed needs no more.
func allDiffer(users []seededUser, known map[string]*connection) bool {
	hashes := make([]uint64, 0, 3*len(users)) // ID, identity, email
	seed := maphash.MakeSeed()
	var h maphash.Hash
	for _, u := range users {
		for b := range u.unique(known) {
			h.SetSeed(seed)
			for _, part := range []string{b.key.connection, "\x00", b.key.attribute, "\x00", b.key.value} {
				_, _ = h.WriteString(part) // which never fails
			}
			hashes = append(hashes, h.Sum64())
		}
	}
	slices.Sort(hashes)
	for i := 1; i < len(hashes); i++ {
		if hashes[i] == hashes[i-1] {
			return false
		}
	}
	return true
}
