// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

// wildcardNode matches users with a value of this shape in the field.
type wildcardNode struct {
	field   field
	pattern pattern
	folded  pattern
}

func newWildcard(f field, p pattern) wildcardNode {
	return wildcardNode{field: f, pattern: p, folded: p.folded()}
}

func (n wildcardNode) match(user map[string]any) bool {
	for _, f := range n.field.resolved() {
		p := n.pattern
		if f.kind.foldsCase() {
			p = n.folded
		}
		if f.any(user, func(value any) bool {
			text := written(value)
			if f.kind.foldsCase() {
				text = fold(text)
			}
			return p.matches([]rune(text))
		}) {
			return true
		}
	}
	return false
}

func (n wildcardNode) format() string {
	return n.field.prefix() + n.pattern.format()
}
