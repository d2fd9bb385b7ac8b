// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPolicy(t *testing.T) {
	t.Parallel()
	r := report(t, read(t, "terraform.json")) // 5 leavers, 2 joiners and 6 movers; 10 managed before
	for _, test := range []struct {
		leavers, joiners, movers, kinds, want string
	}{
		{},
		{leavers: "5", joiners: "2", movers: "6"},
		{leavers: "4", want: "leavers: 5, and -max-leavers allows 4."},
		{joiners: "1", want: "joiners: 2, and -max-joiners allows 1."},
		{movers: "0", want: "movers: 6, and -max-movers allows 0."},
		{leavers: "50%"},
		{leavers: "49.5%", want: "leavers: 5, and -max-leavers allows 49.5% of 10 managed."},
		{kinds: "partial,unclear"},
		{kinds: "deletions, unblocks", want: "deletions: 1, and -fail-on forbids any. unblocks: 1, and -fail-on forbids any."},
		{kinds: "replacements,imports,adoptions,blocks,forgotten", want: "replacements: 1, and -fail-on forbids any. imports: 1, and -fail-on forbids any. " +
			"adoptions: 1, and -fail-on forbids any. blocks: 2, and -fail-on forbids any. forgotten: 1, and -fail-on forbids any."},
	} {
		var p Policy
		for _, set := range []struct {
			to   interface{ Set(text string) error }
			text string
		}{{&p.MaxLeavers, test.leavers}, {&p.MaxJoiners, test.joiners}, {&p.MaxMovers, test.movers}, {&p.Forbidden, test.kinds}} {
			if set.text == "" {
				continue
			}
			if err := set.to.Set(set.text); err != nil {
				t.Fatal(err)
			}
		}
		if got := strings.Join(p.Refusals(r), " "); got != test.want {
			t.Errorf("%+v: %q", test, got)
		}
	}
}

func TestPolicy_wrong(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "x", "-1", "1.5", "1e3", "1/2", "%", "-5%", "Inf"} {
		if err := new(Limit).Set(text); err == nil {
			t.Errorf("the limit %q is taken", text)
		}
	}
	for _, text := range []string{"", "leaver", "leavers,", "all"} {
		if err := new(Kinds).Set(text); err == nil {
			t.Errorf("the kinds %q are taken", text)
		}
	}
}

// A number allows as many and no more; a share allows what the same number of a hundred would.
func TestLimit_law(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		most, n := rapid.IntRange(0, 100).Draw(t, "most"), rapid.IntRange(0, 200).Draw(t, "n")
		var number, share Limit
		text := strings.TrimSpace(string(show(most)))
		if err := number.Set(text); err != nil {
			t.Fatal(err)
		}
		if err := share.Set(text + "%"); err != nil {
			t.Fatal(err)
		}
		if number.exceeded(n, 0) != (n > most) || share.exceeded(n, 100) != (n > most) || share.exceeded(n, 0) || new(Limit).exceeded(n, 100) {
			t.Fatalf("%d of at most %d", n, most)
		}
	})
}
