// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package apidiag

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// CheckUserID is what to check about the ID of a user whom nobody knows.
const CheckUserID = "Check the ID, which is case-sensitive and includes the prefix (such as auth0|), and that the " +
	"provider's domain is the right tenant."

// UserNotFound says that the user named by the attribute user_id does not exist, and
// what to check. rest is a sentence that only the caller knows; "" for none.
func UserNotFound(userID, rest string) diag.Diagnostic {
	detail := "There is no user with the ID " + userID + ".\n\n" + CheckUserID
	if rest != "" {
		detail += " " + rest
	}
	return diag.NewAttributeErrorDiagnostic(path.Root("user_id"), "User Not Found", detail)
}
