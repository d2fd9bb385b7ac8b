// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package importid

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// blankAtSeparator is white space on either side of a separator.
var blankAtSeparator = regexp.MustCompile(`\s::|::\s`)

// Stray says that an import ID was copied with what stands around it: blanks, line
// breaks or quotes; "" when it was not. What an ID holds elsewhere is its own matter.
func Stray(id string) string {
	const ends = "The ID begins or ends in %s:\n\n  %s\n\nRemove it"
	bare := strings.TrimFunc(id, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufeff' })
	switch {
	case bare == "" && id != "":
		return "The ID consists of blanks only.\n\nWrite the ID of what is to be imported."
	case bare != id:
		return fmt.Sprintf(ends, "a blank or a line break", strconv.Quote(id)) +
			"; an ID that comes from a file or a command is best put through trimspace()."
	case blankAtSeparator.MatchString(id):
		return fmt.Sprintf("There is a blank or a line break beside the two colons:\n\n"+
			"  %s\n\nRemove it: the parts of the ID follow each other immediately.", strconv.Quote(id))
	case len(bare) > 1 && strings.ContainsAny(bare[:1], `"'`) && bare[:1] == bare[len(bare)-1:]:
		return fmt.Sprintf(ends, "a quote", id) + ", and put the ID in one pair of quotes only."
	}
	return ""
}
