// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"fmt"
	"unicode/utf8"
)

// ParseError says where and why a query cannot be understood.
type ParseError struct {
	// Query is the whole text given to Parse.
	Query string
	// Offset counts the bytes of Query before the offending place.
	Offset int
	// Reason is a short sentence without a final period.
	Reason string
}

// Error names the place as a character position, counted from 1.
func (e *ParseError) Error() string {
	return fmt.Sprintf("position %d: %s", utf8.RuneCountInString(e.Query[:e.Offset])+1, e.Reason)
}
