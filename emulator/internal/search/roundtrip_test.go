// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/search"
)

// Every query can be written in canonical form and read back as the same query.
func TestStringRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := queries(3).Draw(t, "query")
		query, err := search.Parse(text)
		if err != nil {
			t.Fatalf("Parse(%s): %v", text, err)
		}
		again, err := search.Parse(query.String())
		if err != nil {
			t.Fatalf("Parse(%s), from %s: %v", query, text, err)
		}
		if !search.SameTree(query, again) {
			t.Fatalf("%s became %s, which reads as %s", text, query, again)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`name:"Ada Lovelace"`, `email:ada* AND NOT blocked:true`, `user_id:("auth0|1" OR "auth0|2")`,
		`last_login:[2025-12-01 TO 2025-12-31}`, `_exists_:app_metadata.tier`, `+a -b !c && d || e`, `*:*`,
		`NOT _exists_:logins_count OR logins_count:0`, `name:*lace`, `a\ b\*`, `\u0041`, `"\\\""`, `((((`, `[* TO`,
		"name:\xff\xfe", `app_metadata.n:{-1.5e3 TO *]`, `x:"`, "a\u3000b", `TO`, `\TO AND \AND`,
	} {
		f.Add(seed)
	}
	user := map[string]any{
		"user_id": "auth0|1", "email": "ada@example.com", "name": "Ada Lovelace", "logins_count": 3.0,
		"created_at": "2025-12-01T10:00:00.000Z", "app_metadata": map[string]any{"n": []any{1.0, "x", true, nil}},
	}
	index := search.NewIndex()
	index.Put("auth0|1", user)
	f.Fuzz(func(t *testing.T, text string) {
		query, err := search.Parse(text)
		if err != nil {
			var parseErr *search.ParseError
			if !errors.As(err, &parseErr) {
				t.Fatalf("Parse(%q): %T is not a *ParseError", text, err)
			}
			if parseErr.Offset < 0 || parseErr.Offset > len(text) || parseErr.Error() == "" {
				t.Fatalf("Parse(%q): offset %d", text, parseErr.Offset)
			}
			return
		}
		again, err := search.Parse(query.String())
		if err != nil {
			// Escapes make the canonical form longer than the original.
			if len(query.String()) > 1<<16 {
				return
			}
			t.Fatalf("Parse(%q), from %q: %v", query, text, err)
		}
		if !search.SameTree(query, again) {
			t.Fatalf("%q became %q, which reads as %q", text, query, again)
		}
		_, total := index.Search(query, search.Order{}, 0, 1)
		if found := total == 1; found != query.Match(user) {
			t.Fatalf("%q: the index says %t, the user itself %t", text, found, !found)
		}
	})
}
