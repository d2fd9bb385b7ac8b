// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// pairs matches the people of a configuration with those of the state.
type pairs struct {
	// priorKey is the key in the state, by key of the configuration.
	priorKey map[string]string
	// leaving are the keys of the state whose people are not in the configuration.
	leaving []string
}

// pair finds the people of the configuration in the state: under the same key, or else somebody whose key
// leaves and who has one of their identifiers. A key is a name that the configuration gives, and giving
// another one is no reason to delete an account.
func pair(config, prior *roster) pairs {
	p := pairs{priorKey: map[string]string{}}
	leaving := map[people.Mark][]string{}
	for _, key := range prior.keys() {
		is := prior.people[key]
		if !is.exists() {
			continue
		}
		if _, stays := config.people[key]; stays {
			p.priorKey[key] = key
			continue
		}
		p.leaving = append(p.leaving, key)
		for _, m := range is.identifiers() {
			leaving[m] = append(leaving[m], key)
		}
	}
	if len(p.leaving) == 0 {
		return p
	}
	alike := likenesses{}
	for _, key := range config.keys() {
		if _, paired := p.priorKey[key]; !paired {
			alike.add(key, config.people[key].identifiers(), leaving)
		}
	}
	moved := map[string]bool{}
	for key, from := range alike.match() {
		p.priorKey[key], moved[from] = from, true
	}
	p.leaving = slices.DeleteFunc(p.leaving, func(key string) bool { return moved[key] })
	return p
}

// likenesses are how many identifiers somebody who arrives has in common with those who leave, by the keys of both.
type likenesses map[string]map[string]int

// crowd is how many people who leave share an address that tells nobody apart.
const crowd = 20

func (l likenesses) add(key string, marks []people.Mark, leaving map[people.Mark][]string) {
	for _, m := range marks {
		if len(leaving[m]) > crowd {
			continue // It would be the same for all of them, and for thousands take their number squared.
		}
		for _, from := range leaving[m] {
			if l[key] == nil {
				l[key] = map[string]int{}
			}
			l[key][from]++
		}
	}
}

// match finds out who is who: whoever has more in common goes first, since a connection can let several people have one
// e-mail address. Where that does not decide, nobody gets another one's account.
func (l likenesses) match() map[string]string {
	found, taken := map[string]string{}, map[string]bool{}
	for degree := l.highest(); degree > 0; degree-- {
		for again := true; again; {
			again = false
			claims := map[string][]string{}
			for key, candidates := range l {
				from, ok := closest(candidates, degree, taken)
				if _, done := found[key]; ok && !done {
					claims[from] = append(claims[from], key)
				}
			}
			for from, keys := range claims {
				if len(keys) == 1 {
					found[keys[0]], taken[from], again = from, true, true
				}
			}
		}
	}
	return found
}

func (l likenesses) highest() (most int) {
	for _, candidates := range l {
		for _, n := range candidates {
			most = max(most, n)
		}
	}
	return most
}

// closest is the one candidate of that degree; not ok when there is none, several, or a closer one whom others claim too.
func closest(candidates map[string]int, degree int, taken map[string]bool) (key string, ok bool) {
	for candidate, n := range candidates {
		switch {
		case taken[candidate] || n < degree:
		case n > degree || ok:
			return "", false
		default:
			key, ok = candidate, true
		}
	}
	return key, ok
}
