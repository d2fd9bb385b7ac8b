// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package lucene

import "strings"

// Only these two end or alter a quoted phrase; wildcards and operators are
// ordinary characters inside one.
var phraseEscaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// Quote returns value as a quoted phrase, quotes included: O"Neil becomes
// "O\"Neil". A phrase matches the whole value of a field, never a part of it.
func Quote(value string) string {
	return `"` + phraseEscaper.Replace(value) + `"`
}
