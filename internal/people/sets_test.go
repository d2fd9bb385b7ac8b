// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// Of several that get in the way it is the gravest, whichever came first.
func TestRecordSet_gravest(t *testing.T) {
	t.Parallel()
	for _, destroyedFirst := range []bool{true, false} {
		var l people.Ledger
		l.RecordSet(1, "role", "x", true, destroyedFirst)
		l.RecordSet(2, "role", "x", true, !destroyedFirst)
		if got := l.RecordSet(3, "role", "x", true, false); got != people.WholeDestroyed {
			t.Errorf("destroyed first %t: clash %d", destroyedFirst, got)
		}
	}
}

func TestRecordSet(t *testing.T) {
	t.Parallel()
	type owner struct{ whole, destroys bool }
	whole, single := owner{whole: true}, owner{}
	wholeGoes, singleGoes := owner{whole: true, destroys: true}, owner{destroys: true}
	for name, c := range map[string]struct {
		a, b owner
		want people.SetClash
	}{
		"two of all":             {whole, whole, people.WholeTwice},
		"all and one":            {whole, single, people.WholeAndSingle},
		"one and one":            {single, single, people.NoSetClash},
		"all, one of which goes": {whole, wholeGoes, people.WholeDestroyed},
		"one stays, all go":      {single, wholeGoes, people.SingleBesideDestroyed},
		"all stay, one goes":     {whole, singleGoes, people.NoSetClash},
		"all go twice":           {wholeGoes, wholeGoes, people.NoSetClash},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, order := range [][2]owner{{c.a, c.b}, {c.b, c.a}} {
				var l people.Ledger
				l.RecordSet(1, "role", "x", order[0].whole, order[0].destroys)
				if got := l.RecordSet(1, "role", "x", order[0].whole, order[0].destroys); got != people.NoSetClash {
					t.Errorf("clashes with itself: %d", got)
				}
				l.RecordSet(3, "role", "y", true, false)
				l.RecordSet(4, "permission", "x", true, false)
				if got := l.RecordSet(2, "role", "x", order[1].whole, order[1].destroys); got != c.want {
					t.Errorf("clash %d, want %d", got, c.want)
				}
			}
		})
	}
}
