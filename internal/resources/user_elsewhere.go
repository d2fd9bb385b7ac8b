// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// isElsewhere reports whether the account with the ID is in another connection than the state says. Auth0 moves nobody:
// the account was deleted, and somebody has got the same ID in another connection.
func isElsewhere(prior userModel, u *client.User) bool {
	if prior.ConnectionName.IsNull() {
		return false // Right after an import.
	}
	for _, i := range u.Identities {
		if i.Provider+"|"+i.UserID == u.ID {
			return i.Connection != prior.ConnectionName.ValueString()
		}
	}
	return false
}

// elsewhere refuses to go on with an account that is not the one of the state: whatever the configuration says of the
// person would be done to somebody else.
func elsewhere(prior userModel, u *client.User) diag.Diagnostics {
	if !isElsewhere(prior, u) {
		return nil
	}
	return diag.Diagnostics{diag.NewErrorDiagnostic("User Is Another Account", fmt.Sprintf(
		"The state has the user %s in the connection %q, and the account with this ID is in the connection %q now. Auth0 moves nobody to "+
			"another connection, so the account was deleted, and another one made with the same ID: it can be another person. Nothing was done.\n\n"+
			"Take the resource out of the state (terraform state rm, or a removed block with lifecycle { destroy = false } and, in OpenTofu, "+
			"-refresh=false); that does nothing to anybody. Then import the account that is meant, or let Terraform make a new one. A "+
			"roster is imported anew as a whole.",
		who(prior.subject(), prior.ID.ValueString()), prior.ConnectionName.ValueString(), primaryIdentity(u).Connection))}
}
