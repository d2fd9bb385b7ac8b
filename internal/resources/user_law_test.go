// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// lawHistory is how many steps one world lives.
const lawHistory = 50

// The laws about people, for histories that nobody would think of: rows come, go, double, change
// their keys and addresses; administrators block, rename and delete; the search index lags; answers
// are lost, requests repeated, runs interrupted. After each step:
//
//   - nobody was deleted, blocked, let in or changed whom the plan did not name (1, 4);
//   - nobody is in two objects without a diagnostic (3);
//   - whom an administrator has blocked was not let in, unless the configuration says so (5);
//   - limits and protections hold, a mistyped connection deletes nobody (6);
//   - everybody whom we made is in the state, or in an error (7).
//
// LAW_STEPS sets how many steps there are, LAW_SEED which.
func TestUser_laws(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes long: not with -short")
	}
	steps, seed := number(t, "LAW_STEPS", 400), number(t, "LAW_SEED", 1)
	t.Logf("%d steps, LAW_SEED=%d", steps, seed)
	for first := 0; first < steps; first += lawHistory {
		history := seed + first/lawHistory
		t.Run(fmt.Sprint("LAW_SEED=", history), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := newLawWorld(t, rand.New(rand.NewPCG(uint64(history), 2)))
				for step := range min(lawHistory, steps-first) {
					if w.violated {
						return
					}
					w.note("--- step %d", step)
					w.step()
				}
				t.Log(w.done)
			})
		})
	}
}

// step is a few changes of the world and one run of the CLI.
func (w *lawWorld) step() {
	w.t.Helper()
	for range 1 + w.random.IntN(3) {
		if w.random.IntN(4) == 0 {
			w.administrator()
		} else {
			w.edit()
		}
	}
	time.Sleep(time.Duration(w.random.Int64N(int64(time.Second + 2*w.lag))))
	run := w.anyRun()
	clear(w.imports)
	clear(w.replace)
	before := w.users()
	plan, said, ok := w.plan(run)
	for id, u := range w.users() {
		if before[id].text != u.text {
			w.violate("4: a plan has changed %s", id)
		}
	}
	w.checkPlan(plan, said)
	w.complain(said)
	w.done["plans"]++
	if !ok || run.planOnly || w.violated {
		return
	}
	if w.random.IntN(4) == 0 {
		w.meanwhile(plan)
	}
	w.apply(&lawReport{run: run, plan: plan, said: said, before: w.users()})
}

// anyRun is how somebody runs the CLI.
func (w *lawWorld) anyRun() lawRun {
	r := w.random
	run := lawRun{
		rows: cloneOf(w.rows), imports: cloneOf(w.imports), replace: cloneOf(w.replace),
		destroy: r.IntN(40) == 0, refresh: r.IntN(12) > 0, old: r.IntN(3) == 0, parallel: 1 + r.IntN(10), planOnly: r.IntN(12) == 0,
		settings: acctest.Attributes{
			"domain": acctest.String(w.URL), "api_token": acctest.String(w.Emulator.APIToken()), "max_retries": acctest.Int(int64(r.IntN(4))),
		},
	}
	if run.destroy {
		clear(run.imports)
	}
	if r.IntN(3) == 0 {
		run.settings["read_strategy"] = acctest.String("direct")
	}
	switch r.IntN(6) {
	case 0:
		run.settings["deletion_protection"] = acctest.Bool(true)
	case 1:
		run.settings["max_deletions"] = acctest.Int(int64(r.IntN(3)))
	case 2:
		run.settings["max_blocks"] = acctest.Int(int64(r.IntN(2)))
	}
	switch r.IntN(8) {
	case 0:
		run.faults = lawFaults{repeat: 0.3}
	case 1:
		run.faults = lawFaults{loseBefore: 0.1, loseAfter: 0.1, failAfter: 0.1, repeat: 0.1}
	case 2:
		run.faults = lawFaults{loseAfter: 0.3}
	}
	if r.IntN(8) == 0 {
		run.interrupt, run.kill = time.Duration(1+r.Int64N(int64(400*time.Millisecond))), r.IntN(2) == 0
	}
	return run
}

