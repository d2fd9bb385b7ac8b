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

// takenOnCreation says what a new resource for all roles, or permissions, takes from a user who exists: the state does not
// know what the user has, so the plan itself cannot show it.
func (r *assignmentResource) takenOnCreation(ctx context.Context, before, after *assignmentModel) diag.Diagnostics {
	if !r.whole || after == nil || after.key == nil || before.sameAs(after) || r.data.Client == nil {
		return nil
	}
	userID, nouns := after.userID(), r.kind.nouns()
	if r.data.People.IsApplied(userID) || !r.data.Preflight.First("taken "+nouns+" "+userID) {
		return nil
	}
	var current []assignment.Item
	look := r.data.Preflight.Look(ctx, "taken "+nouns, r.kind.reading, func(ctx context.Context) (err error) {
		current, err = r.kind.assigned(ctx, r.data.Client, userID)
		if client.IsUserNotFound(err) {
			return nil // Who does not exist has nothing to lose.
		}
		return err
	})
	if look == preflight.NotSeen {
		return sayFew(r.data, upperFirst(nouns)+" Become Managed", nouns, fmt.Sprintf(
			"The resource owns all %[1]s of the user %[2]s from now on: those that it does not declare are taken away, and the plan has not looked which ones the user has.\n\n"+
				"To see them before, import the resource.", nouns, userID))
	}
	lost := assignment.Without(current, after.items)
	if len(lost) == 0 {
		return nil
	}
	names := make([]string, len(lost))
	for i, item := range lost {
		names[i] = item.String()
	}
	slices.Sort(names)
	unless := ""
	if after.unsure {
		unless = ", unless the configuration declares them, which is only known after apply"
	}
	return sayFew(r.data, upperFirst(nouns)+" Will Be Taken Away", nouns, fmt.Sprintf(
		"The user %[1]s has %[2]s that the resource does not declare. The apply takes them away%[3]s: %[4]s.\n\n"+
			"Declare them to keep them, or use auth0users_user_%[5]s, which leaves the others alone.", userID, nouns, unless, strings.Join(names, ", "), r.kind.noun))
}
