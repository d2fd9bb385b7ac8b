// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"maps"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// rosterApply is one apply of a roster. Who leaves goes first and who is new comes last, so that addresses are
// free by then.
type rosterApply struct {
	Roster
	config, prior, plan *roster
	private             rosterPrivate // What the plan handed on.

	remarks remarks
	mu      sync.Mutex
	state   map[string]person
	rests   rosterPrivate
	earlier map[string]client.Earlier // Import jobs that may have made somebody.
	done    int
}

// apply carries the plan out and leaves in state what is true then. New people who failed are not in it.
func (a *rosterApply) apply(ctx context.Context) {
	a.state, a.rests = map[string]person{}, a.private.rests()
	a.rests.NotAdopted = nil
	priorKey := a.priorKeys()
	var leave, change, arrive []string
	for _, key := range a.plan.keys() {
		from, was := priorKey[key]
		switch {
		case !was:
			arrive = append(arrive, key)
		default:
			a.state[key] = a.prior.people[from]
			change = append(change, key)
		}
	}
	stays := map[string]bool{}
	for _, from := range priorKey {
		stays[from] = true
	}
	for _, key := range a.prior.keys() {
		if is := a.prior.people[key]; is.exists() && !stays[key] {
			a.state[key] = is
			leave = append(leave, key)
		}
	}
	onDestroy := a.prior.onDestroy
	if a.config != nil {
		onDestroy = a.config.onDestroy
	}
	a.run(ctx, leave, "taking people out of "+RosterType, func(key string) { a.leave(ctx, key, onDestroy) })
	var send []string
	for _, key := range a.inOrder(change, priorKey) {
		if _, changes := a.toSend(key, a.prior.people[priorKey[key]]); changes {
			send = append(send, key)
			continue
		}
		a.change(ctx, key, a.prior.people[priorKey[key]]) // At once: an interruption is nothing to them.
	}
	a.run(ctx, send, "changing people of "+RosterType, func(key string) { a.change(ctx, key, a.prior.people[priorKey[key]]) })
	a.run(ctx, a.byJob(ctx, arrive), "adding people to "+RosterType, func(key string) { a.arrive(ctx, key) })
	a.giveRoles(ctx)
	a.rests.Missing = nil
	for _, key := range a.missing() {
		is := a.plan.people[key]
		a.rests.Missing = append(a.rests.Missing, is.identifiers()...)
	}
	a.rests.Imported = a.rests.Imported && a.remarks.failed()
}

// priorKeys are the keys in the state of those who stay, by key of the plan.
func (a *rosterApply) priorKeys() map[string]string {
	byID := map[string]string{}
	for key, is := range a.prior.people {
		if is.exists() {
			byID[is.ID.ValueString()] = key
		}
	}
	keys := map[string]string{}
	for key, is := range a.plan.people {
		if from, was := byID[is.ID.ValueString()]; was {
			keys[key] = from
		}
	}
	return keys
}

func (a *rosterApply) run(ctx context.Context, keys []string, doing string, work func(key string)) {
	failed := func(key string, diags diag.Diagnostics) { a.remarks.about(key, a.subjectOf(key), diags) }
	left := a.each(ctx, keys, writers, doing, func(key string) {
		work(key)
		a.progress(ctx, doing, len(keys))
	}, failed)
	for _, key := range left {
		failed(key, diag.Diagnostics{notReached()})
	}
	a.done = 0
}

// subjectOf is the person under a key of the plan, or else of the state.
func (a *rosterApply) subjectOf(key string) person {
	if a.plan != nil {
		if is, planned := a.plan.people[key]; planned {
			return is
		}
	}
	return a.prior.people[key]
}

// progress tells in the log how far the work is, now and then.
func (a *rosterApply) progress(ctx context.Context, doing string, all int) {
	a.mu.Lock()
	a.done++
	done := a.done
	a.mu.Unlock()
	if done%100 == 0 || done == all {
		tflog.Info(ctx, "Roster: "+doing, map[string]any{"done": done, "of": all})
	}
}

