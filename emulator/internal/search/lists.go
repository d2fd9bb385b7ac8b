// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

// prepare makes the lists that a query is looked up in. They stay, so that it is done
// once.
func (x *Index) prepare(q *Query) {
	if q == nil {
		return
	}
	x.mu.RLock()
	lacking := x.lacking(q.root)
	x.mu.RUnlock()
	if len(lacking) == 0 {
		return
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, f := range lacking {
		x.makeList(f)
	}
}

// lacking are the fields in which a node is looked up and that have no list yet.
func (x *Index) lacking(n node) []field {
	var fields []field
	eachLookedUp(n, func(f field) {
		if !x.hasList(f) {
			fields = append(fields, f)
		}
	})
	return fields
}

func (x *Index) hasList(f field) bool {
	if f.kind == kindDate {
		_, ok := x.dates[f.name]
		return ok
	}
	_, ok := x.terms[f.name]
	return ok
}

func (x *Index) makeList(f field) {
	if x.hasList(f) {
		return // by another query, or asked for twice
	}
	var list interface {
		add(user map[string]any, s slot)
	}
	if f.kind == kindDate {
		dates := newDateList(f)
		x.dates[f.name], list = dates, dates
	} else {
		terms := newTermList(f)
		x.terms[f.name], list = terms, terms
	}
	for i, e := range x.entries {
		if e.user != nil {
			list.add(e.user, slot(i))
		}
	}
}

// eachLookedUp visits the fields in which plan looks, some several times.
func eachLookedUp(n node, visit func(field)) {
	switch n := n.(type) {
	case termNode:
		for _, l := range n.lookups {
			if l.period != nil || len(l.keys) > 0 {
				visit(l.field)
			}
		}
	case rangeNode:
		if n.dates != nil {
			visit(n.field)
		}
	case orNode:
		for _, operand := range n.operands {
			eachLookedUp(operand, visit)
		}
	case andNode:
		for _, operand := range n.operands {
			eachLookedUp(operand, visit)
		}
	}
}
