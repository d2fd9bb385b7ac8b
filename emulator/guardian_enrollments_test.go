// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func TestGuardianEnrollments(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	for _, method := range []string{"GET", "DELETE"} {
		n.api(method, "/guardian/enrollments/dev_0000000000000000", nil).wantError(t, http.StatusNotFound, "enrollment_not_found", "Enrollment not found")
	}
	user := userPath(n.newUser(object{"email": "a@example.com"}))
	made := n.api("POST", user+"/authentication-methods", object{"type": "phone", "phone_number": "+15550001"}).want(t, http.StatusCreated).object(t)
	id, _ := made["id"].(string)
	path := "/guardian/enrollments/" + url.PathEscape(id)
	list := n.api("GET", user+"/enrollments", nil).want(t, http.StatusOK).list(t)
	if diff := cmp.Diff(list, []any{n.api("GET", path, nil).want(t, http.StatusOK).body}); diff != "" {
		t.Errorf("GET (-list +one):\n%s", diff)
	}
	n.api("DELETE", path, nil).want(t, http.StatusNoContent)
	n.api("DELETE", path, nil).want(t, http.StatusNotFound)
	if got := n.api("GET", user+"/authentication-methods", nil).want(t, http.StatusOK).raw; got != "[]" {
		t.Errorf("factors afterwards: %s", got)
	}
}
