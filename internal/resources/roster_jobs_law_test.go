// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"reflect"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// rosterHistory is how many steps one roster lives.
const rosterHistory = 10

// Whatever becomes of import jobs (busy, broken, lost, forgotten, failed, half done, stuck, lying, interrupted, killed),
// after each step nobody is tainted, nobody is there twice, and strangers are as they were; and as soon as things go
// right again, everybody is there once and in the state.
//
// ROSTER_STEPS sets how many steps there are, ROSTER_SEED which.
func TestRosterJobs_laws(t *testing.T) {
	t.Parallel()
	steps, seed := number(t, "ROSTER_STEPS", 20), number(t, "ROSTER_SEED", 1)
	t.Logf("%d steps, ROSTER_SEED=%d", steps, seed)
	for first := 0; first < steps; first += rosterHistory {
		history := seed + first/rosterHistory
		t.Run(fmt.Sprint("ROSTER_SEED=", history), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := newJobWorld(t, rand.New(rand.NewPCG(uint64(history), 3)))
				for range min(rosterHistory, steps-first) {
					w.step()
					if t.Failed() {
						return
					}
				}
				w.calm()
				t.Log(w.network.fates, w.ends)
			})
		})
	}
}

// jobWorld is a roster whose people come by jobs that go wrong.
type jobWorld struct {
	*rosterWorld
	network   *jobNetwork
	random    *rand.Rand
	all       people
	hashes    map[string]string
	next      int
	killed    bool // Whether the last run was.
	timers    []*time.Timer
	strangers map[string]map[string]any
	ends      map[string]int
}

func newJobWorld(t *testing.T, random *rand.Rand) *jobWorld {
	t.Helper()
	w := &jobWorld{random: random, all: people{}, hashes: map[string]string{}, strangers: map[string]map[string]any{}, ends: map[string]int{}}
	lag := []time.Duration{0, 5 * time.Second, time.Minute}[random.IntN(3)]
	world := acctest.Offline(t, func(tenant http.Handler) http.RoundTripper {
		w.network = &jobNetwork{
			lawNetwork: &lawNetwork{tenant: tenant, random: rand.New(rand.NewPCG(random.Uint64(), 1))},
			says:       map[string]string{}, fates: map[string]int{}, begun: func() {},
		}
		return w.network
	}, emulator.Options{SearchLag: lag})
	w.rosterWorld = &rosterWorld{World: world, t: t, inMap: func(key string) bool { return key[len(key)-1]%2 == 0 }}
	w.p = w.NewProtocol(nil)
	w.schema = w.p.Schemas.ResourceSchemas[rosterType]
	w.state = w.p.Null(w.schema)
	for i := range 3 {
		id := w.CreateUser(map[string]any{"connection": "Username-Password-Authentication", "email": fmt.Sprintf("stranger%d@example.com", i), "password": "Correct-Horse-4711!"})
		w.strangers[id] = w.User(id)
	}
	return w
}

// step is new people, somebody who leaves, and one run of the CLI on a bad day.
func (w *jobWorld) step() {
	w.t.Helper()
	for range 1 + w.random.IntN(6) {
		w.next++
		key := fmt.Sprintf("p%d", w.next)
		w.all[key] = someone(key+"@example.com", acctest.Attributes{"name": acctest.String(key)})
		if w.random.IntN(8) == 0 {
			w.all[key]["user_id"] = acctest.String("own-" + key)
		}
		if w.random.IntN(3) == 0 {
			w.hashes[key] = theHashes["md5"]
		}
	}
	// Whom a killed run has made, the next one takes up only if the configuration still has them.
	if settled := slices.Sorted(maps.Keys(w.ids())); !w.killed && len(settled) > 0 && w.random.IntN(3) == 0 {
		if key := settled[w.random.IntN(len(settled))]; w.ids()[key] != "" {
			delete(w.all, key)
		}
	}
	w.network.bad = !w.killed // What a killed run has left is taken up within the hour: a stuck job takes longer.
	w.network.begin(lawFaults{loseBefore: 0.01, loseAfter: 0.03, failAfter: 0.03})
	ctx, cancel := context.WithCancel(w.t.Context())
	defer cancel()
	state, private, kill := w.state, w.private, false
	after := time.Duration(w.random.Int64N(int64(3 * time.Second)))
	switch w.random.IntN(5) {
	case 0:
		w.network.begun = func() { w.later(after, cancel) }
		w.ends["interrupted"]++
	case 1:
		kill = true
		w.network.begun = func() { w.later(after, w.network.kill) }
		w.ends["killed"]++
	}
	w.apply(ctx, w.settings(), w.all)
	w.network.begun = func() {}
	for _, timer := range w.timers {
		timer.Stop()
	}
	if w.killed = kill; kill {
		w.state, w.private = state, private
	}
	w.network.begin(lawFaults{})
	w.check()
}

