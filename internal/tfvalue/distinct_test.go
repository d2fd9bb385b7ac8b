// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package tfvalue_test

import (
	"maps"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

var (
	pair      = types.ObjectType{AttrTypes: map[string]attr.Type{"a": types.StringType, "b": types.StringType}}
	confusing = rapid.StringOf(rapid.RuneFrom([]rune(`ab":,{}\`)))
)

func newPair(a, b attr.Value) types.Object {
	return types.ObjectValueMust(pair.AttrTypes, map[string]attr.Value{"a": a, "b": b})
}

// Two sets are equal exactly when they have the same elements, whatever the strings
// in them look like, null and unknown included.
func TestDistinctEqual(t *testing.T) {
	t.Parallel()
	type key struct{ a, b string }
	values := rapid.Custom(func(t *rapid.T) attr.Value {
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			return types.StringNull()
		case 1:
			return types.StringUnknown()
		}
		return types.StringValue(confusing.Draw(t, "text"))
	})
	elements := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) types.Object {
		return newPair(values.Draw(t, "a"), values.Draw(t, "b"))
	}), 0, 4, types.Object.String)
	// slow says what an object is without the text form of the whole.
	slow := func(o types.Object) key {
		return key{o.Attributes()["a"].String(), o.Attributes()["b"].String()}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := elements.Draw(t, "a"), elements.Draw(t, "b")
		if rapid.Bool().Draw(t, "same") {
			b = rapid.Permutation(a).Draw(t, "permutation")
		}
		keys := func(objects []types.Object) map[key]bool {
			m := map[key]bool{}
			for _, o := range objects {
				m[slow(o)] = true
			}
			return m
		}
		want := maps.Equal(keys(a), keys(b))
		if got := distinct(a).Equal(distinct(b)); got != want {
			t.Fatalf("%s and %s: equal %t, want %t", distinct(a), distinct(b), got, want)
		}
	})
}

func distinct(objects []types.Object) tfvalue.Distinct {
	values := make([]attr.Value, len(objects))
	for i, o := range objects {
		values[i] = o
	}
	return tfvalue.NewDistinct(pair, values)
}

func TestDistinctStates(t *testing.T) {
	t.Parallel()
	typ := tfvalue.NewDistinctType(types.StringType)
	read := func(in any) tfvalue.Distinct {
		v, err := typ.ValueFromTerraform(t.Context(), tftypes.NewValue(tftypes.List{ElementType: tftypes.String}, in))
		if err != nil {
			t.Fatal(err)
		}
		set, ok := v.(tfvalue.Distinct)
		if !ok {
			t.Fatalf("a %T", v)
		}
		return set
	}
	states := []tfvalue.Distinct{
		read(nil), read(tftypes.UnknownValue), read([]tftypes.Value{}),
		read([]tftypes.Value{tftypes.NewValue(tftypes.String, "x")}), read([]tftypes.Value{tftypes.NewValue(tftypes.String, "y")}),
	}
	for i, a := range states {
		for j, b := range states {
			if got := a.Equal(b); got != (i == j) {
				t.Errorf("%s and %s: equal %t", a, b, got)
			}
			if got, diags := a.ListSemanticEquals(t.Context(), b); got != (i == j) || diags.HasError() {
				t.Errorf("%s and %s: the same %t", a, b, got)
			}
		}
	}
	if plain := basetypes.NewListNull(types.StringType); states[0].Equal(plain) {
		t.Error("equal to a list of the framework")
	}
	if !states[0].Type(t.Context()).Equal(typ) || typ.Equal(tfvalue.NewDistinctType(types.BoolType)) || typ.Equal(basetypes.ListType{ElemType: types.StringType}) {
		t.Error("types are mixed up")
	}
}
