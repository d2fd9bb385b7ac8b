// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "sync"

// madeUsers are the users that the client has made. None of them can be what another call made.
type madeUsers struct {
	mu  sync.Mutex
	ids map[string]struct{}
}

// note remembers a user and returns it.
func (m *madeUsers) note(user *User) *User {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.ids == nil {
		m.ids = map[string]struct{}{}
	}
	m.ids[user.ID] = struct{}{}
	return user
}

func (m *madeUsers) has(id string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, made := m.ids[id]
	return made
}