// settings are those of the roster: a third of the people bring their passwords.
func (w *jobWorld) settings() acctest.Attributes {
	settings := usersDatabase()
	settings["password_hashes_wo"] = textsOf(w.hashes)
	return settings
}

// later does something while a run goes on.
func (w *jobWorld) later(after time.Duration, do func()) {
	w.network.jobs.Lock()
	defer w.network.jobs.Unlock()
	w.timers = append(w.timers, time.AfterFunc(after, do))
}

// check looks at what must be true after each step.
func (w *jobWorld) check() {
	w.t.Helper()
	emails := map[string]string{}
	for _, u := range w.Users() {
		id, email := fmt.Sprint(u["user_id"]), fmt.Sprint(u["email"])
		if other, twice := emails[email]; twice {
			w.t.Errorf("%s is there twice: %s and %s", email, other, id)
		}
		emails[email] = id
	}
	for id, was := range w.strangers {
		if !reflect.DeepEqual(w.User(id), was) {
			w.t.Errorf("the stranger %s was touched: %v", id, w.User(id))
		}
	}
	for key, id := range w.ids() {
		if id != "" && w.User(id) == nil && w.all[key] != nil && !w.killed {
			w.t.Errorf("%s has an ID that nobody has: %s", key, id)
		}
	}
}

// calm is the end of all faults: then everybody is there, once.
func (w *jobWorld) calm() {
	w.t.Helper()
	w.network.bad = false
	time.Sleep(2 * time.Minute) // The index has caught up.
	w.p.Walk()
	if null, err := w.state.IsNull(); err == nil && !null {
		w.read()
	}
	w.apply(w.t.Context(), w.settings(), w.all)
	ids := w.ids()
	for key, is := range w.all {
		if _, own := is["user_id"]; ids[key] == "" && !own {
			w.t.Errorf("%s is lost:\n%s", key, w.warnings)
			return
		}
	}
	// Whom a killed run has made with an ID that the configuration writes is nobody's for certain, and was named.
	adopt := w.settings()
	adopt["on_conflict"] = acctest.String("adopt")
	w.apply(w.t.Context(), adopt, w.all)
	time.Sleep(2 * time.Minute)
	w.check()
	for key := range w.hashes {
		if w.all[key] != nil && !w.signsIn(key, hashedPassword) {
			w.t.Errorf("%s has another password", key)
		}
	}
	if got, want := len(w.Users()), len(w.all)+len(w.strangers); got != want {
		w.t.Errorf("%d users, want %d", got, want)
	}
	w.expectNoChanges(adopt, w.all)
}

// A run that was killed after its job and before its state: the next one takes exactly these people up.
func TestRosterJobs_killed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newJobWorld(t, rand.New(rand.NewPCG(1, 1)))
		all := manyPeople(12)
		state, private := w.state, w.private
		w.apply(t.Context(), usersDatabase(), all)
		ids := w.ids()
		w.state, w.private = state, private
		time.Sleep(2 * time.Minute)
		resp := w.apply(t.Context(), usersDatabase(), all)
		if text := acctest.Errors(resp.Diagnostics); text != "" {
			t.Fatal(text)
		}
		w.expectSays("User of an Interrupted Run: 12 People")
		if fmt.Sprint(w.ids()) != fmt.Sprint(ids) || len(w.Users()) != 12+len(w.strangers) {
			t.Errorf("other people: %v, %v", w.ids(), ids)
		}
	})
}
