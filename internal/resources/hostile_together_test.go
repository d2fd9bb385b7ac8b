// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// crowdSize is how many users get their roles at once.
const crowdSize = 6

// assignTogether are objects of several users that are applied at the same time.
type assignTogether struct {
	*cell

	objects []*cell
}

// newAssignTogether gives each of some users who exist two roles: by one object, or by one for each.
func newAssignTogether(t *testing.T, single bool) *assignTogether {
	t.Helper()
	crowd := &assignTogether{cell: newCell(t)}
	for n := range crowdSize {
		id := fmt.Sprintf("auth0|crowd%d", n)
		crowd.w.Seed(fmt.Sprintf("users:\n- {user_id: %q, email: crowd%d@example.com, identities: [{connection: Username-Password-Authentication, "+
			"provider: auth0, user_id: crowd%[2]d, isSocial: false}]}\n", id, n))
		const a, b = "rol_000000000000000a", "rol_000000000000000b"
		if !single {
			crowd.add("auth0users_user_roles", acctest.Attributes{"user_id": acctest.String(id), "roles": stringSet(a, b)})
			continue
		}
		for _, role := range []string{a, b} {
			crowd.add("auth0users_user_role", acctest.Attributes{"user_id": acctest.String(id), "role_id": acctest.String(role)})
		}
	}
	return crowd
}

func (c *assignTogether) add(typeName string, config acctest.Attributes) {
	c.objects = append(c.objects, &cell{t: c.t, w: c.w, p: c.p, typeName: typeName, config: config})
}

// apply applies all objects at the same time. It returns the diagnostics of each.
func (c *assignTogether) apply(ctx context.Context) [][]*tfprotov6.Diagnostic {
	c.p.WalkContext(ctx)
	diags := make([][]*tfprotov6.Diagnostic, len(c.objects))
	changes := make([]bool, len(c.objects))
	for n, object := range c.objects {
		diags[n], changes[n] = object.planned(ctx)
	}
	c.p.WalkContext(ctx)
	var group sync.WaitGroup
	for n, object := range c.objects {
		if changes[n] {
			group.Go(func() {
				more, tainted := object.carryOut(ctx)
				diags[n] = append(diags[n], more...)
				if tainted {
					c.t.Errorf("object %d is tainted: %s", n, acctest.Errors(more))
				}
			})
		}
	}
	group.Wait()
	return diags
}

// Whatever the answers to the requests for many users are, nobody fails because of them: each object
// asks for its own. The next run, in peace, finds everybody with their roles, or gives them.
func TestHostile_together(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes long: not with -short")
	}
	every, at := number(t, "HOSTILE_EVERY", 8), 0
	for _, fault := range slices.Sorted(maps.Keys(hostileFaults)) {
		for _, often := range []string{"once", "always"} {
			for _, single := range []bool{false, true} {
				if at++; at%every != 0 {
					continue
				}
				t.Run(fmt.Sprintf("%s/%s/%t", fault, often, single), func(t *testing.T) {
					t.Parallel()
					rule := "POST /roles/{id}/users " + hostileFaults[fault]
					if often == "once" {
						rule += " count=1"
					}
					hostileTogether(t, rule, single)
				})
			}
		}
	}
}

func hostileTogether(t *testing.T, rule string, single bool) {
	t.Helper()
	c := newAssignTogether(t, single)
	strangers := c.strangers(hostileOperation{alone: true})
	ctx, cancel := context.WithTimeout(t.Context(), cellBound)
	defer cancel()
	c.w.Faults(rule)
	for n, diags := range c.apply(ctx) {
		c.secrets(diags)
		if failed(diags) || c.objects[n].state == nil {
			t.Errorf("object %d fails: %s", n, acctest.Errors(diags))
		}
	}
	if got := c.w.Requests(); got["POST /roles/{id}/users"] == 0 {
		t.Errorf("nothing was assigned from the role's side: %v", got)
	}
	c.w.Faults()
	for n, diags := range c.apply(ctx) {
		if failed(diags) {
			t.Errorf("the next run fails for object %d: %s", n, acctest.Errors(diags))
		}
	}
	if ctx.Err() != nil {
		t.Fatal("it does not end")
	}
	for n := range crowdSize {
		if got := rolesOf(c.w, fmt.Sprintf("auth0|crowd%d", n)); got != "rol_000000000000000a rol_000000000000000b" {
			t.Errorf("user %d has %q", n, got)
		}
	}
	if now := c.strangers(hostileOperation{alone: true}); now != strangers {
		t.Errorf("somebody else was changed:\n%s\nbefore:\n%s", now, strangers)
	}
}
