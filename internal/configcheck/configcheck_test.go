// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package configcheck_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/configcheck"
)

// nested is a schema with a text and a set within a list of objects.
var nested = &tfprotov6.Schema{Block: &tfprotov6.SchemaBlock{Attributes: []*tfprotov6.SchemaAttribute{
	{Name: "name", Type: tftypes.String},
	{Name: "user_metadata", Type: tftypes.String},
	{Name: "items", NestedType: &tfprotov6.SchemaObject{Nesting: tfprotov6.SchemaObjectNestingModeList, Attributes: []*tfprotov6.SchemaAttribute{
		{Name: "name", Type: tftypes.String}, {Name: "tags", Type: tftypes.Set{ElementType: tftypes.String}}, {Name: "count", Type: tftypes.Number},
	}}},
}}}

func config(t *testing.T, set map[string]tftypes.Value) *tfprotov6.DynamicValue {
	t.Helper()
	typ, ok := nested.ValueType().(tftypes.Object)
	if !ok {
		t.Fatal("no object")
	}
	values := map[string]tftypes.Value{}
	for name, at := range typ.AttributeTypes {
		values[name] = tftypes.NewValue(at, nil)
	}
	for name, v := range set {
		values[name] = v
	}
	encoded, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, values))
	if err != nil {
		t.Fatal(err)
	}
	return &encoded
}

// items is the list of one object.
func items(t *testing.T, name, tag any, count any) tftypes.Value {
	t.Helper()
	typ, ok := nested.Block.Attributes[2].ValueType().(tftypes.List)
	if !ok {
		t.Fatal("no list")
	}
	return tftypes.NewValue(typ, []tftypes.Value{tftypes.NewValue(typ.ElementType, map[string]tftypes.Value{
		"name": tftypes.NewValue(tftypes.String, name), "count": tftypes.NewValue(tftypes.Number, count),
		"tags": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{tftypes.NewValue(tftypes.String, tag)}),
	})})
}

func TestProblems_nested(t *testing.T) {
	t.Parallel()
	first := tftypes.NewAttributePath().WithAttributeName("items").WithElementKeyInt(0)
	for name, c := range map[string]struct {
		items tftypes.Value
		at    *tftypes.AttributePath
		says  string
	}{
		"good":          {items(t, "a", "b", 1), nil, ""},
		"unknown":       {items(t, tftypes.UnknownValue, tftypes.UnknownValue, tftypes.UnknownValue), nil, ""},
		"null in a set": {items(t, "a", nil, 1), first.WithAttributeName("tags"), "compact()"},
		"fraction":      {items(t, "a", "b", 1.5), first.WithAttributeName("count"), "1.5 is not a whole number"},
		"too large":     {items(t, "a", "b", 1e300), first.WithAttributeName("count"), "too large"},
		"line break":    {items(t, "a\nb", "b", 1), first.WithAttributeName("name"), "Character 2 of the value is a line break (U+000A)"},
		"NUL in a set":  {items(t, "a", "b\x00", 1), first.WithAttributeName("tags"), "a NUL character"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			problems := configcheck.Problems(nested, config(t, map[string]tftypes.Value{"items": c.items}))
			if c.says == "" {
				if len(problems) != 0 {
					t.Errorf("refused: %s", problems[0].Detail)
				}
				return
			}
			if len(problems) != 1 || !strings.Contains(problems[0].Detail, c.says) {
				t.Fatalf("%+v, want one that says %q", problems, c.says)
			}
			if !problems[0].Attribute.Equal(c.at) {
				t.Errorf("the problem is on %s, want %s", problems[0].Attribute, c.at)
			}
		})
	}
}

// What has no control character is no problem; what has one is, and is not quoted.
func TestProblems_text(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.String().Draw(rt, "text")
		for attribute, allowed := range map[string]string{"name": "", "user_metadata": "\t\r\n"} {
			bad := strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune(allowed, r) })
			problems := configcheck.Problems(nested, config(t, map[string]tftypes.Value{attribute: tftypes.NewValue(tftypes.String, s)}))
			if bad != (len(problems) == 1) {
				rt.Fatalf("%s = %q: %d problems", attribute, s, len(problems))
			}
			if bad && len(s) > 12 && strings.Contains(problems[0].Detail, s) {
				rt.Fatalf("the value is shown: %s", problems[0].Detail)
			}
		}
	})
}
