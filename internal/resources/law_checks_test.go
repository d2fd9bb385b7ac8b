// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// lawReport is all there is to judge one run by.
type lawReport struct {
	run           lawRun
	plan          []*lawChange
	said          []lawSaid // Plan and apply.
	applied       []lawSaid // The apply alone.
	before, after map[string]lawUser
	made          []string // Users whom a POST of ours has made.
	struck        int      // Requests that were lost.
	killed        bool     // The provider was killed.
	lost          int      // Creations that were under way when the provider was killed.
	bugs          []string
}

// keeps reports whether the change leaves the user in an object that goes on.
func (c *lawChange) keeps(id string) bool {
	return c.id() == id && (c.action == lawNothing || c.action == lawUpdate) || c.adopts() == id
}

// keepsOwn is keeps for an object that has the user already.
func (c *lawChange) keepsOwn(id string) bool { return c.keeps(id) && c.id() == id }

// takes reports whether the change adopts the user, or may do so because the plan could not look.
func (c *lawChange) takes(u lawUser) bool {
	return c.creates() && (c.adopts() == u.id || !c.after["adopted_user_id"].IsKnown() && u.is(c.row))
}

// sets reports whether the plan says that the block of the user becomes this.
func (c *lawChange) sets(u lawUser, block bool) bool {
	value, known := lawBool(c.after["blocked"])
	return known && value == block && (c.action == lawUpdate && c.id() == u.id || c.takes(u))
}

// destroysBy reports whether the change destroys the object of the user, with this on_destroy.
func (c *lawChange) destroysBy(id, fate string) bool {
	return c.destroys() && c.id() == id && c.before.destroys() == fate
}

func lawAny(plan []*lawChange, is func(*lawChange) bool) bool { return slices.ContainsFunc(plan, is) }

// checkPlan: nobody is in two objects, or in one that keeps and one that destroys, without a word.
func (w *lawWorld) checkPlan(plan []*lawChange, said []lawSaid) {
	w.t.Helper()
	for _, c := range plan {
		id := c.id()
		if c.creates() && c.adopts() != "" {
			id = c.adopts()
		}
		if id == "" || !c.keeps(id) {
			continue
		}
		for _, o := range plan {
			switch {
			case o == c || o.id() != id && o.adopts() != id:
			case o.keeps(id) && !lawMentions(said, id, false):
				w.violate("3: %s is in %s (%s) and %s (%s), and the plan does not say so", id, c.address, c.action, o.address, o.action)
			// A plan cannot tell that an object is tainted: there it says that two objects have the user.
			case o.destroys() && o.adopts() != id && o.before.destroys() != "keep" && (!o.before.tainted || w.cli.run.refresh) && !lawMentions(said, id, !o.before.tainted || !c.keepsOwn(id)):
				w.violate("3: %s is kept in %s (%s) and destroyed in %s (%s), and the plan has no error about it", id, c.address, c.action, o.address, o.action)
			}
		}
	}
}

// checkRun holds what an apply has done against the laws.
func (w *lawWorld) checkRun(r *lawReport) {
	w.t.Helper()
	w.checkChanges(r)
	w.checkCreated(r)
	w.checkOwners(r)
	w.checkDone(r)
	w.checkOurs(r)
	w.checkBlocks(r)
	w.checkLimits(r)
	w.checkBugs(r)
}

// checkChanges: nobody is deleted, blocked, let in or changed whom the plan did not name.
func (w *lawWorld) checkChanges(r *lawReport) {
	w.t.Helper()
	for id, b := range r.before {
		a, exists := r.after[id]
		switch {
		case !exists, slices.Contains(r.made, id): // Or made anew with the same ID.
			w.checkDeleted(r, b)
			continue
		case a.text == b.text:
		case a.blocked && !b.blocked:
			if !lawAny(r.plan, func(c *lawChange) bool { return c.destroysBy(id, "block") || c.sets(b, true) }) {
				w.violate("4: %s was blocked, and the plan did not say so", id)
			}
		case b.blocked && !a.blocked:
			if !lawAny(r.plan, func(c *lawChange) bool { return c.sets(b, false) }) {
				w.violate("5: %s was let in, and the plan did not say so", id)
			}
		case !lawAny(r.plan, func(c *lawChange) bool {
			return c.action == lawUpdate && c.id() == id || c.destroysBy(id, "block") || c.takes(b)
		}) && !w.recovered(r, b):
			w.violate("4: %s was changed, and the plan did not say so: %s became %s", id, b.text, a.text)
		}
		adopter := func(c *lawChange) bool { return c.takes(b) && !b.is(c.row) }
		owner := func(c *lawChange) bool { return c.action == lawUpdate && c.id() == id }
		if exists && a.text != b.text && lawAny(r.plan, adopter) && !lawAny(r.plan, owner) {
			w.violate("1: %s was adopted and changed, and is not whom the row describes: %s", id, b.text)
		}
	}
}

// recovered reports whether the user is one of ours whom a run could not write down, nobody has
// touched since, and this run has taken into the state with a word about it.
func (w *lawWorld) recovered(r *lawReport, u lawUser) bool {
	return w.born[u.id] == u.text && lawMentions(r.applied, u.id, false) &&
		lawAny(r.plan, func(c *lawChange) bool { return c.creates() && u.is(c.row) })
}

