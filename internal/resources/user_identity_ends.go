// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// An account that is linked is no user of its own any more. Where an object of the same run has that user, whichever
// of the two is planned last finds out.

// endsUser notes that a link is made, and says which other object has the account as a user.
func (r *userIdentity) endsUser(userID types.String, a account) diag.Diagnostics {
	if r.data == nil || a == (account{}) {
		return nil
	}
	id, to := a.fullID(), userID.ValueString()
	entries, managed := r.data.People.Link(id, to)
	for _, e := range entries {
		if e.Hurts() {
			return linkedAndDestroyed(e, to)
		}
		managed = managed || e.Manages()
	}
	if !managed {
		return nil
	}
	return linkedAndManaged(id, to)
}

// goesWithUser notes that the link is there after this run, and refuses that another object deletes its user: the account
// would be deleted as well.
func (r *userIdentity) goesWithUser(userID string, a account) diag.Diagnostics {
	for _, e := range r.data.People.Linked(a.fullID(), userID) {
		if e.Fate == people.Deletes {
			return deletedWithUser(e, a.fullID())
		}
	}
	return nil
}

// endsByLink says that another object of this run links the account of the user, or an account to the user.
func (r *userResource) endsByLink(e people.Entry) diag.Diagnostics {
	if accounts := r.data.People.LinkedAccounts(e.ID); e.Fate == people.Deletes && len(accounts) > 0 {
		return deletedWithUser(e, accounts...)
	}
	to, linked := r.data.People.LinkedTo(e.ID)
	switch {
	case e.ID == "" || !linked:
		return nil
	case e.Hurts():
		return linkedAndDestroyed(e, to)
	case e.Manages():
		return linkedAndManaged(e.ID, to)
	}
	return nil
}

func toUser(id string) string {
	if id == "" {
		return "to a user"
	}
	return "to the user " + id
}

func linkedAndManaged(id, to string) diag.Diagnostics {
	return diag.Diagnostics{diag.NewWarningDiagnostic("Linked Account Is Managed As A User", fmt.Sprintf(
		"One resource of this plan links the account %s %s, which ends it as a user of its own, and another one manages that user: "+
			"the next plan would create it again, and undo the link or fail.\n\n"+
			"Take the one that manages the user out of the configuration in the same run, with a removed block (in Terraform with "+
			"lifecycle { destroy = false }); a person of a roster with on_destroy = \"keep\". In auth0users_user_identity write "+
			"the ID in place of the reference.", id, toUser(to)))}
}

func linkedAndDestroyed(e people.Entry, to string) diag.Diagnostics {
	fate := "deletes"
	if e.Fate == people.Blocks {
		fate = "blocks"
	}
	return diag.Diagnostics{diag.NewErrorDiagnostic("Linked Account Is Destroyed", fmt.Sprintf(
		"One resource of this plan links the account %[1]s %[2]s, and another one, which is destroyed, %[3]s that account. Which comes first "+
			"is chance: the account would be lost, or the block.\n\n"+
			"To link the account, take the destroyed one out of the state without touching the user: terraform state rm, or a removed block with "+
			"lifecycle { destroy = false }; a person of a roster leaves with on_destroy = \"keep\". To delete the account, do not link it.",
		who(e.Name, e.ID), toUser(to), fate))}
}

func deletedWithUser(e people.Entry, accounts ...string) diag.Diagnostics {
	return diag.Diagnostics{diag.NewErrorDiagnostic("User Of A Linked Account Is Deleted", fmt.Sprintf(
		"One resource of this plan deletes the user %s, and another one, which stays or is new, has the account %s linked to that user: Auth0 "+
			"would delete the account as well.\n\n"+
			"To keep the account, take the link out of the configuration first, which unlinks it. To keep the user, use a removed block with "+
			"lifecycle { destroy = false }.",
		who(e.Name, e.ID), strings.Join(accounts, ", ")))}
}
