// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package schema_test

import (
	"encoding/json"
	"regexp"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

type object = map[string]any

func TestShapes(t *testing.T) {
	t.Parallel()
	metadata := schema.Metadata(2, "What is said")
	list := schema.List(schema.String(1, 0, ""), 1, 2, "Some")
	closed := schema.Closed("One", map[string]schema.Property{"id": schema.String(0, 0, "")}, "id")
	some := schema.Map("Some")
	some.Object = &schema.Object{Open: true, MinProperties: 1}
	for _, c := range []struct {
		property schema.Property
		value    any
		want     string
	}{
		{metadata, object{"a": "b", "c": nil}, ""},
		{metadata, object{"a": "b", "c": "d", "e": "f"}, "'Too many properties defined (3), maximum 2' on property x (What is said)."},
		{metadata, object{"a": json.Number("1")}, "'Expected type string but found type integer' on property x.a."},
		{metadata, nil, "'Expected type object but found type null' on property x (What is said)."},
		{metadata.OrNull(), nil, ""},
		{list, []any{"a", "b"}, ""},
		{list, []any{}, "'Array is too short (0), minimum 1' on property x (Some)."},
		{list, []any{"a", "b", "c"}, "'Array is too long (3), maximum 2' on property x (Some)."},
		{list, []any{""}, "'String is too short (0 chars), minimum 1' on property x[0]."},
		{closed, object{"id": "1"}, ""},
		{closed, object{}, "'Missing required property: id' on property x (One)."},
		{closed, object{"id": "1", "b": "2"}, "'Additional properties not allowed: b' on property x (One)."},
		{schema.OneOf("Kind", "a", "b"), "b", ""},
		{schema.OneOf("Kind", "a", "b"), "c", "'No enum match for: c' on property x (Kind)."},
		{schema.String(0, 0, "Text").WithPattern(regexp.MustCompile("^a+$")), "ab", "'String does not match pattern ^a+$' on property x (Text)."},
		{some, object{"a": "b"}, ""},
		{some, object{}, "'Too few properties defined (0), minimum 1' on property x (Some)."},
		{schema.Integer(1, 5, "Count"), json.Number("5"), ""},
		{schema.Integer(1, 5, "Count"), json.Number("0"), "'Value 0 is less than minimum 1' on property x (Count)."},
		{schema.Integer(1, 5, "Count"), json.Number("6"), "'Value 6 is greater than maximum 5' on property x (Count)."},
		{schema.Integer(1, 5, "Count"), json.Number("1.5"), "'Expected type integer but found type number' on property x (Count)."},
	} {
		got := ""
		if v := c.property.Check("x", c.value); v != nil {
			got = v.String()
		}
		if got != c.want {
			t.Errorf("%v:\n got %s\nwant %s", c.value, got, c.want)
		}
	}
}
