// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package writing

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

const latency = 80 * time.Millisecond

func userID(n int) string { return fmt.Sprintf("auth0|%06d", n) }
func roleID(n int) string { return fmt.Sprintf("rol_%04d", n) }

// tenant has users and roles, and refuses as the service does.
type tenant struct {
	mu       sync.Mutex
	unknown  map[string]bool  // Users and roles that do not exist.
	full     map[string]bool  // Users who can have no more roles.
	atMost   int              // Users in one request; 0 for any number.
	failing  map[string]error // What "users" or "roles" always answer.
	rationed bool
	crashing bool // The role side panics.

	has              map[string]map[string]bool // Roles by user.
	byRole, byUser   int                        // Requests.
	underWay, widest int
}

func refusal(status int, message string) error {
	return &client.Error{Status: status, FromAPI: true, Message: message}
}

// answer is what both sides have in common: latency, and what is wrong with the users or the role.
func (t *tenant) answer(ctx context.Context, side string, count *int, users, roles []string, nobody string) error {
	t.mu.Lock()
	*count++
	t.underWay++
	t.widest = max(t.widest, t.underWay)
	t.mu.Unlock()
	select {
	case <-time.After(latency):
	case <-ctx.Done():
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.underWay--
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := t.failing[side]; err != nil {
		return err
	}
	for _, role := range roles {
		if t.unknown[role] {
			return refusal(http.StatusNotFound, "The role does not exist.")
		}
	}
	for _, user := range users {
		if t.unknown[user] {
			return refusal(http.StatusNotFound, nobody)
		}
		if t.full[user] {
			return refusal(http.StatusBadRequest, "No more roles can be assigned to this user.")
		}
	}
	if t.has == nil {
		t.has = map[string]map[string]bool{}
	}
	for _, user := range users {
		if t.has[user] == nil {
			t.has[user] = map[string]bool{}
		}
		for _, role := range roles {
			t.has[user][role] = true
		}
	}
	return nil
}

type userSide struct{ *tenant }

func (t userSide) Assign(ctx context.Context, userID string, roleIDs []string) error {
	return t.answer(ctx, "users", &t.byUser, []string{userID}, roleIDs, "The user does not exist.")
}

type roleSide struct{ *tenant }

func (t roleSide) Assign(ctx context.Context, roleID string, userIDs []string) error {
	if t.crashing {
		panic("the role side")
	}
	if t.atMost > 0 && len(userIDs) > t.atMost {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.byRole++
		return refusal(http.StatusBadRequest, "Too many users.")
	}
	return t.answer(ctx, "roles", &t.byRole, userIDs, []string{roleID}, "One or more of the users do not exist.")
}

func (t *tenant) writer() *Roles {
	return NewRoles(userSide{t}, roleSide{t}, func() bool { return true }, func() bool { return t.rationed })
}

// outcome is what a call got.
type outcome struct {
	Assigned
	err error
}

// apply runs a call for each wish as a CLI does: so many at once, and the next when one ends.
func apply(ctx context.Context, w *Roles, parallelism int, wishes []roleWish) []outcome {
	return applySlowly(ctx, w, parallelism, 0, wishes)
}

// applySlowly is apply by a CLI on a machine of two cores, which take so long for each wish on average.
func applySlowly(ctx context.Context, w *Roles, parallelism int, each time.Duration, wishes []roleWish) []outcome {
	cores := make(chan struct{}, 2)
	evaluate := func(random *rand.Rand) {
		if each > 0 {
			cores <- struct{}{}
			time.Sleep(time.Duration(random.ExpFloat64() * float64(each)))
			w.Expect()
			<-cores
		}
	}
	got := make([]outcome, len(wishes))
	next := make(chan int)
	var group sync.WaitGroup
	for worker := range parallelism {
		group.Go(func() {
			random := rand.New(rand.NewPCG(3, uint64(worker)))
			for n := range next {
				evaluate(random)
				done, err := w.Assign(ctx, wishes[n].userID, wishes[n].roles)
				got[n] = outcome{done, err}
			}
		})
	}
	for n := range wishes {
		next <- n
	}
	close(next)
	group.Wait()
	return got
}

// pairsOf gives each of n users two of ten roles. A CLI applies them in no particular order.
func pairsOf(n int) []roleWish {
	wishes := make([]roleWish, n)
	for at, i := range rand.New(rand.NewPCG(1, 2)).Perm(n) {
		wishes[at] = roleWish{userID: userID(i), roles: []string{roleID(i % 10), roleID((i + 1) % 10)}}
	}
	return wishes
}

// check fails the test unless everybody whose roles were assigned has them, and has been told so.
func (t *tenant) check(tb rapid.TB, wishes []roleWish, got []outcome) {
	tb.Helper()
	for n, wish := range wishes {
		for _, role := range wish.roles {
			if got[n].err == nil && !t.has[wish.userID][role] {
				tb.Errorf("%s does not have %s", wish.userID, role)
			}
		}
		for _, role := range got[n].Roles {
			if !t.has[wish.userID][role] {
				tb.Errorf("%s was said to have %s", wish.userID, role)
			}
		}
	}
}
