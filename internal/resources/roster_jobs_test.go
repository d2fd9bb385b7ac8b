// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// usersDatabase has people in a database, into which jobs can bring them.
func usersDatabase() acctest.Attributes {
	return acctest.Attributes{"connection_name": acctest.String("Username-Password-Authentication")}
}

// A thousand new people without a plain password are two requests, and some looks at the job.
func TestRosterJobs_thousand(t *testing.T) {
	t.Parallel()
	const n = 1000
	w := newRosterWorld(t, emulator.Options{})
	all := manyPeople(n)
	before := cpu(t)
	w.apply(t.Context(), usersDatabase(), all)
	t.Logf("creating: %s of CPU time, with the tenant", cpu(t)-before)
	w.expectSays("New People Come In by Import Jobs", "Of 1000 new people, 1000 come in by import jobs", "and 0 one by one", "1000 of them have an address that is not verified")
	sum := 0
	for _, count := range w.Requests() {
		sum += count
	}
	if sum > 12 {
		t.Errorf("%d requests, the looks of two plans included: %v", sum, w.Requests())
	}
	requests := withoutLooks(w.World)
	if requests["POST /jobs/users-imports"] != 1 || requests["GET /jobs/{id}"] == 0 || requests["GET /jobs/{id}"] > 8 || len(requests) != 2 {
		t.Errorf("requests: %v", requests)
	}
	if mails := w.Emulator.Stats().CompletionMails; mails != 0 {
		t.Errorf("%d mails to the owners of the tenant", mails)
	}
	t.Logf("requests: %d", sum)
	if len(w.ids()) != n || w.ids()["p7"] == "" || w.User(w.ids()["p7"])["name"] != "Person 7" {
		t.Fatalf("%d in the state", len(w.ids()))
	}
	w.ResetRequests()
	w.expectNoChanges(usersDatabase(), all)
	expectRequests(t, w.World, "the plan without changes", map[string]int{"GET /users": 10})
	w.expectNoChanges(usersDatabase(), all)
	expectRequests(t, w.World, "the next plan without changes", map[string]int{"GET /users": 10})
}

// Who comes by job, and who does not.
func TestRosterJobs_choice(t *testing.T) {
	t.Parallel()
	with := func(more acctest.Attributes) acctest.Attributes {
		a := usersDatabase()
		for name, v := range more {
			a[name] = v
		}
		return a
	}
	keys := make([]string, 12)
	for i := range keys {
		keys[i] = fmt.Sprintf("p%d", i)
	}
	for name, c := range map[string]struct {
		settings acctest.Attributes
		n        int
		want     map[string]int
	}{
		"many":                       {usersDatabase(), 12, map[string]int{"POST /jobs/users-imports": 1}},
		"few, without a password":    {usersDatabase(), 2, map[string]int{"POST /jobs/users-imports": 1}},
		"few, one with a hash":       {with(acctest.Attributes{"password_hashes_wo": textsOf(map[string]string{"p0": theHashes["plain"]})}), 2, map[string]int{"POST /jobs/users-imports": 1}},
		"with passwords":             {with(acctest.Attributes{"passwords_wo": passwordsOf(keys...), "passwords_wo_version": acctest.Int(1)}), 12, map[string]int{"POST /users": 12}},
		"some with passwords":        {with(acctest.Attributes{"passwords_wo": passwordsOf("p3"), "passwords_wo_version": acctest.Int(1)}), 12, map[string]int{"POST /jobs/users-imports": 1, "POST /users": 1}},
		"not wanted":                 {with(acctest.Attributes{"import_jobs": acctest.String("never"), "connection_name": acctest.String("email")}), 12, map[string]int{"POST /users": 12}},
		"another kind of connection": {nil, 12, map[string]int{"POST /users": 12}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			all := manyPeople(c.n)
			w.apply(t.Context(), c.settings, all)
			requests := withoutLooks(w.World)
			delete(requests, "GET /jobs/{id}")
			expectMap(t, c.want, requests)
			if got := len(w.Users()); got != c.n {
				t.Errorf("%d users: %s", got, w.warnings)
			}
			w.expectNoChanges(c.settings, all)
		})
	}
}

func expectMap(t *testing.T, want, got map[string]int) {
	t.Helper()
	if fmt.Sprint(want) != fmt.Sprint(got) {
		t.Errorf("requests: %v, want %v", got, want)
	}
}

