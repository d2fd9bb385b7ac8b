// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/search"
)

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		query  string
		offset int
		reason string
	}{
		{``, 0, "empty"},
		{" \t\n", 0, "empty"},
		{`name:`, 5, "ends where a term is expected"},
		{`:x`, 0, `unexpected ":"`},
		{`name:a:b`, 6, `unexpected ":"`},
		{`created_at:2025-01-01T10:00:00Z`, 24, "quote the value"},
		{`"name":x`, 6, `unexpected ":"`},
		{`name:"Ada`, 5, "quote is never closed"},
		{`name:"Ada\"`, 5, "quote is never closed"},
		{`name:Ada\`, 8, "nothing follows this backslash"},
		{`\users`, 0, "hexadecimal"},
		{`\ud800`, 0, "hexadecimal"},
		{`(a OR b`, 0, "parenthesis is never closed"},
		{`a OR b)`, 6, `unexpected ")"`},
		{`()`, 1, `unexpected ")"`},
		{`name:()`, 6, `unexpected ")"`},
		{`a AND`, 5, "ends where"},
		{`AND a`, 0, `unexpected "AND"`},
		{`a OR OR b`, 5, `unexpected "OR"`},
		{`a AND && b`, 6, `unexpected "&&"`},
		{`NOT`, 3, "ends where"},
		{`a NOT`, 5, "ends where"},
		{`name:-x`, 5, `unexpected "-"`},
		{`name:NOT x`, 5, `unexpected "NOT"`},
		{`logins_count:[1 TO`, 16, "joined by TO"},
		{`logins_count:[1 TO 2`, 13, "never closed"},
		{`logins_count:[`, 13, "never closed"},
		{`logins_count:[1`, 13, "never closed"},
		{`logins_count:[1 2]`, 16, "joined by TO"},
		{`logins_count:[1 TO]`, 16, "joined by TO"},
		{`logins_count:[TO 2]`, 14, "bound is missing"},
		{`logins_count:[1 TO ]`, 19, "bound is missing"},
		{`logins_count:[1 TO 2 3]`, 21, "ends with"},
		{`logins_count:[a TO 2]`, 14, "not a number"},
		{`logins_count:[1 TO b]`, 19, "not a number"},
		{`created_at:[yesterday TO *]`, 12, "not a date"},
		{`created_at:[* TO 2025-13-01]`, 17, "not a date"},
		{`name:[a* TO b]`, 6, "wildcards"},
		{`[a TO b]`, 1, "needs a field"},
		{`a]`, 1, "closes no range"},
		{`}`, 0, "closes no range"},
		{`user_metadata.n:[1 TO 2]`, 17, "user_metadata"},
		{`blocked:[false TO true]`, 9, "boolean"},
		{`user_metadata.plan:Pr*`, 19, "metadata"},
		{`app_metadata.plan:*`, 18, "metadata"},
		{`name:*sa`, 5, "3 literal characters"},
		{`name:*sa*`, 5, "3 literal characters"},
		{`name:?da`, 5, "3 literal characters"},
		{`*ab*cd`, 0, "3 literal characters"},
		{`na*e:x`, 0, "field names"},
		{`*:x`, 0, "field names"},
		{`_exists_:na*`, 9, "without wildcards"},
		{`_exists_:*`, 9, "without wildcards"},
		{`name:ada~`, 8, "fuzzy"},
		{`"a b"~2`, 5, "fuzzy"},
		{`name:ada^2`, 8, "boosts"},
		{`name:/a.*/`, 5, "regular expressions"},
		{`logins_count:>1`, 13, "comparison operators"},
		{`logins_count:<=1`, 13, "comparison operators"},
		{"name:\xff", 5, "UTF-8"},
		{strings.Repeat("(", 200) + "a" + strings.Repeat(")", 200), 100, "levels of nesting"},
		{strings.Repeat("NOT ", 200) + "a", 396, "levels of nesting"},
		{strings.Repeat("!", 100_000), 0, "longer than"},
		{strings.Repeat("a ", 50_000), 0, "longer than"},
	} {
		query, err := search.Parse(test.query)
		var parseErr *search.ParseError
		if !errors.As(err, &parseErr) {
			t.Errorf("Parse(%.40q) = %v, %v, want a *ParseError", test.query, query, err)
			continue
		}
		if parseErr.Offset != test.offset || !strings.Contains(parseErr.Reason, test.reason) {
			t.Errorf("Parse(%.40q): %q at %d, want %q at %d",
				test.query, parseErr.Reason, parseErr.Offset, test.reason, test.offset)
		}
	}
}

func TestParseErrorCountsCharacters(t *testing.T) {
	t.Parallel()
	_, err := search.Parse(`name:Zoë:x`)
	const want = `position 9: unexpected ":"; quote the value or write \:`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestString(t *testing.T) {
	t.Parallel()
	for q, want := range map[string]string{
		`a b`:                                    `a OR b`,
		`a AND b OR c`:                           `(a AND b) OR c`,
		`a b AND c`:                              `a OR (b AND c)`,
		`+a b -c`:                                `a AND NOT c`,
		`a b NOT c`:                              `(a OR b) AND NOT c`,
		`NOT a OR b`:                             `NOT a OR b`,
		`! ( a && b )`:                           `NOT (a AND b)`,
		`name:(a OR "b c" OR email:d)`:           `name:a OR name:"b c" OR email:d`,
		`name:*`:                                 `_exists_:name`,
		`*`:                                      `*:*`,
		`name:**ada**`:                           `name:*ada*`,
		`logins_count:{1 TO *]`:                  `logins_count:{1 TO *]`,
		`name:Ada\ \*`:                           `name:Ada\ \*`,
		`name:"a\*\"\\"`:                         `name:"a*\"\\"`,
		`\AND \TO`:                               `\AND OR \TO`,
		`created_at:[2025-01-01T10:00:00Z TO *}`: `created_at:[2025-01-01T10\:00\:00Z TO *}`,
	} {
		query, err := search.Parse(q)
		if err != nil {
			t.Errorf("Parse(%s): %v", q, err)
			continue
		}
		if got := query.String(); got != want {
			t.Errorf("Parse(%s).String() = %s, want %s", q, got, want)
		}
	}
}
