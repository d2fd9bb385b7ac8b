// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const (
	lawPeople = 6
	lawStaff  = "staff"
	lawUPA    = "Username-Password-Authentication"
)

// lawWorld is a tenant with a few people, a configuration that somebody edits without much care, an
// administrator who changes users meanwhile, and a CLI.
type lawWorld struct {
	*acctest.World
	t           *testing.T
	random      *rand.Rand
	network     *lawNetwork
	cli         *lawCLI
	lag         time.Duration
	connections []string
	rows        map[string]lawRow
	imports     map[string]string
	replace     map[string]bool
	known       map[string]bool   // IDs of all users there ever were.
	ours        map[string]bool   // Users whom a POST of ours has made.
	born        map[string]string // What they were then.
	released    map[string]bool   // Those of ours who are outside of the state, and somebody knows.
	blocked     map[string]bool   // Users whom an administrator has blocked.
	complaints  []string          // Addresses about which the last run had an error.
	done        map[string]int    // What the runs did, for a look at what the test tests.
	history     []string
	violated    bool
}

// newLawWorld starts with some people who are users already, and an empty configuration.
func newLawWorld(t *testing.T, random *rand.Rand) *lawWorld {
	t.Helper()
	w := &lawWorld{
		t: t, random: random, rows: map[string]lawRow{}, imports: map[string]string{}, replace: map[string]bool{},
		known: map[string]bool{}, ours: map[string]bool{}, born: map[string]string{}, released: map[string]bool{}, blocked: map[string]bool{}, done: map[string]int{},
	}
	w.lag = []time.Duration{0, 0, 5 * time.Second, time.Minute}[random.IntN(4)]
	w.connections = [][]string{{lawUPA}, {lawUPA, lawStaff}, {lawUPA, lawStaff}, {lawUPA, "email"}}[random.IntN(4)]
	w.World = acctest.Offline(t, func(tenant http.Handler) http.RoundTripper {
		w.network = &lawNetwork{tenant: tenant, random: rand.New(rand.NewPCG(random.Uint64(), 1))}
		return w.network
	}, emulator.Options{SearchLag: w.lag})
	w.Seed("connections:\n- {name: " + lawStaff + ", strategy: auth0, options: {requires_username: false, attributes: {email: {identifier: {active: true}}, username: {identifier: {active: true}}}}}\n")
	p := w.NewProtocol(nil)
	w.cli = &lawCLI{
		t: t, p: p, schema: p.Schemas.ResourceSchemas[userType], network: w.network, random: random, identities: random.IntN(2) == 0, candidate: random.IntN(3) == 0,
		objects: map[string]*lawObject{}, deposed: map[string][]*lawObject{},
	}
	for range random.IntN(4) {
		w.stranger()
	}
	return w
}

// note remembers what happened, for the report of a violation.
func (w *lawWorld) note(format string, args ...any) {
	w.history = append(w.history, fmt.Sprintf(format, args...))
}

// violate fails the test, once for a history: what comes later may follow from it.
func (w *lawWorld) violate(format string, args ...any) {
	w.t.Helper()
	if w.violated {
		return
	}
	w.violated = true
	most := 90
	w.t.Errorf("VIOLATION: "+format+"\n\nwhat happened before:\n  %s", append(args, strings.Join(w.history[max(0, len(w.history)-most):], "\n  "))...)
}

// lawUser is a user as the tenant has it.
type lawUser struct {
	id, email, username, connection, text string
	blocked                               bool
}

// is reports whether the user is the one whom the row describes.
func (u lawUser) is(row lawRow) bool {
	same := func(a, b string) bool { return a != "" && strings.EqualFold(a, b) }
	return u.connection == row.connection &&
		(same(u.email, row.email) || same(u.username, row.username) || same(u.id, "auth0|"+row.userID) || same(u.id, row.userID))
}

