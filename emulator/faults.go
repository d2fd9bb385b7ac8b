// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/fault"
)

// FaultSyntax describes the language of fault rules for help texts.
const FaultSyntax = fault.Syntax

// SetFaults replaces the fault rules; none removes them all. The error names
// the rule that is wrong, and then nothing changes.
func (s *Server) SetFaults(rules ...string) error {
	parsed := make([]*fault.Rule, 0, len(rules))
	for _, text := range rules {
		rule, err := fault.Parse(text, s.serves)
		if err != nil {
			return err
		}
		parsed = append(parsed, rule)
	}
	s.faults.Replace(parsed)
	return nil
}

// Faults are the fault rules in force, as they were written.
func (s *Server) Faults() []string { return s.faults.Texts() }

// serves reports whether there is such a route; the method may be "*".
func (s *Server) serves(method, template string) bool {
	if slices.Contains([]string{tokenPath, jwksPath, discoveryPath}, template) {
		return true
	}
	return slices.ContainsFunc(endpoints(s.world.options), func(e *endpoint) bool {
		return e.template == template && (method == "*" || method == e.method)
	})
}

// Answer is an answer of the emulator before it is sent.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// Tamper changes an answer, after the fault rules did. The request is as it came,
// with its body to be read.
type Tamper func(r *http.Request, a *Answer)

// SetTamper replaces Options.Tamper; nil removes it.
func (s *Server) SetTamper(t Tamper) { s.tamper.Store(&t) }
