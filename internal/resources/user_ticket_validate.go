// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// written reports that an argument has a value; one that is not known yet may be null.
func written(v attr.Value) bool { return !v.IsNull() && !v.IsUnknown() }

// validate finds the combinations that Auth0 refuses.
func (m userTicketModel) validate() diag.Diagnostics {
	const summary = "Arguments That Do Not Go Together"
	diags := m.sealing.validate()
	verify, change := m.Type.ValueString() == ticketEmail, m.Type.ValueString() == ticketPassword
	for _, rule := range []struct {
		broken            bool
		attribute, detail string
	}{
		{
			written(m.ResultURL) && written(m.OrganizationID), "result_url",
			"A link for an organization leads back into the login of the organization. Remove result_url or organization_id.",
		},
		{
			verify && written(m.ResultURL) && written(m.ClientID), "result_url",
			"A link that verifies an e-mail address for an application leads to the application's login. Remove result_url or client_id.",
		},
		{verify && written(m.ConnectionID), "connection_id", "Links of the type email_verification are for the user in " +
			"user_id. Remove connection_id."},
		{verify && written(m.Email), "email", "Links of the type email_verification are for the user in user_id. Remove email."},
		{
			verify && written(m.MarkEmailAsVerified), "mark_email_as_verified",
			"Links of the type email_verification verify the address anyway. Remove mark_email_as_verified.",
		},
		{!verify && written(m.UserID) && written(m.ConnectionID), "connection_id", "The user is named twice. Write either " +
			"user_id, or connection_id with email."},
		{!verify && written(m.UserID) && written(m.Email), "email", "The user is named twice. Write either " +
			"user_id, or connection_id with email."},
		{
			!verify && m.UserID.IsNull() && written(m.ConnectionID) && m.Email.IsNull(), "connection_id",
			"A connection has many users. Write the e-mail address of one of them into email.",
		},
		{
			!verify && m.UserID.IsNull() && written(m.Email) && m.ConnectionID.IsNull(), "email",
			"Several connections may have a user with the same e-mail address. Write the ID of the connection into connection_id, or " +
				"write user_id in place of both.",
		},
		{!verify && m.UserID.IsNull() && written(m.Identity), "identity", "An identity is one of those of the user in user_id. " +
			"Write user_id, or remove identity."},
	} {
		if rule.broken {
			diags.AddAttributeError(path.Root(rule.attribute), summary, rule.detail)
		}
	}
	if m.UserID.IsNull() && (verify || m.ConnectionID.IsNull() && m.Email.IsNull()) {
		diags.AddAttributeError(path.Root("user_id"), "Missing Selector", "Nothing says for whom the link is. Write the "+
			"full ID of the user into user_id; for a password_change, connection_id and email together name the user as well.")
	}
	if provider := m.identity("provider"); change && written(provider) && provider.ValueString() != "auth0" {
		diags.AddAttributeError(path.Root("identity").AtName("provider"), "Identity Without Password", fmt.Sprintf(
			"Identities of the provider %q have no password in Auth0. Write an identity of the provider auth0.", provider.ValueString()))
	}
	if verify && m.Identity.IsNull() && written(m.UserID) {
		diags.Append(identityNeeded(m.UserID.ValueString())...)
	}
	return diags
}

// identityNeeded refuses to verify the address of a user who is in no database
// connection without being told which identity is meant.
func identityNeeded(userID string) diag.Diagnostics {
	provider, bare, found := strings.Cut(userID, "|")
	if !found || provider == "auth0" {
		return nil
	}
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("identity"), "Identity Needed", fmt.Sprintf(
		"The user %s is in no database connection, and Auth0 then makes the link only when it is told whose address to verify. "+
			"For the primary identity, write\n\n  identity = {\n    user_id  = %q\n    provider = %q\n  }", userID, bare, provider))}
}

// attributeOf finds the attribute that a refused request is about by the words of the
// message, as there are no codes.
func (m *userTicketModel) attributeOf(e *client.Error) (path.Path, bool) {
	user := "user_id"
	if m.UserID.IsNull() {
		user = "email"
	}
	message := strings.ToLower(e.Message)
	for _, about := range []struct{ words, attribute string }{
		{"custom domain", "custom_domain_header"},
		{"organization", "organization_id"},
		{"client", "client_id"},
		{"identity connection", "identity"},
		{"given identity", "identity"},
		{"connection with id", "connection_id"},
		{"connection", user},
		{"email address", user},
	} {
		if strings.Contains(message, about.words) {
			// The domain may also be the provider's.
			return path.Root(about.attribute), about.attribute != "custom_domain_header" || !m.CustomDomainHeader.IsNull()
		}
	}
	return path.Path{}, false
}
