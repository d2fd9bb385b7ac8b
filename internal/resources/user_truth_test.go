// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// version is what a user really was: from the beginning of the write that made it
// to the end of the write that ended it, on the tenant's clock.
type version struct {
	exists         bool
	name, nickname string
	from, to       time.Time
}

// person is one user: the truth, and what Terraform has of it.
type person struct {
	id string

	mu       sync.Mutex // Held by whoever writes to the user.
	versions []version

	config   acctest.Attributes
	state    *tfprotov6.DynamicValue // nil while Terraform has none.
	private  []byte
	identity *tfprotov6.ResourceIdentityData
	known    int // The newest version that Terraform has seen.
}

func (p *person) last() *version { return &p.versions[len(p.versions)-1] }

// truthWorld is a tenant whose search index lags behind, and which other
// applications change at any time.
type truthWorld struct {
	*acctest.World
	t       *testing.T
	clock   atomic.Int64
	lag     time.Duration
	persons []*person
	writes  atomic.Int64 // Makes every value unique.
}

func (w *truthWorld) now() time.Time { return time.Unix(1_800_000_000, w.clock.Load()) }

// pass lets up to most go by.
func (w *truthWorld) pass(r *rand.Rand, most time.Duration) {
	w.clock.Add(int64(rand.N(most)) + r.Int64N(2) + 1)
}

func (w *truthWorld) unique(what string) string { return fmt.Sprint(what, " ", w.writes.Add(1)) }

// write changes the user as another application would; the lock is held.
func (w *truthWorld) write(p *person, next version, method, path string, body map[string]any) {
	next.from = w.now()
	status, raw, err := w.Emulator.Do(context.Background(), method, path, body)
	if err != nil || status >= http.StatusMultipleChoices {
		w.t.Errorf("%s %s: status %d, %v: %s", method, path, status, err, raw)
		return
	}
	p.last().to = w.now()
	p.versions = append(p.versions, next)
}

// somebody else changes, deletes or creates the user.
func (w *truthWorld) somebody(r *rand.Rand, p *person) {
	p.mu.Lock()
	defer p.mu.Unlock()
	next, path := *p.last(), "/users/"+url.PathEscape(p.id)
	switch {
	case !next.exists:
		next = version{exists: true, name: w.unique("Created"), nickname: w.unique("created")}
		w.write(p, next, http.MethodPost, "/users", map[string]any{
			"connection": "Username-Password-Authentication", "user_id": strings.TrimPrefix(p.id, "auth0|"),
			"email": strings.TrimPrefix(p.id, "auth0|") + "@example.com", "password": "Correct-horse-7", "name": next.name, "nickname": next.nickname,
		})
	case r.IntN(12) == 0:
		w.write(p, version{}, http.MethodDelete, path, nil)
	case r.IntN(2) == 0:
		next.name = w.unique("Changed")
		w.write(p, next, http.MethodPatch, path, map[string]any{"name": next.name})
	default:
		next.nickname = w.unique("changed")
		w.write(p, next, http.MethodPatch, path, map[string]any{"nickname": next.nickname})
	}
}

