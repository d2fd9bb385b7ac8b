// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// sayAhead reports a user who is in the way of a new one.
const sayAhead = "User Exists Already"

// standsAhead says that a user who is to be created exists already, and was read by ID. It is a warning: another object
// of this plan may be about to give the user another identifier, and the CLI has not come to it yet. Whom this run
// manages, the ledger tells apart. Nothing is said where the apply adopts. Where it goes on with the user of an
// interrupted run, that is said, and nothing is in the way.
func (r *userResource) standsAhead(ctx context.Context, config, plan userModel) (diag.Diagnostics, obstacle) {
	if r.data.Preflight == nil || plan.ConnectionName.IsUnknown() || plan.OnConflict.IsUnknown() ||
		plan.OnConflict.ValueString() == conflictAdopt {
		return nil, obstacle{}
	}
	ours := func(id string) bool { return r.data.People.Planned(id) || r.data.People.Met(id) }
	found, attribute := r.data.Preflight.Holder(ctx, plan.wanted(), ours)
	switch {
	case found == nil:
		return nil, obstacle{}
	case r.data.Client.Users.LeftBehind(createRequest(config, plan), found):
		return r.sayFew(ofInterrupted, attribute, leftBehind(plan, found)+" The apply takes the account over.\n\n"+otherState), obstacle{}
	}
	text := r.aheadText(plan, found, attribute)
	holder := newObstacle(attribute, text)
	holder.holder = found.ID
	return r.sayFew(sayAhead, attribute, text), holder
}

func (r *userResource) aheadText(plan userModel, found *client.User, attribute string) string {
	const unless = "Unless another resource of this plan deletes that user, or gives them something else, Auth0 will " +
		"refuse to create this one.\n\n"
	if _, matches := plan.wanted().Matches(found); !matches {
		return fmt.Sprintf("The ID %s belongs to a user of the connection %q, and IDs are unique in the whole tenant. %sChoose "+
			"another user_id, or leave it out.",
			found.ID, primaryIdentity(found).Connection, unless)
	}
	text := fmt.Sprintf("There is a user with the %s of %s in the connection %q: %s. %s", attribute, plan.subject(),
		plan.ConnectionName.ValueString(), found.ID, unless)
	if w := plan.wanted(); w.ID != "" && w.ID != found.ID {
		return text + "To manage that user, remove user_id or set it to the user's own: Auth0 cannot change the ID of a user."
	}
	if r.inRoster {
		return text + "To let the roster take over existing users, set on_conflict = \"adopt\"."
	}
	return text + fmt.Sprintf("To manage that user with this resource, add an import block (with the resource's own address):\n\n"+
		"  import {\n    to = auth0users_user.NAME\n    id = %q\n  }\n\nTo let the resource take over existing users by "+
		"itself, set on_conflict = \"adopt\".", found.ID)
}

// sayFew reports the first of many users with one kind of problem one by one, and of the others only that there
// are more: a plan of hundreds must not bury what it says. A roster gathers what is said of its people itself.
func sayFew(data *run.Data, inRoster bool, title, attribute, text string) diag.Diagnostics {
	n := 0
	if !inRoster {
		n = data.People.Say(title)
	}
	switch {
	case n <= individually:
		return diag.Diagnostics{about(attribute, diag.NewWarningDiagnostic(title, text))}
	case n == individually+1:
		// Under a title of its own, or the CLI would merge it with the others and count them all as five.
		return diag.Diagnostics{about(attribute, diag.NewWarningDiagnostic("More Users: "+title, fmt.Sprintf(
			"The same holds for more than %d users. The others are not told one by one.", individually)))}
	}
	return nil
}

// sayFew is the function of that name.
func (r *userResource) sayFew(title, attribute, text string) diag.Diagnostics {
	return sayFew(r.data, r.inRoster, title, attribute, text)
}

// mostBytes is what the Management API takes in one request.
const mostBytes = 1 << 20

// tooLarge says that a request is too large because of the metadata in it.
func tooLarge(name string, sent func(metadataAttribute) int) diag.Diagnostics {
	total, largest, bytes := 0, "", 0
	for _, a := range userMetadata {
		n := sent(a)
		if total += n; n > bytes {
			largest, bytes = a.name, n
		}
	}
	if total <= mostBytes {
		return nil
	}
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(largest), "Request Too Large", fmt.Sprintf(
		"The metadata of the user %s takes %d bytes, and Auth0 refuses requests of more than 1 MB.\n\n"+
			"Keep large data elsewhere, and a reference to it here.", name, total))}
}