// What a job makes is what a POST makes; the verification e-mail that was asked for is sent.
func TestRosterJobs_meaning(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	all := manyPeople(11)
	all["mail"] = someone("mail@example.com", acctest.Attributes{"verify_email": acctest.Bool(true)})
	all["own"] = someone("Own@example.com", acctest.Attributes{
		"user_id": acctest.String("auth0|own-id"), "email_verified": acctest.Bool(true), "app_metadata": acctest.String(`{"big":12345678901234567890}`),
		"nickname": acctest.String("o"), "family_name": acctest.String("O"), "picture": acctest.String("https://example.com/o.png"),
	})
	w.apply(t.Context(), usersDatabase(), all)
	if requests := w.Requests(); requests["POST /jobs/verification-email"] != 1 || requests["POST /users"] != 0 {
		t.Errorf("requests: %v", requests)
	}
	u := w.User("auth0|own-id")
	for name, want := range map[string]string{
		"email": "own@example.com", "email_verified": "true", "app_metadata": "map[big:1.2345678901234567e+19]", "nickname": "o", "family_name": "O", "picture": "https://example.com/o.png",
	} {
		if got := fmt.Sprint(u[name]); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	if u := w.User(w.ids()["p9"]); u["blocked"] != true || !strings.HasPrefix(w.ids()["p9"], "auth0|") {
		t.Errorf("p9: %v", u)
	}
	w.expectNoChanges(usersDatabase(), all)
}

// Whom a job refuses is named with the reason; the others are there, and the next plan proposes exactly the refused.
func TestRosterJobs_rowErrors(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	taken := w.CreateUser(map[string]any{"connection": "Username-Password-Authentication", "email": "p1@example.com", "password": "Correct-Horse-4711!"})
	all := manyPeople(12)
	all["p2"]["app_metadata"] = acctest.String(`{"text":"` + strings.Repeat("x", 600_000) + `"}`)
	resp := w.apply(t.Context(), usersDatabase(), all)
	if text := acctest.Errors(resp.Diagnostics); text != "" {
		t.Fatalf("an error taints: %s", text)
	}
	w.expectSays(`User Already Exists: "p1"`, taken, `"p2"`, "2 of the 12 people")
	w.read()
	if keys := w.keys(); keys != "p0 p10 p11 p3 p4 p5 p6 p7 p8 p9" {
		t.Errorf("the state has %s", keys)
	}
	if changes := w.changes(w.plan(usersDatabase(), all)); !strings.Contains(changes, `"p1"`) || !strings.Contains(changes, `"p2"`) || strings.Contains(changes, `"p3"`) {
		t.Errorf("the next plan: %s", changes)
	}
	w.DeleteUser(taken)
	all["p2"]["app_metadata"] = acctest.String(`{"text":"x"}`)
	w.apply(t.Context(), usersDatabase(), all)
	w.expectNoChanges(usersDatabase(), all)
}

// Thousands of people come in several files, of which none is too large.
func TestRosterJobs_files(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t, emulator.Options{})
	all := manyPeople(60)
	for key := range all {
		all[key]["app_metadata"] = acctest.String(`{"text":"` + strings.Repeat(key, 8000) + `"}`)
	}
	w.apply(t.Context(), usersDatabase(), all)
	requests := w.Requests()
	if n := requests["POST /jobs/users-imports"]; n < 3 || n > 5 || requests["POST /users"] > 0 {
		t.Errorf("requests: %v", requests)
	}
	w.expectNoChanges(usersDatabase(), all)
}

// A job that Auth0 refuses makes nobody, and where people cannot come one by one either, all of them are told why.
func TestRosterJobs_refused(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.Faults("POST /jobs/users-imports status=403")
	resp := w.apply(t.Context(), usersDatabase(), manyPeople(12))
	if text := acctest.Errors(resp.Diagnostics); !strings.Contains(text, "12 People") || !strings.Contains(text, "status 403") {
		t.Errorf("errors: %s", text)
	}
	if requests := w.Requests(); requests["POST /users"] > 0 || len(w.Users()) > 0 {
		t.Errorf("requests: %v", requests)
	}
}

