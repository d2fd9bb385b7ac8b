// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import "strings"

// A node is one part of a parsed query.
type node interface {
	match(user map[string]any) bool
	format() string
}

type (
	// allNode is *:*, which every user satisfies.
	allNode struct{}
	// notNode inverts its operand.
	notNode struct{ operand node }
	// andNode and orNode have at least two operands, none of their own kind.
	andNode struct{ operands []node }
	orNode  struct{ operands []node }
)

func (allNode) match(map[string]any) bool { return true }

func (allNode) format() string { return "*:*" }

func (n notNode) match(user map[string]any) bool { return !n.operand.match(user) }

func (n notNode) format() string { return "NOT " + formatOperand(n.operand) }

func (n andNode) match(user map[string]any) bool {
	for _, operand := range n.operands {
		if !operand.match(user) {
			return false
		}
	}
	return true
}

func (n andNode) format() string { return formatOperands(n.operands, " AND ") }

func (n orNode) match(user map[string]any) bool {
	for _, operand := range n.operands {
		if operand.match(user) {
			return true
		}
	}
	return false
}

func (n orNode) format() string { return formatOperands(n.operands, " OR ") }

// newAnd joins one or more operands; nested conjunctions become one.
func newAnd(operands []node) node {
	var flat []node
	for _, operand := range operands {
		if and, ok := operand.(andNode); ok {
			flat = append(flat, and.operands...)
			continue
		}
		flat = append(flat, operand)
	}
	if len(flat) == 1 {
		return flat[0]
	}
	return andNode{flat}
}

// newOr joins one or more operands; nested disjunctions become one.
func newOr(operands []node) node {
	var flat []node
	for _, operand := range operands {
		if or, ok := operand.(orNode); ok {
			flat = append(flat, or.operands...)
			continue
		}
		flat = append(flat, operand)
	}
	if len(flat) == 1 {
		return flat[0]
	}
	return orNode{flat}
}

func formatOperands(operands []node, operator string) string {
	parts := make([]string, len(operands))
	for i, operand := range operands {
		parts[i] = formatOperand(operand)
	}
	return strings.Join(parts, operator)
}

func formatOperand(n node) string {
	switch n.(type) {
	case andNode, orNode:
		return "(" + n.format() + ")"
	default:
		return n.format()
	}
}
