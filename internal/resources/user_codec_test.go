// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"strconv"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"pgregory.net/rapid"
)

// The codec reads and writes what the framework reads and writes, for every value that there can be.
func TestUserCodec_likeTheFramework(t *testing.T) {
	t.Parallel()
	var s resource.SchemaResponse
	(&userResource{}).Schema(t.Context(), resource.SchemaRequest{}, &s)
	if typ := s.Schema.Type().TerraformType(t.Context()); !typ.Equal(userType()) {
		t.Fatalf("the type is %s, the schema's %s", userType(), typ)
	}
	empty := userModel{}
	for _, c := range empty.cells() {
		if a := s.Schema.Attributes[c.name]; a.IsComputed() != c.computed {
			t.Errorf("%s: computed is %t in the schema", c.name, a.IsComputed())
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		m := userModel{}
		for _, c := range m.cells() {
			if err := c.read(t.Context(), anyValue(r, c)); err != nil {
				r.Fatal(err)
			}
		}
		raw, err := encodeUser(t.Context(), m)
		if err != nil {
			r.Fatal(err)
		}
		state := tfsdk.State{Schema: s.Schema, Raw: tftypes.NewValue(userType(), nil)}
		if diags := state.Set(t.Context(), m); diags.HasError() {
			r.Fatal(diags)
		}
		if !raw.Equal(state.Raw) {
			r.Fatalf("encoded as %s\nthe framework: %s", raw, state.Raw)
		}
		read, err := decodeUser(t.Context(), raw)
		if err != nil {
			r.Fatal(err)
		}
		var framework userModel
		if diags := state.Get(t.Context(), &framework); diags.HasError() {
			r.Fatal(diags)
		}
		onWire, err := tfprotov6.NewDynamicValue(userType(), raw)
		if err != nil {
			r.Fatal(err)
		}
		if received, readable := userFromWire(&onWire); !readable || !received.equals(&m) {
			r.Fatalf("received as %v (%t), sent %v", received, readable, m)
		}
		sent, err := m.wire()
		if err != nil {
			r.Fatal(err)
		}
		if arrived, err := sent.Unmarshal(userType()); err != nil || !arrived.Equal(raw) {
			r.Fatalf("sent as %s (%v), want %s", arrived, err, raw)
		}
		if !read.equals(&framework) || !read.equals(&m) {
			r.Fatalf("decoded as %v\nthe framework: %v", read, framework)
		}
	})
}

func anyValue(r *rapid.T, c cell) tftypes.Value {
	typ := userType().AttributeTypes[c.name]
	switch rapid.IntRange(0, 3).Draw(r, c.name) {
	case 0:
		return tftypes.NewValue(typ, nil)
	case 1:
		return tftypes.NewValue(typ, tftypes.UnknownValue)
	}
	switch c.at.(type) {
	case *types.Bool:
		return tftypes.NewValue(typ, rapid.Bool().Draw(r, "flag"))
	case *types.Int64:
		return tftypes.NewValue(typ, rapid.Int64().Draw(r, "number"))
	}
	if strings.HasSuffix(c.name, "_metadata") {
		return tftypes.NewValue(typ, `{"a":[1,{"b":"`+strconv.Itoa(rapid.Int().Draw(r, "n"))+`"}]}`)
	}
	return tftypes.NewValue(typ, rapid.String().Draw(r, "text"))
}
