// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Who is in the tenant and not in code is found exactly among 1,000 people who are and 7 who are not, in at most
// 12 requests, although Auth0 counts to 1,000 only.
func TestUsers_strangersOfAThousand(t *testing.T) {
	t.Parallel()
	const people, strangers = 1000, 7
	w := crowd(t, people+strangers, 3)
	managed, want := map[any]bool{}, []string{}
	for i := range people + strangers {
		if i%150 == 60 && len(want) < strangers {
			want = append(want, crowdID(i))
			continue
		}
		managed[crowdID(i)] = true
	}
	if len(want) != strangers || len(managed) != people {
		t.Fatalf("%d strangers and %d managed", len(want), len(managed))
	}
	w.Emulator.ResetStats()
	var got []string
	for _, user := range listed(t, w, acctest.Attributes{"fields": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String("email"), acctest.String("username")})}) {
		if id, ok := user["id"].(string); ok && !managed[id] {
			got = append(got, id)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("not in code: %q, want %q", got, want)
	}
	stats := w.Emulator.Stats()
	if n := stats.Total; n > 12 {
		t.Errorf("%d requests, want 12 at most: %v", n, stats.ByRoute)
	}
}
