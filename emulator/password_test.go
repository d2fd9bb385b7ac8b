// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestPasswordOptions: the newer form of password rules is held.
func TestPasswordOptions(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	all := []string{"lowercase", "uppercase", "number", "special"}
	for name, c := range map[string]struct {
		complexity object
		good, bad  []string
	}{
		"default":    {nil, []string{"aaaaaaaaaaaaaaa"}, []string{"Correct-Horse4", strings.Repeat("x", 73)}},
		"short":      {object{"min_length": 4}, []string{"abcd"}, []string{"abc"}},
		"every":      {object{"min_length": 4, "character_types": all}, []string{"aB3-"}, []string{"aB34", "ab3-"}},
		"three":      {object{"min_length": 4, "character_types": all, "character_type_rule": "three_of_four"}, []string{"aB34", "ab3-"}, []string{"ab34"}},
		"repetition": {object{"min_length": 4, "identical_characters": "block"}, []string{"aabb"}, []string{"aaab"}},
	} {
		body := object{"name": "db-" + name, "strategy": "auth0", "enabled_clients": []string{n.srv.ClientID()}}
		if c.complexity != nil {
			body["options"] = object{"password_options": object{"complexity": c.complexity}}
		}
		n.newConnection(body)
		for i, password := range append(c.good, c.bad...) {
			status := http.StatusCreated
			if i >= len(c.good) {
				status = http.StatusBadRequest
			}
			n.api("POST", "/users", object{"connection": "db-" + name, "email": string(rune('a'+i)) + "@example.com", "password": password}).want(t, status)
		}
	}
}
