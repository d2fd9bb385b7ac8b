// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

import "strings"

// Mark is one identifier of a user in a connection: what two users there cannot both have. (An
// e-mail address can be shared where a connection says so.)
type Mark struct {
	Connection string
	Kind       string // Name of the attribute: "email", "username", "phone_number" or "user_id".
	Value      string // Lower case where the service does not tell cases apart.
}

// Kinds of marks.
const (
	Email       = "email"
	Username    = "username"
	PhoneNumber = "phone_number"
	UserID      = "user_id"
)

// NewMark returns the mark of an identifier.
func NewMark(connection, kind, value string) Mark {
	if kind == Email || kind == Username {
		value = strings.ToLower(value)
	}
	return Mark{Connection: connection, Kind: kind, Value: value}
}

// shared returns a mark that is in both lists.
func shared(a, b []Mark) (Mark, bool) {
	for _, m := range a {
		for _, n := range b {
			if m == n {
				return m, true
			}
		}
	}
	return Mark{}, false
}

// of returns the value of the first mark of a kind; "" for none.
func of(marks []Mark, kind string) string {
	for _, m := range marks {
		if m.Kind == kind {
			return m.Value
		}
	}
	return ""
}
