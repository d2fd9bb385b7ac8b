// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight

import (
	"fmt"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// defaultUsername is how long a username may be where the connection does not say.
const defaultUsername = 15

// usernameProblem says what a connection refuses about a username; "" for nothing. Characters that no connection
// takes are found before, when the configuration is validated.
func usernameProblem(o client.ConnectionOptions, username basetypes.StringValue) string {
	if username.IsNull() || username.IsUnknown() {
		return ""
	}
	flexible := o.Attributes != nil
	rule := client.IdentifierOptions{Min: o.UsernameMin, Max: o.UsernameMax}
	if flexible {
		rule = o.Attributes["username"]
	}
	if rule.Max == 0 {
		rule.Max = defaultUsername
	}
	written := username.ValueString()
	switch n := utf8.RuneCountInString(written); {
	case n < rule.Min:
		return fmt.Sprintf("asks for usernames of at least %d characters", rule.Min)
	case n > rule.Max:
		return fmt.Sprintf("allows usernames of at most %d characters", rule.Max)
	case validators.IsEmail(written) && !rule.LikeEmail:
		return "allows no usernames in the form of an e-mail address; write the address as email"
	case flexible && validators.IsPhone(written) && !rule.LikePhone:
		return "allows no usernames in the form of a phone number; write the number as phone_number"
	}
	return ""
}

// unseen are the objections to a user of a connection that nobody has seen the settings of.
func (r *Run) unseen(u User) []Objection {
	if r == nil || !r.looks || !validators.IsEmail(u.Username.ValueString()) {
		return nil
	}
	return []Objection{{Attribute: "username", Title: refusedUsername, Text: fmt.Sprintf(
		"The username of the user %s has the form of an e-mail address. Auth0 refuses that, unless the connection %q has flexible identifiers "+
			"and allows usernames in this form, which is not known here.\n\nIf the connection does not, write the address as email.", u.Name,
		u.Connection)}}
}
