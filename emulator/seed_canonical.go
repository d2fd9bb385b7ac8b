// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// canonical gives a value the form that decoded requests have: numbers as
// json.Number, timestamps as text, nothing shared with the caller.
func canonical(in map[string]any) (map[string]any, error) {
	if in == nil {
		return map[string]any{}, nil
	}
	const more = 5 // that a user gets beside what the seed says: updated_at, name and the like
	if out, ok := copyDecoded(in, more); ok {
		return out, nil
	}
	raw, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	v, err := wire.Decode(raw)
	if err != nil {
		return nil, err
	}
	out, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("expected an object, found %s", schema.JSONType(v))
	}
	return out, nil
}

// copyDecoded copies what has that form already, or can be given it, with room for more;
// false means that it has not.
func copyDecoded(in map[string]any, more int) (map[string]any, bool) {
	out := make(map[string]any, len(in)+more)
	for k, v := range in {
		one, ok := copyValue(v)
		if !ok {
			return nil, false
		}
		out[k] = one
	}
	return out, true
}

func copyValue(v any) (any, bool) {
	switch v := v.(type) {
	case nil, bool, string, json.Number:
		return v, true
	case int:
		return json.Number(strconv.Itoa(v)), true
	case time.Time: // What YAML takes for one.
		if text, err := v.MarshalText(); err == nil {
			return string(text), true
		}
		return nil, false
	case map[string]any:
		return copyDecoded(v, 0)
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			one, ok := copyValue(item)
			if !ok {
				return nil, false
			}
			out[i] = one
		}
		return out, true
	default:
		return nil, false
	}
}
