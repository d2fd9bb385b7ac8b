// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package configcheck

import (
	"fmt"
	"math/big"
	"unicode"
)

const nullText = "An element of the list is null. A list holds values only.\n\n" +
	"Remove the element. Where the values come from elsewhere, compact() drops those that are null from a list of texts, and a for " +
	"expression with if value != null from any other."

// names of the control characters that people type or paste.
var names = map[rune]string{'\n': "a line break", '\r': "a carriage return", '\t': "a tab", 0: "a NUL character"}

// textProblem says which control character the text holds; "" for none. It never
// quotes the text, which may be secret.
func textProblem(s string, manyLines bool) string {
	position := 0
	for _, r := range s {
		position++
		if !unicode.IsControl(r) || manyLines && (r == '\n' || r == '\r' || r == '\t') {
			continue
		}
		name := names[r]
		if name == "" {
			name = "a control character"
		}
		text := fmt.Sprintf("Character %d of the value is %s (U+%04X). It cannot be seen, and does not belong here.\n\nRemove it.", position,
			name, r)
		if unicode.IsSpace(r) {
			text += " The function trimspace() takes line breaks and blanks off both ends, which a value that was read from a file often has."
		}
		return text + " If Auth0 holds the value like this already, leave the attribute out of the configuration."
	}
	return ""
}

// numberProblem says why a number is no whole number of 64 bits; "" when it is one.
func numberProblem(n *big.Float) string {
	if !n.IsInt() {
		return fmt.Sprintf("%s is not a whole number.\n\nWrite a number without a fraction; floor(), ceil() or parseint() make one.",
			n.Text('g', 20))
	}
	if _, accuracy := n.Int64(); accuracy != big.Exact {
		return fmt.Sprintf("%s is too large: whole numbers lie between -9223372036854775808 and 9223372036854775807.", n.Text('g', 20))
	}
	return ""
}
