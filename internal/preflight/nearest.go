// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight

import (
	"slices"
	"strings"
)

// nearest returns the name that somebody who wrote another one may have meant; "" when none is near.
func nearest(written string, names []string) string {
	slices.Sort(names) // Of two that are as near, always the same.
	best, least := "", 1+max(2, len(written)/4)
	for _, name := range names {
		if d := distance([]rune(strings.ToLower(written)), []rune(strings.ToLower(name))); d < least {
			best, least = name, d
		}
	}
	return best
}

// distance is how many characters must be added, removed or changed to make b of a.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
