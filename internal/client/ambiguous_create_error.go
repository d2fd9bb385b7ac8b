// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "strings"

// AmbiguousCreateError says that a user may or may not have been created: the answer was lost and
// the server could not be asked afterwards. It tells what to look for.
type AmbiguousCreateError struct {
	UserID      string // Full ID the user has if it exists; "" where the server chooses the ID.
	Connection  string // Connection name.
	Email       string // "" when none was sent.
	PhoneNumber string // "" when none was sent.
	Cause       error  // Why nobody knows; wraps the context's error after a cancellation.
	Lookup      error  // Why the user could not be looked for afterwards; nil when it was.
}

func (e *AmbiguousCreateError) Error() string {
	who := []string{"connection " + e.Connection}
	for _, part := range []struct{ name, value string }{
		{"user ID", e.UserID}, {"e-mail", e.Email}, {"phone number", e.PhoneNumber},
	} {
		if part.value != "" {
			who = append(who, part.name+" "+part.value)
		}
	}
	return "client: the user may or may not have been created (" + strings.Join(who, ", ") + "): " + e.Cause.Error()
}

func (e *AmbiguousCreateError) Unwrap() error { return e.Cause }
