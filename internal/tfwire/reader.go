// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package tfwire reads and writes values of Terraform as the CLIs send them, MessagePack, without the tree of
// tftypes.Value in between: for what comes and goes thousands of times in a run, that tree is the dearest part
// of the provider. What the bytes mean is specified in
// https://github.com/hashicorp/terraform/blob/main/docs/plugin-protocol/object-wire-format.md
package tfwire

import (
	"errors"
	"fmt"
	"math"
	"math/big"

	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/vmihailenco/msgpack/v5/msgpcode"
)

// Presence says whether a value is there.
type Presence int

// The three ways of a value to be there.
const (
	Known Presence = iota
	Null
	Unknown
)

// Reader reads one value after the other. What follows an error means nothing.
type Reader struct{ dec *Decoder }

// NewReader reads a value of the type. A value in JSON, which the CLIs send of stored states only, is made
// MessagePack first.
func NewReader(v *tfprotov6.DynamicValue, typ tftypes.Type) (*Reader, error) {
	packed := v.MsgPack
	if len(packed) == 0 {
		value, err := v.Unmarshal(typ)
		if err != nil {
			return nil, err
		}
		converted, err := tfprotov6.NewDynamicValue(typ, value)
		if err != nil {
			return nil, err
		}
		packed = converted.MsgPack
	}
	return &Reader{NewDecoder(packed)}, nil
}

// presence looks at the next value, and is past it unless that is known. Every extension is an unknown value,
// some with what is known about it nevertheless.
func (r *Reader) presence() (Presence, error) {
	code, err := r.dec.PeekCode()
	switch {
	case err != nil:
		return Null, err
	case code == msgpcode.Nil:
		return Null, r.dec.Skip()
	case msgpcode.IsExt(code):
		return Unknown, r.dec.Skip()
	}
	return Known, nil
}

// read reads a value of one type, or that there is none.
func read[Value, Go any](r *Reader, null, unknown func() Value, known func(Go) Value, decode func() (Go, error)) (Value, error) {
	switch there, err := r.presence(); {
	case err != nil || there == Null:
		return null(), err
	case there == Unknown:
		return unknown(), nil
	}
	content, err := decode()
	if err != nil {
		return null(), err
	}
	return known(content), nil
}

// Text reads a text.
func (r *Reader) Text() (types.String, error) {
	return read(r, types.StringNull, types.StringUnknown, types.StringValue, r.dec.DecodeString)
}

// Flag reads true or false.
func (r *Reader) Flag() (types.Bool, error) {
	return read(r, types.BoolNull, types.BoolUnknown, types.BoolValue, r.dec.DecodeBool)
}

// Number reads a whole number of 64 bits; any other is an error.
func (r *Reader) Number() (types.Int64, error) {
	return read(r, types.Int64Null, types.Int64Unknown, types.Int64Value, r.whole)
}

func (r *Reader) whole() (int64, error) {
	n, err := r.number()
	if err != nil {
		return 0, err
	}
	whole, accuracy := n.Int64()
	if accuracy != big.Exact {
		return 0, fmt.Errorf("%s is no whole number of 64 bits", n.Text('g', 20))
	}
	return whole, nil
}

// number reads a known number. The CLIs send what fits neither an integer nor a float of 64 bits as a text, in
// decimal.
func (r *Reader) number() (*big.Float, error) {
	code, err := r.dec.PeekCode()
	switch {
	case err != nil:
		return nil, err
	case msgpcode.IsFixedNum(code), code >= msgpcode.Int8 && code <= msgpcode.Int64:
		n, err := r.dec.DecodeInt64()
		return new(big.Float).SetInt64(n), err
	case code >= msgpcode.Uint8 && code <= msgpcode.Uint64:
		n, err := r.dec.DecodeUint64()
		return new(big.Float).SetUint64(n), err
	case code == msgpcode.Float, code == msgpcode.Double:
		n, err := r.dec.DecodeFloat64()
		if math.IsNaN(n) {
			return nil, errors.New("not a number")
		}
		return big.NewFloat(n), err
	}
	text, err := r.dec.DecodeString()
	if err != nil {
		return nil, err
	}
	n, _, err := big.ParseFloat(text, 10, 512, big.ToNearestEven)
	return n, err
}

// Object reads an object or a map: each is called for every name or key, and must read the value that follows. The
// name is valid until then.
func (r *Reader) Object(each func(name []byte) error) (Presence, error) {
	there, err := r.presence()
	if err != nil || there != Known {
		return there, err
	}
	n, err := r.dec.DecodeMapLen()
	for i := 0; i < n && err == nil; i++ {
		var name []byte
		if name, err = r.dec.DecodeText(); err == nil {
			err = each(name)
		}
	}
	return Known, err
}

// Elements reads a list or a set: each is called for every element, and must read it.
func (r *Reader) Elements(each func() error) (Presence, error) {
	there, err := r.presence()
	if err != nil || there != Known {
		return there, err
	}
	n, err := r.dec.DecodeArrayLen()
	for i := 0; i < n && err == nil; i++ {
		err = each()
	}
	return Known, err
}
