// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// Look is how a plan may look at one user.
type Look int

const (
	// NoPlan: this is the apply, or nothing is looked at; what there was to say, the plan has said.
	NoPlan Look = iota
	// LookedEnough: the plan has looked at as many users as it may, or the scope is missing.
	LookedEnough
	// LookNow: the request may be made.
	LookNow
)

// mostLooks bounds how many users one plan looks at for one reason.
const mostLooks = 20

// Look says whether a plan may make a request (of) about one more user, for the reason that the key names.
func (r *Run) Look(key string, of *operations.Operation) Look {
	if r == nil || !r.looks {
		return NoPlan
	}
	if !r.may(of) {
		return LookedEnough
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.looked == nil {
		r.looked = map[string]int{}
	}
	if r.looked[key] >= mostLooks {
		return LookedEnough
	}
	r.looked[key]++
	return LookNow
}

// Bounded is a context for such a request: a plan can do without the answer.
func Bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, patience)
}
