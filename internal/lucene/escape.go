// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package lucene

import (
	"strings"
	"unicode"
)

// The characters with a meaning outside quotes, as listed for the Lucene and
// Elasticsearch query string syntaxes.
const special = `+-=&|><!(){}[]^"~*?:\/`

// Words that are operators when they stand alone as a term.
var operators = map[string]bool{"AND": true, "OR": true, "NOT": true, "TO": true}

// Escape returns value as an unquoted term: every special character and every
// white space gets a backslash. Use it to append or prepend a wildcard, as in
// Escape(prefix) + "*"; otherwise prefer Quote, which reads better.
//
// An empty value has no unquoted form and becomes the empty phrase "". Do not
// put a wildcard next to that: on its own the wildcard matches everybody.
func Escape(value string) string {
	if value == "" {
		return Quote(value)
	}
	if operators[value] {
		return `\` + value
	}
	return escape(value, func(r rune) bool {
		return strings.ContainsRune(special, r) || unicode.IsSpace(r)
	})
}

// Field returns path, a field name or dotted path such as app_metadata.tier,
// in the form that stands before the colon of a term. Metadata keys may hold
// any character but a dot, so special ones are escaped; a plus or minus sign
// is special only in front and stays readable elsewhere.
func Field(path string) string {
	if operators[path] {
		return `\` + path
	}
	first := true
	return escape(path, func(r rune) bool {
		atStart := first
		first = false
		if r == '+' || r == '-' {
			return atStart
		}
		return strings.ContainsRune(special, r) || unicode.IsSpace(r)
	})
}

func escape(value string, needsBackslash func(rune) bool) string {
	var b strings.Builder
	b.Grow(len(value) + 8)
	for _, r := range value {
		if needsBackslash(r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
