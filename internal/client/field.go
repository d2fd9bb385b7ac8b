// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"bytes"
	"encoding/json"
)

type fieldState uint8

const (
	fieldAbsent fieldState = iota
	fieldNull
	fieldSet
)

// Field is one attribute of a PATCH body. The zero value leaves the attribute alone (with the
// omitzero JSON option), [Null] unsets it, [Set] replaces it.
type Field[T any] struct {
	value T
	state fieldState
}

// Set returns a field that replaces the attribute by v.
func Set[T any](v T) Field[T] { return Field[T]{value: v, state: fieldSet} }

// Null returns a field that unsets the attribute.
func Null[T any]() Field[T] { return Field[T]{state: fieldNull} }

// IsZero reports whether the field leaves the attribute alone.
func (f Field[T]) IsZero() bool { return f.state == fieldAbsent }

// IsNull reports whether the field unsets the attribute.
func (f Field[T]) IsNull() bool { return f.state == fieldNull }

// Get returns the value to set; false when the field is null or leaves the attribute alone.
func (f Field[T]) Get() (T, bool) { return f.value, f.state == fieldSet }

// MarshalJSON writes the value, or null for [Null] and the zero field: a body that must leave the
// attribute alone tags it omitzero.
func (f Field[T]) MarshalJSON() ([]byte, error) {
	if f.state != fieldSet {
		return []byte("null"), nil
	}
	return json.Marshal(f.value)
}

// UnmarshalJSON reads null as [Null] and anything else as [Set].
func (f *Field[T]) UnmarshalJSON(data []byte) error {
	if bytes.Equal(bytes.TrimSpace(data), []byte("null")) {
		*f = Null[T]()
		return nil
	}
	var v T
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	*f = Set(v)
	return nil
}
