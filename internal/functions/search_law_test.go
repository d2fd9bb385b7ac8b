// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package functions_test

import (
	"context"
	"encoding/json"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/functions"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

// criterion is a value to look for, with its own reading of who has it.
type criterion struct {
	value   attr.Value
	matches func(field string, has any) bool
}

var lawFields = []string{
	"email", "name", "nickname", "given_name", "family_name", "username", "user_id", "phone_number", "last_ip",
	"app_metadata.plan", "user_metadata.plan", "app_metadata.cost center: [A TO B]", "user_metadata.-a/b\"c",
}

var caseIgnored = []string{"email", "name", "nickname", "given_name", "family_name"}

func isMetadata(field string) bool { return strings.Contains(field, "_metadata.") }

func sameText(field, a, b string) bool {
	if slices.Contains(caseIgnored, field) {
		a, b = strings.ToLower(a), strings.ToLower(b)
	}
	return a == b
}

func textCriterion(text string) criterion {
	return criterion{types.StringValue(text), func(field string, has any) bool {
		other, ok := has.(string)
		return ok && sameText(field, text, other)
	}}
}

func boolCriterion(b bool) criterion {
	return criterion{types.BoolValue(b), func(field string, has any) bool {
		text, ok := has.(string)
		return has == b || ok && sameText(field, strconv.FormatBool(b), text)
	}}
}

// numberCriterion takes plain decimal notation and the precision of Terraform.
func numberCriterion(decimal string) criterion {
	n, _, _ := big.ParseFloat(decimal, 10, 512, big.ToNearestEven)
	wanted, _ := new(big.Rat).SetString(decimal)
	return criterion{types.NumberValue(n), func(field string, has any) bool {
		switch has := has.(type) {
		case string:
			return sameText(field, decimal, has)
		case json.Number:
			other, ok := new(big.Rat).SetString(has.String())
			return ok && other.Cmp(wanted) == 0
		default:
			return false
		}
	}}
}

// texts leans towards what has a meaning in queries.
func texts() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"", " ", "*", "?", `"`, `\`, `\"`, `"*`, "AND", "OR", "NOT", "TO", "&&", "||", "a OR b", "O'Neil (admin)", "a+b@example.com",
			"[a TO b]", "{1 TO *}", "_exists_:email", "name:x", "(", ")", "/a/", "a~", "a^2", ">1", "-a", "+a", "!a", "true", "3", "-3.5",
			`\u0041`, "two\nlines", "tab\t", "\u3000", "Zoë", "İstanbul", "北京", "👩‍🚀", "\x00", "*:*",
		}),
		rapid.StringOf(rapid.RuneFrom([]rune(`ab *?"\():[]{}~^/+-!&|<>=AND`+"\n"))),
		rapid.String(),
	)
}

func criteria() *rapid.Generator[criterion] {
	return rapid.OneOf(
		rapid.Map(texts(), textCriterion),
		rapid.Map(rapid.Bool(), boolCriterion),
		rapid.Map(rapid.SampledFrom([]string{
			"0", "3", "-3.5", "0.1", "9007199254740993", "9007199254740992", "1000000000000000000000",
		}), numberCriterion),
	)
}

// stored generates what a user may have: often one of the values looked for,
// or something close to it.
func stored(wanted []criterion) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		text := texts().Draw(t, "other")
		if rapid.Bool().Draw(t, "near") {
			switch v := rapid.SampledFrom(wanted).Draw(t, "wanted").value.(type) {
			case types.String:
				text = v.ValueString()
			case types.Bool:
				if rapid.Bool().Draw(t, "as is") {
					return v.ValueBool()
				}
				text = strconv.FormatBool(v.ValueBool())
			case types.Number:
				text = v.ValueBigFloat().Text('g', -1)
				if rapid.Bool().Draw(t, "as is") {
					return json.Number(text)
				}
			}
		}
		return rapid.SampledFrom([]string{text, strings.ToUpper(text), text + "x", "x" + text, text + " ", strings.TrimSpace(text), text + text}).Draw(t, "variant")
	})
}

func put(user map[string]any, field string, value any) {
	container, name, nested := strings.Cut(field, ".")
	if !nested {
		user[field] = value
		return
	}
	inner, ok := user[container].(map[string]any)
	if !ok {
		inner = map[string]any{}
		user[container] = inner
	}
	inner[name] = value
}

func parsed(t *rapid.T, text string) *emulator.UserQuery {
	query, err := emulator.ParseUserQuery(text)
	if err != nil {
		t.Fatalf("the query %q cannot be parsed: %v", text, err)
	}
	return query
}

