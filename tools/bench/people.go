// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"slices"
)

// How people are managed, in words of the flag -people. Of one resource each a scenario says nothing: results from
// before there were rosters have no such word.
const (
	peopleWord            = "each" // auth0users_user, with a password
	peopleEach            = ""
	peopleRoster          = "roster"           // auth0users_roster, without passwords
	peopleRosterPasswords = "roster+passwords" // the same with a write-only password for each
)

// waysOf reads a list of them. A roster has no assignments beside it.
func waysOf(list string, assignments []string) ([]string, error) {
	ways, err := words("people", list, peopleWord, peopleRoster, peopleRosterPasswords)
	if err != nil {
		return nil, err
	}
	for i, way := range ways {
		if way == peopleWord {
			ways[i] = peopleEach
			continue
		}
		if !slices.Equal(assignments, []string{assignNone}) {
			return nil, fmt.Errorf("-people %s: a roster is measured without -assignments", list)
		}
	}
	return ways, nil
}

// rosters reports whether any of the scenarios has a roster, which only this provider has.
func rosters(scenarios []scenario) bool {
	return slices.ContainsFunc(scenarios, func(s scenario) bool { return s.People != peopleEach })
}

// passwords reports whether the people of the scenario have one in the configuration.
func (s scenario) passwords() bool { return s.People != peopleRoster }
