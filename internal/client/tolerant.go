// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// The API's own schema and reports from users disagree on the JSON type of several attributes
// (identity IDs, verified flags, dates). The types below accept every form seen and never fail a
// whole user for one odd attribute.

var jsonNull = []byte("null")

func isNull(data []byte) bool { return bytes.Equal(bytes.TrimSpace(data), jsonNull) }

// tolerantString accepts a string, a number (kept digit by digit), a boolean, or an object such as
// {"$date":"…"} whose single string member is the value; other shapes keep their compact JSON.
type tolerantString struct{ value *string }

func (s *tolerantString) UnmarshalJSON(data []byte) error {
	data = bytes.TrimSpace(data)
	s.value = nil
	if isNull(data) || len(data) == 0 {
		return nil
	}
	var text string
	switch data[0] {
	case '"':
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
	case '{':
		var members map[string]json.RawMessage
		if err := json.Unmarshal(data, &members); err != nil {
			return err
		}
		text = string(data)
		if len(members) == 1 {
			for _, member := range members {
				var inner string
				if json.Unmarshal(member, &inner) == nil {
					text = inner
				}
			}
		}
	default:
		text = string(data)
	}
	s.value = &text
	return nil
}

// tolerantBool accepts a boolean, "true"/"false" in any case, and 0/1; anything else reads as absent.
type tolerantBool struct{ value *bool }

func (b *tolerantBool) UnmarshalJSON(data []byte) error {
	var text tolerantString
	if err := text.UnmarshalJSON(data); err != nil {
		return err
	}
	b.value = nil
	if text.value == nil {
		return nil
	}
	if parsed, err := strconv.ParseBool(strings.ToLower(strings.TrimSpace(*text.value))); err == nil {
		b.value = &parsed
	}
	return nil
}

// tolerantInt accepts an integer, a whole number in another notation, and either of them as a
// string; anything else reads as absent.
type tolerantInt struct{ value *int64 }

func (i *tolerantInt) UnmarshalJSON(data []byte) error {
	var text tolerantString
	if err := text.UnmarshalJSON(data); err != nil {
		return err
	}
	i.value = nil
	if text.value == nil {
		return nil
	}
	if parsed, err := strconv.ParseInt(strings.TrimSpace(*text.value), 10, 64); err == nil {
		i.value = &parsed
		return nil
	}
	const exact = 1 << 53
	if parsed, err := strconv.ParseFloat(strings.TrimSpace(*text.value), 64); err == nil &&
		parsed > -exact && parsed < exact && parsed == float64(int64(parsed)) {
		whole := int64(parsed)
		i.value = &whole
	}
	return nil
}

// tolerantStrings accepts an array of strings (odd members are read like tolerantString) and a
// single string; anything else reads as absent.
type tolerantStrings struct{ values []string }

func (l *tolerantStrings) UnmarshalJSON(data []byte) error {
	l.values = nil
	var members []tolerantString
	switch data = bytes.TrimSpace(data); {
	case len(data) == 0:
		return nil
	case data[0] == '"':
		members = make([]tolerantString, 1)
		if err := members[0].UnmarshalJSON(data); err != nil {
			return err
		}
	case data[0] == '[':
		if err := json.Unmarshal(data, &members); err != nil {
			return err
		}
	}
	for _, member := range members {
		if member.value != nil {
			l.values = append(l.values, *member.value)
		}
	}
	return nil
}

// tolerantRaw keeps a JSON value exactly as it came, numbers included; null reads as absent.
type tolerantRaw struct{ value json.RawMessage }

func (r *tolerantRaw) UnmarshalJSON(data []byte) error {
	r.value = nil
	if !isNull(data) {
		r.value = bytes.Clone(data)
	}
	return nil
}