// A job that never ends well is not believed: who was made is found, and who was not is made.
func TestRosterJobs_half(t *testing.T) {
	t.Parallel()
	for name, lie := range map[string]string{"failed": `"failed"`, "half": `"completed","summary":{"failed":0,"inserted":6,"updated":0,"total":12}`} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			w.Emulator.SetTamper(func(r *http.Request, a *emulator.Answer) {
				if r.Method == http.MethodGet && strings.Contains(r.URL.Path, "/jobs/job_") && !strings.HasSuffix(r.URL.Path, "/errors") {
					a.Status, a.Body = http.StatusOK, []byte(fmt.Sprintf(`{"id":%q,"type":"users_import","created_at":"2026-03-01T09:00:00.000Z","status":%s}`,
						r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:], lie))
				}
			})
			all := manyPeople(12)
			w.apply(t.Context(), usersDatabase(), all)
			w.Emulator.SetTamper(nil)
			if requests := w.Requests(); requests["POST /jobs/users-imports"] != 1 || requests["POST /users"] > 0 || len(w.Users()) != 12 {
				t.Errorf("requests: %v", requests)
			}
			w.expectNoChanges(usersDatabase(), all)
		})
	}
}

// Whoever is made by no job, twice, is told what became of the last one, by its ID; Auth0's own words are not repeated for those who
// bring secrets.
func TestRosterJobs_never(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fault, says, said string
		secret            bool
	}{
		"failed":              {"POST /jobs/users-imports job=failed", "by an import job, which has failed. There was no user auth0|", "", false},
		"failed, and why":     {"POST /jobs/users-imports job=failed", "by an import job, which has failed. There was no user auth0|", "The file is broken", false},
		"failed with secrets": {"POST /jobs/users-imports job=failed", "by an import job, which has failed. There was no user auth0|", "The file is broken", true},
		"no answer":           {"POST /jobs/users-imports status=500", "by an import job, and nobody knows what became of the request. There was no user", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			settings, all := usersDatabase(), manyPeople(12)
			if c.secret {
				settings, all = hashed(map[string]string{"md5": theHashes["md5"]}, 1)
			}
			w.Faults(c.fault)
			if c.said != "" {
				w.Emulator.SetTamper(func(r *http.Request, a *emulator.Answer) {
					if r.Method == http.MethodGet && strings.Contains(r.URL.Path, "/jobs/job_") {
						a.Body = bytes.Replace(a.Body, []byte("{"), fmt.Appendf(nil, `{"status_details":%q,`, c.said), 1)
					}
				})
			}
			w.apply(t.Context(), settings, all)
			said := w.warnings
			acctest.Says(t, said, "Person Was Not Imported", c.says, "in the log of the tenant")
			if c.fault[len(c.fault)-6:] == "failed" && !strings.Contains(said, "look at the job job_") {
				t.Errorf("the job is not named: %s", said)
			}
			if c.said != "" && strings.Contains(said, "Auth0 said: "+c.said+".") == c.secret {
				t.Errorf("of whoever brings secrets (%t): %s", c.secret, said)
			}
			if len(w.Users()) > 0 {
				t.Errorf("%d users", len(w.Users()))
			}
		})
	}
}

// What Auth0 says of a job that did not begin can quote the whole file, so it is repeated for nobody where anybody in it brings secrets.
func TestRosterJobs_refusedWithEcho(t *testing.T) {
	t.Parallel()
	for name, secret := range map[string]bool{"secrets": true, "no secrets": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			settings, all := usersDatabase(), people{}
			if secret {
				settings, all = hashed(map[string]string{"md5": theHashes["md5"], "sha1": theHashes["sha1"]}, 1)
			}
			all["plain"] = someone("plain@example.com")
			w.Faults("POST /jobs/users-imports status=400 echo")
			said := allSaid(w.apply(t.Context(), settings, all).Diagnostics) + w.warnings
			acctest.Says(t, said, "Unable to Import User", "plain@example.com", "status 400")
			for _, hash := range []string{"EauMrraJjthM1WtYb0awlw", "47uVlwEz7cuFFMelbwOBsXIZVRc", "salt1"} {
				if strings.Contains(said, hash) {
					t.Errorf("it shows %s: %s", hash, said)
				}
			}
			if strings.Contains(said, "Auth0 said:") == secret || strings.Contains(said, "Look at the log of the tenant.") != secret {
				t.Errorf("it says: %s", said)
			}
		})
	}
}