// refresh reads the user through the provider and holds the result against the
// truth. began is when the provider was started: an index answer may be that old,
// and the lag older.
func (w *truthWorld) refresh(provider *acctest.Protocol, p *person, began time.Time) {
	schema := provider.Schemas.ResourceSchemas[userType]
	before := provider.Values(schema, p.state)
	from := w.now()
	read, err := provider.Server.ReadResource(w.t.Context(), &tfprotov6.ReadResourceRequest{
		TypeName: userType, CurrentState: p.state, Private: p.private, CurrentIdentity: p.identity,
	})
	if err != nil || acctest.Errors(read.Diagnostics) != "" {
		w.t.Errorf("reading %s: %v %s", p.id, err, acctest.Errors(read.Diagnostics))
		return
	}
	to := w.now()
	after := provider.Values(schema, read.NewState)
	got := version{exists: after != nil}
	since := from // What the plan will show as a change was true during the read.
	what := "gone"
	if got.exists {
		got.name, got.nickname = acctest.Text(after["name"]), acctest.Text(after["nickname"])
		what = fmt.Sprintf("%q, %q", got.name, got.nickname)
		if acctest.Text(before["name"]) == got.name && acctest.Text(before["nickname"]) == got.nickname {
			since = began.Add(-w.lag)
			what += " as before"
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	seen := -1
	for i, v := range p.versions {
		if v.exists == got.exists && v.name == got.name && v.nickname == got.nickname && !v.from.After(to) && (v.to.IsZero() || !v.to.Before(since)) {
			seen = i
		}
	}
	if seen < 0 {
		w.t.Errorf("%s read as %s, which it was not between %s and %s; it is %+v", p.id, what, since.Format("05.000"), to.Format("05.000"), *p.last())
		return
	}
	if seen < p.known {
		w.t.Errorf("%s read as version %d, %s, though version %d was known", p.id, seen, what, p.known)
	}
	p.known = max(seen, p.known)
	p.state, p.private, p.identity = read.NewState, read.Private, read.NewIdentity
	if !got.exists {
		p.state, p.private, p.identity = nil, nil, nil
	}
}

// change plans and applies the configuration, with a new nickname now and then.
// What the plan did not show must be on the tenant as it was.
func (w *truthWorld) change(provider *acctest.Protocol, r *rand.Rand, p *person) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.state == nil && p.last().exists {
		return // A create would be a conflict; it is another test's.
	}
	if p.state != nil && !p.last().exists {
		return // An update would find nobody; so is that.
	}
	if r.IntN(2) == 0 {
		p.config["nickname"] = acctest.String(w.unique("declared"))
	}
	schema := provider.Schemas.ResourceSchemas[userType]
	prior, priorState := acctest.Attributes(nil), provider.Null(schema)
	if p.state != nil {
		prior, priorState = provider.Values(schema, p.state), p.state
	}
	config := provider.Object(schema, p.config)
	plan, err := provider.Server.PlanResourceChange(w.t.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: userType, PriorState: priorState, ProposedNewState: provider.Proposed(schema, p.config, prior), Config: config,
		PriorPrivate: p.private, PriorIdentity: p.identity,
	})
	if err != nil || acctest.Errors(plan.Diagnostics) != "" {
		w.t.Errorf("planning %s: %v %s", p.id, err, acctest.Errors(plan.Diagnostics))
		return
	}
	planned := provider.Values(schema, plan.PlannedState)
	next := *p.last()
	next.exists, next.from = true, w.now()
	if prior == nil || !planned["name"].Equal(prior["name"]) {
		next.name = acctest.Text(planned["name"])
	}
	if prior == nil || !planned["nickname"].Equal(prior["nickname"]) {
		next.nickname = acctest.Text(planned["nickname"])
	}
	applied, err := provider.Server.ApplyResourceChange(w.t.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: userType, PriorState: priorState, PlannedState: plan.PlannedState, Config: config,
		PlannedPrivate: plan.PlannedPrivate, PlannedIdentity: plan.PlannedIdentity,
	})
	if err != nil || acctest.Errors(applied.Diagnostics) != "" {
		w.t.Errorf("applying %s: %v %s", p.id, err, acctest.Errors(applied.Diagnostics))
		return
	}
	p.last().to = w.now()
	p.versions = append(p.versions, next)
	p.known = len(p.versions) - 1
	p.state, p.private, p.identity = applied.NewState, applied.Private, applied.NewIdentity
	u := w.User(p.id)
	if u["name"] != next.name || u["nickname"] != next.nickname {
		w.t.Errorf("%s: the plan from %v to %v left %v, %v on the tenant, want %q, %q",
			p.id, prior["nickname"], planned["nickname"], u["name"], u["nickname"], next.name, next.nickname)
	}
}

// The search index lags behind, others change users while a plan reads them, and
// yet: nobody who exists is called gone, nothing is called drift that never was,
// nothing older than what was known is believed, and no apply writes what its plan
// did not show. TRUTH_STEPS sets how many reads and writes there are, TRUTH_SEED
// which.
func TestUser_truthUnderLag(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes long: not with -short")
	}
	steps, seed := number(t, "TRUTH_STEPS", 3000), number(t, "TRUTH_SEED", 1)
	r := rand.New(rand.NewPCG(uint64(seed), 1)) //nolint:gosec // A test that can be repeated.
	w := &truthWorld{t: t, lag: 200 * time.Millisecond}
	w.World = acctest.New(t, emulator.Options{SearchLag: w.lag, Now: w.now})
	for i := range 60 {
		w.persons = append(w.persons, &person{
			id: fmt.Sprintf("auth0|p%d", i), versions: []version{{from: w.now()}},
			config: acctest.Attributes{
				"connection_name": acctest.String("Username-Password-Authentication"), "user_id": acctest.String(fmt.Sprintf("p%d", i)),
				"email": acctest.String(fmt.Sprintf("p%d@example.com", i)), "password": acctest.String("Correct-horse-7"),
				"name": acctest.String(fmt.Sprintf("Person %d", i)), "nickname": acctest.String("first"),
			},
		})
	}
	var reads, changes int
	for done := 0; done < steps && !t.Failed(); {
		provider, began := w.NewProtocol(nil), w.now()
		var group sync.WaitGroup
		queue := make(chan *person)
		for range 10 {
			group.Go(func() {
				for p := range queue {
					w.clock.Add(int64(time.Millisecond))
					w.refresh(provider, p, began)
				}
			})
		}
		for worker := range 2 {
			others := rand.New(rand.NewPCG(uint64(seed), uint64(done+worker))) //nolint:gosec // As above.
			group.Go(func() {
				for range 8 {
					w.pass(others, 40*time.Millisecond)
					w.somebody(others, w.persons[others.IntN(len(w.persons))])
				}
			})
		}
		few := 1 + r.IntN(len(w.persons))
		for _, i := range r.Perm(len(w.persons))[:few] {
			if p := w.persons[i]; p.state != nil {
				queue <- p
				reads++
				done++
			}
		}
		close(queue)
		group.Wait()
		done += 16
		for _, i := range r.Perm(len(w.persons))[:8] {
			w.pass(r, 20*time.Millisecond)
			w.change(provider, r, w.persons[i])
			changes++
			done++
		}
		w.pass(r, 2*w.lag)
	}
	requests := w.Requests()
	t.Logf("%d reads, %d changes of ours, %d of others; %d searches, %d GET", reads, changes, w.writes.Load(), requests["GET /users"], requests["GET /users/{id}"])
	if requests["GET /users"] == 0 {
		t.Error("nothing was read from the index: this proves nothing")
	}
}
