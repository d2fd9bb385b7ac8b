// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"pgregory.net/rapid"
)

// Whatever is stored, the upgrade of a state of the current version is what the framework makes of it,
// unknown attributes and all.
func TestUpgraded_likeTheFramework(t *testing.T) {
	t.Parallel()
	framework, ok := providerserver.NewProtocol6(&auth0users{version: "test"})().(frameworkServer)
	if !ok {
		t.Fatal("not a whole server")
	}
	ours := newUpgraded(newChecked(framework))
	schemas := ours.schemas().ResourceSchemas
	rapid.Check(t, func(r *rapid.T) {
		name := rapid.SampledFrom(slices.Sorted(maps.Keys(schemas))).Draw(r, "resource")
		s := schemas[name]
		raw, err := json.Marshal(storedObject(r, s.Block.Attributes))
		if err != nil {
			r.Fatal(err)
		}
		version := s.Version + int64(rapid.IntRange(0, 9).Draw(r, "version")/9)
		req := &tfprotov6.UpgradeResourceStateRequest{TypeName: name, Version: version, RawState: &tfprotov6.RawState{JSON: raw}}
		got, err := ours.UpgradeResourceState(t.Context(), req)
		if err != nil {
			r.Fatal(err)
		}
		want, err := framework.UpgradeResourceState(t.Context(), req)
		if err != nil {
			r.Fatal(err)
		}
		if a, b := decoded(r, s, got), decoded(r, s, want); a != b {
			r.Fatalf("%s\nupgraded to %s\nthe framework's is %s", raw, a, b)
		}
	})
}

// storedObject draws an object that a state may hold: a value, null or nothing for each attribute, and
// now and then something that the schema does not know.
func storedObject(r *rapid.T, attributes []*tfprotov6.SchemaAttribute) map[string]any {
	object := map[string]any{}
	for _, a := range attributes {
		switch rapid.IntRange(0, 5).Draw(r, a.Name) {
		case 0:
		case 1:
			object[a.Name] = nil
		default:
			object[a.Name] = storedValue(r, a)
		}
	}
	if rapid.IntRange(0, 9).Draw(r, "unknown attribute") == 0 {
		object["dropped_long_ago"] = "x"
	}
	return object
}

func storedValue(r *rapid.T, a *tfprotov6.SchemaAttribute) any {
	n := rapid.IntRange(0, 2).Draw(r, "elements")
	if a.NestedType != nil {
		var elements []any
		for range n {
			elements = append(elements, storedObject(r, a.NestedType.Attributes))
		}
		switch a.NestedType.Nesting {
		case tfprotov6.SchemaObjectNestingModeSingle:
			return storedObject(r, a.NestedType.Attributes)
		case tfprotov6.SchemaObjectNestingModeMap:
			return map[string]any{"key": storedObject(r, a.NestedType.Attributes)}
		}
		return append([]any{}, elements...)
	}
	return storedOf(r, a.Type, n)
}

func storedOf(r *rapid.T, typ tftypes.Type, n int) any {
	switch {
	case typ.Is(tftypes.Bool):
		return rapid.Bool().Draw(r, "flag")
	case typ.Is(tftypes.Number):
		return rapid.IntRange(-3, 1<<40).Draw(r, "number")
	case typ.Is(tftypes.Map{}):
		return map[string]any{"key": "value"}
	case typ.Is(tftypes.List{}), typ.Is(tftypes.Set{}):
		elements := []any{}
		for i := range n {
			elements = append(elements, storedElement(typ, fmt.Sprintf("value %d", i)))
		}
		return elements
	}
	return rapid.String().Draw(r, "text")
}

// storedElement is the text, or an object of it where the elements are objects.
func storedElement(typ tftypes.Type, text string) any {
	element := tftypes.Type(tftypes.String)
	switch t := typ.(type) {
	case tftypes.List:
		element = t.ElementType
	case tftypes.Set:
		element = t.ElementType
	}
	object, ok := element.(tftypes.Object)
	if !ok {
		return text
	}
	fields := map[string]any{}
	for name := range object.AttributeTypes {
		fields[name] = text
	}
	return fields
}

func decoded(r *rapid.T, s *tfprotov6.Schema, resp *tfprotov6.UpgradeResourceStateResponse) string {
	if len(resp.Diagnostics) > 0 {
		return "refused: " + resp.Diagnostics[0].Summary
	}
	value, err := resp.UpgradedState.Unmarshal(s.ValueType())
	if err != nil {
		r.Fatal(err)
	}
	return value.String()
}
