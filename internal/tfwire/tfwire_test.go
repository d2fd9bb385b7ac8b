// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package tfwire_test

import (
	"math/big"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfwire"
)

func reader(t *testing.T, v *tfprotov6.DynamicValue, typ tftypes.Type) *tfwire.Reader {
	t.Helper()
	r, err := tfwire.NewReader(v, typ)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sent(t *testing.T, v tftypes.Value) *tfprotov6.DynamicValue {
	t.Helper()
	d, err := tfprotov6.NewDynamicValue(v.Type(), v)
	if err != nil {
		t.Fatal(err)
	}
	return &d
}

// Numbers come in four forms. Those that are no whole number of 64 bits are errors.
func TestReader_numbers(t *testing.T) {
	t.Parallel()
	huge, _, err := big.ParseFloat("123456789012345678901234567890", 10, 512, big.ToNearestEven)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		sent any
		want types.Int64
		bad  bool
	}{
		"small":    {7, types.Int64Value(7), false},
		"negative": {-70000, types.Int64Value(-70000), false},
		"large":    {int64(1) << 62, types.Int64Value(1 << 62), false},
		"as float": {1e15, types.Int64Value(1e15), false},
		"fraction": {1.5, types.Int64Null(), true},
		"huge":     {huge, types.Int64Null(), true},
		"null":     {nil, types.Int64Null(), false},
		"unknown":  {tftypes.UnknownValue, types.Int64Unknown(), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := reader(t, sent(t, tftypes.NewValue(tftypes.Number, c.sent)), tftypes.Number).Number()
			if (err != nil) != c.bad || !got.Equal(c.want) {
				t.Errorf("%s, %v; want %s", got, err, c.want)
			}
		})
	}
}

// An unknown value of which something is known, as the CLIs send it for "not null", is unknown.
func TestReader_refined(t *testing.T) {
	t.Parallel()
	notNull := &tfprotov6.DynamicValue{MsgPack: []byte{0xc7, 3, 12, 0x81, 1, 0xc2}} // cty: refinements by number, here 1 (is null): false.
	if got, err := reader(t, notNull, tftypes.String).Text(); err != nil || !got.IsUnknown() {
		t.Errorf("%s, %v", got, err)
	}
}

// What is no value at all is an error, and never a panic.
func TestReader_broken(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		v := &tfprotov6.DynamicValue{MsgPack: rapid.SliceOfN(rapid.Byte(), 1, 40).Draw(r, "bytes")}
		for _, read := range []func(*tfwire.Reader) error{
			func(w *tfwire.Reader) error { _, err := w.Text(); return err },
			func(w *tfwire.Reader) error { _, err := w.Flag(); return err },
			func(w *tfwire.Reader) error { _, err := w.Number(); return err },
			func(w *tfwire.Reader) error {
				_, err := w.Object(func([]byte) error { _, err := w.Text(); return err })
				return err
			},
			func(w *tfwire.Reader) error {
				_, err := w.Elements(func() error { _, err := w.Number(); return err })
				return err
			},
		} {
			w, err := tfwire.NewReader(v, tftypes.String)
			if err != nil {
				r.Fatal(err)
			}
			_ = read(w) // Some of the bytes are a value.
		}
	})
}

// A stored state is JSON.
func TestReader_stored(t *testing.T) {
	t.Parallel()
	typ := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"flag": tftypes.Bool}}
	r := reader(t, &tfprotov6.DynamicValue{JSON: []byte(`{"flag":true}`)}, typ)
	var flag types.Bool
	there, err := r.Object(func(name []byte) (err error) {
		if string(name) != "flag" {
			t.Errorf("the name is %q", name)
		}
		flag, err = r.Flag()
		return err
	})
	if err != nil || there != tfwire.Known || !flag.ValueBool() {
		t.Errorf("%v, %v, %s", there, err, flag)
	}
	if _, err := tfwire.NewReader(&tfprotov6.DynamicValue{}, typ); err == nil {
		t.Error("nothing at all is no error")
	}
}

func TestNone(t *testing.T) {
	t.Parallel()
	if v, err := tfwire.None().Unmarshal(tftypes.Map{ElementType: tftypes.String}); err != nil || !v.IsNull() {
		t.Errorf("%s, %v", v, err)
	}
}
