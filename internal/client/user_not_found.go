// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "strings"

// IsUserNotFound reports whether the API says that the *user* does not exist. Only such an answer
// makes a user gone: a 404 may also be about a route that is not there, about the tenant, or about
// something that the user should have had.
func IsUserNotFound(err error) bool {
	e, ok := as[*Error](err)
	if !ok || !IsNotFound(e) {
		return false
	}
	if strings.HasPrefix(e.Code, "inexistent_") {
		return e.Code == "inexistent_user"
	}
	return isOneOf(e.Message, "the user does not exist", "user does not exist", "user not found", "the user was not found")
}

// isOneOf compares a sentence of the API with those that mean one thing, which are in lower case and
// without a full stop.
func isOneOf(message string, sentences ...string) bool {
	message = strings.ToLower(strings.TrimRight(strings.TrimSpace(message), ". "))
	for _, sentence := range sentences {
		if message == sentence {
			return true
		}
	}
	return false
}
