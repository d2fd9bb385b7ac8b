// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"unicode"
	"unicode/utf8"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// errWeakPassword: no source shows its errorCode; the one of the other errors
// that come from the database itself is the most plausible.
func errWeakPassword() *wire.Error {
	return errBadRequest("auth0_idp_error", "PasswordStrengthError: Password is too weak")
}

// passwordRule is what a strength level asks for.
type passwordRule struct {
	length  int
	classes int // kinds of characters needed, out of lower, upper, digit, special
	only3   bool
	repeats int // longest run of one character, 0 = any
}

// passwordRules are the documented levels of options.passwordPolicy. "fair"
// names its three classes, the higher ones take any three of four.
var passwordRules = map[string]passwordRule{
	"none":      {length: 1},
	"low":       {length: 6},
	"fair":      {length: 8, classes: 3, only3: true},
	"good":      {length: 8, classes: 3},
	"excellent": {length: 10, classes: 3, repeats: 2},
}

// checkPassword holds a password against the policy of its connection.
func checkPassword(c *connection, password string) error {
	if complexity, ok := c.option("password_options", "complexity").(map[string]any); ok {
		return checkComplexity(c, complexity, password)
	}
	level, _ := c.option("passwordPolicy").(string)
	rule := passwordRules[level] // a connection without a policy asks for nothing
	length := c.number(rule.length, "password_complexity_options", "min_length")
	if utf8.RuneCountInString(password) < length {
		return errWeakPassword()
	}
	lower, upper, digit, special := characterClasses(password)
	count := lower + upper + digit
	if !rule.only3 {
		count += special
	}
	if count < rule.classes || (rule.repeats > 0 && longestRun(password) > rule.repeats) {
		return errWeakPassword()
	}
	return nil
}

// checkComplexity holds a password against options.password_options: its length, its
// kinds of characters, and repetitions. More than two equal characters in a row count
// as identical, as they do at the level "excellent".
func checkComplexity(c *connection, complexity map[string]any, password string) error {
	const longest, mostIdentical, threeOfFour = 72, 2, 3
	if utf8.RuneCountInString(password) < c.number(1, "password_options", "complexity", "min_length") ||
		len(password) > longest && text(complexity, "max_length_exceeded") == "error" ||
		longestRun(password) > mostIdentical && text(complexity, "identical_characters") == "block" {
		return errWeakPassword()
	}
	lower, upper, digit, special := characterClasses(password)
	has := map[string]int{"lowercase": lower, "uppercase": upper, "number": digit, "special": special}
	wanted, _ := complexity["character_types"].([]any)
	found := 0
	for _, kind := range wanted {
		name, _ := kind.(string)
		found += has[name]
	}
	needed := len(wanted)
	if text(complexity, "character_type_rule") == "three_of_four" {
		needed = min(needed, threeOfFour)
	}
	if found < needed {
		return errWeakPassword()
	}
	return nil
}

// characterClasses reports with 1 or 0 which kinds of characters occur.
func characterClasses(s string) (lower, upper, digit, special int) {
	for _, r := range s {
		switch {
		case unicode.IsLower(r):
			lower = 1
		case unicode.IsUpper(r):
			upper = 1
		case unicode.IsDigit(r):
			digit = 1
		default:
			special = 1
		}
	}
	return lower, upper, digit, special
}

func longestRun(s string) int {
	longest, run := 0, 0
	var last rune
	for _, r := range s {
		if r != last {
			run = 0
		}
		run++
		last = r
		longest = max(longest, run)
	}
	return longest
}
