// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// listActions are about lists and the way through their pages.
func listActions() map[string]action {
	return map[string]action{
		"reverse": always(listEffect(func(_ *Strike, list []any) []any {
			slices.Reverse(list)
			return list
		})),
		"shuffle": always(listEffect(func(s *Strike, list []any) []any {
			s.shuffle.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
			return list
		})),
		"duplicate": always(listEffect(func(_ *Strike, list []any) []any { return append(list, list...) })),
		"total": {wants: "a number", build: func(value string) (effect, bool) {
			_, err := strconv.Atoi(value)
			return jsonEffect(func(s *Strike, v any) any {
				return change(v, []string{"total"}, func(any, bool) (any, bool) { return s.value(value), true })
			}), err == nil
		}},
		"cursor": {wants: "loop, fresh or alternate", build: func(value string) (effect, bool) {
			name, ok := map[string]func(nth int) int{
				"loop":      func(int) int { return 0 },
				"fresh":     func(nth int) int { return nth },
				"alternate": func(nth int) int { return nth % 2 },
			}[value]
			return cursorEffect(name), ok
		}},
	}
}

func listEffect(fn func(*Strike, []any) []any) effect {
	return jsonEffect(func(s *Strike, v any) any {
		return changeLists(v, ".", func(list []any) []any { return fn(s, list) })
	})
}

// changeLists changes the list at a path. For the path "." that is the body, or the
// lists directly in it.
func changeLists(v any, path string, fn func([]any) []any) any {
	each := func(v any) any {
		if list, ok := v.([]any); ok {
			return fn(list)
		}
		return v
	}
	if object, ok := v.(map[string]any); ok && path == "." {
		for name, value := range object {
			object[name] = each(value)
		}
		return object
	}
	return change(v, steps(path), func(v any, found bool) (any, bool) {
		if !found {
			return nil, false
		}
		return each(v), true
	})
}

// madeUp begins the cursors that lead to the first page.
const madeUp = "made-up-"

// cursorEffect makes a list in checkpoints endless. The service would refuse the
// cursors, so that requests with one lose it.
func cursorEffect(number func(nth int) int) effect {
	e := jsonEffect(func(s *Strike, v any) any {
		return change(v, []string{"next"}, func(any, bool) (any, bool) { return fmt.Sprint(madeUp, number(s.nth)), true })
	})
	e.rewrite = func(_ *Strike, r *http.Request) {
		if strings.HasPrefix(r.URL.Query().Get("from"), madeUp) {
			setQuery(r, "from", "", true) // still there, so that the page is one of this kind
		}
	}
	return e
}
