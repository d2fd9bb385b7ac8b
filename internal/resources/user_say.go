// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// Titles of what a plan does to people. One kind has one title, so that the CLI merges them.
const (
	sayDeleted   = "User Will Be Deleted"
	sayBlocked   = "User Will Be Blocked"
	sayUnblocked = "User Will Be Unblocked"
	sayKept      = "User Will Be Kept"
	sayReplaced  = "User Will Be Replaced"
	sayAdopted   = "User Will Be Adopted"
	sayStays     = "User Stays Blocked"
	sayPassword  = "Password Will Be Replaced"
	// Of blocked only known after apply.
	sayMayBlock   = "User May Be Blocked"
	sayMayUnblock = "User May Be Unblocked"
)

// individually is how many warnings about one kind of users appear one by one where the CLI does not merge them:
// it merges warnings with one title only if they have a place in the configuration.
const individually = 4

// who names a user in a text.
func who(name, id string) string {
	if id == "" || id == name {
		return name
	}
	return name + " (" + id + ")"
}

// besides is what the resource of a user who stays cannot promise: that roles, permissions, links and second factors stay too, of which
// others may be destroyed by the same plan.
const besides = "What belongs to it stays as well, except for what other resources of the plan take away."

// sayLeaving says what becomes of a user whose resource is destroyed, for as many users as fit on a screen.
func (r *userResource) sayLeaving(e people.Entry) diag.Diagnostics {
	if r.inRoster {
		return diag.Diagnostics{sayLeavingRoster(e)}
	}
	title, more, text, all := sayDeleted, "More Users Will Be Deleted",
		"The user %s will be deleted at Auth0, with password, second factors, roles, sessions and the metadata that applications stored. "+
			"Nobody can undo that. To keep the account, apply on_destroy = \"block\" or \"keep\" first, or use a removed block.", "deleted at Auth0"
	switch e.Fate {
	case people.Blocks:
		title, more, text, all = sayBlocked, "More Users Will Be Blocked",
			"The user %s will be blocked, and the resource forgotten, because of on_destroy = \"block\": the plan calls it destroyed. "+
				"The account stays. "+besides, "blocked"
	case people.Forgets:
		title, more, text, all = sayKept, "More Users Will Be Kept", "The user %s stays, and the resource is forgotten, because of on_destroy "+
			"= \"keep\": the plan calls it destroyed. "+besides, "kept"
	}
	switch n := r.data.People.Say(title); {
	case n <= individually:
		return diag.Diagnostics{diag.NewWarningDiagnostic(title, fmt.Sprintf(text, who(e.Name, e.ID)))}
	case n == individually+1:
		// Under a title of its own, or the CLI would merge it with the others and count them all as five.
		return diag.Diagnostics{diag.NewWarningDiagnostic(more, fmt.Sprintf(
			"More than %d users will be %s. The others are not told one by one: they are what the plan calls destroyed with this on_destroy. "+
				"For complete lists add the resource auth0users_people_review.", individually, all))}
	}
	return nil
}

// succession is who comes in place of a user who is replaced, as far as the plan can tell.
type succession struct {
	// adopted is the user who exists and is taken over; nil for a new one.
	adopted *client.User
	// unsure says that the apply finds out whether somebody is taken over.
	unsure bool
	// blocked is what the configuration writes.
	blocked types.Bool
}

// sayReplacing says what a replacement costs the person, and what becomes of a block: it goes with the person to a new
// account where the configuration does not write blocked.
func sayReplacing(e people.Entry, what string, is types.Bool, next succession) diag.Diagnostic {
	fate := "deleted"
	switch e.Fate {
	case people.Blocks:
		fate = "blocked"
	case people.Forgets:
		fate = "kept, outside of Terraform"
	}
	const lost = "the password, second factors, sessions, linked accounts, and the metadata that applications stored"
	then := "a new user is made. The new one has another ID and does not have what is not in the configuration: " + lost + "."
	switch {
	case next.adopted != nil:
		then = "the user " + next.adopted.ID + ", who exists already, is adopted in that place. What the one has, the other does not get: " +
			lost + "."
	case next.unsure:
		then = "a new user is made, or one who exists is adopted. Either has another ID and does not get what is not in the configuration: " +
			lost + "."
	}
	return diag.NewWarningDiagnostic(sayReplaced, fmt.Sprintf("%s replaces the user: %s will be "+
		"%s, and %s%s", what, who(e.Name, e.ID), fate, then, next.ofBlock(is)))
}

