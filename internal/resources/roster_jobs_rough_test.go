// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A job that says that it has made everybody, and has made half: the others get their roles, and the next plan has exactly
// who is missing.
func TestRosterJobs_everybodyIsALie(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, network := newHookedWorld(t, emulator.Options{})
		w.Seed(theRoles)
		all := manyPeople(12)
		for key := range all {
			all[key]["roles"] = rolesValue(role(1))
		}
		job := ""
		network.hook = func(req *http.Request) (*http.Response, error) {
			switch {
			case importsUsers(req):
				if err := halve(req); err != nil {
					return nil, err
				}
			case strings.Contains(req.URL.Path, "/jobs/job_"):
				job = req.URL.Path[strings.LastIndex(req.URL.Path, "/")+1:]
				return forged(req, http.StatusOK, fmt.Sprintf(`{"id":%q,"type":"users_import","status":"completed","created_at":"2199-03-01T09:00:00.000Z","summary":{"failed":0,"inserted":12,"updated":0,"total":12}}`, job)), nil
			}
			return nil, nil
		}
		resp := w.apply(t.Context(), usersDatabase(), all)
		if text := acctest.Errors(resp.Diagnostics); text != "" || len(w.Users()) != 6 {
			t.Fatalf("%d users: %s", len(w.Users()), text)
		}
		w.p.Walk()
		w.read()
		if len(w.ids()) != 6 {
			t.Errorf("the state has %s", w.keys())
		}
		for key := range w.ids() {
			if w.rolesOf(key) != "1" {
				t.Errorf("%s has the roles %q", key, w.rolesOf(key))
			}
		}
		network.hook = func(*http.Request) (*http.Response, error) { return nil, nil }
		w.apply(t.Context(), usersDatabase(), all)
		w.expectNoChanges(usersDatabase(), all)
	})
}

// An interruption after the job and before the verification e-mails: these are what is missing, and nobody is said not to be there.
func TestRosterJobs_interruptedBeforeMails(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, network := newHookedWorld(t, emulator.Options{})
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		network.hook = func(req *http.Request) (*http.Response, error) {
			if strings.Contains(req.URL.Path, "/jobs/job_") {
				cancel()
			}
			return nil, nil
		}
		all := manyPeople(12)
		for key := range all {
			all[key]["verify_email"] = acctest.Bool(true)
		}
		resp := w.apply(ctx, usersDatabase(), all)
		if text := acctest.Errors(resp.Diagnostics); text != "" {
			t.Errorf("errors: %s", text)
		}
		w.expectSays("Verification E-Mail Not Sent")
		if strings.Contains(w.warnings, "Not Reached") || w.Requests()["POST /jobs/verification-email"] > 0 {
			t.Errorf("requests %v, and it says: %s", w.Requests(), w.warnings)
		}
		w.expectNoChanges(usersDatabase(), all)
	})
}

// Where others have both jobs for too long, or the rate limit is used up for as long, that is what it says.
func TestRosterJobs_busyForever(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ body, want, other string }{
		"jobs": {
			`{"statusCode":429,"error":"Too Many Requests","message":"There are 2 active import users jobs, please wait until some of them are finished and try again"}`,
			"Import Jobs Are Busy", "rate limit",
		},
		"rate limit": {
			`{"statusCode":429,"error":"Too Many Requests","message":"Global limit has been reached","errorCode":"too_many_requests"}`,
			"rate limit stayed exhausted, although the request waited 2 minutes", "Import Jobs Are Busy",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w, network := newHookedWorld(t, emulator.Options{})
				network.hook = func(req *http.Request) (*http.Response, error) {
					if importsUsers(req) {
						return forged(req, http.StatusTooManyRequests, c.body), nil
					}
					return nil, nil
				}
				resp := w.apply(t.Context(), usersDatabase(), manyPeople(12))
				if text := acctest.Errors(resp.Diagnostics); !strings.Contains(text, c.want) || strings.Contains(text, c.other) {
					t.Errorf("errors: %s", text)
				}
			})
		})
	}
}

// IDs that are taken, in the database or elsewhere, are named, and whoever has them is left alone.
func TestRosterJobs_takenIDs(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.Seed("connections:\n- {name: other, strategy: auth0}\n")
	w.CreateUser(map[string]any{"connection": "Username-Password-Authentication", "email": "here@example.com", "user_id": "here", "password": "Correct-Horse-4711!"})
	w.CreateUser(map[string]any{"connection": "other", "email": "p1@example.com", "user_id": "elsewhere", "password": "Correct-Horse-4711!"})
	before := fmt.Sprint(w.User("auth0|here"), w.User("auth0|elsewhere"))
	all := manyPeople(12)
	all["p0"]["user_id"] = acctest.String("auth0|here")
	all["p1"]["user_id"] = acctest.String("elsewhere")
	resp := w.apply(t.Context(), usersDatabase(), all)
	if text := acctest.Errors(resp.Diagnostics); text != "" {
		t.Errorf("errors: %s", text)
	}
	w.expectSays("auth0|here", `"p0"`, `User ID Is Taken: "p1"`, `The ID auth0|elsewhere belongs to a user of the connection "other".`)
	if after := fmt.Sprint(w.User("auth0|here"), w.User("auth0|elsewhere")); after != before {
		t.Errorf("somebody was touched: %s, was %s", after, before)
	}
}

// The same person twice, in other spellings, is refused before anybody is made.
func TestRosterJobs_twiceInOtherSpellings(t *testing.T) {
	t.Parallel()
	for name, second := range map[string]acctest.Attributes{
		"e-mail":                someone("P1@Example.COM"),
		"ID":                    someone("x@example.com", acctest.Attributes{"user_id": acctest.String("auth0|one")}),
		"e-mail and another ID": someone("P1@example.com", acctest.Attributes{"user_id": acctest.String("two")}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			all := manyPeople(12)
			all["p1"]["user_id"] = acctest.String("one")
			all["again"] = second
			said := acctest.Errors(w.validate(w.config(usersDatabase(), all)))
			if said == "" {
				said = acctest.Errors(w.plan(usersDatabase(), all).Diagnostics)
			}
			if !strings.Contains(said, `"again"`) || !strings.Contains(said, `"p1"`) {
				t.Errorf("said: %s", said)
			}
		})
	}
}
