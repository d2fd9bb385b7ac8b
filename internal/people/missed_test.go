// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

import (
	"strings"
	"testing"
)

// An alarm is for a run that has found nobody, of at least two, and only once. A look is a letter: + found, - missed,
// ? neither. Those of one word are under way together.
func TestMissed(t *testing.T) {
	t.Parallel()
	for looks, want := range map[string]string{
		"-":          "",
		"--":         "a b",
		"- -":        "a b",
		"- - - ----": "a b",
		"-----":      "a b c d e",
		"+ ----":     "",
		"----+ --":   "",
		"----?":      "",
		"----? -":    "a b c d e",
		"? --":       "a b",
		"-+":         "",
	} {
		t.Run(looks, func(t *testing.T) {
			t.Parallel()
			var l Ledger
			var told []string
			next := 'a'
			for part := range strings.SplitSeq(looks, " ") {
				l.Look(len(part))
				for _, look := range part {
					switch look {
					case '+':
						l.Found()
					case '?':
						l.NotLooked()
					default:
						told = append(told, l.Missed(string(next))...)
						next++
					}
				}
			}
			if got := strings.Join(told, " "); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}
