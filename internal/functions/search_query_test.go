// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package functions_test

import (
	"context"
	"math/big"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/functions"
)

// object wraps values the way an object in a configuration arrives.
func object(ctx context.Context, fields map[string]attr.Value) types.Dynamic {
	kinds := map[string]attr.Type{}
	for name, value := range fields {
		kinds[name] = value.Type(ctx)
	}
	return types.DynamicValue(types.ObjectValueMust(kinds, fields))
}

// tuple wraps values the way [...] in a configuration arrives.
func tuple(ctx context.Context, values ...attr.Value) types.Tuple {
	kinds := make([]attr.Type, len(values))
	for i, value := range values {
		kinds[i] = value.Type(ctx)
	}
	return types.TupleValueMust(kinds, values)
}

// number parses with the precision that Terraform has.
func number(t *testing.T, text string) types.Number {
	t.Helper()
	n, _, err := big.ParseFloat(text, 10, 512, big.ToNearestEven)
	if err != nil {
		t.Fatal(err)
	}
	return types.NumberValue(n)
}

func TestSearchQuery(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	text := func(s string) attr.Value { return types.StringValue(s) }
	for _, test := range []struct {
		criteria attr.Value
		want     string
	}{
		{object(ctx, map[string]attr.Value{"email": text("a+b@example.com")}), `email:"a+b@example.com"`},
		{object(ctx, map[string]attr.Value{"name": text(`O'Neil (admin)`)}), `name:"O'Neil (admin)"`},
		{object(ctx, map[string]attr.Value{"name": text(`a"\*?`)}), `name:"a\"\\*?"`},
		{object(ctx, map[string]attr.Value{"name": text("")}), `name:""`},
		{object(ctx, map[string]attr.Value{"name": text("two\nlines")}), "name:\"two\nlines\""},
		{
			object(ctx, map[string]attr.Value{"blocked": types.BoolValue(false), "app_metadata.tier": text("gold"), "logins_count": number(t, "0")}),
			`app_metadata.tier:"gold" AND blocked:false AND logins_count:0`,
		},
		{object(ctx, map[string]attr.Value{"app_metadata.n": number(t, "-1.50")}), `app_metadata.n:\-1.5`},
		{object(ctx, map[string]attr.Value{"app_metadata.n": number(t, "0.1")}), `app_metadata.n:0.1`},
		{object(ctx, map[string]attr.Value{"app_metadata.n": number(t, "-0")}), `app_metadata.n:0`},
		{object(ctx, map[string]attr.Value{"app_metadata.n": number(t, "1e21")}), `app_metadata.n:1000000000000000000000`},
		{object(ctx, map[string]attr.Value{"app_metadata.n": number(t, "12345678901234567891")}), `app_metadata.n:12345678901234567891`},
		{
			object(ctx, map[string]attr.Value{"user_id": tuple(ctx, text("auth0|1"), text("auth0|2"), text("auth0|1"))}),
			`user_id:("auth0|1" OR "auth0|2")`,
		},
		{
			object(ctx, map[string]attr.Value{"app_metadata.x": tuple(ctx, text("3"), number(t, "3"), types.BoolValue(true))}),
			`app_metadata.x:("3" OR 3 OR true)`,
		},
		{
			object(ctx, map[string]attr.Value{"name": types.ListValueMust(types.StringType, []attr.Value{text("a")})}),
			`name:"a"`,
		},
		{
			object(ctx, map[string]attr.Value{"name": types.SetValueMust(types.StringType, []attr.Value{text("a"), text("b")})}),
			`name:("a" OR "b")`,
		},
		{
			types.DynamicValue(types.MapValueMust(types.StringType, map[string]attr.Value{"name": text("a"), "nickname": text("b")})),
			`name:"a" AND nickname:"b"`,
		},
		{object(ctx, map[string]attr.Value{"app_metadata.cost center": text("x")}), `app_metadata.cost\ center:"x"`},
	} {
		got, err := run(ctx, functions.NewSearchQuery(), test.criteria)
		if err != nil || !got.Equal(types.StringValue(test.want)) {
			t.Errorf("search_query(%v) = %v, %v, want %s", test.criteria, got, err, test.want)
		}
	}
}

func TestSearchQueryRefuses(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	for name, test := range map[string]struct {
		criteria attr.Value
		text     string
	}{
		"no object":          {types.DynamicValue(types.StringValue("x")), "must be an object"},
		"a list":             {types.DynamicValue(tuple(ctx, types.StringValue("x"))), "must be an object"},
		"no fields":          {object(ctx, nil), "No fields"},
		"no fields in a map": {types.DynamicValue(types.MapValueMust(types.StringType, nil)), "No fields"},
		"a null":             {object(ctx, map[string]attr.Value{"name": types.StringNull()}), `"name" is null`},
		"an untyped null":    {object(ctx, map[string]attr.Value{"name": types.DynamicNull()}), `"name" is null`},
		"a null list":        {object(ctx, map[string]attr.Value{"name": types.ListNull(types.StringType)}), `"name" is null`},
		"an empty list":      {object(ctx, map[string]attr.Value{"name": tuple(ctx)}), `"name" is empty`},
		"an empty set":       {object(ctx, map[string]attr.Value{"name": types.SetValueMust(types.StringType, nil)}), `"name" is empty`},
		"a null in a list":   {object(ctx, map[string]attr.Value{"name": tuple(ctx, types.StringValue("a"), types.StringNull())}), "Element 1"},
		"a nested object": {
			object(ctx, map[string]attr.Value{"app_metadata.a": types.MapValueMust(types.StringType, nil)}),
			`"app_metadata.a.key"`,
		},
		"a nested list":       {object(ctx, map[string]attr.Value{"name": tuple(ctx, tuple(ctx))}), "without lists inside"},
		"an empty field name": {object(ctx, map[string]attr.Value{"": types.StringValue("a")}), "not a field name"},
		"an empty path part":  {object(ctx, map[string]attr.Value{"app_metadata.": types.StringValue("a")}), "not a field name"},
		"connection":          {object(ctx, map[string]attr.Value{"connection": types.StringValue("a")}), `"identities.connection"`},
		"picture":             {object(ctx, map[string]attr.Value{"picture": types.StringValue("a")}), "does not index"},
		"_exists_":            {object(ctx, map[string]attr.Value{"_exists_": types.StringValue("email")}), "by hand"},
		"whole metadata":      {object(ctx, map[string]attr.Value{"app_metadata": types.StringValue("a")}), "app_metadata.tier"},
	} {
		_, err := run(ctx, functions.NewSearchQuery(), test.criteria)
		wantRefused(t, name, err, test.text)
	}
}

func TestSearchQueryWaitsForUnknownValues(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	for name, criteria := range map[string]attr.Value{
		"whole":     types.DynamicUnknown(),
		"value":     object(ctx, map[string]attr.Value{"name": types.StringUnknown()}),
		"list":      object(ctx, map[string]attr.Value{"name": types.ListUnknown(types.StringType)}),
		"element":   object(ctx, map[string]attr.Value{"name": tuple(ctx, types.StringValue("a"), types.StringUnknown())}),
		"one field": object(ctx, map[string]attr.Value{"name": types.StringValue("a"), "nickname": types.StringUnknown()}),
	} {
		got, err := run(ctx, functions.NewSearchQuery(), criteria)
		if err != nil || !got.Equal(types.StringUnknown()) {
			t.Errorf("%s: got %v, %v, want unknown", name, got, err)
		}
	}
}
