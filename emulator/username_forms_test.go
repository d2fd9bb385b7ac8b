// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// With flexible identifiers a username has the form of an e-mail address or a phone number only where the connection
// allows it.
func TestUsernameForms(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	for name, allowed := range map[string]object{"no-form": {}, "email-form": {"email": true, "phone_number": false}, "any-form": {"email": true, "phone_number": true}} {
		n.api("POST", "/connections", object{"name": name, "strategy": "auth0", "enabled_clients": []any{n.srv.ClientID()}, "options": object{"attributes": object{
			"username": object{"identifier": object{"active": true}, "validation": object{"min_length": 1, "max_length": 40, "allowed_types": allowed}},
		}}}).want(t, http.StatusCreated)
		for username, form := range map[string]string{"ada@example.com": "email", "+14155550123": "phone_number", "14155550123": ""} {
			answer := n.api("POST", "/users", object{"connection": name, "username": username, "password": goodPass})
			if form == "" || allowed[form] == true {
				answer.want(t, http.StatusCreated)
				continue
			}
			answer.wantError(t, http.StatusBadRequest, "invalid_body", payload("Object didn't pass validation for format username: "+username, "username", usernameDescription))
		}
	}
}