// ofBlock says what becomes of the block of the one who is replaced.
func (s succession) ofBlock(is types.Bool) string {
	switch {
	case !is.ValueBool():
		return ""
	case s.blocked.IsUnknown():
		return "\n\nThe person is blocked, and whether the new account is blocked is only known after apply."
	case isFalse(s.blocked):
		return "\n\nThe person is blocked, and the new account will not be: the person is let in again, because of blocked = false."
	case !s.blocked.IsNull():
		return ""
	case s.unsure:
		return "\n\nThe person is blocked, and so will be a new account; one that is adopted stays as it is. To keep the person out in " +
			"any case, write blocked = true."
	case s.adopted == nil:
		return "\n\nThe person is blocked, and so will be the new account. To let the person in again, write blocked = false."
	case s.adopted.Blocked == nil || !*s.adopted.Blocked:
		return "\n\nThe person is blocked, and the adopted account is not, and stays so: the person can sign in with it. To keep the " +
			"person out, write blocked = true."
	}
	return "" // That the adopted one stays blocked is told of that one.
}

// blockChange reports whether a plan blocks a user who stays, or lets the user in.
func blockChange(is, plan userModel) (blocked, unblocked bool) {
	return plan.Blocked.ValueBool() && !is.Blocked.ValueBool(), is.Blocked.ValueBool() && isFalse(plan.Blocked)
}

// sayLateBlock tells that the apply decides about the block of a user who stays or is adopted.
func sayLateBlock(e people.Entry, blocked bool) diag.Diagnostics {
	if !e.BlockLater {
		return nil
	}
	title, text := sayMayBlock, "Whether the user %s will be blocked is only known after apply."
	if blocked {
		title, text = sayMayUnblock, "The user %s is blocked now, and the value of blocked is only known after apply: if it is "+
			"false, the user is let in again."
	}
	return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root("blocked"), title, fmt.Sprintf(
		text+"\n\nTo see it in a plan, apply first what the value comes from, for example with -target.", who(e.Name, e.ID)))}
}

// sayBlockChange tells of a block that the configuration sets or lifts, and counts it.
func (r *userResource) sayBlockChange(e people.Entry) diag.Diagnostics {
	switch {
	case e.Blocked:
		diags := diag.Diagnostics{diag.NewWarningDiagnostic(sayBlocked, "The user "+who(e.Name, e.ID)+" will be blocked, because of "+
			"blocked = true.")}
		return append(diags, limitExceeded(r.data.People.Count(people.Blocks, e.ID, who(e.Name, e.ID)))...)
	case e.Unblocked:
		return diag.Diagnostics{diag.NewWarningDiagnostic(sayUnblocked, "The user "+who(e.Name, e.ID)+" is blocked now and will be let in "+
			"again, because of blocked = false.")}
	}
	return nil
}

// limitExceeded words max_deletions and max_blocks.
func limitExceeded(l *people.Limit) diag.Diagnostics {
	if l == nil {
		return nil
	}
	attribute, deed, summary := "max_deletions", "delete", "Too Many Users Would Be Deleted"
	if l.Fate == people.Blocks {
		attribute, deed, summary = "max_blocks", "block", "Too Many Users Would Be Blocked"
	}
	const most = 30
	names := l.Names
	more := ""
	if len(names) > most {
		more = fmt.Sprintf(" and %d more", len(names)-most)
		names = names[:most]
	}
	return diag.Diagnostics{diag.NewErrorDiagnostic(summary, fmt.Sprintf(
		"This run may %[1]s at most %[2]d (%[3]s of the provider), and would %[1]s more. Those met so far, and there "+
			"may be others: %[4]s%[5]s.\n\n"+
			"If that is intended, raise %[3]s for this run. Otherwise look for what has left the configuration: a "+
			"filter, an empty file, a renamed key.",
		deed, l.Max, attribute, strings.Join(names, ", "), more))}
}

// passwordReplaced says that somebody who exists gets the password of the configuration; why goes on after that.
func passwordReplaced(attribute, user, why string) diag.Diagnostic {
	return diag.NewAttributeWarningDiagnostic(path.Root(attribute), sayPassword, fmt.Sprintf(
		"The user %s gets the password of the configuration, in place of the one that the account has%s.\n\n"+
			"Whoever is to keep theirs has none in the configuration.", user, why))
}
