// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"cmp"
	"strings"
	"time"

	"github.com/google/btree"
)

// ordered keeps users sorted by one attribute.
type ordered struct {
	tree *btree.BTreeG[orderedItem]
}

type orderedItem struct {
	key  sortKey
	slot slot
}

// sortKey is the value of an attribute in the form that sorts. Only the part
// that suits the kind of the attribute is set.
type sortKey struct {
	missing bool
	instant time.Time
	number  number
	text    string
}

// compare puts users without a value after all others.
func (k sortKey) compare(other sortKey) int {
	if k.missing != other.missing {
		if k.missing {
			return 1
		}
		return -1
	}
	return cmp.Or(
		k.instant.Compare(other.instant),
		k.number.compare(other.number),
		strings.Compare(k.text, other.text),
	)
}

func (i orderedItem) compare(other orderedItem) int {
	return cmp.Or(i.key.compare(other.key), cmp.Compare(i.slot, other.slot))
}

func newOrdered() *ordered {
	const degree = 32
	return &ordered{btree.NewG(degree, func(a, b orderedItem) bool { return a.compare(b) < 0 })}
}

func (o *ordered) add(k sortKey, s slot) { o.tree.ReplaceOrInsert(orderedItem{k, s}) }

func (o *ordered) remove(k sortKey, s slot) { o.tree.Delete(orderedItem{k, s}) }

// between returns the users with an instant in a range, in no particular order.
func (o *ordered) between(r dateRange) []slot {
	var found []slot
	collect := func(i orderedItem) bool {
		if !r.highOpen && !i.key.instant.Before(r.until) {
			return false
		}
		found = append(found, i.slot)
		return true
	}
	if r.lowOpen {
		o.tree.Ascend(collect)
	} else {
		o.tree.AscendGreaterOrEqual(orderedItem{key: sortKey{instant: r.from}}, collect)
	}
	return found
}

// walk visits the users in order until visit returns false.
func (o *ordered) walk(descending bool, visit func(slot) bool) {
	if !descending {
		o.tree.Ascend(func(i orderedItem) bool { return visit(i.slot) })
		return
	}
	more := true
	o.tree.Descend(func(i orderedItem) bool {
		more = i.key.missing || visit(i.slot)
		return more
	})
	if !more {
		return
	}
	o.tree.Descend(func(i orderedItem) bool { return i.key.missing && visit(i.slot) })
}

// dateList keeps users sorted by the points in time that they have in a field.
type dateList struct {
	field field
	*ordered
}

func newDateList(f field) dateList { return dateList{f, newOrdered()} }

func (l dateList) add(user map[string]any, s slot) {
	l.eachInstant(user, func(k sortKey) { l.ordered.add(k, s) })
}

func (l dateList) remove(user map[string]any, s slot) {
	l.eachInstant(user, func(k sortKey) { l.ordered.remove(k, s) })
}

// eachInstant visits the points in time that a user has in the field.
func (l dateList) eachInstant(user map[string]any, visit func(sortKey)) {
	l.field.any(user, func(value any) bool {
		if t, ok := instantOf(value); ok {
			visit(sortKey{instant: t.UTC()})
		}
		return false
	})
}

// sortKeyOf returns what a user is sorted by. Arrays, objects and values of
// another type than the attribute's count as missing.
func sortKeyOf(f field, user map[string]any) sortKey {
	value := user[f.path[0]]
	switch f.kind {
	case kindDate:
		t, ok := instantOf(value)
		return sortKey{missing: !ok, instant: t.UTC()}
	case kindNumber:
		n, ok := numberOf(value)
		return sortKey{missing: !ok, number: n}
	case kindBool:
		_, ok := value.(bool)
		return sortKey{missing: !ok, text: written(value)}
	default:
		text, ok := value.(string)
		if f.kind.foldsCase() {
			text = fold(text)
		}
		return sortKey{missing: !ok, text: text}
	}
}
