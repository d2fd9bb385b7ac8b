// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"net/url"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/folding"
)

// UsersClient is the users part of the API.
type UsersClient struct {
	// Roles assigned to a user.
	Roles *UserRolesClient
	// Permissions granted to a user.
	Permissions *UserPermissionsClient
	// Second factors and passkeys of a user.
	AuthenticationMethods *UserAuthenticationMethodsClient
	// Authenticators of a user, the older view of second factors.
	Authenticators *UserAuthenticatorsClient
	// Accounts at other services that a user connected.
	ConnectedAccounts *UserConnectedAccountsClient
	// Permissions of a user, those that come through roles and groups included.
	EffectivePermissions *UserEffectivePermissionsClient
	// Roles of a user, those that come through groups included.
	EffectiveRoles *UserEffectiveRolesClient
	// Confirmed MFA enrollments of a user, the older view.
	Enrollments *UserEnrollmentsClient
	// Stored token sets of federated connections.
	FederatedConnectionsTokensets *UserFederatedConnectionsTokensetsClient
	// Directory groups that a user is in.
	Groups *UserGroupsClient
	// Linked accounts of a user.
	Identities *UserIdentitiesClient
	// Log events about a user.
	Logs *UserLogsClient
	// Legacy MFA providers and remembered browsers of a user.
	Multifactor *UserMultifactorClient
	// Organizations that a user is a member of.
	Organizations *UserOrganizationsClient
	// Refresh tokens of a user.
	RefreshTokens *UserRefreshTokensClient
	// What the risk assessors know of a user.
	RiskAssessments *UserRiskAssessmentsClient
	// Login sessions of a user.
	Sessions *UserSessionsClient

	client *Client
}

func newUsersClient(c *Client) *UsersClient {
	return &UsersClient{
		client:                        c,
		Roles:                         &UserRolesClient{client: c},
		Permissions:                   &UserPermissionsClient{client: c},
		AuthenticationMethods:         &UserAuthenticationMethodsClient{client: c},
		Authenticators:                &UserAuthenticatorsClient{client: c},
		ConnectedAccounts:             &UserConnectedAccountsClient{client: c},
		EffectivePermissions:          newUserEffectivePermissionsClient(c),
		EffectiveRoles:                newUserEffectiveRolesClient(c),
		Enrollments:                   &UserEnrollmentsClient{client: c},
		FederatedConnectionsTokensets: &UserFederatedConnectionsTokensetsClient{client: c},
		Groups:                        &UserGroupsClient{client: c},
		Identities:                    &UserIdentitiesClient{client: c},
		Logs:                          &UserLogsClient{client: c},
		Multifactor:                   &UserMultifactorClient{client: c},
		Organizations:                 &UserOrganizationsClient{client: c},
		RefreshTokens:                 &UserRefreshTokensClient{client: c},
		RiskAssessments:               &UserRiskAssessmentsClient{client: c},
		Sessions:                      &UserSessionsClient{client: c},
	}
}

// Get reads one user by full ID, of which [WithFields] may leave attributes out, but never the ID and
// the identities (GET /users/{id}, immediately consistent). A missing user is an [*Error] with
// [IsUserNotFound], an answer about somebody else, or about nobody, one with [IsUnusableAnswer].
func (u *UsersClient) Get(ctx context.Context, id string, opts ...RequestOption) (*User, error) {
	query := url.Values{}
	optionsOf(requestOptions{}, opts).fields.including(fieldUserID, fieldIdentities).addTo(query)
	return ask(ctx, u.client, call{operation: operations.GetUser, params: []string{id}, query: query}, named(id))
}

// Update changes what the request names and returns the whole user as it is then
// (PATCH /users/{id}). A missing user is an [*Error] with [IsUserNotFound]. After an answer about
// somebody else, or about nobody, nobody knows whether the change was made ([IsUnusableAnswer],
// [MayHaveBeenProcessed]).
func (u *UsersClient) Update(ctx context.Context, id string, request UpdateUserRequest, opts ...RequestOption) (*User, error) {
	options := optionsOf(requestOptions{customDomain: u.client.customDomain}, opts)
	return ask(ctx, u.client, call{
		operation: operations.UpdateUser, params: []string{id}, header: options.customDomainHeader(),
		body: request,
	}, named(id))
}

// Delete deletes a user for good; one that does not exist is a success (DELETE /users/{id}). Any
// other 404 than the one about the user is an error: it says nothing about them.
func (u *UsersClient) Delete(ctx context.Context, id string) error {
	err := u.client.do(ctx, call{operation: operations.DeleteUser, params: []string{id}}, nil)
	if IsUserNotFound(err) {
		return nil
	}
	return err
}

// ListByEmail returns every user with exactly this e-mail, case included: databases of the service
// itself hold lower case, others what their provider says (GET /users-by-email, immediately
// consistent). Whatever [WithFields] says, the users have their ID, e-mail and identities.
func (u *UsersClient) ListByEmail(ctx context.Context, email string, opts ...RequestOption) ([]*User, error) {
	query := url.Values{"email": {email}}
	optionsOf(requestOptions{}, opts).fields.including(fieldUserID, fieldEmail, fieldIdentities).addTo(query)
	answer := usersByEmail{email: email}
	if err := u.client.do(ctx, call{operation: operations.ListUsersByEmail, query: query}, &answer); err != nil {
		return nil, err
	}
	return answer.items, nil
}

// usersByEmail is the answer to the question who has an e-mail address.
type usersByEmail struct {
	list[*User]

	email string
}

func (u *usersByEmail) problem() string {
	for _, user := range u.items {
		if !folding.Same(valueOf(user.Email), u.email) {
			return "is about another e-mail address than the one that was asked for"
		}
	}
	return ""
}