// users are all users of the tenant, as they are now.
func (w *lawWorld) users() map[string]lawUser {
	w.t.Helper()
	all := map[string]lawUser{}
	for id := range w.known {
		doc := w.User(id)
		if doc == nil {
			continue
		}
		u := lawUser{id: id, text: fmt.Sprint(doc)}
		u.email, _ = doc["email"].(string)
		u.username, _ = doc["username"].(string)
		u.blocked, _ = doc["blocked"].(bool)
		if identities, ok := doc["identities"].([]any); ok && len(identities) > 0 {
			if first, ok := identities[0].(map[string]any); ok {
				u.connection, _ = first["connection"].(string)
			}
		}
		all[id] = u
	}
	return all
}

// administer changes something behind the back of Terraform; a refusal is no matter.
func (w *lawWorld) administer(method, id string, body map[string]any) bool {
	status, _, err := w.Emulator.Do(w.t.Context(), method, "/users/"+url.PathEscape(id), body)
	if err != nil {
		w.t.Fatal(err)
	}
	w.note("administrator: %s %s %v -> %d", method, id, body, status)
	return status < http.StatusMultipleChoices
}

// stranger makes a user whom Terraform does not know.
func (w *lawWorld) stranger() {
	i, connection := w.random.IntN(lawPeople), w.pick(w.connections)
	body := map[string]any{"connection": connection, "email": lawEmail(i)}
	if connection != "email" {
		body["password"] = "Correct-Horse-0"
		if w.random.IntN(3) > 0 {
			body["username"] = lawUsername(i)
		}
	}
	if id := fmt.Sprintf("s%x", w.random.Uint32()); connection != "email" {
		body["user_id"] = id
	}
	status, raw, err := w.Emulator.Do(w.t.Context(), http.MethodPost, "/users", body)
	if err != nil {
		w.t.Fatal(err)
	}
	if status == http.StatusCreated {
		id := lawID(w.t, raw)
		w.known[id] = true
		w.note("administrator: a new user %s: %v", id, body)
	}
}

func lawEmail(i int) string    { return fmt.Sprintf("p%d@example.com", i) }
func lawUsername(i int) string { return fmt.Sprintf("user%d", i) }

func (w *lawWorld) pick(from []string) string { return from[w.random.IntN(len(from))] }

// anybody picks a user of the tenant; "" when there is none.
func (w *lawWorld) anybody() string {
	ids := slices.Sorted(maps.Keys(w.users()))
	if len(ids) == 0 {
		return ""
	}
	return w.pick(ids)
}

// administrator does one thing to somebody.
func (w *lawWorld) administrator() {
	if id := w.anybody(); id != "" {
		w.administratorOf(id)
		return
	}
	w.stranger()
}

// meanwhile is what an administrator does between a plan and its apply, as a rule to somebody whom
// the plan is about: both have heard of the same person.
func (w *lawWorld) meanwhile(plan []*lawChange) {
	var busy []string
	for _, c := range plan {
		if c.action != lawNothing {
			busy = append(busy, slices.DeleteFunc([]string{c.id(), c.adopts()}, func(id string) bool { return id == "" })...)
		}
	}
	if len(busy) == 0 || w.random.IntN(4) == 0 {
		w.administrator()
		return
	}
	w.administratorOf(w.pick(busy))
}

// newName gives somebody a new address, a new username, or as a rule both.
func (w *lawWorld) newName(id string) {
	if w.random.IntN(4) > 0 {
		w.administer(http.MethodPatch, id, map[string]any{"email": lawEmail(w.random.IntN(lawPeople))})
	}
	if w.random.IntN(4) > 0 {
		w.administer(http.MethodPatch, id, map[string]any{"username": lawUsername(w.random.IntN(lawPeople))})
	}
}

func (w *lawWorld) administratorOf(id string) {
	switch w.random.IntN(10) {
	case 0, 1, 2:
		if w.administer(http.MethodPatch, id, map[string]any{"blocked": true}) {
			w.blocked[id] = true
		}
	case 3:
		if w.administer(http.MethodPatch, id, map[string]any{"blocked": false}) {
			delete(w.blocked, id)
		}
	case 4, 5:
		w.newName(id)
	case 6:
		w.administer(http.MethodPatch, id, map[string]any{"name": fmt.Sprint("Name ", w.random.IntN(100))})
	case 7:
		w.administer(http.MethodDelete, id, nil)
		delete(w.blocked, id)
	default:
		w.stranger()
	}
}
