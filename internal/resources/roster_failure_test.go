// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Some people cannot be created: the others are in the state, no error taints the roster, and the next plan
// proposes exactly those who failed.
func TestRoster_someFail(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	taken := w.CreateUser(map[string]any{"connection": "email", "email": "p1@example.com"})
	all := manyPeople(6)
	resp := w.apply(t.Context(), nil, all)
	if text := acctest.Errors(resp.Diagnostics); text != "" {
		t.Fatalf("an error taints: %s", text)
	}
	for _, want := range []string{`User Already Exists: "p1"`, `on_conflict = "adopt"`, taken, "Roster Is Not Complete", "1 of the 6 people"} {
		if !strings.Contains(w.warnings, want) {
			t.Errorf("nobody says %s:\n%s", want, w.warnings)
		}
	}
	if at := `ElementKeyString("p1").AttributeName("email") | User Already Exists`; !strings.Contains(w.warnings, at) {
		t.Errorf("not said where it is written:\n%s", w.warnings)
	}
	if ids := w.ids(); len(ids) != 6 || ids["p1"] != "" || ids["p2"] == "" {
		t.Errorf("IDs: %v", ids)
	}

	// Without a refresh, too, the next plan is about p1 only.
	for range 2 {
		p := w.plan(nil, all)
		if changes := w.changes(p); !strings.Contains(changes, "p1") || strings.Contains(changes, "p2") {
			t.Errorf("the next plan: %s", changes)
		}
		w.read()
	}
	if keys := w.keys(); keys != "p0 p2 p3 p4 p5" {
		t.Errorf("after a refresh there are %s", keys)
	}

	w.DeleteUser(taken)
	w.ResetRequests()
	w.apply(t.Context(), nil, all)
	expectOnly(t, w.World, "the second apply", map[string]int{"POST /users": 1})
	w.expectNoChanges(nil, all)
}

// Where nobody could be created there is nothing to taint, and the apply is red.
func TestRoster_allFail(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.CreateUser(map[string]any{"connection": "email", "email": "ada@example.com"})
	resp := w.apply(t.Context(), nil, people{"ada": someone("ada@example.com")})
	if text := acctest.Errors(resp.Diagnostics); !strings.Contains(text, `User Already Exists: "ada"`) {
		t.Errorf("errors: %s", text)
	}
	if null, err := w.state.IsNull(); err != nil || !null {
		t.Error("there is a state of nobody")
	}
}

// Whatever goes wrong with the requests: no apply taints the roster, and in the end everybody is there once.
func TestRoster_neverTainted(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]string{
		"connection dropped": "POST /users drop-after p=0.5 seed=3",
		"answer cut":         "POST /users truncate p=0.5 seed=4",
		"gateway timeout":    "POST /users html-after=504 p=0.5 seed=5",
		"server error":       "POST /users status-after=500 p=0.5 seed=6",
		"forbidden":          "POST /users status=403 p=0.5 seed=7",
		"bad request":        "POST /users status=400 p=0.5 seed=8",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			w.p = w.NewProtocol(acctest.Attributes{"max_retries": acctest.Int(0)})
			all := manyPeople(12)
			w.Faults(fault)
			w.apply(t.Context(), nil, all)
			all["p3"] = someone("p3@example.com", acctest.Attributes{"nickname": acctest.String("three")})
			delete(all, "p4")
			w.Faults(fault, "PATCH /users/{id} status=500 p=0.5 seed=1", "DELETE /users/{id} drop-after p=0.5 seed=2")
			w.apply(t.Context(), nil, all)
			w.Faults()
			w.apply(t.Context(), nil, all)
			w.expectNoChanges(nil, all)
			if got := len(w.Users()); got != len(all) || len(w.ids()) != got {
				t.Errorf("%d users, %d in the state, want %d", got, len(w.ids()), len(all))
			}
		})
	}
}

// A change that fails for some is an error; the state holds what was done for each, and the next apply does the rest.
func TestRoster_changeFailsForSome(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	all := manyPeople(4)
	w.apply(t.Context(), nil, all)
	ids := w.ids()
	var refused atomic.Bool
	refused.Store(true)
	w.Emulator.SetTamper(func(r *http.Request, a *emulator.Answer) {
		if refused.Load() && r.Method == http.MethodPatch && strings.Contains(r.URL.Path, strings.TrimPrefix(ids["p1"], "email|")) {
			a.Status, a.Body = http.StatusBadRequest, []byte(`{"statusCode":400,"error":"Bad Request","message":"Payload validation error: 'No.' on property name (The name)."}`)
		}
	})
	for _, key := range []string{"p0", "p1"} {
		all[key]["name"] = acctest.String("New " + key)
	}
	delete(all, "p2")
	all["new"] = someone("new@example.com")
	resp := w.apply(t.Context(), acctest.Attributes{"on_destroy": acctest.String("block")}, all)
	if text := acctest.Errors(resp.Diagnostics); !strings.Contains(text, `"p1"`) || strings.Contains(text, `"p0"`) {
		t.Errorf("errors: %s", text)
	}
	if !strings.Contains(allSaid(resp.Diagnostics), `ElementKeyString("p1").AttributeName("name")`) {
		t.Errorf("the error is not on the person's attribute:\n%s", allSaid(resp.Diagnostics))
	}
	if keys := w.keys(); keys != "new p0 p1 p3" {
		t.Errorf("the state has %s", keys)
	}
	if blocked := w.User(ids["p2"])["blocked"]; blocked != true {
		t.Errorf("p2 left with blocked = %v", blocked)
	}
	refused.Store(false)
	w.ResetRequests()
	w.apply(t.Context(), acctest.Attributes{"on_destroy": acctest.String("block")}, all)
	expectRequests(t, w.World, "the second apply", map[string]int{"PATCH /users/{id}": 1})
	w.expectNoChanges(acctest.Attributes{"on_destroy": acctest.String("block")}, all)
}

