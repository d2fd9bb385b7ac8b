// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import "slices"

// termNode matches users with exactly this value in the field.
type termNode struct {
	field   field
	text    string
	quoted  bool
	lookups []lookup
}

// A lookup is one field with the keys that the term stands for there. Dates
// have a period instead.
type lookup struct {
	field  field
	keys   []key
	period *dateRange
}

func newTerm(f field, text string, quoted bool) termNode {
	n := termNode{field: f, text: text, quoted: quoted}
	for _, target := range f.resolved() {
		l := lookup{field: target, keys: termKeys(target.kind, text, quoted)}
		if target.kind == kindDate {
			if p, ok := parsePeriod(text); ok {
				r := p.asRange()
				l.period = &r
			}
		}
		n.lookups = append(n.lookups, l)
	}
	return n
}

func (n termNode) match(user map[string]any) bool {
	for _, l := range n.lookups {
		if l.field.any(user, l.test) {
			return true
		}
	}
	return false
}

func (l lookup) test(value any) bool {
	if l.period != nil {
		return l.period.containsValue(value)
	}
	k, ok := valueKey(l.field.kind, value)
	return ok && slices.Contains(l.keys, k)
}

func (n termNode) format() string {
	return n.field.prefix() + formatValue(n.text, n.quoted)
}
