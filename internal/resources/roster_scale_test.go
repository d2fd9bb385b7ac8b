// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// cpu is what this process has used so far: the provider, and the tenant and the test beside it.
func cpu(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// What a thousand people cost, to the request.
func TestRoster_thousand(t *testing.T) {
	t.Parallel()
	const n = 1000
	w := newRosterWorld(t, emulator.Options{})
	all := manyPeople(n)
	w.apply(t.Context(), nil, all)
	if looks := w.Requests()["GET /users"]; looks > 2*n/20 {
		t.Errorf("%d looks for people who exist already", looks)
	}
	expectOnly(t, w.World, "create", map[string]int{"POST /users": n})
	before := cpu(t)
	w.expectNoChanges(nil, all)
	t.Logf("a plan without changes: %s of CPU time, with the tenant", cpu(t)-before)
	if r := w.Requests(); r["GET /users"] > 12 || len(r) != 1 {
		t.Errorf("requests of the plan without changes: %v", r)
	}
	all["p77"]["name"] = acctest.String("New")
	p := w.plan(nil, all)
	if changes := w.changes(p); strings.Count(changes, "\n") != 0 || !strings.Contains(changes, `"p77"`) {
		t.Errorf("one change: %s", changes)
	}
	for i := range 300 {
		delete(all, fmt.Sprintf("p%d", i))
	}
	w.plan(nil, all)
	if got := strings.Count(w.warnings, "WARNING"); got != 1 {
		t.Errorf("%d warnings about 300 people who leave:\n%s", got, w.warnings)
	}
	for i := range 300 {
		if !strings.Contains(w.warnings, fmt.Sprintf("%q (p%d@example.com (email|", fmt.Sprintf("p%d", i), i)) {
			t.Errorf("p%d is not named", i)
		}
	}
}
