// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

var (
	// planLine is a line of a plan that tells who changes, and what: an attribute, or an element of a set.
	planLine = regexp.MustCompile(`^Plan:|^  # .* (must be replaced|will be updated)|^ +~ \S+ += .* -> |^ +[+-] "`)
	// doneLine is the CLI's line about one object that it is done with.
	doneLine = regexp.MustCompile(`^(\w+)\..*: (Creation|Modifications|Destruction) complete`)
	// endLine tells how the command ended.
	endLine = regexp.MustCompile(`^(No changes\.|Apply complete!|Destroy complete!)`)
	// importLine tells of an import: there is one person whom it is about.
	importLine = regexp.MustCompile(`: Import complete`)
)

// verbs are the CLI's words for what it did, and ours for the sum.
var verbs = map[string]string{"Creation": "created", "Modifications": "changed", "Destruction": "destroyed"}

// telling chooses what is shown of the output of one command of the CLI: the changes of a plan that
// was asked for, and of everything else the sums.
type telling struct {
	planned bool                      // The command is a plan, and its summary is still to come.
	done    map[string]map[string]int // Objects by verb and type.
}

func newTelling(command string) *telling {
	return &telling{planned: command == "plan", done: map[string]map[string]int{}}
}

// lines returns what to show for one line of output.
func (t *telling) lines(line string) []string {
	if m := doneLine.FindStringSubmatch(line); m != nil {
		verb := verbs[m[2]]
		if t.done[verb] == nil {
			t.done[verb] = map[string]int{}
		}
		t.done[verb][m[1]]++
		return nil
	}
	switch {
	case endLine.MatchString(line):
		return append(t.sums(), line)
	case t.planned && planLine.MatchString(line):
		t.planned = !strings.HasPrefix(line, "Plan:") // Changes of outputs follow.
		return []string{line}
	case importLine.MatchString(line):
		return []string{line}
	}
	return nil
}

// sums says how many objects of which type were created, changed, destroyed: a line for each verb.
func (t *telling) sums() []string {
	var sums []string
	for _, verb := range slices.Sorted(maps.Keys(t.done)) {
		var counts []string
		for _, typ := range slices.Sorted(maps.Keys(t.done[verb])) {
			counts = append(counts, fmt.Sprintf("%d %s", t.done[verb][typ], typ))
		}
		sums = append(sums, verb+": "+strings.Join(counts, ", "))
	}
	return sums
}
