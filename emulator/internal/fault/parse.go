// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
)

// Parse reads one rule. Known says which routes there are, so that a misspelt one
// is no rule that never strikes; the method may be "*". The error names the rule.
func Parse(text string, known func(method, route string) bool) (*Rule, error) {
	rule, err := parse(text, known)
	if err != nil {
		return nil, fmt.Errorf("fault rule %q: %w", text, err)
	}
	return rule, nil
}

func parse(text string, known func(method, route string) bool) (*Rule, error) {
	words, err := split(text)
	if err != nil {
		return nil, err
	}
	rule := &Rule{text: text, method: "*"}
	if len(words) > 1 && isRoute(words[1]) && !strings.HasPrefix(words[0], "/") {
		rule.method, words = strings.ToUpper(words[0]), words[1:]
	}
	if len(words) < 2 {
		return nil, fmt.Errorf("expected [METHOD] ROUTE ACTION... [OPTION...]")
	}
	rule.route = strings.TrimPrefix(words[0], "/api/v2")
	if !isRoute(rule.route) {
		return nil, fmt.Errorf("route %q must be *, ** or begin with /", rule.route)
	}
	if !rule.methodExists() || rule.route[0] == '/' && !known(rule.method, rule.route) {
		return nil, fmt.Errorf("the emulator has no route %s %s", rule.method, rule.route)
	}
	if err := rule.parseWords(words[1:]); err != nil {
		return nil, err
	}
	return rule, rule.check()
}

func isRoute(word string) bool { return word == "*" || word == "**" || strings.HasPrefix(word, "/") }

func (r *Rule) methodExists() bool {
	switch r.method {
	case "*", http.MethodGet, http.MethodPost, http.MethodPatch, http.MethodPut, http.MethodDelete:
		return true
	}
	return false
}

// parseWords reads actions and options, which may be mixed.
func (r *Rule) parseWords(words []string) error {
	r.seed = 1
	for len(words) > 0 {
		name, value, hasValue := strings.Cut(words[0], "=")
		argument := argument{text: value, given: hasValue}
		words = words[1:]
		action, ok := actions[name]
		if !ok {
			if err := r.option(name, value); err != nil {
				return err
			}
			continue
		}
		if action.ownWord {
			if hasValue || len(words) == 0 {
				return fmt.Errorf("%s wants a word behind it: %s", name, action.wants)
			}
			argument.text, argument.given, words = words[0], true, words[1:]
		}
		if argument.given != (action.wants != "") && !action.optional {
			if argument.given {
				return fmt.Errorf("%s takes no value, got %q", name, value)
			}
			return fmt.Errorf("%s needs a value: %s", name, action.wants)
		}
		e, ok := action.build(argument.text)
		if !ok {
			return fmt.Errorf("%s needs %s, got %q", name, action.wants, argument.text)
		}
		e.name = name
		r.effects = append(r.effects, e)
	}
	r.random = rand.New(rand.NewPCG(r.seed, r.seed))
	return nil
}

type argument struct {
	text  string
	given bool
}

func (r *Rule) option(name, value string) error {
	switch name {
	case "match":
		if value == "" {
			return fmt.Errorf("match needs a text")
		}
		r.match = value
		return nil
	case "p":
		p, err := strconv.ParseFloat(value, 64)
		if err != nil || !(p > 0 && p <= 1) {
			return fmt.Errorf("p must be a number above 0 and up to 1, got %q", value)
		}
		r.probability = p
		return nil
	}
	seed := int(r.seed)
	into := map[string]*int{"nth": &r.nth, "every": &r.every, "skip": &r.skip, "count": &r.limit, "when": &r.when, "seed": &seed}[name]
	if into == nil {
		return fmt.Errorf("unknown action or option %q", name)
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 {
		return fmt.Errorf("%s must be a positive integer, got %q", name, value)
	}
	*into = n
	r.seed = uint64(seed)
	return nil
}

// check refuses what cannot be done together.
func (r *Rule) check() error {
	if len(r.effects) == 0 {
		return fmt.Errorf("there is no action")
	}
	for _, e := range r.effects {
		if e.name == "job" && r.route[0] == '/' && !strings.HasPrefix(r.route, "/jobs/") {
			return fmt.Errorf("%s makes no job that could end in some way", r.route)
		}
	}
	if r.when != 0 {
		for _, e := range r.effects {
			if e.early() {
				return fmt.Errorf("when= is known only after the work, which is too late for %s", e.name)
			}
		}
	}
	return nil
}
