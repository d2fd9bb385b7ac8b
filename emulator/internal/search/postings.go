// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"slices"
	"strings"
)

// postings lists, for every field and value, the users that have it, in
// ascending order and each once.
type postings map[string]map[key][]slot

func (p postings) add(field string, k key, s slot) {
	values, ok := p[field]
	if !ok {
		values = map[key][]slot{}
		p[field] = values
	}
	list := values[k]
	if n := len(list); n == 0 || list[n-1] < s { // as for each new user
		values[k] = append(list, s)
		return
	}
	if i, found := slices.BinarySearch(list, s); !found {
		values[k] = slices.Insert(list, i, s)
	}
}

func (p postings) remove(field string, k key, s slot) {
	values := p[field]
	i, found := slices.BinarySearch(values[k], s)
	switch {
	case !found:
		return
	case len(values[k]) > 1:
		values[k] = slices.Delete(values[k], i, i+1)
		return
	}
	delete(values, k)
	if len(values) == 0 {
		delete(p, field)
	}
}

// termFields are the attributes whose values are looked up by key.
var termFields, dateFields = indexedFields()

func indexedFields() (terms, dates []field) {
	for name := range attributes {
		switch f := resolveField(name); f.kind {
		case kindExists:
		case kindDate:
			dates = append(dates, f)
		default:
			terms = append(terms, f)
		}
	}
	return terms, dates
}

// eachTerm visits the fields and values by which a user can be looked up. It
// may repeat itself.
func eachTerm(user map[string]any, visit func(field string, k key)) {
	for _, f := range termFields {
		f.any(user, func(value any) bool {
			if k, ok := valueKey(f.kind, value); ok {
				visit(f.name, k)
			}
			return false
		})
	}
	for name, k := range containers {
		if value, ok := user[name]; ok {
			eachTermBelow(name, k, value, visit)
		}
	}
}

func eachTermBelow(path string, kind kind, value any, visit func(field string, k key)) {
	switch v := value.(type) {
	case nil:
	case []any:
		for _, element := range v {
			eachTermBelow(path, kind, element, visit)
		}
	case map[string]any:
		for name, element := range v {
			// No path leads to a name with a dot in it.
			if !strings.Contains(name, ".") {
				eachTermBelow(path+"."+name, kind, element, visit)
			}
		}
	default:
		if k, ok := valueKey(kind, v); ok {
			visit(path, k)
		}
	}
}
