// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"slices"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// rosterRead is one refresh of a roster.
type rosterRead struct {
	Roster
	private rosterPrivate

	mu      sync.Mutex
	people  map[string]person
	remarks remarks
}

// read refreshes everybody. People without an account, and those whose account is gone, leave the state: the
// next plan proposes exactly them.
func (s Roster) read(ctx context.Context, prior *roster, private rosterPrivate) (*roster, *remarks) {
	r := &rosterRead{Roster: s, private: private, people: make(map[string]person, len(prior.people))}
	var keys []string
	for _, key := range prior.keys() {
		if is := prior.people[key]; is.exists() {
			keys = append(keys, key)
			private.of(is.ID.ValueString())
		}
	}
	failed := func(key string, diags diag.Diagnostics) { r.remarks.about(key, prior.people[key], diags) }
	s.Data.People.Look(len(keys))
	for part := range slices.Chunk(keys, readers) {
		var ids []string
		for _, key := range part {
			ids = append(ids, prior.people[key].ID.ValueString())
		}
		hints := s.Data.Users.Search(ctx, ids)
		left := s.each(ctx, part, writers, "reading "+RosterType, func(key string) { r.one(ctx, key, prior.people[key], hints) }, failed)
		for _, key := range left {
			s.Data.People.NotLooked()
			failed(key, diag.Diagnostics{diag.NewErrorDiagnostic("User Not Read", "The run was interrupted.")})
		}
	}
	state := *prior
	state.people = r.people
	return &state, &r.remarks
}

func (r *rosterRead) one(ctx context.Context, key string, prior person, hints users.Hints) {
	id := prior.ID.ValueString()
	private := r.private.People[id]
	u, err := r.Data.Users.Confirm(ctx, id, knownPerson(ctx, private, prior), hints)
	switch {
	case client.IsUserNotFound(err):
		own, all := missed(ctx, r.Data, private, prior.userModel)
		r.remarks.about(key, prior, append(own, blockedIsGone(prior.userModel)...))
		r.remarks.ofAll(all)
		return
	case err != nil:
		r.Data.People.NotLooked()
		r.remarks.about(key, prior, diag.Diagnostics{apidiag.From(operation("read", prior.userModel, prior.userModel), err)})
		return
	}
	r.Data.People.Found()
	if diags := elsewhere(prior.userModel, u); diags.HasError() {
		r.remarks.about(key, prior, diags)
		return
	}
	state := personFrom(prior, u)
	roles, diags := r.readRoles(ctx, id, prior.roles)
	r.remarks.about(key, prior, diags)
	state.roles = roles
	r.Data.People.Read(u.ID, seenOf(state.userModel, u))
	if !r.Data.People.Claimed(state.identifiers()) { // Else the other roster may adopt them: see leave.
		r.remarks.about(key, prior, r.user().heldTwice(state.userModel))
	}
	if !state.equals(&prior) {
		r.remarks.about(key, prior, rememberTimes(ctx, private, u))
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.people[key] = state
}

// personFrom is the state of a person after a read. What means the same is kept as it was spelled.
func personFrom(prior person, u *client.User) person {
	state := prior.as(userFromAPI(prior.userModel, u))
	state.spell(prior.userModel)
	return state
}

// spell takes over the spelling of what means the same.
func (p *person) spell(as userModel) {
	for _, t := range userTexts {
		if t.folded {
			keepPrior(t.of(&p.userModel), *t.of(&as), tfvalue.SameFolded)
		}
	}
}

// takeChosen takes over what Auth0 has chosen for somebody who came in by an import job, such as the nickname: a
// job does not answer with the user.
func (p *person) takeChosen(from *person) {
	for _, t := range userTexts {
		if !t.unsettable && !t.unread() && t.of(&p.userModel).IsNull() {
			*t.of(&p.userModel) = *t.of(&from.userModel)
		}
	}
}

// knownPerson is what the state knows of a person, so that an answer of the search index can say that nothing
// has changed.
func knownPerson(ctx context.Context, private personPrivate, prior person) users.Known {
	seen, ok := timesFrom(ctx, private)
	if !ok {
		return users.Known{}
	}
	return users.Known{
		Connection: prior.ConnectionName.ValueString(), UpdatedAt: seen.Updated, CreatedAt: seen.Created,
		Agrees: func(u *client.User) bool {
			state := personFrom(prior, u)
			before := prior
			before.takeChosen(&state)
			return state.equals(&before) && !isElsewhere(prior.userModel, u)
		},
	}
}
