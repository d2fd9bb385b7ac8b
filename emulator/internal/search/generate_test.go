// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"pgregory.net/rapid"
)

// The vocabulary is small on purpose, so that random queries find something in
// random users.
var (
	words = []string{
		"ada", "Ada", "Ada Lovelace", "grace", `O'Neil (admin)`, `a"b`, `a\b`, "*", "?", "AND", "TO", "ß", "İ", "北京",
		"two\nlines", " ", "", "true", "false", "3", "3.0", "-3", "0", "30e-1", "9007199254740993", "auth0|1", "a+b@example.com",
		"x@Example.com", "nobody@", "2025-12-01", "2025-12-01T10:00:00.000Z", "x.y",
	}
	instants = []string{
		"2024-12-31T23:59:59.999Z", "2025-01-01T00:00:00.000Z", "2025-12-01T10:00:00.000Z", "2025-12-01T10:00:00.001Z",
		"2025-12-31T23:59:59.999Z", "not a date",
	}
	dates = []string{
		"2024", "2025", "2025-12", "2025-12-01", "2025-12-31", "2025-12-01T10:00", "2025-12-01T10:00:00Z",
		"2025-12-01T10:00:00.000Z", "2025-12-01T11:00:00.001+01:00",
	}
	numbers     = []string{"0", "3", "3.0", "-3", "42", "1e3", "9007199254740993"}
	textFields  = []string{"user_id", "email", "email.domain", "username", "name", "nickname", "phone_number", "last_ip"}
	metaFields  = []string{"app_metadata.a", "app_metadata.a.b", "user_metadata.a", "user_metadata.a.b", "app_metadata", "user_metadata.x.y"}
	otherFields = []string{"identities.connection", "identities.user_id", "identities.isSocial", "blocked", "logins_count", "created_at", "picture", "unknown"}
	allFields   = append(append(append([]string{}, textFields...), metaFields...), otherFields...)
)

// users generates decoded JSON users, some with attributes of odd types.
func users() *rapid.Generator[map[string]any] {
	return rapid.Custom(func(t *rapid.T) map[string]any {
		user := map[string]any{"app_metadata": metadata(3).Draw(t, "app_metadata"), "user_metadata": metadata(3).Draw(t, "user_metadata")}
		for _, name := range []string{"user_id", "email", "username", "name", "nickname", "phone_number", "last_ip", "picture"} {
			if rapid.Bool().Draw(t, "has "+name) {
				user[name] = rapid.SampledFrom(words).Draw(t, name)
			}
		}
		for _, name := range []string{"created_at", "last_login"} {
			switch rapid.IntRange(0, 5).Draw(t, "has "+name) {
			case 0:
			case 1:
				user[name] = []any{rapid.SampledFrom(instants).Draw(t, name), rapid.SampledFrom(instants).Draw(t, name)}
			default:
				user[name] = rapid.SampledFrom(instants).Draw(t, name)
			}
		}
		if rapid.Bool().Draw(t, "has logins_count") {
			user["logins_count"] = number().Draw(t, "logins_count")
		}
		if rapid.Bool().Draw(t, "has blocked") {
			user["blocked"] = rapid.Bool().Draw(t, "blocked")
		}
		user["identities"] = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) any {
			return map[string]any{"connection": rapid.SampledFrom(words).Draw(t, "connection"), "user_id": scalar().Draw(t, "user_id")}
		}), 0, 2).Draw(t, "identities")
		return user
	})
}

func number() *rapid.Generator[any] {
	return rapid.OneOf(
		rapid.Map(rapid.SampledFrom(numbers), func(n string) any { return json.Number(n) }),
		rapid.Map(rapid.SampledFrom([]float64{0, 3, -3, 42, 1.5}), func(n float64) any { return n }),
	)
}

