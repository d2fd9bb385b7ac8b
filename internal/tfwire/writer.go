// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package tfwire

import (
	"bytes"

	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/vmihailenco/msgpack/v5"
	"github.com/vmihailenco/msgpack/v5/msgpcode"
)

// Writer is the opposite of Reader.
type Writer struct {
	packed bytes.Buffer
	enc    *msgpack.Encoder
	err    error
}

// None is null, of any type.
func None() *tfprotov6.DynamicValue {
	return &tfprotov6.DynamicValue{MsgPack: []byte{msgpcode.Nil}}
}

// NewWriter returns a writer of a value that will take about that many bytes.
func NewWriter(size int) *Writer {
	w := &Writer{}
	w.packed.Grow(size)
	w.enc = msgpack.NewEncoder(&w.packed)
	return w
}

// Value is what was written.
func (w *Writer) Value() (*tfprotov6.DynamicValue, error) {
	return &tfprotov6.DynamicValue{MsgPack: w.packed.Bytes()}, w.err
}

func (w *Writer) did(err error) {
	if w.err == nil {
		w.err = err
	}
}

// Null writes no value.
func (w *Writer) Null() { w.did(w.enc.EncodeNil()) }

// Unknown writes a value that is only known after apply.
func (w *Writer) Unknown() {
	w.did(w.enc.EncodeExtHeader(0, 1))
	w.did(w.packed.WriteByte(0))
}

// Object announces an object or a map of so many names, each of which is to be written with its value.
func (w *Writer) Object(names int) { w.did(w.enc.EncodeMapLen(names)) }

// Name writes a name of an object or a key of a map.
func (w *Writer) Name(name string) { w.did(w.enc.EncodeString(name)) }

// Elements announces a list or a set of so many elements.
func (w *Writer) Elements(n int) { w.did(w.enc.EncodeArrayLen(n)) }

// put writes a value, or that there is none.
func (w *Writer) put(unknown, null bool, known func() error) {
	switch {
	case unknown:
		w.Unknown()
	case null:
		w.Null()
	default:
		w.did(known())
	}
}

// Text writes a text.
func (w *Writer) Text(v types.String) {
	w.put(v.IsUnknown(), v.IsNull(), func() error { return w.enc.EncodeString(v.ValueString()) })
}

// Flag writes true or false.
func (w *Writer) Flag(v types.Bool) {
	w.put(v.IsUnknown(), v.IsNull(), func() error { return w.enc.EncodeBool(v.ValueBool()) })
}

// Number writes a whole number.
func (w *Writer) Number(v types.Int64) {
	w.put(v.IsUnknown(), v.IsNull(), func() error { return w.enc.EncodeInt(v.ValueInt64()) })
}
