// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package writing

import (
	"maps"
	"slices"
)

// shares says who gets what with whose request.
type shares struct {
	// roles are the users whom each role is given to, from the role's side.
	roles map[string][]string
	// users are those who get all that they want from the user's side.
	users []string
}

// request is one request for the wishes of one or more users.
type request struct {
	role   string   // That the users get, from the role's side; "" for all that one user wants, from the user's.
	users  []string // At least one.
	wishes int      // How many it fulfils.
}

// requests returns the requests, in no particular order of worth.
func (s shares) requests(wishes map[string][]string) []request {
	var all []request
	for _, role := range slices.Sorted(maps.Keys(s.roles)) {
		all = append(all, request{role: role, users: s.roles[role], wishes: len(s.roles[role])})
	}
	for _, user := range s.users {
		all = append(all, request{users: []string{user}, wishes: len(wishes[user])})
	}
	return all
}

// cheapest divides wishes, the roles that each user wants, among as few requests as possible: one of a
// role gives it to many users, one of a user gives the user many roles, and every wish needs one of the
// two. Where both ways cost the same it is the user's.
//
// The wishes are the edges of a graph between users and roles, and the requests a set of its nodes that
// touches every edge: by Kőnig's theorem the smallest one is as large as the largest set of edges of
// which no two share a node, from which it follows.
func cheapest(wishes map[string][]string) shares {
	wanting := map[string][]string{} // Users by role.
	users := slices.Sorted(maps.Keys(wishes))
	for _, user := range users {
		for _, role := range wishes[user] {
			wanting[role] = append(wanting[role], user)
		}
	}
	byUser := pairs(wanting)
	byRole := make(map[string]string, len(byUser))
	for user, role := range byUser {
		byRole[role] = user
	}
	// Whoever is not in a pair is reached from the role's side only, so are all roles of such a user,
	// and with a role whoever is in a pair with it.
	reached := map[string]struct{}{}
	roles := map[string]struct{}{}
	var reach func(user string)
	reach = func(user string) {
		if _, known := reached[user]; known {
			return
		}
		reached[user] = struct{}{}
		for _, role := range wishes[user] {
			if _, known := roles[role]; !known {
				roles[role] = struct{}{}
				reach(byRole[role])
			}
		}
	}
	for _, user := range users {
		if _, paired := byUser[user]; !paired {
			reach(user)
		}
	}
	s := shares{roles: map[string][]string{}}
	for _, user := range users {
		if _, fromRoles := reached[user]; !fromRoles {
			s.users = append(s.users, user)
			continue
		}
		for _, role := range wishes[user] {
			s.roles[role] = append(s.roles[role], user)
		}
	}
	return s
}

// pairs returns as many pairs of a user and a role that the user wants as there can be with nobody
// and nothing in two of them: the role by user.
func pairs(wanting map[string][]string) map[string]string {
	byUser := map[string]string{}
	var seen map[string]struct{}
	var pair func(role string) bool
	pair = func(role string) bool {
		for _, user := range wanting[role] {
			if _, known := seen[user]; known {
				continue
			}
			seen[user] = struct{}{}
			if other, taken := byUser[user]; !taken || pair(other) {
				byUser[user] = role
				return true
			}
		}
		return false
	}
	for _, role := range slices.Sorted(maps.Keys(wanting)) {
		seen = map[string]struct{}{}
		pair(role)
	}
	return byUser
}
