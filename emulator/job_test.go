// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func TestVerificationEmailJob(t *testing.T) {
	t.Parallel()
	for end, tenant := range map[string]string{"completed": "", "failed": "\ntenant: {no_mail: true}"} {
		t.Run(end, func(t *testing.T) {
			t.Parallel()
			c := newClock()
			n := newTenant(t, emulator.Options{Now: c.now, Seed: mustSeed(t, "users: [{user_id: auth0|ada, connection: "+database+", email: ada@example.com}]"+tenant)})
			job := n.api("POST", "/jobs/verification-email", object{"user_id": "auth0|ada"}).want(t, http.StatusCreated).object(t)
			want := object{"type": "verification_email", "status": "pending", "created_at": "2026-03-01T09:00:00.000Z", "id": job["id"]}
			if diff := cmp.Diff(want, job); diff != "" {
				t.Errorf("POST (-want +got):\n%s", diff)
			}
			path := "/jobs/" + fmt.Sprint(job["id"])
			if diff := cmp.Diff(want, n.api("GET", path, nil).want(t, http.StatusOK).body); diff != "" {
				t.Errorf("pending (-want +got):\n%s", diff)
			}
			c.advance(time.Second)
			want["status"] = end
			if diff := cmp.Diff(want, n.api("GET", path, nil).want(t, http.StatusOK).body); diff != "" {
				t.Errorf("at the end (-want +got):\n%s", diff)
			}
			n.api("GET", path+"/errors", nil).want(t, http.StatusNoContent)
			if got := members(n.api("GET", "/users/auth0%7Cada/logs", nil).body, "type"); cmp.Diff([]string{"svr"}, got) != "" {
				t.Errorf("log: %v", got)
			}
		})
	}
}

func TestVerificationEmailErrors(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
connections: [{name: closed, strategy: auth0, disabled: true}]
users:
- {user_id: auth0|ada, connection: Username-Password-Authentication, email: ada@example.com}
- {user_id: auth0|mute, connection: Username-Database, username: mute}
- {user_id: auth0|shut, connection: closed, email: shut@example.com}
- {user_id: google-oauth2|1, connection: google-oauth2, email: grace@example.com}`)})
	for message, body := range map[string]object{
		"User does not have an email address.":      {"user_id": "auth0|mute"},
		"Connection must be a database connection.": {"user_id": "google-oauth2|1"},
		"Connection must be enabled.":               {"user_id": "auth0|shut"},
		"The organization does not exist":           {"user_id": "auth0|ada", "organization_id": "org_0000000000000009"},
		"Identity connection does not exist.":       {"user_id": "auth0|ada", "identity": object{"provider": "auth0", "user_id": "ada", "connection_id": "con_0000000000000000"}},
	} {
		n.api("POST", "/jobs/verification-email", body).wantError(t, http.StatusBadRequest, "", message)
	}
	n.api("POST", "/jobs/verification-email", object{"user_id": "auth0|nobody"}).want(t, http.StatusBadRequest)
	n.api("POST", "/jobs/verification-email", object{}).want(t, http.StatusBadRequest)
	n.api("POST", "/jobs/verification-email", object{"user_id": "google-oauth2|1", "identity": object{"provider": "google-oauth2", "user_id": "1"}}).want(t, http.StatusCreated)
	n.api("GET", "/jobs/job_x", nil).wantError(t, http.StatusNotFound, "inexistent_job", "Job not found.")
	n.api("GET", "/jobs/job_x/errors", nil).wantError(t, http.StatusNotFound, "inexistent_job", "The job does not exist")
}
