// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// isAnother reports whether a user who has the e-mail address, and not the username or phone number of the configuration,
// is somebody else: a connection can let people share an address, and then Auth0 makes the new user beside this one. Where
// nobody knows about the connection, another name is another person, and Auth0 refuses the new user if it is not.
func (r *userResource) isAnother(ctx context.Context, w users.Wanted, u *client.User) bool {
	only, contradicts := w.ByEmailOnly(u)
	if !only {
		return false
	}
	shared, known := r.sharesEmails(ctx, w.Connection)
	return shared || contradicts && !known
}

// sharesEmails reports whether several users of the connection may have one e-mail address, where that is known. Plan and
// apply must come to the same result, so it does not depend on the preflight.
func (r *userResource) sharesEmails(ctx context.Context, name string) (shared, known bool) {
	if name == connectionEmail || name == connectionSMS {
		return false, true
	}
	c := r.data.Connection(ctx, name)
	if c == nil || !c.Options.Known {
		return false, false
	}
	return c.Options.Attributes[people.Email].Shared, true
}

// severalFit refuses to choose one of several people.
func severalFit(plan userModel, several *users.SeveralError) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("on_conflict"), "User Not Unique", fmt.Sprintf(
		"More than one user of the connection %q fits the user %s, so nobody can tell whom to adopt: %s.\n\n"+
			"Write the username, phone number or user_id of the one who is meant, or import that user.",
		plan.ConnectionName.ValueString(), plan.subject(), strings.Join(several.IDs(), ", ")))
}

// under says of somebody who is adopted and has another name than the configuration by what they were recognised.
func under(plan userModel, u *client.User, attribute string) string {
	is := userFromAPI(userModel{}, u)
	if tfvalue.SameFolded(is.subject(), plan.subject()) {
		return ""
	}
	return fmt.Sprintf(", has the %s of the user %s,", strings.ReplaceAll(attribute, "_", " "), plan.subject())
}