func (w *lawWorld) checkDeleted(r *lawReport, b lawUser) {
	w.t.Helper()
	planned := false
	for _, c := range r.plan {
		if c.destroysBy(b.id, "delete") {
			planned = true
			if c.creates() && !w.exists(c.row.connection) {
				w.violate("6: %s was deleted because of a replacement in %q, which is no connection", b.id, c.row.connection)
			}
		}
	}
	if !planned {
		w.violate("4: %s was deleted, and the plan did not say so", b.id)
	}
	tainted := lawAny(r.plan, func(c *lawChange) bool { return c.destroysBy(b.id, "delete") && c.before.tainted })
	if lawAny(r.plan, func(c *lawChange) bool { return c.keeps(b.id) }) && !(tainted && (!r.run.refresh || lawMentions(r.said, b.id, false))) {
		w.violate("3: %s was deleted, and another object kept the user", b.id)
	}
}

func (w *lawWorld) exists(connection string) bool {
	return connection == lawUPA || connection == lawStaff || connection == "email"
}

// checkCreated: everybody new is in the plan.
func (w *lawWorld) checkCreated(r *lawReport) {
	w.t.Helper()
	for id, a := range r.after {
		if _, was := r.before[id]; !was && !lawAny(r.plan, func(c *lawChange) bool { return c.creates() && a.is(c.row) }) {
			w.violate("4: %s was created, and the plan did not say so", id)
		}
	}
}

// checkOwners: nobody is in two objects now whom no diagnostic named.
func (w *lawWorld) checkOwners(r *lawReport) {
	w.t.Helper()
	for id, n := range w.holders() {
		if n > 1 && !lawMentions(r.said, id, false) {
			w.violate("3: %s is in %d objects, and nothing says so", id, n)
		}
	}
}

// checkDone: what one object has done to a user, no other one has undone in the same run: whom it
// created, adopted or changed is still there, and whom it blocked is blocked.
func (w *lawWorld) checkDone(r *lawReport) {
	w.t.Helper()
	for _, c := range r.plan {
		o := w.cli.objects[c.address]
		if !c.done || o == nil {
			continue
		}
		b, was := r.before[o.id()]
		a, exists := r.after[o.id()]
		blocks, _ := lawBool(c.before.value("blocked"))
		switch {
		case !exists && (was || slices.Contains(r.made, o.id())):
			w.violate("3: %s (%s) has taken or changed %s, and another object has deleted the user", c.address, c.action, o.id())
		case !exists || c.row.blocked == nil || !*c.row.blocked || blocks:
		case !a.blocked && !lawAny(r.plan, func(c *lawChange) bool { return c.row.letsIn() && (c.id() == b.id || c.takes(b)) }):
			w.violate("5: %s (%s) has blocked %s, and another object has let the user in", c.address, c.action, o.id())
		}
	}
}

// holders counts the objects of the state that hold each user.
func (w *lawWorld) holders() map[string]int {
	held := map[string]int{}
	for _, o := range w.cli.objects {
		held[o.id()]++
	}
	for _, all := range w.cli.deposed {
		for _, o := range all {
			held[o.id()]++
		}
	}
	return held
}

// checkOurs: whom we made is in the state, or in an error; or was let go by a plan that said so.
func (w *lawWorld) checkOurs(r *lawReport) {
	w.t.Helper()
	held, exempt := w.holders(), r.lost
	for id, a := range r.after {
		if !w.ours[id] || held[id] > 0 {
			delete(w.released, id)
			continue
		}
		isNew := slices.Contains(r.made, id)
		switch {
		case w.released[id]:
		case lawAny(r.plan, func(c *lawChange) bool { return c.destroysBy(id, "block") || c.destroysBy(id, "keep") }):
		case lawAny(r.plan, func(c *lawChange) bool { return c.action == lawForget && c.id() == id }):
		case isNew && exempt > 0:
			exempt--
		// Forgotten, and to be adopted by the same resource, when the run was interrupted or failed.
		case (r.killed || r.run.interrupt > 0 || r.struck > 0) && lawMentions(r.said, id, false) &&
			lawAny(r.plan, func(c *lawChange) bool { return c.id() == id && c.adopts() == id }):
		case isNew && r.struck == 0 && a.connection != "email" && !lawAny(r.plan, func(c *lawChange) bool { return c.creates() && c.row.userID != "" && a.is(c.row) }):
			w.violate("7: %s was made in this run, and no answer was lost, and is in no state", id)
		case lawMentions(r.said, id, true), a.connection == "email" && lawMentions(r.said, a.email, true):
		default:
			w.violate("7: %s (%s) was made by us and is neither in the state nor in an error", id, a.text)
		}
		w.released[id] = true
	}
}

// checkLimits: deletion_protection, max_deletions and max_blocks hold.
func (w *lawWorld) checkLimits(r *lawReport) {
	w.t.Helper()
	var deleted, blocked int64
	for id, b := range r.before {
		a, exists := r.after[id]
		if !exists {
			deleted++
		} else if a.blocked && !b.blocked {
			blocked++
		}
	}
	if protect, _ := lawBool(r.run.settings["deletion_protection"]); protect && deleted > 0 {
		w.violate("6: %d users were deleted in spite of deletion_protection", deleted)
	}
	for name, n := range map[string]int64{"max_deletions": deleted, "max_blocks": blocked} {
		if limit, ok := r.run.settings[name]; ok && acctest.Int(n).String() != "" && n > lawInt(w.t, limit) {
			w.violate("6: %d users, %s is %d", n, name, lawInt(w.t, limit))
		}
	}
}

// checkBugs: what the CLI calls a bug in the provider is one, except for an adoption that is not any
// more what the plan said.
func (w *lawWorld) checkBugs(r *lawReport) {
	w.t.Helper()
	for _, bug := range r.bugs {
		if !strings.Contains(bug, "inconsistent final plan: adopted_user_id") || strings.Contains(bug, "<unknown>") {
			w.violate("the CLI found a bug: %s", bug)
		}
	}
}
