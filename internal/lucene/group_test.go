// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package lucene_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

func TestGroup(t *testing.T) {
	t.Parallel()
	for query, ok := range map[string]bool{
		`name:ada`: true, `name:ada OR (name:grace)`: true, `name:"a) OR (b"`: true, `name:a\)`: true, `name:"a\"("`: true,
		`a) OR (b`: false, `(a`: false, `a)`: false, `name:"a`: false, `a\`: false, `"a\"`: false, `\"(`: false,
	} {
		grouped, err := lucene.Group(query)
		if (err == nil) != ok || ok && grouped != "("+query+")" {
			t.Errorf("Group(%s) = %s, %v", query, grouped, err)
		}
	}
}

// Whatever the service accepts can be grouped, and means the same then. Whatever can be grouped and
// is accepted in parentheses was acceptable before.
func TestGroup_keepsTheMeaning(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		query := rapid.StringOfN(rapid.SampledFrom([]rune(`ab:"\\() *[]TO{}-+!ANDR`)), 1, 20, -1).Draw(t, "query")
		alone, aloneErr := emulator.ParseUserQuery(query)
		grouped, err := lucene.Group(query)
		if err != nil {
			if aloneErr == nil {
				t.Fatalf("%q is refused: %v", query, err)
			}
			return
		}
		together, togetherErr := emulator.ParseUserQuery(grouped)
		if (aloneErr == nil) != (togetherErr == nil) {
			t.Fatalf("%q: alone %v, grouped %v", query, aloneErr, togetherErr)
		}
		if aloneErr == nil && alone.String() != together.String() {
			t.Fatalf("%q means %s, grouped %s", query, alone, together)
		}
	})
}
