// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package configcheck

import (
	"math/big"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"pgregory.net/rapid"
)

// What is passed unseen has no problem, for every value that there can be.
func TestClean_hasNoProblem(t *testing.T) {
	t.Parallel()
	tags := tftypes.List{ElementType: tftypes.String}
	texts := tftypes.Map{ElementType: tftypes.String}
	schema := &tfprotov6.Schema{Block: &tfprotov6.SchemaBlock{Attributes: []*tfprotov6.SchemaAttribute{
		{Name: "name", Type: tftypes.String}, {Name: "count", Type: tftypes.Number}, {Name: "tags", Type: tags}, {Name: "texts", Type: texts},
	}}}
	text := rapid.Custom(func(r *rapid.T) tftypes.Value {
		switch rapid.IntRange(0, 9).Draw(r, "kind") {
		case 0:
			return tftypes.NewValue(tftypes.String, nil)
		case 1:
			return tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
		case 2:
			return tftypes.NewValue(tftypes.String, rapid.StringMatching(`[-+]?[0-9]{1,20}([.e][0-9]{1,3})?`).Draw(r, "numeric"))
		}
		return tftypes.NewValue(tftypes.String, rapid.StringOf(rapid.Rune()).Draw(r, "text"))
	})
	number := rapid.Custom(func(r *rapid.T) *big.Float {
		s := rapid.StringMatching(`-?[0-9]{1,40}([.][0-9]{1,3})?`).Draw(r, "number")
		n, _, err := big.ParseFloat(s, 10, 512, big.ToNearestEven)
		if err != nil {
			r.Fatal(err)
		}
		return n
	})
	passed, stopped := 0, 0
	rapid.Check(t, func(r *rapid.T) {
		typ := schema.ValueType()
		config, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, map[string]tftypes.Value{
			"name":  text.Draw(r, "name"),
			"count": tftypes.NewValue(tftypes.Number, number.Draw(r, "count")),
			"tags":  tftypes.NewValue(tags, rapid.SliceOfN(text, 0, 2).Draw(r, "tags")),
			"texts": tftypes.NewValue(texts, rapid.MapOfN(rapid.String(), text, 0, 2).Draw(r, "texts")),
		}))
		if err != nil {
			r.Fatal(err)
		}
		if !clean(config.MsgPack) {
			stopped++
			return
		}
		passed++
		if problems := (checker{}).walk(schema, &config); len(problems) > 0 {
			r.Fatalf("passed: %s: %s", problems[0].Attribute, problems[0].Detail)
		}
	})
	if passed == 0 || stopped == 0 {
		t.Errorf("%d passed, %d stopped: the test says nothing", passed, stopped)
	}
}

// The configurations that there are do not go the long way: e-mail addresses, IDs, phone numbers, JSON.
func TestClean_usual(t *testing.T) {
	t.Parallel()
	typ := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"v": tftypes.String}}
	for _, s := range []string{"", "ada@example.com", "auth0|5f7c8ec7c33c6c004bbafe82", "1001", "+4915112345678", `{"team":"röntgen","level":3.5}`, "Zoë", "日本語"} {
		config, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, map[string]tftypes.Value{"v": tftypes.NewValue(tftypes.String, s)}))
		if err != nil {
			t.Fatal(err)
		}
		if !clean(config.MsgPack) {
			t.Errorf("%q is not passed", s)
		}
	}
	if clean(nil) {
		t.Error("nothing is passed")
	}
}
