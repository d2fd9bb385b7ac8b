// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// checkBlocks: whom an administrator has blocked stays out, in a new account too, unless the
// configuration says otherwise.
func (w *lawWorld) checkBlocks(r *lawReport) {
	w.t.Helper()
	for id := range w.blocked {
		b, was := r.before[id]
		a, exists := r.after[id]
		if exists && !a.blocked && !lawAny(r.plan, func(c *lawChange) bool { return c.row.letsIn() && (c.id() == id || c.takes(b)) }) {
			w.violate("5: an administrator has blocked %s, who was let in", id)
		}
		if !exists || !a.blocked {
			delete(w.blocked, id)
		}
		for _, c := range r.plan {
			heir, ok := w.heir(r, c, b)
			switch {
			case !ok || !was:
			// Ctrl-C between the halves of a replacement that creates first: the CLI tells the creating half
			// nothing of the old user, and never comes to the destroying half, which passes the block on.
			case !heir.blocked && r.run.interrupt > 0 && c.action == lawReplaceFirst && slices.ContainsFunc(w.cli.deposed[c.address], func(o *lawObject) bool { return o.id() == id }):
			case !heir.blocked && c.id() != id && !w.sawBlock(r, b), !heir.blocked && (r.killed || w.toldOpen(r, heir.id)):
			case !heir.blocked && !c.row.letsIn():
				w.violate("5: an administrator has blocked %s, and %s, the new account of that person, is not blocked", id, heir.id)
			case heir.blocked:
				w.blocked[heir.id] = true
			}
		}
	}
}

// sawBlock reports whether the plan has read that the user is blocked, and has the identifiers by which
// the new account is known: lists may be from before an administrator changed one. Of a user who is only
// deleted nothing else is known at the apply.
func (w *lawWorld) sawBlock(r *lawReport, u lawUser) bool {
	return lawAny(r.plan, func(c *lawChange) bool {
		if c.id() != u.id {
			return false
		}
		blocked, _ := lawBool(c.before.values["blocked"])
		return blocked && strings.EqualFold(acctest.Text(c.before.values["email"]), u.email) &&
			strings.EqualFold(acctest.Text(c.before.values["username"]), u.username)
	})
}

// toldOpen reports whether a warning says that the new account could not be blocked.
func (w *lawWorld) toldOpen(r *lawReport, id string) bool {
	return slices.ContainsFunc(r.applied, func(s lawSaid) bool {
		return strings.Contains(s.text, "User Is Not Blocked") && strings.Contains(s.text, id)
	})
}

// heir is the user whom the change has made, where that is the person of the old user: in the same
// object, or with the same address in the same connection after the old user was deleted.
func (w *lawWorld) heir(r *lawReport, c *lawChange, old lawUser) (lawUser, bool) {
	o := w.cli.objects[c.address]
	if !c.creates() || o == nil || !slices.Contains(r.made, o.id()) {
		return lawUser{}, false
	}
	_, stays := r.after[old.id]
	u, exists := r.after[o.id()]
	sameObject := c.id() == old.id
	if c.action == lawReplaceFirst { // Nothing but what is the same tells whose object the new one is.
		moved := old
		moved.connection = c.row.connection
		sameObject = sameObject && moved.is(c.row)
	}
	return u, exists && (sameObject || !stays && old.is(c.row))
}
