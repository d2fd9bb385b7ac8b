// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

const (
	twoOwners  = "Two Resources, One User"
	useMoved   = "To give a resource another name or key, use a moved block: nothing is then deleted or created."
	outOfState = "terraform state rm, or a removed block with lifecycle { destroy = false }."
)

// clashing words the gravest of an object's clashes with other objects.
func clashing(e people.Entry, clashes []people.Clash) diag.Diagnostics {
	if len(clashes) == 0 {
		return nil
	}
	c := clashes[0]
	subject := who(e.Name, e.ID)
	switch c.Kind {
	case people.KeptAndDestroyed:
		return diag.Diagnostics{diag.NewErrorDiagnostic(twoOwners, fmt.Sprintf(
			"One resource of this plan keeps or adopts the user %s, and another one, which is destroyed, would %s the "+
				"same user. Neither is done.\n\n%s If the destroyed resource was a second one for the same user by mistake, take it out of the "+
				"state without touching the user: %s For what the plan calls a deposed object, take the whole resource out of the "+
				"state and import the user again.",
			subject, destroyedHow(e, c.Other), useMoved, outOfState))}
	case people.AdoptedTwice:
		return at(people.Mark{Kind: "on_conflict"}, e, diag.NewErrorDiagnostic(twoOwners, fmt.Sprintf(
			"The user %s is managed by a resource of this configuration, and another one, with on_conflict = \"adopt\", "+
				"would take the same user over. Two resources must not own one user.\n\nRemove one of the two. %s", subject, useMoved)))
	case people.SameIdentifier:
		return sameIdentifier(e, c)
	case people.StaysWithIdentifier:
		return staysWithIdentifier(e, c)
	case people.SharedUser:
		return diag.Diagnostics{sharedUser(subject)}
	case people.MadeAnew:
		return diag.Diagnostics{diag.NewWarningDiagnostic("User Deleted and Made Anew", fmt.Sprintf(
			"One resource of this plan deletes a user, and another one makes a user with the same %s (%s): the person loses the "+
				"password, second factors, sessions, and the metadata that applications stored.\n\n%s", c.Mark.Kind, c.Mark.Value, useMoved))}
	}
	return nil
}

// destroyedHow says what happens to the user when the one of the two objects that goes away is destroyed.
func destroyedHow(a, b people.Entry) string {
	for _, e := range []people.Entry{a, b} {
		if e.Fate == people.Blocks {
			return "block"
		}
	}
	return "delete"
}

func sameIdentifier(e people.Entry, c people.Clash) diag.Diagnostics {
	text := fmt.Sprintf("Two resources of this configuration describe users with the same %s (%s) in the connection %s: %s and %s. ",
		c.Mark.Kind, c.Mark.Value, c.Mark.Connection, who(e.Name, e.ID), who(c.Other.Name, c.Other.ID))
	if c.Mark.Kind == people.UserID {
		text = fmt.Sprintf("Two resources of this configuration describe users with the same ID (%s). ", c.Mark.Value)
	}
	if c.Unsure {
		return at(c.Mark, e, diag.NewWarningDiagnostic(twoOwners, text+"Auth0 refuses the second one, unless the "+
			"connection lets users share it."))
	}
	return at(c.Mark, e, diag.NewErrorDiagnostic(twoOwners, text+"Auth0 has room for one of them only.\n\n"+
		"Remove one of the two, or correct it. In a for_each over a list of people, look for a person who is in it twice, "+
		"perhaps in another letter case."))
}

func staysWithIdentifier(e people.Entry, c people.Clash) diag.Diagnostics {
	leaves := e
	if !leavesWith(e) {
		leaves = c.Other
	}
	text := fmt.Sprintf("The user %s stays when its resource is destroyed (on_destroy), and keeps the %s that another resource of "+
		"this plan wants for a new user. ",
		who(leaves.Name, leaves.ID), c.Mark.Kind)
	if c.Unsure {
		return at(c.Mark, e, diag.NewWarningDiagnostic(twoOwners, text+"Auth0 refuses that, unless the connection lets users share it."))
	}
	return at(c.Mark, e, diag.NewErrorDiagnostic(twoOwners, text+"Auth0 would refuse the new one.\n\n"+useMoved+
		" To go on with the same account under the new resource, set on_conflict = \"adopt\" there, after on_destroy "+
		"= \"keep\" was applied to the old one."))
}

func leavesWith(e people.Entry) bool { return e.Fate == people.Blocks || e.Fate == people.Forgets }

// at puts a diagnostic on the attribute, unless the object is destroyed: then there is no configuration to point
// at.
func at(m people.Mark, e people.Entry, d diag.Diagnostic) diag.Diagnostics {
	switch e.Fate {
	case people.Deletes, people.Blocks, people.Forgets:
		return diag.Diagnostics{d}
	}
	return diag.Diagnostics{diag.WithPath(path.Root(m.Kind), d)}
}