// Whatever the values, the query matches exactly the users that have them:
// all fields, and of a list one value.
func TestSearchQueryMatchesExactly(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	rapid.Check(t, func(t *rapid.T) {
		fields := rapid.SliceOfNDistinct(rapid.SampledFrom(lawFields), 1, 3, rapid.ID).Draw(t, "fields")
		wanted := map[string][]criterion{}
		values := map[string]attr.Value{}
		user := map[string]any{}
		want := true
		for _, field := range fields {
			wanted[field] = rapid.SliceOfN(criteria(), 1, 4).Draw(t, field)
			values[field] = asValue(ctx, wanted[field])
			if rapid.IntRange(0, 9).Draw(t, "missing") == 0 {
				want = false
				continue
			}
			has := stored(wanted[field]).Draw(t, "stored")
			if !isMetadata(field) {
				if _, isText := has.(string); !isText {
					has = "x" // Root attributes of these names hold text.
				}
			}
			put(user, field, has)
			if isMetadata(field) && rapid.Bool().Draw(t, "in a list") {
				put(user, field, []any{nil, has, []any{}})
			}
			want = want && slices.ContainsFunc(wanted[field], func(c criterion) bool { return c.matches(field, has) })
		}
		result, failed := run(ctx, functions.NewSearchQuery(), object(ctx, values))
		if failed != nil {
			t.Fatalf("search_query(%v): %s", values, failed.Text)
		}
		text, ok := result.(types.String)
		if !ok {
			t.Fatalf("search_query is a %T", result)
		}
		if got := parsed(t, text.ValueString()).Match(user); got != want {
			t.Fatalf("%s on %v: got %t, want %t", text.ValueString(), user, got, want)
		}
	})
}

func asValue(ctx context.Context, wanted []criterion) attr.Value {
	if len(wanted) == 1 {
		return wanted[0].value
	}
	values := make([]attr.Value, len(wanted))
	for i, c := range wanted {
		values[i] = c.value
	}
	return tuple(ctx, values...)
}

// A term from search_escape stands for its text alone, and with a star behind
// it for all that begins with the text.
func TestSearchEscapeMatchesExactly(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Filter(func(s string) bool { return s != "" }).Draw(t, "text")
		result, failed := run(ctx, functions.NewSearchEscape(), types.StringValue(text))
		if failed != nil {
			t.Fatalf("search_escape(%q): %s", text, failed.Text)
		}
		escaped, ok := result.(types.String)
		if !ok {
			t.Fatalf("search_escape is a %T", result)
		}
		has := rapid.SampledFrom([]string{text, text + "x", "x" + text, strings.ToUpper(text), text + "*", "x"}).Draw(t, "stored")
		user := map[string]any{"username": has}
		if got, want := parsed(t, "username:"+escaped.ValueString()).Match(user), has == text; got != want {
			t.Fatalf("username:%s on %q: got %t, want %t", escaped.ValueString(), has, got, want)
		}
		if got, want := parsed(t, "username:"+escaped.ValueString()+"*").Match(user), strings.HasPrefix(has, text); got != want {
			t.Fatalf("username:%s* on %q: got %t, want %t", escaped.ValueString(), has, got, want)
		}
	})
}

// No value and no field name makes a query that cannot be parsed, that misses
// the user who has the value, or that finds one who does not.
func FuzzSearchQuery(f *testing.F) {
	for _, seed := range []string{
		"ada", `O'Neil (admin)`, "a+b@example.com", `"`, `\`, `\"`, "*", "?", "", " ", "two\nlines", `" OR "*`, `") OR (name:*`, "北京", "AND",
	} {
		f.Add("plan", seed)
		f.Add(seed, "gold")
	}
	f.Fuzz(func(t *testing.T, name, value string) {
		if !utf8.ValidString(name) || !utf8.ValidString(value) {
			return // Text in a configuration is valid UTF-8.
		}
		fields := map[string]attr.Value{
			"app_metadata." + name: types.StringValue(value),
			"username":             tuple(t.Context(), types.StringValue(value), types.StringValue(name)),
		}
		result, failed := run(t.Context(), functions.NewSearchQuery(), object(t.Context(), fields))
		if slices.Contains(strings.Split(name, "."), "") {
			if failed == nil {
				t.Fatalf("the field name %q was accepted", name)
			}
			return
		}
		text, ok := result.(types.String)
		if failed != nil || !ok {
			t.Fatalf("search_query(%v) = %v, %v", fields, result, failed)
		}
		query, err := emulator.ParseUserQuery(text.ValueString())
		if err != nil {
			if len(text.ValueString()) > 1<<16 {
				return
			}
			t.Fatalf("the query %q cannot be parsed: %v", text.ValueString(), err)
		}
		for _, has := range []string{value, value + "x", "x" + value, ""} {
			for _, username := range []string{value, name, value + name} {
				want := has == value && (username == value || username == name)
				if got := query.Match(nested(name, has, username)); got != want {
					t.Fatalf("%q with %q and username %q: got %t, want %t", text.ValueString(), has, username, got, want)
				}
			}
		}
	})
}

// nested returns a user with a value at a dotted path in app_metadata.
func nested(path, value, username string) map[string]any {
	var inner any = value
	names := strings.Split(path, ".")
	for _, name := range slices.Backward(names) {
		inner = map[string]any{name: inner}
	}
	return map[string]any{"app_metadata": inner, "username": username}
}

// What internal/lucene writes for Go code obeys the same law.
func TestAnyOfMatchesExactly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		wanted := rapid.SliceOfN(texts(), 0, 5).Draw(t, "values")
		has := texts().Draw(t, "stored")
		if len(wanted) > 0 && rapid.Bool().Draw(t, "hit") {
			has = rapid.SampledFrom(wanted).Draw(t, "which")
		}
		user := map[string]any{"user_id": "auth0|1", "phone_number": has}
		query := lucene.AnyOf("phone_number", wanted...)
		if got, want := parsed(t, query).Match(user), slices.Contains(wanted, has); got != want {
			t.Fatalf("%s on %q: got %t, want %t", query, has, got, want)
		}
	})
}