func scalar() *rapid.Generator[any] {
	return rapid.OneOf(
		number(),
		rapid.Map(rapid.SampledFrom(words), func(s string) any { return s }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Just[any](nil),
	)
}

func metadata(depth int) *rapid.Generator[any] {
	if depth == 0 {
		return scalar()
	}
	return rapid.OneOf(
		scalar(),
		rapid.Map(rapid.SliceOfN(metadata(depth-1), 0, 2), func(s []any) any { return s }),
		rapid.Map(rapid.MapOfN(rapid.SampledFrom([]string{"a", "b", "x.y", ""}), metadata(depth-1), 0, 3),
			func(m map[string]any) any { return m }),
	)
}

// queries generates texts in the query language.
func queries(depth int) *rapid.Generator[string] {
	if depth == 0 {
		return conditions()
	}
	inner := queries(depth - 1)
	return rapid.OneOf(
		conditions(),
		rapid.Map(inner, func(q string) string { return "(" + q + ")" }),
		rapid.Custom(func(t *rapid.T) string {
			return rapid.SampledFrom([]string{"NOT ", "-", "!", "+"}).Draw(t, "sign") + "(" + inner.Draw(t, "operand") + ")"
		}),
		rapid.Custom(func(t *rapid.T) string {
			operator := rapid.SampledFrom([]string{" AND ", " OR ", " && ", " || ", " ", " NOT ", " AND NOT ", " -", " +"})
			parts := rapid.SliceOfN(inner, 2, 4).Draw(t, "operands")
			result := parts[0]
			for _, part := range parts[1:] {
				result += operator.Draw(t, "operator") + part
			}
			return result
		}),
	)
}

func conditions() *rapid.Generator[string] {
	values := rapid.OneOf(
		rapid.Map(rapid.SampledFrom(words), quote),
		rapid.Map(rapid.SampledFrom(words), escape),
		rapid.SampledFrom(numbers[:3]),
		rapid.SampledFrom([]string{"true", "false"}),
	)
	return rapid.Custom(func(t *rapid.T) string {
		name := rapid.SampledFrom(allFields)
		switch rapid.IntRange(0, 7).Draw(t, "condition") {
		case 0:
			return values.Draw(t, "bare")
		case 1:
			return "_exists_:" + name.Draw(t, "field")
		case 2:
			pattern := rapid.SampledFrom([]string{"*", "ad*", "a?a*", "*love*", "*lace", "auth0*", "*@ex*", `\**`}).Draw(t, "pattern")
			return rapid.SampledFrom(append([]string{"picture"}, textFields...)).Draw(t, "field") + ":" + pattern
		case 3:
			return "created_at:" + between(rapid.SampledFrom(dates)).Draw(t, "dates")
		case 4:
			return "logins_count:" + between(rapid.SampledFrom(numbers)).Draw(t, "numbers")
		case 5:
			return name.Draw(t, "field") + ":(" + strings.Join(rapid.SliceOfN(values, 1, 5).Draw(t, "values"), " OR ") + ")"
		case 6:
			return "created_at:" + quote(rapid.SampledFrom(dates).Draw(t, "date"))
		default:
			return name.Draw(t, "field") + ":" + values.Draw(t, "value")
		}
	})
}

func between(bounds *rapid.Generator[string]) *rapid.Generator[string] {
	bounds = rapid.OneOf(bounds, rapid.Just("*"))
	return rapid.Custom(func(t *rapid.T) string {
		return fmt.Sprintf("%s%s TO %s%s",
			rapid.SampledFrom([]string{"[", "{"}).Draw(t, "open"), bounds.Draw(t, "low"),
			bounds.Draw(t, "high"), rapid.SampledFrom([]string{"]", "}"}).Draw(t, "close"))
	})
}

func quote(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// escape protects every character but ASCII letters, which would not all stay
// themselves behind a backslash; an empty text has no form but quotes.
func escape(text string) string {
	if text == "" {
		return quote(text)
	}
	var b strings.Builder
	for i, r := range text {
		isLetter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !isLetter || i == 0 && r != 'u' {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
