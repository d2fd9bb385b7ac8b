// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"fmt"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// SeveralError says that more than one user may be the wanted one.
type SeveralError struct{ Users []*client.User }

// Error names their IDs.
func (e *SeveralError) Error() string {
	return fmt.Sprintf("several users fit: %s", strings.Join(e.IDs(), ", "))
}

// IDs are the full IDs, sorted.
func (e *SeveralError) IDs() []string {
	var ids []string
	for _, u := range e.Users {
		ids = append(ids, u.ID)
	}
	return slices.Sorted(slices.Values(ids))
}

func (w Wanted) is(u *client.User) bool {
	_, ok := w.Matches(u)
	return ok
}

// named reports whether the user is the wanted one by more than an e-mail address, which a connection can let several
// people have.
func (w Wanted) named(u *client.User) bool {
	w.Email = ""
	return w.is(u)
}

// ByEmailOnly reports whether the user has the e-mail address, and none of the other identifiers that are looked for.
// Contradicts says that the user has others in their place. In a connection that lets people share an address that is
// another person.
func (w Wanted) ByEmailOnly(u *client.User) (only, contradicts bool) {
	if w.Username == "" && w.PhoneNumber == "" || !w.is(u) || w.named(u) {
		return false, false
	}
	other := func(want string, has *string) bool { return want != "" && has != nil && *has != "" }
	return true, other(w.Username, u.Username) || other(w.PhoneNumber, u.PhoneNumber)
}

// choose is the one of the users who is wanted, or nil. Whoever has the username or phone number comes before those who
// have the e-mail address only; of several of these with other names nobody is the one.
func choose(found []*client.User, w Wanted) (*client.User, error) {
	var named, alike, others []*client.User
	met := map[string]bool{}
	for _, u := range found {
		if met[u.ID] || !w.is(u) {
			continue
		}
		met[u.ID] = true
		switch _, contradicts := w.ByEmailOnly(u); {
		case w.ID != "" && w.ID == u.ID:
			return u, nil
		case contradicts:
			others = append(others, u)
		case w.named(u):
			named = append(named, u)
		default:
			alike = append(alike, u)
		}
	}
	switch fit := append(named, alike...); {
	case len(fit) > 1:
		return nil, &SeveralError{fit}
	case len(fit) == 1:
		return fit[0], nil
	case len(others) == 1:
		return others[0], nil
	}
	return nil, nil
}
