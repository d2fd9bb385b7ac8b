// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
)

// prefixDatabase is what stands before the IDs of users of all databases. Those of
// the passwordless connections have the name of the connection.
const prefixDatabase = "auth0"

// validateIDPrefix refuses a user_id with the prefix of another kind of connection.
// The passwordless connections have names of their own, so that much is known of any
// configuration; users of other connections may be imported ones of any provider.
func validateIDPrefix(c userModel) diag.Diagnostics {
	prefix, known := writtenPrefix(c)
	if !known {
		return nil
	}
	switch connection := c.ConnectionName.ValueString(); connection {
	case connectionEmail, connectionSMS:
		if prefix != connection {
			return foreignIDPrefix(c, connection)
		}
	default:
		if prefix == connectionEmail || prefix == connectionSMS {
			return foreignIDPrefix(c, prefixDatabase)
		}
	}
	return nil
}

// requireIDPrefix is for users that are to be created: only databases and the two
// passwordless connections accept new users.
func requireIDPrefix(plan userModel) diag.Diagnostics {
	prefix, known := writtenPrefix(plan)
	connection := plan.ConnectionName.ValueString()
	if !known || connection == connectionEmail || connection == connectionSMS || prefix == prefixDatabase || prefix == connection {
		return nil
	}
	return foreignIDPrefix(plan, prefixDatabase)
}

// writtenPrefix is the prefix that the configuration writes before the ID; false when it
// writes none, or something is not known yet.
func writtenPrefix(c userModel) (string, bool) {
	if c.ConnectionName.IsUnknown() || c.UserID.IsUnknown() {
		return "", false
	}
	prefix, _, found := strings.Cut(c.UserID.ValueString(), "|")
	return prefix, found && importid.IsStrategy(prefix)
}

func foreignIDPrefix(c userModel, expected string) diag.Diagnostics {
	id, connection := c.UserID.ValueString(), c.ConnectionName.ValueString()
	prefix, rest, _ := strings.Cut(id, "|")
	detail := fmt.Sprintf("The ID %q has the prefix %s|, but users of the connection %q have IDs that begin with %s|. The prefix would be "+
		"lost, or become a part of the ID.\n\n"+
		"Write %s|%s, or %s without a prefix.", id, prefix, connection, expected, expected, rest, rest)
	if prefix != connectionEmail && prefix != connectionSMS && prefix != prefixDatabase {
		detail += fmt.Sprintf(" A user of a connection of the kind %s comes into being at the first login, and can then be imported.", prefix)
	}
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("user_id"), "Foreign Prefix of a User ID", detail)}
}
