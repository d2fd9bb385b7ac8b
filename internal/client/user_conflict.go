// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "strings"

// IsUserConflict reports whether the API refused to create a user because there is one with the same
// identifier or ID: mostly with 409, but a username that is taken may be refused with 400. When that
// user may be our own, it is an [*AmbiguousCreateError] and no conflict.
func IsUserConflict(err error) bool {
	if _, ambiguous := as[*AmbiguousCreateError](err); ambiguous {
		return false
	}
	if IsConflict(err) {
		return true
	}
	e, ok := as[*Error](err)
	return ok && IsBadRequest(e) && e.FromAPI && strings.Contains(strings.ToLower(e.Message), "username provided is in use already")
}

// TakenUserIDError is the refusal to create a user with an ID that the configuration asks for and that
// a user has who was there before. It wraps what the API said.
type TakenUserIDError struct {
	Holder *User // Who has the ID; perhaps in another connection.
	Err    error // An [*Error] with [IsUserConflict].
}

func (e *TakenUserIDError) Error() string {
	return "client: there is a user " + e.Holder.ID + ": " + e.Err.Error()
}
func (e *TakenUserIDError) Unwrap() error { return e.Err }
