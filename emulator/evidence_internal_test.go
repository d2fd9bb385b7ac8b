// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEvidence: every endpoint has exactly one mark, and every mark an endpoint.
func TestEvidence(t *testing.T) {
	t.Parallel()
	var served, marked []string
	for _, e := range endpoints(Options{Tokensets: true}) {
		served = append(served, e.key())
	}
	for _, row := range slices.Concat(recordedRows, specifiedRows, documentedRows, assumedRows) {
		for method := range strings.FieldsSeq(row.methods) {
			marked = append(marked, method+" "+row.path)
		}
	}
	slices.Sort(served)
	slices.Sort(marked)
	if diff := cmp.Diff(served, marked); diff != "" {
		t.Errorf("marks (-served +marked):\n%s", diff)
	}
	if n := len(slices.Collect(maps.Keys(evidenceMarks()))); n != len(marked) {
		t.Errorf("%d marks for %d endpoints", n, len(marked))
	}
}
