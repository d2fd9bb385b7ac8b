// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package tfvalue_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// kinds are the types of this package.
var kinds = map[string]struct {
	typ  basetypes.StringTypable
	same func(a, b string) bool
}{
	"folded":   {tfvalue.FoldedType{}, tfvalue.SameFolded},
	"user ID":  {tfvalue.UserIDType{}, tfvalue.SameUserID},
	"metadata": {tfvalue.MetadataType{}, tfvalue.SameMetadata},
}

// make is the value that the framework hands over for a text.
func value(t *testing.T, typ basetypes.StringTypable, s basetypes.StringValue) basetypes.StringValuable {
	t.Helper()
	v, diags := typ.ValueFromString(t.Context(), s)
	if diags.HasError() {
		t.Fatal(diags)
	}
	return v
}

func TestTypes(t *testing.T) {
	t.Parallel()
	for name, k := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := t.Context()
			if !k.typ.Equal(k.typ) || k.typ.Equal(types.StringType) {
				t.Error("the type must equal itself and not the plain string type")
			}
			if k.typ.String() == "" || !value(t, k.typ, types.StringValue("x")).Type(ctx).Equal(k.typ) || !k.typ.ValueType(ctx).Type(ctx).Equal(k.typ) {
				t.Error("type and value do not fit together")
			}
			for _, s := range []basetypes.StringValue{types.StringNull(), types.StringUnknown(), types.StringValue(""), types.StringValue("x")} {
				raw, err := s.ToTerraformValue(ctx)
				if err != nil {
					t.Fatal(err)
				}
				v, err := k.typ.ValueFromTerraform(ctx, raw)
				if err != nil {
					t.Fatal(err)
				}
				back, err := v.ToTerraformValue(ctx)
				if err != nil {
					t.Fatal(err)
				}
				if !back.Equal(raw) || !v.Equal(value(t, k.typ, s)) {
					t.Errorf("%s does not survive: %s", s, back)
				}
				if v.IsNull() != s.IsNull() || v.IsUnknown() != s.IsUnknown() || v.Equal(s) {
					t.Errorf("%s became %s", s, v)
				}
			}
			if _, err := k.typ.ValueFromTerraform(ctx, tftypes.NewValue(tftypes.Number, 1)); err == nil {
				t.Error("a number was accepted")
			}
		})
	}
}

func TestSemanticEquality(t *testing.T) {
	t.Parallel()
	for kind, cases := range map[string][]struct {
		a, b string
		want bool
	}{
		"folded": {
			{"ada@example.com", "Ada@Example.COM", true},
			{"jörg@example.com", "JÖRG@example.com", true},
			{"", "", true},
			{"ada@example.com", "ada@example.org", false},
			{"ada@example.com", " ada@example.com", false},
			{"ada", "", false},
		},
		"user ID": {
			{"abc", "auth0|abc", true},
			{"email|abc", "abc", true},
			{"sms|abc", "sms|abc", true},
			{"auth0|abc", "auth0|ABC", false},
			{"google-oauth2|abc", "abc", false},
			{"auth0|a|b", "a|b", true},
			{"auth0|", "", true},
			{"auth0", "auth0|", false},
		},
		"metadata": {
			{`{"a":1,"b":[true,null]}`, "{ \"b\": [true, null],\n\"a\": 1.0 }", true},
			{`{"a":null}`, `{}`, true},
			{`{"a":{"b":null}}`, `{"a":{}}`, true},
			{`{"a":"ä"}`, `{"a":"\u00e4"}`, true},
			{`{"a":12345678901234567890}`, `{"a":12345678901234567891}`, true}, // The same double.
			{`{"a":[1,2]}`, `{"a":[2,1]}`, false},
			{`{"a":1}`, `{"a":"1"}`, false},
			{`{"a":0.1}`, `{"a":0.2}`, false},
			{`{"A":1}`, `{"a":1}`, false},
			{`{}`, ``, false},
			{`[]`, `[]`, false},
			{`no JSON`, `no JSON`, false},
			{`{"a":1}{"b":2}`, `{"a":1}`, false},
		},
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			k := kinds[kind]
			for _, c := range cases {
				for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
					x, ok := value(t, k.typ, types.StringValue(pair[0])).(basetypes.StringValuableWithSemanticEquals)
					if !ok {
						t.Fatal("no semantic equality")
					}
					got, diags := x.StringSemanticEquals(t.Context(), value(t, k.typ, types.StringValue(pair[1])))
					if diags.HasError() {
						t.Fatal(diags)
					}
					if got != c.want || k.same(pair[0], pair[1]) != c.want {
						t.Errorf("%q and %q: equal %t, want %t", pair[0], pair[1], got, c.want)
					}
					if other, diags := x.StringSemanticEquals(t.Context(), types.StringValue(pair[0])); other || diags.HasError() {
						t.Errorf("%q equals a plain string", pair[0])
					}
				}
			}
		})
	}
}

// TestSameLaws: what "the same" means is an equivalence, so that it does not matter
// in which order state, plan and answer are compared.
func TestSameLaws(t *testing.T) {
	t.Parallel()
	spelling := map[string]*rapid.Generator[string]{
		"folded":   rapid.StringMatching(`[aAbBß]{0,3}`),
		"user ID":  rapid.StringMatching(`(auth0\||email\||sms\||ad\|)?[ab|]{0,3}`),
		"metadata": rapid.SampledFrom([]string{`{}`, `{"a":null}`, `{"a":1}`, `{"a":1.0}`, `{"a": 1e0}`, `{"a":[]}`, `{"a":{"b":null}}`, `{"a":{}}`}),
	}
	for kind, gen := range spelling {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			same := kinds[kind].same
			rapid.Check(t, func(t *rapid.T) {
				a, b, c := gen.Draw(t, "a"), gen.Draw(t, "b"), gen.Draw(t, "c")
				if !same(a, a) || same(a, b) != same(b, a) || same(a, b) && same(b, c) && !same(a, c) {
					t.Fatalf("%q, %q and %q: not an equivalence", a, b, c)
				}
			})
		})
	}
}

func TestConstructors(t *testing.T) {
	t.Parallel()
	text := "Ada"
	for name, c := range map[string]struct {
		got  attr.Value
		want basetypes.StringValue
	}{
		"folded null":       {tfvalue.FoldedNull().StringValue, types.StringNull()},
		"folded of nothing": {tfvalue.FoldedPointer(nil).StringValue, types.StringNull()},
		"folded of a text":  {tfvalue.FoldedPointer(&text).StringValue, types.StringValue("Ada")},
		"user ID":           {tfvalue.NewUserID("auth0|x").StringValue, types.StringValue("auth0|x")},
		"metadata null":     {tfvalue.MetadataNull().StringValue, types.StringNull()},
		"metadata nil":      {tfvalue.NewMetadata(nil).StringValue, types.StringNull()},
		"metadata empty":    {tfvalue.NewMetadata(metadata.Object{}).StringValue, types.StringValue("{}")},
		"metadata":          {tfvalue.NewMetadata(metadata.Object{"b": []byte("1.50"), "a": []byte(`[ 1 ]`)}).StringValue, types.StringValue(`{"a":[1],"b":1.50}`)},
	} {
		if !c.got.Equal(c.want) {
			t.Errorf("%s: got %s, want %s", name, c.got, c.want)
		}
	}
}
