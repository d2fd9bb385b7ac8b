// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
)

// instead is the way for whoever has written an import of what has yet to be made.
const instead = " To have it made instead, take the import away and apply."

// importedUserNotFound says that the user to be imported does not exist, or the one of whom something was to be.
func importedUserNotFound(userID string) diag.Diagnostic {
	return diag.NewErrorDiagnostic("User Not Found", "There is no user with the ID "+userID+", so nothing can be imported.\n\n"+
		apidiag.CheckUserID)
}

// importedNotFound says that the user does not have what was to be imported. what is as in "the role rol_1"; check
// says what to look at.
func importedNotFound(title, userID, what, check string) diag.Diagnostic {
	return diag.NewErrorDiagnostic(title, "The user "+userID+" does not have "+what+", so there is nothing to import.\n\n"+check+instead)
}
