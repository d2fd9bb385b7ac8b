// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

import (
	"strconv"
	"strings"
)

// steps cuts a dotted path; "." is the value itself.
func steps(path string) []string {
	if path == "." {
		return nil
	}
	return strings.Split(path, ".")
}

// change returns v with the value at a path replaced by what fn makes of it; fn
// gets nil, false for a member that is not there, and may take one away by
// returning false. What the path cannot reach stays as it is.
func change(v any, path []string, fn func(v any, found bool) (any, bool)) any {
	if len(path) == 0 {
		if changed, keep := fn(v, true); keep {
			return changed
		}
		return nil
	}
	step, rest := path[0], path[1:]
	switch at := v.(type) {
	case map[string]any:
		return changeMember(at, step, rest, fn)
	case []any:
		return changeItem(at, step, rest, fn)
	default:
		return v
	}
}

func changeMember(at map[string]any, step string, rest []string, fn func(any, bool) (any, bool)) any {
	names := []string{step}
	if step == "*" {
		names = nil
		for name := range at {
			names = append(names, name)
		}
	}
	for _, name := range names {
		value, found := at[name]
		if len(rest) > 0 {
			if found {
				at[name] = change(value, rest, fn)
			}
			continue
		}
		if changed, keep := fn(value, found); keep {
			at[name] = changed
		} else {
			delete(at, name)
		}
	}
	return at
}

func changeItem(at []any, step string, rest []string, fn func(any, bool) (any, bool)) any {
	index, err := strconv.Atoi(step)
	if step != "*" && (err != nil || index < 0 || index >= len(at)) {
		return at
	}
	var out []any
	for i, item := range at {
		if step != "*" && i != index {
			out = append(out, item)
			continue
		}
		if len(rest) > 0 {
			out = append(out, change(item, rest, fn))
		} else if changed, keep := fn(item, true); keep {
			out = append(out, changed)
		}
	}
	if out == nil {
		out = []any{}
	}
	return out
}
