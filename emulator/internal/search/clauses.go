// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

// A modifier is the sign in front of a clause.
type modifier int

const (
	unmarked   modifier = iota
	required            // +
	prohibited          // -, ! or NOT
)

// A clause is an expression with its sign.
type clause struct {
	node     node
	modifier modifier
}

// alone is the meaning of a clause that has no neighbours.
func (c clause) alone() node {
	if c.modifier == prohibited {
		return notNode{c.node}
	}
	return c.node
}

// combine gives clauses that stand side by side their meaning. Unmarked ones
// only affect the ranking when something is required, and results here are not
// ranked, so they are dropped then.
func combine(clauses []clause) node {
	if len(clauses) == 1 {
		return clauses[0].alone()
	}
	var musts, nots, optional []node
	for _, c := range clauses {
		switch c.modifier {
		case required:
			musts = append(musts, c.node)
		case prohibited:
			nots = append(nots, notNode{c.node})
		case unmarked:
			optional = append(optional, c.node)
		}
	}
	if len(musts) == 0 && len(optional) > 0 {
		musts = []node{newOr(optional)}
	}
	return newAnd(append(musts, nots...))
}
