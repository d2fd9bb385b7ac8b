// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestLargeProfiles: nothing is refused today, everything above 10 KB with the switch.
func TestLargeProfiles(t *testing.T) {
	t.Parallel()
	const message = "The user profile exceeds the maximum size of 10 KB."
	large := object{"notes": strings.Repeat("a", 10<<10)}
	today := newTenant(t, emulator.Options{})
	id := today.newUser(object{"email": "a@example.com", "app_metadata": large})
	today.api("PATCH", userPath(id), object{"user_metadata": large}).want(t, http.StatusOK)

	n := newTenant(t, emulator.Options{RefuseLargeProfiles: true})
	n.api("POST", "/users", object{"connection": database, "email": "a@example.com", "password": goodPass, "app_metadata": large}).
		wantError(t, http.StatusBadRequest, "invalid_body", message)
	half := object{"notes": strings.Repeat("a", 5<<10)}
	id = n.newUser(object{"email": "a@example.com", "app_metadata": half})
	// The whole profile counts, not the request.
	n.api("PATCH", userPath(id), object{"user_metadata": half}).wantError(t, http.StatusBadRequest, "invalid_body", message)
	if got := n.api("GET", userPath(id), nil).object(t); got["user_metadata"] != nil {
		t.Errorf("written although it was refused: %v", got)
	}
	n.api("PATCH", userPath(id), object{"app_metadata": object{}, "user_metadata": half}).want(t, http.StatusOK)
}

// TestLargeProfilesImport: a file's errors tell who is too large, new or not.
func TestLargeProfilesImport(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{RefuseLargeProfiles: true, Now: c.now})
	n.newUser(object{"email": "old@example.com"})
	large := `"app_metadata":{"notes":"` + strings.Repeat("a", 10<<10) + `"}`
	file := `[{"email":"new@example.com",` + large + `},{"email":"old@example.com",` + large + `},{"email":"small@example.com"}]`
	job := n.importUsers(file, map[string]string{"connection_id": n.connectionID(database), "upsert": "true"}).want(t, http.StatusAccepted).object(t)
	c.advance(time.Second)
	done := n.api("GET", fmt.Sprint("/jobs/", job["id"]), nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(object{"failed": num(2), "updated": num(0), "inserted": num(1), "total": num(3)}, done["summary"]); diff != "" {
		t.Errorf("summary (-want +got):\n%s", diff)
	}
}
