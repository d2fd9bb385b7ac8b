// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// mostLists bounds how many lists of names one run looks at.
const mostLists = 4

// names is one look at a list of names.
type names struct {
	done chan struct{}
	all  map[string]string
}

// Names returns what exists under a key, such as the roles by ID with their names, as list finds them: once in a run,
// for everybody who asks. It returns nil where they are not known, which is so as well if list returns nil, or an
// error, or makes a request (of) for which a scope is missing.
func (r *Run) Names(
	ctx context.Context, key string, of *operations.Operation, list func(context.Context) (map[string]string, error),
) map[string]string {
	if r == nil || !r.looks || !r.may(of) {
		return nil
	}
	r.mu.Lock()
	n, asked := r.names[key]
	if !asked && len(r.names) < mostLists {
		if r.names == nil {
			r.names = map[string]*names{}
		}
		n = &names{done: make(chan struct{})}
		r.names[key] = n
	}
	r.mu.Unlock()
	if n == nil {
		return nil
	}
	if !asked {
		r.listNames(ctx, n, list)
	}
	select {
	case <-n.done:
		return n.all
	case <-ctx.Done():
		return nil
	}
}

func (r *Run) listNames(ctx context.Context, n *names, list func(context.Context) (map[string]string, error)) {
	defer close(n.done) // A panic must not keep the others waiting.
	bounded, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	all, err := list(bounded)
	if err != nil {
		r.failed(err)
		return
	}
	n.all = all
}
