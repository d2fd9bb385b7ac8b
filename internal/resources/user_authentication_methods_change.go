// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// methodChange is a change of the methods of one user under way.
type methodChange struct {
	r      *userAuthenticationMethods
	userID string
	// now is what the user has; done is what is planned, with what the answers said so far.
	now, done []ownedMethod
	// accepted is told of now after each request that was accepted.
	accepted func([]ownedMethod)
}

func (c *methodChange) methods() *client.UserAuthenticationMethodsClient {
	return c.r.data.Client.Users.AuthenticationMethods
}

func (c *methodChange) isPlanned(m ownedMethod) bool {
	return slices.ContainsFunc(c.done, func(p ownedMethod) bool { return p.ID.Equal(m.ID) })
}

// update sends names and channels of methods that the user has.
func (c *methodChange) update(ctx context.Context) diag.Diagnostics {
	for i, p := range c.done {
		j := slices.IndexFunc(c.now, func(n ownedMethod) bool { return n.ID.Equal(p.ID) })
		if j < 0 {
			continue
		}
		request, changes := updateMethodRequest(c.now[j].single(), p.single())
		if !changes {
			continue
		}
		method, err := c.methods().Update(ctx, c.userID, p.ID.ValueString(), request)
		if err != nil {
			return diag.Diagnostics{apidiag.From(methodOperation("update", p.subject(c.userID)), err)}
		}
		c.done[i] = p.withAnswer(method)
		c.now[j] = c.now[j].withAnswer(method)
		c.accepted(c.now)
	}
	return nil
}

// create makes the planned methods that the user does not have.
func (c *methodChange) create(ctx context.Context, secrets []string) diag.Diagnostics {
	for i, p := range c.done {
		if !p.ID.IsUnknown() {
			continue
		}
		method, err := c.methods().Create(ctx, c.userID, p.request(secrets[i]))
		if client.IsConflict(err) {
			// One that goes anyway, and hides its address, may be in the way.
			before := len(c.now)
			if diags := c.remove(ctx, p.mayHideBehind); diags != nil {
				return diags
			}
			if len(c.now) < before {
				method, err = c.methods().Create(ctx, c.userID, p.request(secrets[i]))
			}
		}
		if err != nil {
			return diag.Diagnostics{createOwnedProblem(c.userID, i, p, err)}
		}
		c.done[i] = p.withAnswer(method)
		c.now = append(c.now, c.done[i])
		c.accepted(c.now)
	}
	return nil
}

// remove deletes those of the methods that match and are not planned.
func (c *methodChange) remove(ctx context.Context, match func(ownedMethod) bool) diag.Diagnostics {
	for _, m := range slices.Clone(c.now) {
		if !match(m) || c.isPlanned(m) {
			continue
		}
		if err := c.methods().Delete(ctx, c.userID, m.ID.ValueString()); err != nil {
			return diag.Diagnostics{apidiag.From(methodOperation("delete", m.subject(c.userID)), err)}
		}
		c.now = slices.DeleteFunc(c.now, func(n ownedMethod) bool { return n.ID.Equal(m.ID) })
		c.accepted(c.now)
	}
	return nil
}
