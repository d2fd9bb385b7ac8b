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