// An interrupted apply keeps everybody whom it has made, and the next one makes the others.
func TestRoster_interrupted(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	all := manyPeople(80)
	ctx, cancel := context.WithCancel(t.Context())
	var posts atomic.Int32
	w.Emulator.SetTamper(func(r *http.Request, _ *emulator.Answer) {
		if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/users") && posts.Add(1) == 25 {
			cancel()
		}
	})
	w.apply(ctx, nil, all)
	w.Emulator.SetTamper(nil)
	made := 0
	for _, id := range w.ids() {
		if id != "" {
			made++
		}
	}
	if made == 80 || made == 0 || !strings.Contains(w.warnings, "User Not Reached") {
		t.Errorf("%d people were made:\n%s", made, w.warnings)
	}
	if got := len(w.Users()); got != made {
		t.Errorf("%d users, %d in the state", got, made)
	}
	w.apply(t.Context(), nil, all)
	w.expectNoChanges(nil, all)
	if got := len(w.Users()); got != 80 {
		t.Errorf("%d users", got)
	}
}

// Whom the plan leaves as they are, an interruption is nothing to.
func TestRoster_interruptedChange(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	all := manyPeople(40)
	w.apply(t.Context(), nil, all)
	delete(all, "p1")
	ctx, cancel := context.WithCancel(t.Context())
	w.Emulator.SetTamper(func(r *http.Request, _ *emulator.Answer) {
		if r.Method == http.MethodDelete {
			cancel()
		}
	})
	w.apply(ctx, nil, all)
	w.Emulator.SetTamper(nil)
	if strings.Contains(w.warnings, "User Not Reached") {
		t.Errorf("said:\n%s", w.warnings)
	}
	w.read()
	w.apply(t.Context(), nil, all)
	w.expectNoChanges(nil, all)
	if got := len(w.ids()); got != 39 {
		t.Errorf("%d people in the state", got)
	}
}

// What fails for everybody for the same reason is said once, with all keys.
func TestRoster_sameReason(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.apply(t.Context(), nil, people{"there": someone("there@example.com")})
	all := people{"there": someone("there@example.com")}
	for i := range 20 {
		email := fmt.Sprintf("n%d@example.com", i)
		w.CreateUser(map[string]any{"connection": "email", "email": email})
		all[fmt.Sprintf("n%d", i)] = someone(email)
	}
	resp := w.apply(t.Context(), nil, all)
	errors := 0
	for _, d := range resp.Diagnostics {
		if d.Summary == "User Already Exists: 20 People" {
			errors++
			if advice := strings.Count(d.Detail, `on_conflict = "adopt"`); advice != 1 {
				t.Errorf("what to do is said %d times: %s", advice, d.Detail)
			}
			for i := range 20 {
				if !strings.Contains(d.Detail, fmt.Sprintf("\"n%[1]d\": There is already a user n%[1]d@example.com", i)) {
					t.Errorf("n%d is not named: %s", i, d.Detail)
				}
			}
		}
	}
	if errors != 1 || len(resp.Diagnostics) != 1 {
		t.Errorf("%d diagnostics:\n%s", len(resp.Diagnostics), allSaid(resp.Diagnostics))
	}
	if keys := w.keys(); keys != "there" {
		t.Errorf("the state has %s", keys)
	}
}

// Of as many as fit on a screen it is said one by one.
func TestRoster_fewFail(t *testing.T) {
	t.Parallel()
	for n, together := range map[int]int{4: 0, 5: 1} {
		w := newRosterWorld(t)
		for i := range n {
			w.CreateUser(map[string]any{"connection": "email", "email": fmt.Sprintf("p%d@example.com", i)})
		}
		said := allSaid(w.apply(t.Context(), nil, manyPeople(n)).Diagnostics)
		alone := strings.Count(said, `User Already Exists: "p`)
		if gathered := strings.Count(said, fmt.Sprintf("User Already Exists: %d People", n)); gathered != together || alone != n*(1-together) {
			t.Errorf("of %d people it is said %d times alone and %d times together:\n%s", n, alone, gathered, said)
		}
	}
}

// What is about a setting of the whole roster stands there.
func TestRoster_saysWhere(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.CreateUser(map[string]any{"connection": "email", "email": "p0@example.com"})
	w.plan(acctest.Attributes{"on_conflict": acctest.String("adopt")}, manyPeople(1))
	w.expectSays(`| AttributeName("on_conflict") | User Will Be Adopted: "p0"`)
}

// Of somebody who was sent alone the answer is lost for good: the words are about the roster, and what they advise
// works.
func TestRoster_possiblyCreated(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.p = w.NewProtocol(acctest.Attributes{"max_retries": acctest.Int(0)})
	all := manyPeople(2)
	w.apply(t.Context(), nil, people{"p0": all["p0"]})
	w.Faults("POST /users drop-after", "GET /users-by-email status=503", "GET /users status=503")
	w.apply(t.Context(), nil, all)
	if !strings.Contains(w.warnings, `User Possibly Created: "p1"`) || !strings.Contains(w.warnings, `on_conflict = "adopt"`) ||
		strings.Contains(w.warnings, "import block") {
		t.Errorf("it says:\n%s", w.warnings)
	}
	w.Faults()
	w.apply(t.Context(), adopting, all)
	w.expectNoChanges(adopting, all)
	if len(w.Users()) != 2 || w.ids()["p1"] == "" {
		t.Errorf("%d users, %v", len(w.Users()), w.ids())
	}
}
