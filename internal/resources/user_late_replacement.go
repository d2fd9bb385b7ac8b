// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// An e-mail address, username or phone number may be another resource's, which is only made in the
// same apply. Of a replacement the plan then cannot tell whether the new account is to have what the
// old one has, and the destruction, which is applied first, knows no more than that plan.

// isLate reports whether the configuration does not know yet what the user will be recognised by.
func (m userModel) isLate() bool {
	for _, v := range []attr.Value{m.Email, m.Username, m.PhoneNumber} {
		if v.IsUnknown() {
			return true
		}
	}
	return false
}

// lateReplacement refuses a replacement by an account that the plan could not recognise, where it would
// lose a block or lock the person out. Blocked and open say that the old user is blocked and the
// configuration does not write blocked; same that the new user comes into the same connection.
func lateReplacement(old people.Entry, blocked, open, same bool) diag.Diagnostics {
	const values = "the e-mail address, username or phone number of the new account is only known after apply"
	switch user := who(old.Name, old.ID); {
	case blocked && open:
		return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("blocked"), cannotBeReplaced, fmt.Sprintf(
			"The user %s is blocked, and %s: the apply could not tell that it is the same person's, so the person would be let in.\n\n"+
				"Write blocked = true, or blocked = false to let the person in. Or apply first what the value comes from, for example with -target.",
			user, values))}
	case old.Fate != people.Deletes && same:
		return diag.Diagnostics{diag.NewErrorDiagnostic(cannotBeReplaced, fmt.Sprintf(
			"A replacement leaves the user %s at Auth0 because of on_destroy, and %s. If it is the same, Auth0 refuses the new "+
				"account, and the user is left outside of Terraform, and blocked if on_destroy says so.\n\n"+
				"Apply first what the value comes from, for example with -target, and plan again.", user, values))}
	}
	return nil
}
