// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "fmt"

// checkDuplicates refuses a seed that says the same thing twice: what comes later
// would silently win, or stand beside what the service never has beside each
// other. Users are checked against the tenant as well.
func (t *tx) checkDuplicates(s *Seed, users []*user, known map[string]*connection) error {
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

// unique lists what nobody else may have: the ID, the identities, and in each
// connection the identifiers, unless the connection allows duplicates.
func (u *user) unique(known map[string]*connection) []belonging {
	list := []belonging{{what: "user_id", value: u.id, key: uniqueKey{"", "user_id", u.id}}}
	for i, ident := range identitiesOf(u.doc) {
		name := text(ident, "connection")
		if id := identityID(ident); id != "" {
			list = append(list, belonging{what: "identity", value: id, key: uniqueKey{"", "identity", id}})
		}
		for _, attr := range identifiers {
			v := identityValue(u.doc, i, attr)
			if v == "" || known[name] != nil && known[name].allowsDuplicates(attr) {
				continue
			}
			list = append(list, belonging{what: attr, value: v, where: name, key: claim(name, attr, v)})
		}
	}
	return list
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
func (t *tx) checkDuplicateUsers(users []*user, known map[string]*connection) error {
	seeded := map[string]bool{}
	for _, u := range users {
		seeded[u.id] = true
	}
	const each = 3 // ID, identity, email
	first := make(map[uniqueKey]int, each*len(users))
	for i, u := range users {
		for _, b := range u.unique(known) {
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
