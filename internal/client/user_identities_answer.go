// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "strings"

// identitiesAnswer is the identities of a user after one was linked or unlinked.
type identitiesAnswer struct {
	list[*Identity]

	of      string // Full ID of the user.
	with    string // Full ID of the account that was linked; "" when not known, or when one was unlinked.
	without string // Full ID of the account that was unlinked.
}

func (a *identitiesAnswer) problem() string {
	if len(a.items) == 0 {
		return "lists no identities, which no user can be without"
	}
	if main := a.items[0].fullID(); main != a.of {
		return "is about another user" + shown(main)
	}
	has := map[string]bool{}
	for _, identity := range a.items[1:] {
		has[identity.fullID()] = true
	}
	switch {
	case a.with != "" && !has[a.with], a.without == "" && len(has) == 0:
		return "does not list the account that was to be linked"
	case a.without != "" && has[a.without]:
		return "still lists the account that was to be unlinked"
	}
	return ""
}

func (a *identitiesAnswer) identities() []Identity {
	identities := make([]Identity, len(a.items))
	for i, identity := range a.items {
		identities[i] = *identity
	}
	return identities
}

// fullID is the full ID of the account that the request links; "" when the token does not tell.
func (r LinkIdentityRequest) fullID() string {
	if r.LinkWith != "" {
		id, _ := Subject(r.LinkWith)
		return id
	}
	return r.Provider + "|" + strings.TrimPrefix(r.UserID, r.Provider+"|")
}
