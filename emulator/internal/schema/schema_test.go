// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package schema_test

import (
	"encoding/json"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

type object = map[string]any

func TestShapes(t *testing.T) {
	t.Parallel()
	metadata := schema.Metadata(2, "What is said")
	list := schema.List(schema.String(1, 0, ""), 1, 2, "Some")
	closed := schema.Closed("One", map[string]schema.Property{"id": schema.String(0, 0, "")}, "id")
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
