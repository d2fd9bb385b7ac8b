// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// levels are the documented password policies.
var levels = map[string]client.PasswordOptions{
	"low":       {MinLength: 6},
	"fair":      {MinLength: 8, Types: []string{"lowercase", "uppercase", "number"}},
	"good":      {MinLength: 8, Types: kinds, ThreeOfFour: true},
	"excellent": {MinLength: 10, Types: kinds, ThreeOfFour: true, NoRepeats: true},
}

var kinds = []string{"lowercase", "uppercase", "number", "special"}

// ruleOf is what a connection asks of passwords.
func ruleOf(o client.PasswordOptions) client.PasswordOptions {
	level, known := levels[o.Level]
	if !known {
		return o
	}
	if o.MinLength > 0 {
		level.MinLength = o.MinLength // Written beside the level, it counts instead of the level's own.
	}
	return level
}

// weakness says what a password lacks, without a word about the password itself; "" for nothing. Where
// the service may count otherwise, what is more is counted.
func weakness(o client.PasswordOptions, password string) string {
	rule := ruleOf(o)
	var wants []string
	if len(utf16.Encode([]rune(password))) < rule.MinLength {
		wants = append(wants, fmt.Sprintf("have at least %d characters", rule.MinLength))
	}
	if has, needs := has(rule.Types, password), len(rule.Types); rule.ThreeOfFour && has < min(needs, 3) {
		wants = append(wants, "have three of these kinds of characters: "+strings.Join(rule.Types, ", "))
	} else if !rule.ThreeOfFour && has < needs {
		wants = append(wants, "have characters of these kinds: "+strings.Join(rule.Types, ", "))
	}
	if rule.NoRepeats && repeats(password) {
		wants = append(wants, "not have the same character three times in a row")
	}
	return strings.Join(wants, ", and ")
}

// has counts the kinds of characters that are there. A kind that nobody knows counts as there.
func has(types []string, password string) int {
	n := 0
	for _, kind := range types {
		is := func(r rune) bool { return !unicode.IsLower(r) && !unicode.IsUpper(r) && !unicode.IsDigit(r) }
		switch kind {
		case "lowercase":
			is = unicode.IsLower
		case "uppercase":
			is = unicode.IsUpper
		case "number":
			is = unicode.IsDigit
		case "special":
		default:
			n++
			continue
		}
		if strings.ContainsFunc(password, is) {
			n++
		}
	}
	return n
}

// repeats reports whether a character stands three times in a row.
func repeats(password string) bool {
	runes := []rune(password)
	for i := 2; i < len(runes); i++ {
		if runes[i] == runes[i-1] && runes[i] == runes[i-2] {
			return true
		}
	}
	return false
}
