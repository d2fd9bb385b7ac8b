// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"cmp"
	"slices"
)

// candidates are users among which all matches of a node are, in ascending
// order and each once. Exact ones are the matches themselves.
type candidates struct {
	slots []slot
	exact bool
}

// plan looks a node up. It reports false when only a scan can tell.
func (x *Index) plan(n node) (candidates, bool) {
	switch n := n.(type) {
	case termNode:
		return x.planTerm(n), true
	case rangeNode:
		return x.planRange(n)
	case orNode:
		return x.planOr(n)
	case andNode:
		return x.planAnd(n)
	default:
		return candidates{}, false
	}
}

func (x *Index) planTerm(n termNode) candidates {
	var found []slot
	lists := 0
	for _, l := range n.lookups {
		if l.period != nil {
			found = append(found, x.dates[l.field.name].between(*l.period)...)
			lists += 2 // Sorted by date, not by slot.
		}
		for _, k := range l.keys {
			if list := x.terms[l.field.name].slots[k]; len(list) > 0 {
				found = append(found, list...)
				lists++
			}
		}
	}
	if lists > 1 {
		found = sortedSet(found)
	}
	return candidates{found, true}
}

func (x *Index) planRange(n rangeNode) (candidates, bool) {
	if n.dates == nil {
		return candidates{}, false
	}
	return candidates{sortedSet(x.dates[n.field.name].between(*n.dates)), true}, true
}

func (x *Index) planOr(n orNode) (candidates, bool) {
	union := candidates{exact: true}
	for _, operand := range n.operands {
		c, ok := x.plan(operand)
		if !ok {
			return candidates{}, false
		}
		union.slots = append(union.slots, c.slots...)
		union.exact = union.exact && c.exact
	}
	union.slots = sortedSet(union.slots)
	return union, true
}

func (x *Index) planAnd(n andNode) (candidates, bool) {
	var found []candidates
	exact := true
	for _, operand := range n.operands {
		c, ok := x.plan(operand)
		exact = exact && ok && c.exact
		if ok {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		return candidates{}, false
	}
	slices.SortFunc(found, func(a, b candidates) int { return cmp.Compare(len(a.slots), len(b.slots)) })
	common := found[0].slots
	for _, c := range found[1:] {
		common = intersect(common, c.slots)
	}
	return candidates{common, exact}, true
}

// intersect keeps what both lists have; the first is the shorter one.
func intersect(short, long []slot) []slot {
	var common []slot
	for _, s := range short {
		i, found := slices.BinarySearch(long, s)
		if found {
			common = append(common, s)
		}
		long = long[i:]
	}
	return common
}

func sortedSet(slots []slot) []slot {
	slices.Sort(slots)
	return slices.Compact(slots)
}
