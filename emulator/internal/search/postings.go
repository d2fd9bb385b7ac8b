// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import "slices"

// termList lists, for every value of one field, the users that have it, in
// ascending order and each once.
type termList struct {
	field field
	slots map[key][]slot
}

func newTermList(f field) termList { return termList{f, map[key][]slot{}} }

func (l termList) add(user map[string]any, s slot) {
	eachKey(l.field, user, func(k key) {
		list := l.slots[k]
		if n := len(list); n == 0 || list[n-1] < s { // as for each new user
			l.slots[k] = append(list, s)
			return
		}
		if i, found := slices.BinarySearch(list, s); !found {
			l.slots[k] = slices.Insert(list, i, s)
		}
	})
}

func (l termList) remove(user map[string]any, s slot) {
	eachKey(l.field, user, func(k key) {
		list := l.slots[k]
		i, found := slices.BinarySearch(list, s)
		switch {
		case !found:
		case len(list) > 1:
			l.slots[k] = slices.Delete(list, i, i+1)
		default:
			delete(l.slots, k)
		}
	})
}

// eachKey visits the values by which a user can be looked up in a field. It may
// repeat itself.
func eachKey(f field, user map[string]any, visit func(key)) {
	f.any(user, func(value any) bool {
		if k, ok := valueKey(f.kind, value); ok {
			visit(k)
		}
		return false
	})
}
