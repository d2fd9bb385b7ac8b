// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package apidiag

import (
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// remedies are what to do about refusals that have no error code of their own: the
// words of the message are all there is (behaviour of POST and PATCH /users).
var remedies = []struct{ words, remedy string }{
	{"PasswordStrengthError", passwordPolicy},
	{"PasswordDictionaryError", passwordPolicy},
	{"PasswordNoUserInfoError", passwordPolicy},
	{"PasswordHistoryError", passwordPolicy},
	{"must be enabled for this client", "Enable the connection for the application of the provider: in the Auth0 dashboard, the " +
		"connection's page, tab Applications."},
	{"Connection is disabled", "Enable the connection for at least one application: in the Auth0 dashboard, the " +
		"connection's page, tab Applications."},
	{"does not support user creation", "Users of social and enterprise connections come into being with their first login. Once " +
		"they have signed in, import them, or read them with the data source auth0users_user."},
	{"without requires_username", "Remove username, or let the connection require usernames (its setting Requires Username)."},
	{"without an username already set", "Auth0 cannot give a username to a user that was created without one. Remove " +
		"username, or replace the user (terraform apply -replace)."},
	{"Sync user profile attributes", "The identity provider owns these attributes. Remove them from the configuration, or " +
		"switch off \"Sync user profile attributes at each login\" in the settings of the connection."},
	{"update email for non-database", "The e-mail address comes from the user's identity provider, with a login. Write the one that " +
		"the user has, or leave email out."},
	{"verification is not supported for enterprise", "Leave email_verified out: of users of enterprise connections " +
		"the identity provider decides."},
	{"not supported for this operation", "Users of this connection have no such attribute at Auth0 that could be changed: a username or a " +
		"password needs a database connection, and a phone number one that has phone numbers. Leave the attribute " +
		"out, or write what the user has."},
	{"user attributes cannot be removed", "Auth0 cannot unset these attributes in this connection. Give them a value, " +
		"or put them into ignore_changes."},
	{"custom domain does not exist", "Check custom_domain_header, in the resource and in the provider block (AUTH0_CUSTOM_DOMAIN_HEADER): " +
		"it is the bare host name of a custom domain that the tenant has verified, such as login.example.com."},
	{"organization does not exist", "Check the ID of the organization, which begins with org_ and is not its name, and that the " +
		"provider's domain is the right tenant."},
	{"not a member of organization", "Make the user a member of the organization first, or name another organization."},
	{"query exceeded the timeout", "Make the query narrower, or ask for fewer attributes with fields."},
	{"registered at least 1 passkey", "While the user has a passkey, Auth0 changes other methods one by one only. Use " +
		"auth0users_user_authentication_method."},
	{"limit of entities of this type", "Auth0 limits how many methods of one type a user can have. Delete one that is not used any " +
		"more, then run the command again."},
	{"user identifiers associated with a user", "The user has too many identifiers. Delete an authentication method or an " +
		"identity that is not used any more."},
	{"(link_with)", "The token must be an ID token (RS256) of this tenant, not expired, for the application that the " +
		"provider uses. Let the person sign in again for a new one, or name the account with identity_provider and identity_user_id."},
	{"Main identity and the new one are the same", "A user cannot be linked to itself. Name another account."},
	{"inexistent identity", noSecondary},
	{"Provided secondary account not found", noSecondary},
	{"provider/connection is not configured", "Check identity_provider and connection_id: the tenant must have such a connection, and " +
		"it must be one of this provider."},
	{"main connection does not support this operation", "Only users of database connections have a password in Auth0. Where one is linked " +
		"to the user, name it with identity."},
	{"user does not have an email address", "Give the user an e-mail address first, or remove what needs one."},
	{"Authentication method already exists", "The user has this method already, through an enrollment or another configuration."},
	{"already exists", "Another user of this connection has it. Find them with the data source auth0users_user, or choose another value."},
}

const noSecondary = "There is no such user: only accounts that are users of their own can be linked. Check identity_provider and " +
	"identity_user_id, and that the person has signed in once. With connection_id the account must belong to that connection."

const passwordPolicy = "Choose a password that meets the password policy of the connection (Auth0 dashboard, Authentication > " +
	"Database, tab Authentication Methods)."

// remedy is what to do about a refused request; "" when Auth0's sentence says it all.
func remedy(e *client.Error) string {
	if e.Code == "inexistent_connection" {
		return "Check connection_name: it is the name of a connection of this tenant, and letter case counts."
	}
	if e.Code == "invalid_query_string" && !strings.Contains(e.Message, "exceeded") {
		return "Put values with blanks, colons or other special characters in quotes, and close what is opened. The function search_query " +
			"writes queries with every value escaped."
	}
	for _, r := range remedies {
		if strings.Contains(e.Message, r.words) {
			return r.remedy
		}
	}
	return ""
}
