// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// heldTwice says that the state has two objects with one user, or that another object is to adopt the
// user. Reading tells what planning cannot: a tainted object is planned like a new one.
func (r *userResource) heldTwice(state userModel) diag.Diagnostics {
	id := state.ID.ValueString()
	objects, adopted := r.data.People.Hold(id, fateOf(state.OnDestroy.ValueString()) == people.Forgets)
	switch {
	case adopted:
		return diag.Diagnostics{adoptsHeld(who(state.subject(), id))}
	case objects == 2:
		return diag.Diagnostics{sharedUser(who(state.subject(), id))}
	}
	return nil
}

// clashesBesides words how an object gets in another one's way, without what reading both has said.
func (r *userResource) clashesBesides(e people.Entry, clashes []people.Clash) diag.Diagnostics {
	if len(clashes) > 0 && clashes[0].Kind == people.SharedUser && r.data.People.Holders(e.ID) > 1 {
		return nil
	}
	return clashing(e, clashes)
}

func sharedUser(user string) diag.Diagnostic {
	return diag.NewWarningDiagnostic(twoOwners, fmt.Sprintf(
		"Two resources manage the user %s. Each apply undoes what the other one did, and removing either of them would delete or block a user "+
			"whom the other one still has.\n\n"+
			"Keep one. Take the other out of the state without touching the user: %s", user, outOfState))
}

func adoptsHeld(user string) diag.Diagnostic {
	return diag.WithPath(path.Root("on_conflict"), diag.NewErrorDiagnostic(twoOwners, fmt.Sprintf(
		"The user %s is in the state of one resource already (perhaps one that this plan destroys), and another one, with "+
			"on_conflict = \"adopt\", would take the same user over. "+
			"Two resources must not own one user.\n\nRemove one of the two. If it is one and the same resource, it is tainted: free it with the "+
			"command untaint. Where an interrupted replacement has left a deposed object, terraform state rm of the resource takes both of its "+
			"objects out and does nothing to anybody; then it is adopted. %s If a removed block with destroy = false takes the first one out of "+
			"the state, plan with -refresh=false: OpenTofu and Terraform 1.8 read it once more before they forget it.", user, useMoved)))
}
