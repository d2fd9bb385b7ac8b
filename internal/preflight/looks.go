// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// Look is what has become of a plan's look at one user.
type Look int

const (
	// NoPlan: this is the apply, or nothing is looked at; what there was to say, the plan has said.
	NoPlan Look = iota
	// NotSeen: the plan has looked at as many users as it may, the scope is missing, or there was no answer.
	NotSeen
	// Seen: there was an answer.
	Seen
)

// mostLooks bounds how many users one plan looks at for one reason.
const mostLooks = 20

// Look makes a request (of) about one more user, where a plan may, for the reason that the key names. The request ends
// with its context: a plan can do without the answer.
func (r *Run) Look(ctx context.Context, key string, of *operations.Operation, request func(context.Context) error) Look {
	if r == nil || !r.looks {
		return NoPlan
	}
	if !r.may(of) || !r.another(key) {
		return NotSeen
	}
	bounded, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := request(bounded); err != nil {
		r.failed(err)
		return NotSeen
	}
	return Seen
}

// another counts a look, and reports whether there may be one: not where all looks are in vain.
func (r *Run) another(key string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.vain != nil || r.looked[key] >= mostLooks {
		return false
	}
	if r.looked == nil {
		r.looked = map[string]int{}
	}
	r.looked[key]++
	return true
}
