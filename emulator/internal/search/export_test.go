// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// SameTree reports whether two queries were read as the same tree. Places in
// the text do not count, nor does what is computed from the rest.
func SameTree(a, b *Query) bool {
	return cmp.Equal(a.root, b.root,
		cmp.AllowUnexported(allNode{}, notNode{}, andNode{}, orNode{}, termNode{}, wildcardNode{}, existsNode{}, rangeNode{}, field{}, bound{}),
		cmpopts.IgnoreFields(termNode{}, "lookups"),
		cmpopts.IgnoreFields(wildcardNode{}, "folded"),
		cmpopts.IgnoreFields(rangeNode{}, "contains", "dates"),
		cmpopts.IgnoreFields(bound{}, "offset"),
	)
}
