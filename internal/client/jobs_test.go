// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestJobsVerificationEmail(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusCreated, `{"type":"verification_email","status":"pending","created_at":"2026-01-01T00:00:00.000Z","id":"job_1"}`)
	})
	c := f.client(t, func(config *Config) { config.CustomDomainHeader = "id.example.com" })
	for want, request := range map[string]VerificationEmailRequest{
		`{"user_id":"auth0|1"}`: {UserID: "auth0|1"},
		`{"user_id":"auth0|1","client_id":"app","organization_id":"org_1","identity":{"user_id":"99","provider":"google-oauth2","connection_id":"con_1"}}`: {
			UserID: "auth0|1", ClientID: "app", OrganizationID: "org_1",
			Identity: &IdentityRef{UserID: "99", Provider: "google-oauth2", ConnectionID: "con_1"},
		},
	} {
		job, err := c.Jobs.VerificationEmail(t.Context(), request)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(&Job{ID: "job_1", Type: "verification_email", Status: "pending", CreatedAt: "2026-01-01T00:00:00.000Z"}, job); diff != "" || job.Ended() {
			t.Errorf("job (-want +got):\n%s", diff)
		}
		last := f.last(t)
		if last.method != http.MethodPost || last.path != "/api/v2/jobs/verification-email" || last.body != want {
			t.Errorf("sent %s %s %s, want %s", last.method, last.path, last.body, want)
		}
		if got := last.header.Get("Auth0-Custom-Domain"); got != "id.example.com" {
			t.Errorf("custom domain %q", got)
		}
	}
}

// A mail that may be on its way is not sent again.
func TestJobsVerificationEmailIsNotRepeated(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
		answerError(w, http.StatusBadGateway, "", "Bad gateway.")
	})
	_, err := f.client(t).Jobs.VerificationEmail(t.Context(), VerificationEmailRequest{UserID: "auth0|1"})
	if !HasStatus(err, http.StatusBadGateway) || !MayHaveBeenProcessed(err) {
		t.Errorf("%v", err)
	}
	if got := f.count("POST /api/v2/jobs/verification-email"); got != 1 {
		t.Errorf("%d requests, want 1", got)
	}
}

func TestJobsGet(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/api/v2/jobs/job_1" {
			answerError(w, http.StatusNotFound, "inexistent_job", "Job not found.")
			return
		}
		answer(w, http.StatusOK, `{"type":"verification_email","status":"failed","status_details":"No provider.","id":"job_1"}`)
	})
	c := f.client(t)
	job, err := c.Jobs.Get(t.Context(), "job_1")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(&Job{ID: "job_1", Type: "verification_email", Status: "failed", StatusDetails: "No provider."}, job); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := c.Jobs.Get(t.Context(), "job_2"); !IsNotFound(err) {
		t.Errorf("a missing job: %v", err)
	}
}

func TestJobsWait(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		started  string        // Status as the job starts.
		ends     string        // Status as the job ends.
		after    time.Duration // When it ends.
		patience time.Duration
		looks    int
		took     time.Duration
		failed   bool
		err      error
	}{
		"ended at once":  {started: "completed", patience: time.Minute},
		"after one look": {started: "pending", ends: "completed", patience: time.Minute, looks: 1, took: time.Second},
		"after a while": {
			started: "pending", ends: "completed", after: 4 * time.Second, patience: time.Minute, looks: 3,
			took: 4750 * time.Millisecond,
		},
		"failed": {
			started: "pending", ends: "failed", after: 2 * time.Second, patience: time.Minute, looks: 2,
			took: 2500 * time.Millisecond, failed: true,
		},
		"longer than asked": {
			started: "pending", ends: "completed", after: time.Hour, patience: 2 * time.Minute, looks: 15,
			took: 2 * time.Minute, err: context.DeadlineExceeded,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				began := time.Now()
				tenant := newNetwork(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
					status := c.started
					if time.Since(began) >= c.after {
						status = c.ends
					}
					answer(w, http.StatusOK, `{"type":"verification_email","id":"job_1","status":"`+status+`"}`)
				}))
				tenant.latency = 0
				client, err := New(Config{Domain: "acme.eu.auth0.com", Token: "x", HTTPTransport: tenant})
				if err != nil {
					t.Fatal(err)
				}
				ctx, cancel := context.WithTimeout(t.Context(), c.patience)
				defer cancel()
				job, err := client.Jobs.Wait(ctx, &Job{ID: "job_1", Status: c.started})
				if !errors.Is(err, c.err) || c.err == nil && err != nil {
					t.Fatalf("error %v, want %v", err, c.err)
				}
				if took := time.Since(began); took != c.took {
					t.Errorf("took %s, want %s", took, c.took)
				}
				if got := tenant.count("GET /api/v2/jobs/job_1"); got != c.looks {
					t.Errorf("%d looks, want %d", got, c.looks)
				}
				if err == nil && (!job.Ended() || job.Failed() != c.failed) {
					t.Errorf("job %+v", job)
				}
			})
		})
	}
}
