// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// object is one side of a change, the values before or after it, with the marks of what is secret and of
// what is not known yet.
type object struct {
	values          map[string]any
	secret, unknown any
}

// cell is one value of an object. What is secret has no value here, so that nothing can print it.
type cell struct {
	value           any
	secret, unknown bool
}

// neverShown are attributes whose values are secret whatever the marks say.
var neverShown = map[string]bool{
	"password": true, "password_wo": true, "totp_secret": true, "totp_secret_wo": true, "link_with": true, "link_with_wo": true,
	"recovery_code": true, "ticket": true, "password_hashes_wo": true,
}

func decode(raw json.RawMessage) any {
	if len(raw) == 0 {
		return nil
	}
	var v any
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	if decoder.Decode(&v) != nil {
		return nil
	}
	return v
}

func newObject(values, secret, unknown json.RawMessage) object {
	fields, _ := decode(values).(map[string]any)
	return object{fields, decode(secret), decode(unknown)}
}

func (c change) before() object { return newObject(c.Before, c.BeforeSensitive, nil) }

func (c change) after() object { return newObject(c.After, c.AfterSensitive, c.AfterUnknown) }

// exists reports whether there is an object on this side.
func (o object) exists() bool { return o.values != nil }

// marked reports whether a mark lies on a value or on anything inside it.
func marked(mark any) bool {
	switch m := mark.(type) {
	case bool:
		return m
	case map[string]any:
		return slices.ContainsFunc(slices.Collect(maps.Values(m)), marked)
	case []any:
		return slices.ContainsFunc(m, marked)
	}
	return false
}

// below is the mark of an attribute.
func below(mark any, name string) any {
	if m, ok := mark.(map[string]any); ok {
		return m[name]
	}
	return mark == true
}

func (o object) get(name string) cell {
	if neverShown[name] || marked(below(o.secret, name)) {
		return cell{secret: true}
	}
	return cell{value: o.values[name], unknown: marked(below(o.unknown, name))}
}

// text is a value that is a known text and no secret, and "" otherwise.
func (o object) text(name string) string {
	text, _ := o.get(name).value.(string)
	return text
}

// raw is a text even if it is secret: to compare with and to join by, never to print.
func (o object) raw(name string) string {
	text, _ := o.values[name].(string)
	return text
}

// rows are the people of a roster, by key: those of its blocks, and those of its map.
func (o object) rows() map[string]object {
	rows := map[string]object{}
	for _, name := range []string{"user", "users"} {
		fields, _ := o.values[name].(map[string]any)
		for key, value := range fields {
			if row, ok := value.(map[string]any); ok {
				rows[key] = object{row, below(below(o.secret, name), key), below(below(o.unknown, name), key)}
			}
		}
	}
	return rows
}

// list are the elements of a list or set of an object.
func (c cell) list() []any {
	list, _ := c.value.([]any)
	return list
}

// same compares two values as JSON does.
func same(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}