func (a *rosterApply) leave(ctx context.Context, key string, onDestroy types.String) {
	is := a.prior.people[key]
	id := is.ID.ValueString()
	if is.OnDestroy = onDestroy; a.private.Imported {
		is.OnDestroy = types.StringValue(destroyKeep)
	}
	planned, ok := a.private.Leaves[id]
	diags := a.user().destroy(ctx, is.userModel, planned, ok, broughtInFrom(ctx, a.private.People[id]))
	a.remarks.about(key, is, diags)
	if diags.HasError() {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.state, key)
	delete(a.rests.People, id)
}

// toSend is the person as planned, and whether anything of that is a request.
func (a *rosterApply) toSend(key string, prior person) (sent person, changes bool) {
	config, plan := a.config.people[key], a.plan.people[key]
	sent = plan // Another spelling of an address, which a move to another key brings, is nothing to send.
	sent.spell(prior.userModel)
	return sent, !sent.equals(&prior) || changesPassword(config.userModel, prior.userModel, plan.userModel) ||
		!plan.MetadataOwnership.Equal(prior.MetadataOwnership)
}

func (a *rosterApply) change(ctx context.Context, key string, prior person) {
	config, plan := a.config.people[key], a.plan.people[key]
	private := maps.Clone(a.private.People[prior.ID.ValueString()])
	if private == nil {
		private = personPrivate{}
	}
	imported := broughtInFrom(ctx, private)
	current := plan.userModel
	if sent, changes := a.toSend(key, prior); changes {
		var diags diag.Diagnostics
		current, diags = a.user().change(ctx, config.userModel, sent.userModel, prior.userModel, imported, func(u *client.User, _ userModel) {
			a.remarks.about(key, plan, rememberTimes(ctx, private, u))
		})
		a.remarks.about(key, plan, diags)
		if diags.HasError() {
			failed := plan.as(current)
			failed.written, failed.roles = prior.written, prior.roles
			a.keep(key, failed, private)
			return
		}
	}
	a.remarks.about(key, plan, rememberBroughtIn(ctx, private, imported.after(config.userModel, plan.userModel)))
	now := plan.as(current)
	now.roles = prior.roles
	now.spell(plan.userModel)
	a.keep(key, now, private)
}

func (a *rosterApply) arrive(ctx context.Context, key string) {
	config, plan, user := a.config.people[key], a.arrival(key), a.user()
	if earlier, has := a.earlier[key]; has {
		user.earlier = &earlier
	}
	u, diags := user.create(ctx, config.userModel, plan.userModel)
	a.remarks.about(key, plan, diags)
	if !diags.HasError() {
		a.made(ctx, key, plan, u)
	}
}

// made takes a new user into the state.
func (a *rosterApply) made(ctx context.Context, key string, plan person, u *client.User) {
	a.Data.Users.Invalidate(u.ID)
	private := personPrivate{}
	a.remarks.about(key, plan, rememberTimes(ctx, private, u))
	is := plan.as(afterAll(plan.userModel, userFromAPI(userModel{}, u)))
	is.roles = roleSet{}
	if plan.ID.ValueString() == "" && plan.roles.managed {
		// The plan could not know whose roles it manages. Resources that are planned for the new ID are still to come.
		a.Data.People.RecordSet(a.Data.People.NewObject(), assignableRoles.noun, u.ID, true, false)
	}
	a.keep(key, is, private)
}

func (a *rosterApply) keep(key string, is person, private personPrivate) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.state[key] = is
	a.rests.People[is.ID.ValueString()] = private
}

// inOrder has whoever gives up an identifier go before whoever takes it over. In a circle somebody has to be first.
func (a *rosterApply) inOrder(keys []string, priorKey map[string]string) []string {
	givers := map[people.Mark]string{}
	wants := map[string][]people.Mark{}
	for _, key := range keys {
		prior, plan := a.prior.people[priorKey[key]], a.plan.people[key]
		has, will := prior.identifiers(), afterwards(prior.userModel, plan.userModel).identifiers()
		for _, m := range givenUp(has, will) {
			givers[m] = key
		}
		wants[key] = givenUp(will, has)
	}
	ordered, met := make([]string, 0, len(keys)), map[string]bool{}
	var visit func(key string)
	visit = func(key string) {
		if met[key] {
			return
		}
		met[key] = true
		for _, m := range wants[key] {
			if giver, ok := givers[m]; ok {
				visit(giver)
			}
		}
		ordered = append(ordered, key)
	}
	for _, key := range keys {
		visit(key)
	}
	return ordered
}
