// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// people is a users file with so many people, p0@example.com and on.
func people(count int) string {
	rows := make([]string, count)
	for n := range rows {
		rows[n] = fmt.Sprintf(`{"email":"p%d@example.com","user_id":"p%d"}`, n, n)
	}
	return "[" + strings.Join(rows, ",") + "]"
}

// imports starts a job and returns its path.
func (n *tenant) imports(file string, texts ...string) string {
	n.t.Helper()
	parts := map[string]string{"connection_id": n.connectionID(database)}
	for i := 0; i < len(texts); i += 2 {
		parts[texts[i]] = texts[i+1]
	}
	return fmt.Sprint("/jobs/", n.importUsers(file, parts).want(n.t, http.StatusAccepted).object(n.t)["id"])
}

// job is what the API says of a job.
func (n *tenant) job(path string) map[string]any {
	n.t.Helper()
	return n.api("GET", path, nil).want(n.t, http.StatusOK).object(n.t)
}

// arrived counts the people of a file who are there, p0 to the last in order.
func (n *tenant) arrived(count int) int {
	n.t.Helper()
	there := 0
	for i := range count {
		if n.api("GET", fmt.Sprintf("/users/auth0%%7Cp%d", i), nil).status == http.StatusOK {
			if there++; there != i+1 {
				n.t.Errorf("p%d is there before others", i)
			}
		}
	}
	return there
}

// An import takes its time: people come one by one, the job tells how far it is, and a
// search finds them after its lag.
func TestImportTakesTime(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, JobTime: 10 * time.Second, SearchLag: 2 * time.Second})
	path := n.imports(people(4), "external_id", "x")
	want := object{
		"type": "users_import", "status": "pending", "connection_id": n.connectionID(database), "connection": database,
		"created_at": "2026-03-01T09:00:00.000Z", "id": strings.TrimPrefix(path, "/jobs/"), "external_id": "x",
		"percentage_done": num(0), "time_left_seconds": num(10),
	}
	if diff := cmp.Diff(want, n.job(path)); diff != "" {
		t.Errorf("at the start (-want +got):\n%s", diff)
	}
	if got := n.arrived(4); got != 0 {
		t.Errorf("%d people are there at once", got)
	}
	c.advance(5500 * time.Millisecond)
	want["percentage_done"], want["time_left_seconds"] = num(50), num(5)
	if diff := cmp.Diff(want, n.job(path)); diff != "" {
		t.Errorf("half way (-want +got):\n%s", diff)
	}
	if got := n.arrived(4); got != 2 {
		t.Errorf("%d people are there after half of the time", got)
	}
	if got := len(n.api("GET", "/users", nil).list(t)); got != 1 {
		t.Errorf("a search finds %d after its lag", got)
	}
	if got := n.api("GET", "/users/auth0%7Cp1", nil).object(t)["created_at"]; got != "2026-03-01T09:00:05.000Z" {
		t.Errorf("created_at: %v", got)
	}
	c.advance(time.Hour)
	delete(want, "percentage_done")
	delete(want, "time_left_seconds")
	want["status"] = "completed"
	want["summary"] = object{"failed": num(0), "updated": num(0), "inserted": num(4), "total": num(4)}
	if diff := cmp.Diff(want, n.job(path)); diff != "" {
		t.Errorf("at the end (-want +got):\n%s", diff)
	}
	if got := len(n.api("GET", "/users", nil).list(t)); got != 4 {
		t.Errorf("a search finds %d of 4", got)
	}
}

// Two imports at a time; the refusal of a third says nothing of the rate limit.
func TestImportsAtATime(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, JobTime: 10 * time.Second})
	n.imports(people(1))
	c.advance(time.Second)
	n.imports("[]")
	refused := n.importUsers("[]", map[string]string{"connection_id": n.connectionID(database)})
	refused.wantError(t, http.StatusTooManyRequests, "", "There are 2 active import users jobs, please wait until some of them are finished and try again")
	if left := refused.header.Get("X-Ratelimit-Remaining"); left == "" || left == "0" {
		t.Errorf("X-RateLimit-Remaining: %q", left)
	}
	c.advance(9 * time.Second)
	n.imports("[]")
}

