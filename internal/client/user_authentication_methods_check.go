// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "strings"

// problem is what keeps an answer from being an authentication method.
func (m *AuthenticationMethod) problem() string {
	_, lacking := m.mark()
	return unless(lacking == "", "holds no authentication method, because it lacks "+lacking)
}

// methodsAnswer is what a user has after all authentication methods were replaced.
type methodsAnswer struct {
	list[*AuthenticationMethod]

	sent int // How many there should be at least.
}

func (a *methodsAnswer) problem() string {
	has := map[string]bool{}
	for _, method := range a.items {
		if has[method.ID] {
			return "holds one authentication method twice"
		}
		has[method.ID] = true
	}
	return unless(len(a.items) >= a.sent, "lacks some of the authentication methods that were to be set")
}

// IsMethodGone reports whether the API says that the authentication method, or its user, does not exist. A
// 404 that says neither, such as that of an unknown route or tenant, does not count.
func IsMethodGone(err error) bool {
	e, ok := as[*Error](err)
	if !ok || !IsNotFound(e) {
		return false
	}
	message := strings.ToLower(e.Message)
	return IsUserNotFound(e) || strings.Contains(message, "authentication method") || strings.Contains(message, "authenticator")
}