func cloneOf[V any](m map[string]V) map[string]V {
	out := map[string]V{}
	for k, v := range m {
		out[k] = v
	}
	return out
}

// plan plans; it reports whether the plan can be applied.
func (w *lawWorld) plan(run lawRun) ([]*lawChange, []lawSaid, bool) {
	c := w.cli
	w.network.begin(run.faults)
	c.run, c.ctx, c.said, c.bugs, c.stopped, c.killed, c.lost = run, w.t.Context(), nil, nil, false, false, 0
	c.planning = true
	plan := c.planWalk()
	ok := !c.failed()
	if run.destroy && ok {
		plan = c.planDestroyWalk(plan)
		ok = !c.failed()
	}
	w.note("plan %+v", run.faults)
	for _, change := range plan {
		w.note("  %s %s %s deposed=%t adopts=%s", change.address, change.action, change.id(), change.deposed, change.adopts())
	}
	w.noteSaid(c.said)
	return plan, c.said, ok
}

func (w *lawWorld) noteSaid(said []lawSaid) {
	for _, s := range said {
		kind := "warning"
		if s.isError {
			kind = "error"
		}
		w.note("  %s %s: %s", kind, s.address, s.text)
	}
}

// apply applies a plan and holds the result against the laws.
func (w *lawWorld) apply(r *lawReport) {
	w.t.Helper()
	c := w.cli
	w.network.begin(r.run.faults)
	c.said = nil
	c.applyWalk(r.plan)
	w.settle()
	var trace []string
	r.made, r.struck, trace = w.network.result()
	for _, id := range r.made {
		w.known[id], w.ours[id] = true, true
	}
	r.after = w.users()
	for _, id := range r.made {
		w.born[id] = r.after[id].text
	}
	r.killed, r.lost, r.bugs, r.applied = c.killed, c.lost, c.bugs, c.said
	r.said = append(r.said, c.said...)
	w.note("apply, interrupt %s, killed %t, parallel %d", r.run.interrupt, r.run.kill, r.run.parallel)
	for _, line := range trace {
		w.note("  %s", line)
	}
	w.noteSaid(c.said)
	w.complain(r.said)
	w.countDone(r)
	w.checkRun(r)
}

// settle is the end of an apply, which has made the other resources too.
func (w *lawWorld) settle() {
	for address, row := range w.rows {
		row.late = false
		w.rows[address] = row
	}
}

func (w *lawWorld) complain(said []lawSaid) {
	w.complaints = nil
	for _, s := range said {
		if s.isError {
			w.complaints = append(w.complaints, s.address)
		}
	}
}

func (w *lawWorld) countDone(r *lawReport) {
	w.done["applies"]++
	for _, change := range r.plan {
		w.done[string(change.action)]++
		if change.adopts() != "" {
			w.done["adopts"]++
		}
		if change.deposed {
			w.done["deposed"]++
		}
	}
	for id, b := range r.before {
		a, exists := r.after[id]
		switch {
		case !exists:
			w.done["deleted"]++
		case a.blocked && !b.blocked:
			w.done["blocked"]++
		case !a.blocked && b.blocked:
			w.done["let in"]++
		case a.text != b.text:
			w.done["changed"]++
		}
	}
	w.done["created"] += len(r.made)
}

func lawID(t *testing.T, raw []byte) string {
	t.Helper()
	var u struct {
		ID string `json:"user_id"`
	}
	if err := json.Unmarshal(raw, &u); err != nil || u.ID == "" {
		t.Fatalf("no user: %s", raw)
	}
	return u.ID
}

func lawInt(t *testing.T, v tftypes.Value) int64 {
	t.Helper()
	var f *big.Float
	if err := v.As(&f); err != nil {
		t.Fatal(err)
	}
	n, _ := f.Int64()
	return n
}
