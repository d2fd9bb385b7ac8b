// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package tfwire

import (
	"bytes"
	"io"
	"slices"

	"github.com/vmihailenco/msgpack/v5"
)

// Decoder is a decoder of MessagePack that can read texts without memory for each.
type Decoder struct {
	*msgpack.Decoder
	in   *bytes.Reader
	text []byte
}

// NewDecoder decodes what a CLI has sent.
func NewDecoder(packed []byte) *Decoder {
	in := bytes.NewReader(packed)
	return &Decoder{Decoder: msgpack.NewDecoder(in), in: in}
}

// DecodeText reads a text into memory that the next one uses again.
func (d *Decoder) DecodeText() ([]byte, error) {
	n, err := d.DecodeBytesLen()
	if err != nil {
		return nil, err
	}
	if n < 0 || n > d.in.Len() {
		return nil, io.ErrUnexpectedEOF // No memory for what cannot come.
	}
	d.text = slices.Grow(d.text[:0], n)[:n]
	return d.text, d.ReadFull(d.text)
}
