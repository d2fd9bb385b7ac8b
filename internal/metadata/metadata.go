// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package metadata holds the arithmetic of user_metadata and app_metadata: what a
// configuration declares, what the service stores, and the first-level merge
// patch that leads from one to the other (PATCH /users/{id} merges metadata one
// level deep and removes a key that is sent as null).
//
// It knows nothing of Terraform or HTTP. Numbers are never converted: they keep
// the digits they were written with.
package metadata

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"golang.org/x/text/unicode/norm"
)

// Object is a metadata object split at its first level, the only level at which
// the service merges. Values are raw JSON.
type Object map[string]json.RawMessage

// ErrNotObject says that valid JSON was given that is not an object.
var ErrNotObject = errors.New("must be a JSON object")

// Parse reads one JSON object. It fails on anything else, on trailing data and
// on invalid JSON; the error never quotes the input.
func Parse(text string) (Object, error) {
	var o Object
	if json.Unmarshal([]byte(text), &o) == nil && o != nil {
		return o, nil
	}
	return nil, wrong(text)
}

// wrong says why a text is not one JSON object.
func wrong(text string) error {
	dec := json.NewDecoder(bytes.NewReader([]byte(text)))
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return fmt.Errorf("is not valid JSON (at byte %d)", syntax.Offset)
		}
		return errors.New("is not valid JSON (it ends too early)")
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("is not valid JSON (there is more than one value)")
	}
	if raw[0] != '{' {
		return ErrNotObject
	}
	return errors.New("is not valid JSON")
}

// FromRaw reads what the service sent. Absent, null and anything that is not an
// object read as nil, which differs from the empty object.
func FromRaw(raw json.RawMessage) Object {
	if len(raw) == 0 {
		return nil
	}
	o, err := Parse(string(raw))
	if err != nil {
		return nil
	}
	return o
}

// String renders the object as compact JSON with sorted keys, the form that
// Terraform's jsonencode gives.
func (o Object) String() string {
	if o == nil {
		return ""
	}
	b, err := json.Marshal(map[string]json.RawMessage(o))
	if err != nil {
		return "" // Values come from a decoder, so they are valid JSON.
	}
	return string(b)
}

// Raw is String as JSON for a request body; nil for a nil object.
func (o Object) Raw() json.RawMessage {
	if o == nil {
		return nil
	}
	return json.RawMessage(o.String())
}

// Keys lists the first-level keys in order.
func (o Object) Keys() []string {
	return slices.Sorted(maps.Keys(o))
}

// Equal reports whether two objects mean the same to the service: key order,
// white space and the spelling of numbers do not matter, and a member that is
// null counts as absent.
func Equal(a, b Object) bool {
	for k := range a {
		if !equalAt(a, b, k) {
			return false
		}
	}
	for k := range b {
		if _, both := a[k]; !both && !isNull(b[k]) {
			return false
		}
	}
	return true
}

// Project keeps of stored the keys that owned has: what a read under declared
// ownership shows. A key that is owned as null and absent from stored stays null.
// The result is never nil.
func Project(stored, owned Object) Object {
	out := Object{}
	for k, want := range owned {
		switch got, there := stored[k]; {
		case there:
			out[k] = got
		case isNull(want):
			out[k] = want
		}
	}
	// Terraform normalizes all text, so a key that is stored in another Unicode
	// form is owned in the normal one.
	for k, got := range stored {
		normal := norm.NFC.String(k)
		if _, exact := stored[normal]; exact {
			continue
		}
		if _, ours := owned[normal]; ours {
			out[normal] = got
		}
	}
	return out
}

// Foreign lists the keys of stored that declared does not have.
func Foreign(stored, declared Object) []string {
	var keys []string
	for _, k := range stored.Keys() {
		if _, ours := declared[norm.NFC.String(k)]; !ours {
			keys = append(keys, k)
		}
	}
	return keys
}

// Patch is the merge patch from prior to desired: changed and new keys with
// their value, keys that desired lacks as null. It is nil when nothing changes,
// so that an empty object, which would clear everything, is never sent.
func Patch(prior, desired Object) Object {
	patch := Object{}
	for k, want := range desired {
		if !equalAt(prior, desired, k) {
			patch[k] = want
		}
	}
	for k, had := range prior {
		if _, kept := desired[k]; !kept && !isNull(had) {
			patch[k] = json.RawMessage("null")
		}
	}
	if len(patch) == 0 {
		return nil
	}
	return patch
}

func equalAt(a, b Object, key string) bool {
	x, inA := a[key]
	y, inB := b[key]
	if !inA || isNull(x) {
		return !inB || isNull(y)
	}
	if !inB || isNull(y) {
		return false
	}
	return bytes.Equal(x, y) || equalJSON(decode(x), decode(y))
}

func isNull(raw json.RawMessage) bool {
	return bytes.Equal(bytes.TrimSpace(raw), []byte("null"))
}

func decode(raw json.RawMessage) any {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil
	}
	return v
}
