// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// Limit is how many people of one kind a plan may have: a number, or a share of those who were managed before.
// The zero value is no limit.
type Limit struct {
	set   bool
	share bool
	most  *big.Rat
	text  string
}

// Set reads "20" or "2.5%".
func (l *Limit) Set(text string) error {
	digits, share := strings.CutSuffix(text, "%")
	most, ok := new(big.Rat).SetString(digits)
	if !ok || strings.Trim(digits, "0123456789.") != "" || !share && !most.IsInt() {
		return fmt.Errorf("must be a whole number such as 20, or a percentage such as 5%%")
	}
	*l = Limit{true, share, most, text}
	return nil
}

// String is what Set has read.
func (l *Limit) String() string { return l.text }

func (l *Limit) exceeded(n, managed int) bool {
	if !l.set {
		return false
	}
	most := l.most
	if l.share {
		if managed == 0 {
			return false // Of nobody, as in a first plan, a share is no limit.
		}
		most = new(big.Rat).Mul(most, big.NewRat(int64(managed), 100))
	}
	return big.NewRat(int64(n), 1).Cmp(most) > 0
}

// Policy is what a plan may do to people.
type Policy struct {
	MaxJoiners, MaxMovers, MaxLeavers Limit
	// Forbidden are kinds that must not occur at all; see [Kinds].
	Forbidden Kinds
}

// Kinds are names of what a plan can do to people.
type Kinds []string

var kinds = map[string]func(*Report) int{
	"joiners":      func(r *Report) int { return len(r.Of(Joiner)) },
	"movers":       func(r *Report) int { return len(r.Of(Mover)) },
	"leavers":      func(r *Report) int { return len(r.Of(Leaver)) },
	"creations":    func(r *Report) int { return r.Count(Created) },
	"adoptions":    func(r *Report) int { return r.Count(Adopted) },
	"imports":      func(r *Report) int { return r.Count(Imported) },
	"blocks":       func(r *Report) int { return r.Count(Blocked) },
	"unblocks":     func(r *Report) int { return r.Count(Unblocked) },
	"deletions":    func(r *Report) int { return r.Count(Deleted) },
	"replacements": func(r *Report) int { return r.Count(Replaced) },
	"forgotten":    func(r *Report) int { return r.Count(Forgotten) },
	"unclear":      func(r *Report) int { return len(r.Unclear) },
	"partial": func(r *Report) int {
		if r.Partial {
			return 1
		}
		return 0
	},
}

// KindNames are the names that Kinds may have, sorted.
func KindNames() []string {
	var names []string
	for name := range kinds {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Set reads names that are separated by commas.
func (k *Kinds) Set(text string) error {
	for name := range strings.SplitSeq(text, ",") {
		name = strings.TrimSpace(name)
		if kinds[name] == nil {
			return fmt.Errorf("%q is none of %s", name, strings.Join(KindNames(), ", "))
		}
		*k = append(*k, name)
	}
	return nil
}

// String joins the names by commas.
func (k *Kinds) String() string { return strings.Join(*k, ",") }

// Refusals say what of the report the policy does not allow, in a sentence each.
func (p *Policy) Refusals(r *Report) []string {
	var refusals []string
	if r.Errored {
		refusals = append(refusals, "The plan ended with an error, so that the report is not complete.")
	}
	for _, l := range []struct {
		group Group
		limit *Limit
	}{{Leaver, &p.MaxLeavers}, {Joiner, &p.MaxJoiners}, {Mover, &p.MaxMovers}} {
		if n := len(r.Of(l.group)); l.limit.exceeded(n, r.Managed) {
			of := ""
			if l.limit.share {
				of = fmt.Sprintf(" of %d managed", r.Managed)
			}
			refusals = append(refusals, fmt.Sprintf("%ss: %d, and -max-%ss allows %s%s.", l.group, n, l.group, l.limit.text, of))
		}
	}
	for _, name := range p.Forbidden {
		if n := kinds[name](r); n > 0 {
			refusals = append(refusals, fmt.Sprintf("%s: %d, and -fail-on forbids any.", name, n))
		}
	}
	return refusals
}
