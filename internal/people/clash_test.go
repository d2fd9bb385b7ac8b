// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"slices"
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
// replaced is an entry whose user is destroyed for another one.
func replaced(e people.Entry) people.Entry {
	e.Replaces = true
	return e
}

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
		"a mover to whom is blocked":     {entry(1, people.Keeps, "y", "b", "a"), entry(2, people.Blocks, "x", "a", ""), people.StaysWithIdentifier},
		"adopted in place of a blocked":  {entry(1, people.Adopts, "y", "", "a"), entry(2, people.Blocks, "x", "a", ""), none},
		"replaced and made anew":         {entry(1, people.Creates, "", "", "a"), replaced(entry(2, people.Deletes, "x", "a", "")), none},
		"blocked for a new one":          {entry(1, people.Creates, "", "", "a"), replaced(entry(2, people.Blocks, "x", "a", "")), people.StaysWithIdentifier},
		"two who keep and move one user": {entry(1, people.Keeps, "x", "a", "b"), entry(2, people.Forgets, "x", "b", ""), none},
		"one object, the same user":      {entry(1, people.Deletes, "x", "a", ""), entry(1, people.Adopts, "x", "a", "a"), none},
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
// Who gets in the way twice is told once, with the gravest clash first, whatever the order of those who came before.
func TestRecord_gravestFirst(t *testing.T) {
	t.Parallel()
	twice := append(email("a"), people.NewMark("db", people.Username, "one"))
	others := []people.Entry{
		entry(1, people.Deletes, "w", "c", ""), entry(2, people.Keeps, "x", "x", "x"), entry(3, people.Deletes, "x", "x", ""),
		{Object: 4, Fate: people.Creates, Wants: twice},
	}
	for range 2 {
		var l people.Ledger
		for _, e := range others {
			l.Record(e)
		}
		moved := people.Entry{Object: 5, Fate: people.Keeps, ID: "x", Holds: email("x"), Wants: append(email("x"), twice...)}
		var got []people.ClashKind
		for _, c := range l.Record(moved) {
			got = append(got, c.Kind)
		}
		if want := []people.ClashKind{people.KeptAndDestroyed, people.SameIdentifier, people.SharedUser}; !slices.Equal(got, want) {
			t.Errorf("clashes %v, want %v", got, want)
		}
		slices.Reverse(others)
	}
}

// An object that destroys one user and makes or adopts another does both, and forgets neither.
func TestRecord_halves(t *testing.T) {
	t.Parallel()
	for _, next := range []people.Entry{entry(1, people.Creates, "", "", "a"), entry(1, people.Adopts, "y", "a", "a")} {
		var l people.Ledger
		l.Record(replaced(entry(1, people.Deletes, "x", "a", "")))
		l.Record(next)
		if len(l.Entries()) != 2 {
			t.Errorf("planned: %v", l.Entries())
		}
		if c := l.Record(entry(2, people.Keeps, "x", "a", "a")); len(c) == 0 || c[0].Kind != people.KeptAndDestroyed {
			t.Errorf("the half that destroys is forgotten: %v", c)
		}
	}
}

func TestHolder(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	l.Record(entry(1, people.Adopts, "y", "a", "a"))
	if _, other := l.Holder("y", 1); other {
		t.Error("the object itself was taken for another one")
	}
	if e, other := l.Holder("y", 2); !other || e.Object != 1 {
		t.Errorf("who adopts y: %v", e)
	}
}

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
	// That something tells two users apart is only known where both have it.
	l = people.Ledger{}
	l.Record(people.Entry{Object: 1, Fate: people.Creates, Wants: append(email("a"), people.NewMark("db", people.Username, "one"))})
	if c := l.Record(entry(2, people.Creates, "", "", "a")); len(c) != 1 || c[0].Unsure {
		t.Errorf("one address, one username: %+v", c)
	}
}
