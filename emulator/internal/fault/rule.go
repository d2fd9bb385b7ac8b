// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

import (
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
)

// Request is what rules look at.
type Request struct {
	Route      string // "GET /users/{id}"
	Management bool   // of the Management API
	HTTP       *http.Request
	Body       []byte
}

// contains reports whether a text is in the URI or the body.
func (r Request) contains(text string) bool {
	return strings.Contains(r.HTTP.URL.RequestURI(), text) || strings.Contains(string(r.Body), text)
}

// Rule is one parsed rule. Its counters are guarded by the set.
type Rule struct {
	text    string
	method  string // "*" = any
	route   string // template; "*" = any Management API route, "**" = everything
	effects []effect

	probability float64 // 0 = not random
	random      *rand.Rand
	seed        uint64
	skip        int    // matching requests to leave alone first
	nth         int    // strike only this matching request
	every       int    // strike every so many matching requests
	limit       int    // strike at most so often
	match       string // text in the request
	when        int    // status of the work; 0 = before it is known

	seen, struck int
}

// String is the rule as it was written.
func (r *Rule) String() string { return r.text }

func (r *Rule) matches(q Request) bool {
	if r.method != "*" && r.method != q.HTTP.Method || !q.contains(r.match) {
		return false
	}
	switch r.route {
	case "**":
		return true
	case "*":
		return q.Management
	default:
		return q.Route == q.HTTP.Method+" "+r.route
	}
}

// strikes counts a matching request and decides its fate.
func (r *Rule) strikes() bool {
	r.seen++
	n := r.seen - r.skip
	hit := n > 0 && (r.limit == 0 || r.struck < r.limit)
	if hit && r.nth > 0 {
		hit = n == r.nth
	}
	if hit && r.every > 0 {
		hit = n%r.every == 0
	}
	if r.probability > 0 {
		// Drawn for every matching request, so that the sequence depends on
		// the seed and the count of requests alone.
		hit = r.random.Float64() < r.probability && hit
	}
	if hit {
		r.struck++
	}
	return hit
}

// Set holds the rules in force. The first rule that matches a request and strikes
// is the one that is carried out.
type Set struct {
	mu    sync.Mutex
	rules []*Rule
}

// Replace puts other rules in force.
func (s *Set) Replace(rules []*Rule) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rules = rules
}

// Texts are the rules as they were written.
func (s *Set) Texts() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	texts := make([]string, 0, len(s.rules))
	for _, rule := range s.rules {
		texts = append(texts, rule.text)
	}
	return texts
}

// Pick returns the strike on a request, nil for none. Status is what its work was
// answered with, 0 as long as that is not known.
func (s *Set) Pick(q Request, status int) *Strike {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, rule := range s.rules {
		if rule.when == status && rule.matches(q) && rule.strikes() {
			return &Strike{rule: rule, request: q, nth: rule.struck, shuffle: rand.New(rand.NewPCG(rule.seed, uint64(rule.struck)))}
		}
	}
	return nil
}
