// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

func email(value string) []people.Mark {
	return []people.Mark{people.NewMark("db", people.Email, value)}
}

// entry of one user, with an address before and after.
func entry(object people.Object, fate people.Fate, id, has, wants string) people.Entry {
	e := people.Entry{Object: object, Fate: fate, ID: id, Name: id}
	if has != "" {
		e.Holds = email(has)
	}
	if wants != "" {
		e.Wants = email(wants)
	}
	return e
}

// Whichever of two objects comes second finds out, and it finds out the same.
func TestRecord(t *testing.T) {
	t.Parallel()
	const none = people.ClashKind(-1)
	for name, c := range map[string]struct {
		a, b people.Entry
		want people.ClashKind
	}{
		"one user kept by two":           {entry(1, people.Keeps, "x", "a", "a"), entry(2, people.Keeps, "x", "a", "a"), people.SharedUser},
		"kept and deleted":               {entry(1, people.Keeps, "x", "a", "a"), entry(2, people.Deletes, "x", "a", ""), people.KeptAndDestroyed},
		"kept and blocked":               {entry(1, people.Keeps, "x", "a", "a"), entry(2, people.Blocks, "x", "a", ""), people.KeptAndDestroyed},
		"kept and forgotten":             {entry(1, people.Keeps, "x", "a", "a"), entry(2, people.Forgets, "x", "a", ""), none},
		"adopted and deleted":            {entry(1, people.Adopts, "x", "a", "a"), entry(2, people.Deletes, "x", "a", ""), people.KeptAndDestroyed},
		"adopted and forgotten":          {entry(1, people.Adopts, "x", "a", "a"), entry(2, people.Forgets, "x", "a", ""), none},
		"adopted and kept":               {entry(1, people.Adopts, "x", "a", "a"), entry(2, people.Keeps, "x", "a", "a"), people.AdoptedTwice},
		"adopted by two":                 {entry(1, people.Adopts, "x", "a", "a"), entry(2, people.Adopts, "x", "a", "a"), people.AdoptedTwice},
		"destroyed twice":                {entry(1, people.Deletes, "x", "a", ""), entry(2, people.Deletes, "x", "a", ""), none},
		"two creations":                  {entry(1, people.Creates, "", "", "a"), entry(2, people.Creates, "", "", "A"), people.SameIdentifier},
		"a creation beside a keeper":     {entry(1, people.Creates, "", "", "a"), entry(2, people.Keeps, "x", "a", "a"), people.SameIdentifier},
		"a creation after a mover":       {entry(1, people.Creates, "", "", "a"), entry(2, people.Keeps, "x", "a", "b"), none},
		"a mover beside a keeper":        {entry(1, people.Keeps, "y", "b", "a"), entry(2, people.Keeps, "x", "a", "a"), people.SameIdentifier},
		"two who have one address":       {entry(1, people.Keeps, "y", "a", "a"), entry(2, people.Keeps, "x", "a", "a"), none},
		"deleted and made anew":          {entry(1, people.Creates, "", "", "a"), entry(2, people.Deletes, "x", "a", ""), people.MadeAnew},
		"blocked and made anew":          {entry(1, people.Creates, "", "", "a"), entry(2, people.Blocks, "x", "a", ""), people.StaysWithIdentifier},
		"kept outside and made anew":     {entry(1, people.Creates, "", "", "a"), entry(2, people.Forgets, "x", "a", ""), people.StaysWithIdentifier},
		"a mover after somebody deleted": {entry(1, people.Keeps, "y", "b", "a"), entry(2, people.Deletes, "x", "a", ""), none},
		"halves of one object":           {entry(1, people.Deletes, "x", "a", ""), entry(1, people.Creates, "", "", "a"), none},
		"strangers":                      {entry(1, people.Keeps, "y", "b", "b"), entry(2, people.Keeps, "x", "a", "a"), none},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, order := range [][2]people.Entry{{c.a, c.b}, {c.b, c.a}} {
				var l people.Ledger
				if clashes := l.Record(order[0]); len(clashes) != 0 {
					t.Fatalf("the first comer clashes: %v", clashes)
				}
				got := none
				if clashes := l.Record(order[1]); len(clashes) > 0 {
					got = clashes[0].Kind
				}
				if got != c.want {
					t.Errorf("%v second: clash %d, want %d", order[1].Fate, got, c.want)
				}
			}
		})
	}
}

// An object that is planned again is no second object.
func TestRecord_again(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	for range 2 {
		if c := l.Record(entry(1, people.Keeps, "x", "a", "a")); len(c) != 0 {
			t.Errorf("clashes with itself: %v", c)
		}
	}
	l.Record(entry(1, people.Deletes, "x", "a", ""))
	if _, held := l.Holder("x", 0); held {
		t.Error("an object that is to be destroyed still keeps the user")
	}
}

// Users whom something else tells apart may share an address, where the connection says so.
func TestRecord_unsure(t *testing.T) {
	t.Parallel()
	with := func(object people.Object, username string) people.Entry {
		return people.Entry{Object: object, Fate: people.Creates, Name: username, Wants: append(email("a"), people.NewMark("db", people.Username, username))}
	}
	var l people.Ledger
	l.Record(with(1, "one"))
	if c := l.Record(with(2, "two")); len(c) != 1 || c[0].Kind != people.SameIdentifier || !c[0].Unsure {
		t.Errorf("other usernames: %+v", c)
	}
	if c := l.Record(with(3, "one")); len(c) == 0 || c[0].Unsure && c[1].Unsure {
		t.Errorf("the same username: %+v", c)
	}
}

// Nothing but an address can be shared: two who want one username clash for certain, whatever else tells them apart.
func TestRecord_sure(t *testing.T) {
	t.Parallel()
	with := func(object people.Object, phone string) people.Entry {
		return people.Entry{Object: object, Fate: people.Creates, Name: phone, Wants: []people.Mark{
			people.NewMark("db", people.Username, "one"), people.NewMark("db", people.PhoneNumber, phone),
		}}
	}
	var l people.Ledger
	l.Record(with(1, "+14155550101"))
	if c := l.Record(with(2, "+14155550102")); len(c) != 1 || c[0].Kind != people.SameIdentifier || c[0].Unsure {
		t.Errorf("one username, two numbers: %+v", c)
	}
}