// What Auth0 says of a job that fails is repeated for nobody where anybody in it brings secrets.
func TestRosterJobs_failedForOthers(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	settings, all := hashed(map[string]string{"md5": theHashes["md5"]}, 1)
	all["plain"] = someone("plain@example.com")
	w.Faults("POST /jobs/users-imports job=failed")
	w.Emulator.SetTamper(func(r *http.Request, a *emulator.Answer) {
		if r.Method == http.MethodGet && strings.Contains(r.URL.Path, "/jobs/job_") {
			a.Body = bytes.Replace(a.Body, []byte("{"), []byte(`{"status_details":"bad hash EauMrraJjthM1WtYb0awlw==",`), 1)
		}
	})
	said := allSaid(w.apply(t.Context(), settings, all).Diagnostics) + w.warnings
	acctest.Says(t, said, "Person Was Not Imported", "plain@example.com", "which has failed")
	if strings.Contains(said, "EauMrr") {
		t.Errorf("it shows the hash: %s", said)
	}
}

// What a job says of its people is repeated for nobody either, whoever the row is about and whatever it objects to.
func TestRosterJobs_rowsWithSecrets(t *testing.T) {
	t.Parallel()
	const hash = "EauMrraJjthM1WtYb0awlw=="
	for _, code := range []string{"FORMAT", "DUPLICATED_USER"} {
		w := newRosterWorld(t)
		settings, all := hashed(map[string]string{"md5": theHashes["md5"]}, 1)
		all["plain"] = someone("plain@example.com")
		w.Faults("POST /jobs/users-imports job=failed")
		w.Emulator.SetTamper(func(r *http.Request, a *emulator.Answer) {
			if r.Method != http.MethodGet || !strings.Contains(r.URL.Path, "/jobs/job_") {
				return
			}
			job := strings.Split(r.URL.Path, "/")[4]
			a.Status, a.Body = http.StatusOK, fmt.Appendf(nil, `{"id":%q,"type":"users_import","created_at":"2026-03-01T09:00:00.000Z",
				"status":"completed","summary":{"failed":2,"inserted":0,"updated":0,"total":2}}`, job)
			if strings.HasSuffix(r.URL.Path, "/errors") {
				var rows []string
				for _, key := range []string{"md5", "plain"} {
					rows = append(rows, fmt.Sprintf(`{"user":{"email":"%s@example.com"},"errors":[{"code":%q,"message":"No: %s","path":"email"}]}`,
						key, code, hash))
				}
				a.Body = []byte("[" + strings.Join(rows, ",") + "]")
			}
		})
		said := allSaid(w.apply(t.Context(), settings, all).Diagnostics) + w.warnings
		acctest.Says(t, said, "md5@example.com", "plain@example.com")
		if strings.Contains(said, "EauMrr") {
			t.Errorf("%s shows the hash: %s", code, said)
		}
	}
}

// Whatever the tenant does to a job: everybody is there at the end of the same apply, once, with the password.
func TestRosterJobs_faults(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]string{
		"failed": "job=failed count=1", "half": "job=half count=1", "broken": "status=500 count=1", "lost after": "drop-after count=1",
		"a third job": "status=429 count=1", "gateway": "html-after=504 count=1",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			settings, all := hashed(map[string]string{"md5": theHashes["md5"], "sha1": theHashes["sha1"]}, 1)
			for key, is := range manyPeople(12) {
				all[key] = is
			}
			w.Faults("POST /jobs/users-imports " + fault)
			resp := w.apply(t.Context(), settings, all)
			if text := acctest.Errors(resp.Diagnostics); text != "" || strings.Contains(w.warnings, "Roster Is Not Complete") {
				t.Errorf("%s%s", text, w.warnings)
			}
			w.Faults()
			if len(w.Users()) != len(all) || len(w.ids()) != len(all) || !w.signsIn("md5", hashedPassword) {
				t.Errorf("%d users, %d in the state", len(w.Users()), len(w.ids()))
			}
			w.expectNoChanges(settings, all)
		})
	}
}

// Where a connection has people already, those who stand in the way of a thousand new ones are found by listing them.
func TestRosterJobs_conflictsOfMany(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t, emulator.Options{})
	w.CreateUser(map[string]any{"connection": "email", "email": "p7@example.com"})
	taken := w.CreateUser(map[string]any{"connection": "Username-Password-Authentication", "email": "P300@example.com", "password": "Correct-Horse-4711!"})
	w.plan(usersDatabase(), manyPeople(400))
	w.expectSays(`User Exists Already: "p300"`, taken)
	if strings.Contains(w.warnings, `User Exists Already: "p7"`) {
		t.Errorf("somebody of another connection is in the way:\n%s", w.warnings)
	}
	expectRequests(t, w.World, "the plan", map[string]int{"GET /connections": 1, "GET /users": 2, "GET /users/{id}": 1})
}
