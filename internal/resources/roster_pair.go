// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
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
	moved := map[string]bool{}
	for _, key := range config.keys() {
		if _, paired := p.priorKey[key]; paired {
			continue
		}
		if from, ok := onlyOne(leaving, config.people[key].identifiers(), moved); ok {
			p.priorKey[key], moved[from] = from, true
		}
	}
	var gone []string
	for _, key := range p.leaving {
		if !moved[key] {
			gone = append(gone, key)
		}
	}
	p.leaving = gone
	return p
}

// onlyOne is the key of the one person who leaves and has any of the marks; not ok when there are several, or
// none.
func onlyOne(leaving map[people.Mark][]string, marks []people.Mark, taken map[string]bool) (key string, ok bool) {
	for _, m := range marks {
		for _, candidate := range leaving[m] {
			if candidate == key || taken[candidate] {
				continue
			}
			if ok {
				return "", false
			}
			key, ok = candidate, true
		}
	}
	return key, ok
}