func TestImportEnds(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		fault   string
		time    time.Duration
		file    string
		arrived int           // in the end
		after   time.Duration // it ends
	}{
		"failed":     {fault: "POST /jobs/users-imports job=failed", time: time.Minute, arrived: 0, after: time.Minute},
		"half":       {fault: "POST /jobs/users-imports job=half", time: time.Minute, arrived: 2, after: time.Minute},
		"half soon":  {fault: "POST /jobs/users-imports job=half", time: 0, arrived: 2, after: time.Second},
		"expired":    {fault: "POST /jobs/users-imports job=expired", time: time.Minute, arrived: 2, after: 2 * time.Hour},
		"too slow":   {time: 4 * time.Hour, arrived: 2, after: 2 * time.Hour},
		"not a list": {time: time.Minute, file: "{}", after: time.Minute},
		"not JSON":   {time: time.Minute, file: "[{", after: time.Minute},
		"nobody's":   {fault: "POST /jobs/users-imports job=half match=nobody", time: -1, arrived: 4, after: 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClock()
			o := emulator.Options{Now: c.now, JobTime: tc.time}
			if tc.fault != "" {
				o.Faults = []string{tc.fault}
			}
			n := newTenant(t, o)
			if tc.file == "" {
				tc.file = people(4)
			}
			path := n.imports(tc.file)
			if tc.after > 0 {
				c.advance(tc.after - time.Millisecond)
				if got := n.job(path)["status"]; name != "half soon" && got != "pending" {
					t.Errorf("before its end: %v", got)
				}
				c.advance(time.Millisecond)
			}
			job := n.job(path)
			want := map[bool]string{true: "completed", false: "failed"}[tc.arrived == 4]
			if _, summed := job["summary"]; job["status"] != want || summed != (want == "completed") {
				t.Errorf("at the end: %v", job)
			}
			n.api("GET", path+"/errors", nil).want(t, http.StatusNoContent)
			c.advance(5 * time.Hour)
			if got := n.arrived(4); got != tc.arrived {
				t.Errorf("%d people are there, want %d", got, tc.arrived)
			}
			if got := n.srv.Stats().CompletionMails; got != 1 {
				t.Errorf("%d completion mails", got)
			}
		})
	}
}

// The service forgets a job after a day, and the people stay.
func TestImportIsForgotten(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	path := n.imports(`[{"email":"p0@example.com","user_id":"p0"},{"email":"x"}]`, "send_completion_email", "false")
	c.advance(24*time.Hour - time.Millisecond)
	n.job(path)
	n.api("GET", path+"/errors", nil).want(t, http.StatusOK)
	c.advance(time.Millisecond)
	n.api("GET", path, nil).wantError(t, http.StatusNotFound, "inexistent_job", "Job not found.")
	n.api("GET", path+"/errors", nil).want(t, http.StatusNotFound)
	if got := n.arrived(1); got != 1 {
		t.Error("the user went with the job")
	}
	if got := n.srv.Stats().CompletionMails; got != 0 {
		t.Errorf("%d completion mails that nobody wanted", got)
	}
	n.imports("[]")
	c.advance(time.Second)
	if got := n.control("GET", "stats", "").object(t)["completion_mails"]; got != num(1) {
		t.Errorf("completion_mails: %v", got)
	}
	n.control("POST", "reset", "").want(t, http.StatusNoContent)
	if got := n.srv.Stats().CompletionMails; got != 0 {
		t.Errorf("%d completion mails after a reset", got)
	}
}

// Jobs of other kinds fail by the same rules, and take the same time.
func TestOtherJobsEnd(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, JobTime: time.Minute, Faults: []string{"POST /jobs/users-exports job=expired", "POST /jobs/verification-email job=failed"}})
	id := n.newUser(object{"email": "a@example.com"})
	mail := fmt.Sprint("/jobs/", n.api("POST", "/jobs/verification-email", object{"user_id": id}).want(t, http.StatusCreated).object(t)["id"])
	export := fmt.Sprint("/jobs/", n.api("POST", "/jobs/users-exports", object{}).want(t, http.StatusOK).object(t)["id"])
	c.advance(time.Minute)
	if a, b := n.job(mail)["status"], n.job(export)["status"]; a != "failed" || b != "pending" {
		t.Errorf("after a minute: %v, %v", a, b)
	}
	c.advance(2 * time.Hour)
	if job := n.job(export); job["status"] != "failed" || job["location"] != nil {
		t.Errorf("an export that expired: %v", job)
	}
}

// An import goes on where it was after a restart, and with a snapshot goes back.
func TestImportGoesOn(t *testing.T) {
	t.Parallel()
	c := newClock()
	o := emulator.Options{Now: c.now, JobTime: 10 * time.Second, DataFile: filepath.Join(t.TempDir(), "data")}
	n := newTenant(t, o)
	start := n.srv.Snapshot()
	path := n.imports(people(4))
	c.advance(5 * time.Second)
	if got := n.arrived(4); got != 2 {
		t.Fatalf("%d people are there after half of the time", got)
	}
	half := n.srv.Snapshot()
	if err := n.srv.Restore(start); err != nil {
		t.Fatal(err)
	}
	c.advance(time.Second)
	n.api("GET", path, nil).want(t, http.StatusNotFound)
	if got := n.arrived(4); got != 0 {
		t.Errorf("%d people are there before the job", got)
	}
	if err := n.srv.Restore(half); err != nil {
		t.Fatal(err)
	}
	if got := n.arrived(4); got != 2 {
		t.Errorf("%d people are there after half of the time", got)
	}
	if err := n.srv.Close(); err != nil {
		t.Fatal(err)
	}
	again := newTenant(t, o)
	c.advance(time.Minute)
	if summary := again.job(path)["summary"]; cmp.Diff(object{"failed": num(0), "updated": num(0), "inserted": num(4), "total": num(4)}, summary) != "" {
		t.Errorf("summary: %v", summary)
	}
	if got := again.arrived(4); got != 4 {
		t.Errorf("%d people are there in the end", got)
	}
}
