// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/preflight"
)

// takenOnCreation says what a new resource for all roles, or permissions, takes from a user who exists.
func (r *assignmentResource) takenOnCreation(ctx context.Context, before, after *assignmentModel) diag.Diagnostics {
	if !r.whole || after == nil || after.key == nil || before.sameAs(after) || r.data.Client == nil ||
		r.data.People.IsApplied(after.userID()) ||
		!r.data.Preflight.First("taken "+r.kind.nouns()+" "+after.userID()) {
		return nil
	}
	userID, nouns := after.userID(), r.kind.nouns()
	switch lost, look := r.lost(ctx, userID, after.items); {
	case look == preflight.NotSeen:
		return r.sayFew(upperFirst(nouns)+becomeManaged, nouns, fmt.Sprintf(
			"The resource owns all %[1]s of the user %[2]s from now on: those that it does not declare are taken away, and the plan has not "+
				"looked which ones the user has.\n\n"+
				"To see them before, import the resource.", nouns, userID))
	case len(lost) > 0:
		return r.sayFew(upperFirst(nouns)+takenAway, nouns, fmt.Sprintf(
			"The user %[1]s has %[2]s that the resource does not declare. The apply takes them away%[3]s: %[4]s.\n\n"+
				"Declare them to keep them, or use auth0users_user_%[5]s, which leaves the others alone.",
			userID, nouns, unlessDeclared(after.unsure), strings.Join(lost, ", "), r.kind.noun))
	}
	return nil
}

// How titles end that are about roles or permissions.
const (
	becomeManaged = " Become Managed"
	takenAway     = " Will Be Taken Away"
)

// lost are those of a user that are not declared, as messages call them: the state does not know what the user has, so the
// plan itself cannot show what whoever comes to own all of them takes away. Nothing where the plan has not looked.
func (r *assignmentResource) lost(ctx context.Context, userID string, declared []assignment.Item) (lost []string, look preflight.Look) {
	if r.data.Client == nil {
		return nil, preflight.NotSeen
	}
	look = r.data.Preflight.Look(ctx, "taken "+r.kind.nouns(), r.kind.reading, func(ctx context.Context) error {
		for listed, err := range r.kind.list(ctx, r.data.Client, userID) {
			switch {
			case client.IsUserNotFound(err):
				return nil // Who does not exist has nothing to lose.
			case err != nil:
				return err
			case listed.Direct && !slices.Contains(declared, listed.Item):
				lost = append(lost, listed.String())
			}
		}
		return nil
	})
	slices.Sort(lost)
	return slices.Compact(lost), look // A page may repeat what the one before it had.
}

// unlessDeclared is what is said of a loss that the configuration may yet avert.
func unlessDeclared(unsure bool) string {
	if unsure {
		return ", unless the configuration declares them, which is only known after apply"
	}
	return ""
}
