// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "sync"

// knownMethods are the methods of which this process knows that a create has not just made them: they were
// there before, or another create has made them.
type knownMethods struct {
	mu  sync.Mutex
	ids map[methodKey]struct{}
}

type methodKey struct{ userID, methodID string }

// Know says that the methods of the user exist. A create whose answer is lost is never taken for having made
// one of them, so that no two resources end up with one method.
func (m *UserAuthenticationMethodsClient) Know(userID string, methodIDs ...string) {
	m.known.mu.Lock()
	defer m.known.mu.Unlock()
	if m.known.ids == nil {
		m.known.ids = make(map[methodKey]struct{})
	}
	for _, id := range methodIDs {
		m.known.ids[methodKey{userID, id}] = struct{}{}
	}
}

func (k *knownMethods) has(userID, methodID string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	_, known := k.ids[methodKey{userID, methodID}]
	return known
}
