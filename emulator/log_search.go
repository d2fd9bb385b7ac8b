// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"regexp"
	"strings"
)

// logTerms are what an entry must have: the service searches logs with all of Lucene's
// language, of which this is the part that scripts use.
type logTerms map[string]string

var logTerm = regexp.MustCompile(`^([a-z_A-Z]+):(?:"([^"]*)"|([^\s"()*]+))$`)

// parseLogSearch reads terms, field:value or field:"value", with AND between them.
func parseLogSearch(text string) (logTerms, bool) {
	terms := logTerms{}
	for term := range strings.SplitSeq(text, " AND ") {
		parts := logTerm.FindStringSubmatch(strings.TrimSpace(term))
		if parts == nil {
			return nil, false
		}
		terms[parts[1]] = parts[2] + parts[3]
	}
	return terms, true
}

func (l logTerms) match(doc map[string]any) bool {
	for field, want := range l {
		if value, ok := doc[field]; !ok || value == nil || fmt.Sprint(value) != want {
			return false
		}
	}
	return true
}
