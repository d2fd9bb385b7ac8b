// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"strings"
	"unicode"
)

// formatTerm writes text as an unquoted term.
func formatTerm(text string) string {
	if _, isWord := words[text]; isWord || text == "TO" {
		return `\` + text
	}
	var b strings.Builder
	for i, r := range text {
		writeEscaped(&b, r, i == 0)
	}
	return b.String()
}

// writeEscaped protects everything but letters, digits and a few characters
// that cannot be mistaken for syntax.
func writeEscaped(b *strings.Builder, r rune, first bool) {
	plain := unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._@", r) || r == '-' && !first
	if !plain {
		b.WriteByte('\\')
	}
	b.WriteRune(r)
}

// formatPhrase writes text as a quoted phrase.
func formatPhrase(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		if r == '"' || r == '\\' {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	b.WriteByte('"')
	return b.String()
}

func formatValue(text string, quoted bool) string {
	if quoted {
		return formatPhrase(text)
	}
	return formatTerm(text)
}
