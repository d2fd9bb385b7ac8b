// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"slices"
)

// userStore holds the users by ID, with the look-ups that requests need.
type userStore struct {
	byID    map[string]*user
	byEmail map[string][]*user     // exact root email
	claimed map[uniqueKey][]string // user IDs; several where a connection allows duplicates
	nextSeq uint64
}

func newUserStore() *userStore {
	return &userStore{byID: map[string]*user{}, byEmail: map[string][]*user{}, claimed: map[uniqueKey][]string{}}
}

// reserve makes room for so many users, if there are none yet: growing step by step would
// take a tenth of the time of a large seed.
func (s *userStore) reserve(count int) {
	if len(s.byID) == 0 {
		s.byID, s.byEmail, s.claimed = make(map[string]*user, count), make(map[string][]*user, count), make(map[uniqueKey][]string, count)
	}
}

// put stores u in place of any earlier version.
func (s *userStore) put(u *user) {
	s.remove(u.id)
	s.byID[u.id] = u
	if email := u.str("email"); email != "" {
		s.byEmail[email] = append(s.byEmail[email], u)
	}
	for k := range u.claims() {
		s.claimed[k] = append(s.claimed[k], u.id)
	}
	s.nextSeq = max(s.nextSeq, u.seq+1)
}

// remove drops the user with that ID and reports whether there was one.
func (s *userStore) remove(id string) bool {
	old, ok := s.byID[id]
	if !ok {
		return false
	}
	delete(s.byID, id)
	if email := old.str("email"); email != "" {
		s.byEmail[email] = slices.DeleteFunc(s.byEmail[email], func(u *user) bool { return u.id == id })
		if len(s.byEmail[email]) == 0 {
			delete(s.byEmail, email)
		}
	}
	for k := range old.claims() {
		s.claimed[k] = slices.DeleteFunc(s.claimed[k], func(holder string) bool { return holder == id })
		if len(s.claimed[k]) == 0 {
			delete(s.claimed, k)
		}
	}
	return true
}

// withEmail returns the users with exactly that email, oldest first.
func (s *userStore) withEmail(email string) []*user {
	return slices.SortedFunc(slices.Values(s.byEmail[email]), compareUsers)
}

// taken reports whether another user than except holds the claim.
func (s *userStore) taken(k uniqueKey, except string) bool {
	return slices.ContainsFunc(s.claimed[k], func(holder string) bool { return holder != except })
}

// holder returns a user that holds the claim, nil if nobody does.
func (s *userStore) holder(k uniqueKey) *user {
	if ids := s.claimed[k]; len(ids) > 0 {
		return s.byID[ids[0]]
	}
	return nil
}

// compareUsers orders by creation: created_at, then the order of arrival.
func compareUsers(a, b *user) int {
	return cmp.Or(cmp.Compare(a.created, b.created), cmp.Compare(a.seq, b.seq))
}

// putUser stores a new version of a user everywhere.
func (t *tx) putUser(u *user) {
	t.users.put(u)
	t.view.put(u, t.at)
	t.save(bucketUsers, u.id, storedUser{Seq: u.seq, Doc: u.doc})
}

// deleteUser removes a user everywhere; it does nothing for an unknown ID.
func (t *tx) deleteUser(id string) {
	if t.users.remove(id) {
		t.view.delete(id, t.at)
		t.erase(bucketUsers, id)
		t.putAccess(id, userAccess{})
		t.belongings.remove(t, id)
		t.passwords.remove(t, id)
	}
}
