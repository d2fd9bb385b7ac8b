// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// unknownPassword stands in the state for a password that another provider has set.
// It was not carried over, not even as a hash: whoever reads the state learns
// nothing. So nobody can tell whether the configuration still writes the same one.
const unknownPassword = ""

// holdsUnknownPassword reports whether the user has a password of which the state
// knows no more than that.
func holdsUnknownPassword(state userModel) bool {
	return !state.Password.IsNull() && state.Password.ValueString() == unknownPassword
}

// planMovedPassword leaves the password of a moved user alone: a move must never
// reset it. The way to a new one is said, because the configuration alone no longer
// leads there.
func planMovedPassword(config, state userModel, plan *userModel) diag.Diagnostics {
	if config.Password.IsNull() || config.Password.IsUnknown() || !holdsUnknownPassword(state) {
		return nil
	}
	plan.Password = state.Password
	return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root("password"), "Password Not Managed Since the Move",
		"The user "+state.subject()+" was moved here from auth0_user. The old password was not carried into the "+
			"state, so the provider cannot tell whether this one is new, and sends none: moving must not reset a password.\n\n"+
			"Remove the attribute, or replace it with password_wo and password_wo_version, which sets the password with the next apply.")}
}
