// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
)

// phrase says one thing that happens to a person, in words of the report and in foreign text.
type phrase []any

// foreign is text that comes from the plan. It may contain anything.
type foreign string

// longest is how many characters of a foreign text are shown.
const longest = 120

func say(parts ...any) phrase { return parts }

// show is the text of a value of JSON.
func show(v any) foreign {
	switch v := v.(type) {
	case string:
		return foreign(v)
	case nil:
		return "null"
	}
	text, err := json.Marshal(v)
	if err != nil {
		return "?"
	}
	return foreign(text)
}

func (p phrase) render(quote func(foreign) string) string {
	var b strings.Builder
	for _, part := range p {
		if f, ok := part.(foreign); ok {
			b.WriteString(quote(f))
			continue
		}
		_, _ = fmt.Fprint(&b, part)
	}
	return b.String()
}

// plain is the phrase for JSON Lines and terminals.
func (p phrase) plain() string {
	return p.render(func(f foreign) string { return `"` + visible(string(f)) + `"` })
}

// visible cuts a text that is too long, and writes what is invisible or turns the direction of reading in
// digits.
func visible(text string) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if n++; n > longest {
			return b.String() + "..."
		}
		if unicode.IsPrint(r) {
			b.WriteRune(r)
			continue
		}
		_, _ = fmt.Fprintf(&b, `\u%04x`, r)
	}
	return b.String()
}

// code shows a foreign text in Markdown, inside of a table as well. Backticks do for nearly everything; where
// they would not, every character that means something is written as a number.
func code(f foreign) string {
	text := visible(string(f))
	if text != "" && !strings.ContainsAny(text, "`|\\") && strings.TrimSpace(text) == text {
		return "`" + text + "`"
	}
	var b strings.Builder
	b.WriteString("<code>")
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ' || r == '.' || r == '-' {
			b.WriteRune(r)
			continue
		}
		_, _ = fmt.Fprintf(&b, "&#%d;", r)
	}
	return b.String() + "</code>"
}
