// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestPathUser: no operation on a user takes something that is no user ID, whatever
// else is in the request, and those without a 404 are none the laxer.
func TestPathUser(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	words := map[string]string{
		"GET /users/{id}":               "id (ID of the user to retrieve)",
		"POST /users/{id}/roles":        "id (ID of the user to associate roles with)",
		"DELETE /user-blocks/{id}":      "id (The user_id of the user to update)",
		"GET /users/{user_id}/sessions": "user_id (ID of the user to get sessions for)",
	}
	for _, op := range emulator.Operations() {
		if !strings.HasPrefix(op.Path, "/users/{") && !strings.HasPrefix(op.Path, "/user-blocks/{") {
			continue
		}
		path := strings.NewReplacer("/users/{id}", "/users/ada", "/users/{user_id}", "/users/ada", "/user-blocks/{id}", "/user-blocks/ada",
			"multifactor/{provider}", "multifactor/duo", "{provider}", "auth0", "{user_id}", "1", "{authentication_method_id}", "phone%7Cdev_1").Replace(op.Path)
		got := n.api(op.Method, path, nil).want(t, http.StatusBadRequest).object(t)
		want := words[op.Method+" "+op.Path]
		message, _ := got["message"].(string)
		if got["errorCode"] != "invalid_uri" || !strings.HasPrefix(message, "Path validation error: 'Object didn't pass validation for format user-id: ada' on property "+want) {
			t.Errorf("%s %s: %v", op.Method, op.Path, got)
		}
	}
}
