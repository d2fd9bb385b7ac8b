// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"maps"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/journal"
)

// The documented maxima of a user.
const (
	maxUserRoles       = 50
	maxUserPermissions = 1000
)

// userAccess is what is assigned to one user directly.
type userAccess struct {
	Roles         []string     `json:"roles,omitempty"` // IDs, sorted
	Permissions   []permission `json:"permissions,omitempty"`
	Organizations []membership `json:"organizations,omitempty"` // oldest first
	Groups        []membership `json:"groups,omitempty"`        // oldest first

	// RolesSince says when each role was assigned.
	RolesSince map[string]string `json:"roles_since,omitempty"`
}

// membership says since when a user is in an organization or a group.
type membership struct {
	ID    string   `json:"id"`
	Since string   `json:"since"`
	Roles []string `json:"roles,omitempty"` // inside of an organization; IDs, sorted
}

func (a userAccess) empty() bool {
	return len(a.Roles) == 0 && len(a.Permissions) == 0 && len(a.Organizations) == 0 && len(a.Groups) == 0
}

// containers are the IDs of all that has the user as a member.
func (a userAccess) containers() []string {
	ids := slices.Clone(a.Roles)
	for _, m := range slices.Concat(a.Organizations, a.Groups) {
		ids = append(ids, m.ID)
	}
	return ids
}

// join adds a membership unless it is there.
func join(list []membership, id, since string) []membership {
	if slices.ContainsFunc(list, func(m membership) bool { return m.ID == id }) {
		return list
	}
	return append(slices.Clone(list), membership{ID: id, Since: since})
}

// leave drops a membership.
func leave(list []membership, id string) []membership {
	return slices.DeleteFunc(slices.Clone(list), func(m membership) bool { return m.ID == id })
}

// accessStore holds the assignments by user, and the members by role,
// organization and group, whose IDs differ by prefix.
type accessStore struct {
	table   *table[userAccess]
	members map[string]map[string]bool // container ID -> user IDs
}

func newAccessStore() *accessStore {
	return &accessStore{table: newTable[userAccess](bucketAccess, nil), members: map[string]map[string]bool{}}
}

func (s *accessStore) of(userID string) userAccess {
	a, _ := s.table.get(userID)
	return a
}

func (s *accessStore) load(rows journal.Rows) error {
	if err := s.table.load(rows); err != nil {
		return err
	}
	s.index()
	return nil
}

// index finds the members by the assignments.
func (s *accessStore) index() {
	s.members = map[string]map[string]bool{}
	for id, a := range s.table.rows {
		s.enroll(id, a.containers())
	}
}

func (s *accessStore) enroll(userID string, containers []string) {
	for _, id := range containers {
		if s.members[id] == nil {
			s.members[id] = map[string]bool{}
		}
		s.members[id][userID] = true
	}
}

// membersOf are the IDs of the users in a role, organization or group, sorted.
func (s *accessStore) membersOf(container string) []string {
	return slices.Sorted(maps.Keys(s.members[container]))
}

// disband takes a role, organization or group from everyone who is in it.
func (t *tx) disband(container string) {
	for _, userID := range t.access.membersOf(container) {
		a := t.access.of(userID)
		a.Roles = without(a.Roles, []string{container})
		a.Organizations = leave(a.Organizations, container)
		a.Groups = leave(a.Groups, container)
		t.putAccess(userID, a)
	}
	delete(t.access.members, container)
}

// datedRoles says of each role when it was assigned: as before, or now.
func (a userAccess) datedRoles(before map[string]string, now string) map[string]string {
	if len(a.Roles) == 0 {
		return nil
	}
	dated := make(map[string]string, len(a.Roles))
	for _, id := range a.Roles {
		dated[id] = cmp.Or(before[id], now)
	}
	return dated
}

// putAccess stores what a user has from now on.
func (t *tx) putAccess(userID string, a userAccess) {
	a.RolesSince = a.datedRoles(t.access.of(userID).RolesSince, formatTime(t.at))
	for _, id := range t.access.of(userID).containers() {
		delete(t.access.members[id], userID)
	}
	t.access.enroll(userID, a.containers())
	if a.empty() {
		t.access.table.remove(t, userID)
	} else {
		t.access.table.put(t, userID, a)
	}
}
