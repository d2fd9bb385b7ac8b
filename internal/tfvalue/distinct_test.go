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
	pair      = tfvalue.NewRecordType(map[string]attr.Type{"a": types.StringType, "b": types.StringType})
	confusing = rapid.StringOf(rapid.RuneFrom([]rune(`ab":,{}\`)))
)

func newPair(a, b attr.Value) tfvalue.Record {
	return pair.New(map[string]attr.Value{"a": a, "b": b})
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
	elements := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) tfvalue.Record {
		return newPair(values.Draw(t, "a"), values.Draw(t, "b"))
	}), 0, 4, tfvalue.Record.String)
	// slow says what a record is without the text form of the whole.
	slow := func(r tfvalue.Record) key {
		return key{r.Attributes()["a"].String(), r.Attributes()["b"].String()}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := elements.Draw(t, "a"), elements.Draw(t, "b")
		if rapid.Bool().Draw(t, "same") {
			b = rapid.Permutation(a).Draw(t, "permutation")
		}
		keys := func(records []tfvalue.Record) map[key]bool {
			m := map[key]bool{}
			for _, r := range records {
				m[slow(r)] = true
			}
			return m
		}
		want := maps.Equal(keys(a), keys(b))
		if got := distinct(a).Equal(distinct(b)); got != want {
			t.Fatalf("%s and %s: equal %t, want %t", distinct(a), distinct(b), got, want)
		}
	})
}

func distinct(records []tfvalue.Record) tfvalue.Distinct {
	values := make([]attr.Value, len(records))
	for i, r := range records {
		values[i] = r
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

func TestRecord(t *testing.T) {
	t.Parallel()
	r := newPair(types.StringValue("x"), types.StringNull())
	raw, err := r.ToTerraformValue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	back, err := pair.ValueFromTerraform(t.Context(), raw)
	if err != nil || !back.Equal(r) || back.Equal(newPair(types.StringValue("x"), types.StringValue(""))) {
		t.Errorf("%s came back as %s, %v", r, back, err)
	}
	if !r.Type(t.Context()).Equal(pair) || !raw.Type().Equal(pair.TerraformType(t.Context())) {
		t.Error("types are mixed up")
	}
	if !pair.ValueType(t.Context()).IsNull() || r.IsNull() || r.IsUnknown() {
		t.Error("states are mixed up")
	}
	if _, isObject := any(r).(basetypes.ObjectValuable); isObject {
		t.Error("the framework would look into every record")
	}
}
