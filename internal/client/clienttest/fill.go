// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package clienttest makes what the API could answer, for tests of whatever must not leave an attribute out.
package clienttest

import (
	"encoding/json"
	"reflect"
)

// Fill gives a field of an answer a value that is there: a JSON object, a pointer to something, a list of one item,
// or a text.
func Fill(field reflect.Value) {
	switch {
	case field.Type() == reflect.TypeFor[json.RawMessage]():
		field.SetBytes([]byte(`{"a":1}`))
	case field.Kind() == reflect.Pointer:
		field.Set(reflect.New(field.Type().Elem()))
	case field.Kind() == reflect.Slice:
		field.Set(reflect.MakeSlice(field.Type(), 1, 1))
	default:
		field.SetString("auth0|1")
	}
}
