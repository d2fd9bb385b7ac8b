// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package roles

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/batch"
)

// named are roles by ID.
type named = map[string]*client.Role

// newNames collects questions about single roles, which find answers.
func newNames(find func(ctx context.Context, ids []string) named) *batch.Collector[string, named] {
	return &batch.Collector[string, named]{Most: maxBatch, Expecting: true, Work: "a listing of roles", Do: find}
}

// Named returns a role as the tenant lists it now. It is for calls of which several come at the same
// time: they share the reading. Without ok nothing is known of the role.
func (r *Reader) Named(ctx context.Context, roleID string) (role *client.Role, ok bool) {
	if r.direct {
		return nil, false
	}
	found, _ := r.names.Join(roleID).Wait(ctx)
	role = found[roleID]
	return role, role != nil
}

// find reads the tenant's roles for a batch, as far as that costs less than what the calls would ask
// for otherwise, one request each. Whatever goes wrong only means that roles are not found.
func (r *Reader) find(ctx context.Context, ids []string) named {
	found := named{}
	wanted := map[string]struct{}{}
	for _, id := range ids {
		wanted[id] = struct{}{}
	}
	if len(ids) < 2 {
		return nil
	}
	n := 0
	for role, err := range r.roles.List(ctx) {
		if err != nil {
			return found
		}
		if _, asked := wanted[role.ID]; asked {
			found[role.ID] = role
		}
		if n++; len(found) == len(wanted) || n%pageSize == 0 && n/pageSize >= len(ids)-1 {
			return found
		}
	}
	return found
}
