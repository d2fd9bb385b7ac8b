// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package peoplereport says in words what a saved plan does to people: who joins, moves and leaves. It reads
// the JSON of a plan and nothing else, and shows no value that the plan marks as secret.
package peoplereport

import (
	"cmp"
	"slices"
	"strings"
)

// Report is what a plan does to people.
type Report struct {
	// People to whom something happens, sorted by group and name.
	People []*Person
	// Unclear says what happens to somebody whom the plan does not name.
	Unclear []string
	// Managed counts the accounts that were managed before.
	Managed int
	// Hash is the SHA-256 of the JSON, in hexadecimal digits; PlannedAt the time that the plan itself names, or "".
	Hash, PlannedAt string
	// Errored says that the plan ended with an error, Partial that it does not cover the whole configuration.
	Errored, Partial bool

	unclear []phrase
}

// New reads what `terraform show -json PLAN` or `tofu show -json PLAN` has printed.
func New(text []byte) (*Report, error) {
	p, err := readPlan(text)
	if err != nil {
		return nil, err
	}
	r := &Report{Hash: hashOf(text), PlannedAt: p.Timestamp, Errored: p.Errored, Partial: p.Complete != nil && !*p.Complete}
	j, n := newJoiner(p), newNaming(p)
	r.accounts(p, j)
	r.belongings(p, j, n)
	r.invocations(p, j)
	r.collect(j)
	r.mask(secretsOf(p))
	r.sort()
	return r, nil
}

// accounts tells what happens to users, and gets to know those to whom nothing does.
func (r *Report) accounts(p *plan, j *joiner) {
	for _, rc := range p.Changes {
		if rc.Mode != "managed" {
			continue
		}
		var users []user
		switch rc.Type {
		case "auth0users_user", "auth0_user":
			users = []user{userOf(rc)}
		case "auth0users_roster":
			users = rosterUsers(rc)
		}
		for _, u := range users {
			person := j.user(u, prefix(rc.Module)+rc.Type+"."+rc.Name)
			if u.before.exists() && u.change.Importing == nil {
				r.Managed++
			}
			if u.change.changes() || u.change.Importing != nil {
				u.tell(person)
			} else {
				person.identify(u.after)
			}
			if person.email != "" {
				j.byEmail[person.email] = person
			}
		}
	}
}

func (r *Report) belongings(p *plan, j *joiner, n *naming) {
	for _, rc := range p.Changes {
		if rc.Mode != "managed" || !belongs(rc.Type) || !rc.Change.changes() {
			continue
		}
		switch rc.Type {
		case "auth0users_user", "auth0_user":
		case "auth0users_roster":
			rosterRoles(rc, j, n)
			r.tell(nil, rc.Address, rosterPasswords(rc))
		case "auth0_organization_members":
			r.members(rc, j, n)
		default:
			r.belonging(rc, j, n)
		}
	}
}

// belonging tells the owner of a resource what happens to it. An owner who changes loses and another gains.
func (r *Report) belonging(rc resourceChange, j *joiner, n *naming) {
	before, after := rc.Change.before(), rc.Change.after()
	owned := func(o object) bool {
		return o.values["user_id"] != nil || o.get("user_id").unknown || o.raw("email") != ""
	}
	halves := []struct {
		rc resourceChange
		o  object
	}{{rc, after}}
	switch {
	case !after.exists():
		halves[0].o = before
	case before.exists() && before.raw("user_id") != after.raw("user_id"):
		lost, gained := rc, rc
		lost.Change.Actions, lost.Change.After = []string{"delete"}, nil
		gained.Change.Actions, gained.Change.Before = []string{"create"}, nil
		halves = []struct {
			rc resourceChange
			o  object
		}{{lost, before}, {gained, after}}
	}
	for _, half := range halves {
		if !owned(half.o) {
			continue
		}
		r.tell(j.owner(half.rc, half.o), rc.Address, effects(half.rc, n))
	}
}

// tell adds to what happens to a person, or to somebody unknown.
func (r *Report) tell(p *Person, address string, what []phrase) {
	if len(what) == 0 {
		return
	}
	if p == nil {
		for _, w := range what {
			r.unclear = append(r.unclear, append(say(foreign(address), ": "), w...))
		}
		return
	}
	p.happens(address, what)
}

func (r *Report) collect(j *joiner) {
	seen := map[*Person]bool{}
	leaving := map[string]bool{}
	for _, people := range []map[string]*Person{j.people, j.byID} {
		for _, p := range people {
			if seen[p] || len(p.Fates) == 0 {
				continue
			}
			seen[p] = true
			p.handOver()
			slices.Sort(p.Addresses)
			p.Addresses = slices.Compact(p.Addresses)
			if p.email != "" && p.Is(Deleted, Blocked, Forgotten) {
				leaving[p.email] = true
			}
			r.People = append(r.People, p)
		}
	}
	for _, p := range r.People {
		if p.Is(Created) && leaving[p.email] {
			p.what = append(p.what, say("a leaver of this plan has the same e-mail address: without a moved block this is another account"))
		}
	}
}

func (r *Report) sort() {
	order := []Group{Leaver, Joiner, Mover}
	slices.SortFunc(r.People, func(a, b *Person) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Group()), slices.Index(order, b.Group())), cmp.Compare(a.who(), b.who()),
			cmp.Compare(a.ID, b.ID), slices.Compare(a.Addresses, b.Addresses))
	})
	slices.SortFunc(r.unclear, func(a, b phrase) int { return strings.Compare(a.plain(), b.plain()) })
	for _, u := range r.unclear {
		r.Unclear = append(r.Unclear, u.plain())
	}
}

// Of returns the people of a group.
func (r *Report) Of(group Group) []*Person {
	var people []*Person
	for _, p := range r.People {
		if p.Group() == group {
			people = append(people, p)
		}
	}
	return people
}

// Count says how many people one of the fates befalls.
func (r *Report) Count(fates ...Fate) int {
	n := 0
	for _, p := range r.People {
		if p.Is(fates...) {
			n++
		}
	}
	return n
}
