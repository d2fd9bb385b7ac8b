// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import "slices"

// Order says how results are sorted. The zero value keeps the order in which
// users were first put in.
type Order struct {
	// Field is a root attribute for which Sortable is true, or empty.
	Field string
	// Descending reverses the order, except that users without a value in
	// Field come last either way.
	Descending bool
}

// Sortable reports whether results can be sorted by a field. Metadata cannot
// be sorted by, nor can anything that is not searchable.
func Sortable(name string) bool {
	switch k, ok := attributes[name]; k {
	case kindDomain, kindExists:
		return false
	default:
		return ok
	}
}

// Search returns a page of the users that match, and how many match in all.
// The page leaves out the first offset users and has at most limit of the
// others. A nil query matches everybody; an order that is not Sortable is
// ignored. Users that sort equal keep the order of insertion, or its reverse
// in a descending order.
func (x *Index) Search(q *Query, order Order, offset, limit int) (page []Hit, total int) {
	view := x.view(order.Field)
	x.prepare(q)
	x.mu.RLock()
	defer x.mu.RUnlock()
	matches := x.matches(q)
	page = make([]Hit, 0, max(0, min(limit, len(matches)-offset)))
	seen := 0
	x.arrange(matches, view, order, func(s slot) bool {
		if seen++; seen > offset && len(page) < limit {
			page = append(page, Hit{x.entries[s].id, x.entries[s].user})
		}
		return len(page) < limit
	})
	return page, len(matches)
}

// view makes sure that a sorted view exists for a field. Without a field to
// sort by there is none.
func (x *Index) view(name string) string {
	if !Sortable(name) {
		return ""
	}
	x.mu.RLock()
	_, ok := x.views[name]
	x.mu.RUnlock()
	if ok {
		return name
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if _, ok := x.views[name]; ok {
		return name
	}
	f := viewFields[name]
	items := make([]orderedItem, 0, x.live)
	for i, e := range x.entries {
		if e.user != nil {
			items = append(items, orderedItem{sortKeyOf(f, e.user), slot(i)})
		}
	}
	slices.SortFunc(items, orderedItem.compare) // a tree is made in half the time of what is in order
	view := newOrdered()
	for _, item := range items {
		view.tree.ReplaceOrInsert(item)
	}
	x.views[name] = view
	return name
}

// matches returns the users that match, in order of insertion.
func (x *Index) matches(q *Query) []slot {
	if q == nil {
		return x.scan(allNode{})
	}
	c, ok := x.plan(q.root)
	switch {
	case !ok:
		return x.scan(q.root)
	case c.exact:
		return c.slots
	}
	var found []slot
	for _, s := range c.slots {
		if q.root.match(x.entries[s].user) {
			found = append(found, s)
		}
	}
	return found
}

func (x *Index) scan(n node) []slot {
	var found []slot
	for i, e := range x.entries {
		if e.user != nil && n.match(e.user) {
			found = append(found, slot(i))
		}
	}
	return found
}

// arrange visits the matches in the wanted order until visit returns false.
func (x *Index) arrange(matches []slot, name string, order Order, visit func(slot) bool) {
	view, ok := x.views[name]
	switch {
	case !ok && order.Descending:
		for _, s := range slices.Backward(matches) {
			if !visit(s) {
				return
			}
		}
	case !ok:
		for _, s := range matches {
			if !visit(s) {
				return
			}
		}
	case len(matches) < len(x.entries)/8:
		x.sortFew(matches, resolveField(name), order.Descending, visit)
	default:
		wanted := make([]bool, len(x.entries))
		for _, s := range matches {
			wanted[s] = true
		}
		view.walk(order.Descending, func(s slot) bool { return !wanted[s] || visit(s) })
	}
}

// sortFew is cheaper than walking the whole view when only a part matches.
func (x *Index) sortFew(matches []slot, f field, descending bool, visit func(slot) bool) {
	few := newOrdered()
	for _, s := range matches {
		few.add(sortKeyOf(f, x.entries[s].user), s)
	}
	few.walk(descending, visit)
}
