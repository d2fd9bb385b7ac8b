// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package configcheck

import (
	"bytes"
	"math"

	"github.com/vmihailenco/msgpack/v5/msgpcode"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfwire"
)

// clean reports whether nothing in a configuration, as it comes from the CLI, can be a problem. Nearly every
// configuration is clean, and this finds it out without the schema and without taking the values out. Of what it
// does not pass, some is no problem after all: line breaks in a document, or a text that looks like a number.
func clean(packed []byte) bool {
	return scanner{tfwire.NewDecoder(packed)}.clean(false)
}

type scanner struct{ *tfwire.Decoder }

// clean looks at the next value, which may be an element of a list.
func (s scanner) clean(element bool) bool {
	code, err := s.PeekCode()
	switch {
	case err != nil:
		return false
	case code == msgpcode.Nil:
		return !element && s.Skip() == nil
	case msgpcode.IsExt(code), code == msgpcode.True, code == msgpcode.False, msgpcode.IsFixedNum(code):
		return s.Skip() == nil // Extensions are unknown values.
	case code == msgpcode.Float, code == msgpcode.Double:
		n, err := s.DecodeFloat64()
		return err == nil && n == math.Trunc(n) && math.Abs(n) < math.MaxInt64
	case code >= msgpcode.Uint8 && code <= msgpcode.Int64:
		n, err := s.DecodeUint64() // Negative ones are beyond what is signed.
		return err == nil && (n <= math.MaxInt64 || code >= msgpcode.Int8)
	case msgpcode.IsFixedMap(code), code == msgpcode.Map16, code == msgpcode.Map32:
		return s.members()
	case msgpcode.IsFixedArray(code), code == msgpcode.Array16, code == msgpcode.Array32:
		return s.elements()
	}
	text, err := s.DecodeText()
	return err == nil && cleanText(text)
}

func (s scanner) members() bool {
	n, err := s.DecodeMapLen()
	for range n {
		if _, err := s.DecodeText(); err != nil || !s.clean(false) {
			return false
		}
	}
	return err == nil
}

func (s scanner) elements() bool {
	n, err := s.DecodeArrayLen()
	for range n {
		if !s.clean(true) {
			return false
		}
	}
	return err == nil
}

// cleanText reports whether a text has no control character. Numbers that fit into no type of 64 bits come as texts
// as well: what looks like one that is large or has a fraction is not passed.
func cleanText(text []byte) bool {
	numeric := bytes.ContainsAny(text, "0123456789")
	for i, b := range text {
		c1 := i > 0 && text[i-1] == 0xC2 && b < 0xA0 // U+0080 to U+009F in UTF-8.
		if b < ' ' || b == 0x7F || c1 {
			return false
		}
		numeric = numeric && (b >= '0' && b <= '9' || bytes.IndexByte([]byte("+-.eE"), b) >= 0)
	}
	const digits = 18 // That many are always a whole number of 64 bits.
	return !numeric || len(text) <= digits && !bytes.ContainsAny(text, ".eE")
}
