// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"slices"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

func TestCount(t *testing.T) {
	t.Parallel()
	most := int64(2)
	l := people.Ledger{MaxDeletions: &most}
	for i, c := range []struct {
		id   string
		over bool
	}{{"a", false}, {"b", false}, {"a", false}, {"c", true}, {"d", false}} {
		limit := l.Count(people.Deletes, c.id, c.id)
		if (limit != nil) != c.over {
			t.Fatalf("%d: %+v", i, limit)
		}
		if limit != nil && (limit.Max != 2 || !slices.Equal(limit.Names, []string{"a", "b", "c"})) {
			t.Errorf("%+v", limit)
		}
	}
	if l.Count(people.Blocks, "e", "e") != nil {
		t.Error("blocks have a limit of their own")
	}
}

// At the moment of the deed each one too many is refused, and does not count as done.
func TestRefuse(t *testing.T) {
	t.Parallel()
	most := int64(1)
	l := people.Ledger{MaxBlocks: &most}
	for i, c := range []struct {
		id      string
		refused bool
	}{{"a", false}, {"b", true}, {"c", true}, {"a", false}} {
		if got := l.Refuse(people.Blocks, c.id, c.id) != nil; got != c.refused {
			t.Errorf("%d: refused %t", i, got)
		}
	}
}
