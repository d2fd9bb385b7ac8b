// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package operations

import "github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"

// Users. A create is looked up before it is sent again, see client.UsersClient.Create.
var (
	ListUsers        = row("GET /users", pacing.ReadUsers, repeated, "read:users")
	ListUsersByEmail = row("GET /users-by-email", pacing.ReadUsers, repeated, "read:users")
	CreateUser       = row("POST /users", pacing.WriteUsers, once, "create:users")
	GetUser          = row("GET /users/{id}", pacing.ReadUsers, repeated, "read:users")
	UpdateUser       = row("PATCH /users/{id}", pacing.WriteUsers, repeated, "update:users")
	DeleteUser       = row("DELETE /users/{id}", pacing.DeleteUsers, repeated, "delete:users")

	// UpdateUserAppMetadata is UpdateUser where nothing but app_metadata changes.
	UpdateUserAppMetadata = UpdateUser.alsoWith("update:users_app_metadata")
)

// Roles and permissions of a user: having one more often leaves the same set.
var (
	ListUserRoles   = row("GET /users/{id}/roles", pacing.Other, repeated, "read:users read:roles read:role_members")
	AssignUserRoles = row("POST /users/{id}/roles", pacing.Other, repeated, "update:users|create:role_members")
	RemoveUserRoles = row("DELETE /users/{id}/roles", pacing.Other, repeated, "update:users|delete:role_members")

	ListUserPermissions   = row("GET /users/{id}/permissions", pacing.Other, repeated, "read:users")
	AssignUserPermissions = row("POST /users/{id}/permissions", pacing.Other, repeated, "update:users")
	RemoveUserPermissions = row("DELETE /users/{id}/permissions", pacing.Other, repeated, "update:users")
)

// What a user has through roles and groups, and the groups and organizations.
var (
	ListUserEffectiveRoles      = row("GET /users/{id}/effective-roles", pacing.Other, repeated, "read:user_effective_roles")
	ListUserEffectiveRoleGroups = row("GET /users/{id}/effective-roles/sources/groups", pacing.Other, repeated,
		"read:user_role_source_groups")
	ListUserEffectivePermissions = row("GET /users/{id}/effective-permissions", pacing.Other, repeated, "read:user_effective_permissions")
	// ListUserEffectivePermissionRoles lists the roles that give a permission.
	ListUserEffectivePermissionRoles = row("GET /users/{id}/effective-permissions/sources/effective-roles", pacing.Other, repeated,
		"read:user_permission_source_roles")

	ListUserGroups        = row("GET /users/{id}/groups", pacing.Other, repeated, "read:groups")
	ListUserOrganizations = row("GET /users/{id}/organizations", pacing.Other, repeated, "read:organizations")
)

// Linked accounts. A link by ID is refused when the request before has worked; one with a token cannot
// be told from one that never could, see client.UserIdentitiesClient.Link.
var (
	LinkUserIdentity   = row("POST /users/{id}/identities", pacing.Other, repeated, "update:users")
	UnlinkUserIdentity = row("DELETE /users/{id}/identities/{provider}/{user_id}", pacing.Other, repeated, "update:users")

	ListUserConnectedAccounts = row("GET /users/{id}/connected-accounts", pacing.Other, repeated, "read:users")

	ListUserTokensets = row("GET /users/{id}/federated-connections-tokensets", pacing.Other, repeated,
		"read:federated_connections_tokens")
	DeleteUserTokenset = row("DELETE /users/{id}/federated-connections-tokensets/{tokenset_id}", pacing.Other, repeated,
		"delete:federated_connections_tokens")
)

// Factors of multi-factor authentication. Whether a method was made is looked up; a recovery code that
// nobody got to see has replaced the one before; forgetting a browser or a risk twice is forgetting it.
var (
	ListUserAuthenticationMethods = row("GET /users/{id}/authentication-methods", pacing.Other, repeated,
		"read:authentication_methods")
	CreateUserAuthenticationMethod = row("POST /users/{id}/authentication-methods", pacing.Other, once,
		"create:authentication_methods")
	SetUserAuthenticationMethods = row("PUT /users/{id}/authentication-methods", pacing.Other, repeated,
		"update:authentication_methods")
	DeleteUserAuthenticationMethods = row("DELETE /users/{id}/authentication-methods", pacing.Other, repeated,
		"delete:authentication_methods")
	GetUserAuthenticationMethod = row("GET /users/{id}/authentication-methods/{authentication_method_id}", pacing.Other, repeated,
		"read:authentication_methods")
	UpdateUserAuthenticationMethod = row("PATCH /users/{id}/authentication-methods/{authentication_method_id}", pacing.Other, repeated,
		"update:authentication_methods")
	DeleteUserAuthenticationMethod = row("DELETE /users/{id}/authentication-methods/{authentication_method_id}", pacing.Other, repeated,
		"delete:authentication_methods")

	DeleteUserAuthenticators      = row("DELETE /users/{id}/authenticators", pacing.Other, repeated, "delete:guardian_enrollments")
	ListUserEnrollments           = row("GET /users/{id}/enrollments", pacing.Other, repeated, "read:users")
	DeleteUserMultifactorProvider = row("DELETE /users/{id}/multifactor/{provider}", pacing.Other, repeated, "update:users")
	RegenerateUserRecoveryCode    = row("POST /users/{id}/recovery-code-regeneration", pacing.Other, once, "update:users")
	InvalidateRememberedBrowsers  = row("POST /users/{id}/multifactor/actions/invalidate-remember-browser", pacing.Other, repeated,
		"update:users")
	ClearUserRiskAssessments = row("POST /users/{id}/risk-assessments/clear", pacing.Other, repeated, "update:users")
)

// Sessions and tokens: what is revoked stays revoked.
var (
	ListUserSessions        = row("GET /users/{user_id}/sessions", pacing.Other, repeated, "read:sessions")
	DeleteUserSessions      = row("DELETE /users/{user_id}/sessions", pacing.Other, repeated, "delete:sessions").inBackground()
	ListUserRefreshTokens   = row("GET /users/{user_id}/refresh-tokens", pacing.Other, repeated, "read:refresh_tokens")
	DeleteUserRefreshTokens = row("DELETE /users/{user_id}/refresh-tokens", pacing.Other, repeated, "delete:refresh_tokens").inBackground()
	RevokeUserAccess        = row("POST /users/{id}/revoke-access", pacing.Other, repeated,
		"delete:sessions delete:refresh_tokens").inBackground()
	ListUserLogs = row("GET /users/{id}/logs", pacing.Other, repeated, "read:logs_users|read:logs")
)

// Brute-force blocks.
var (
	ListUserBlocks               = row("GET /user-blocks/{id}", pacing.Other, repeated, "read:users")
	DeleteUserBlocks             = row("DELETE /user-blocks/{id}", pacing.Other, repeated, "update:users")
	ListUserBlocksByIdentifier   = row("GET /user-blocks", pacing.Other, repeated, "read:users")
	DeleteUserBlocksByIdentifier = row("DELETE /user-blocks", pacing.Other, repeated, "update:users")
)

// Jobs, mail and links. Whom a job has brought in is looked up; a second mail would reach somebody; a link that nobody
// got to see opens nothing.
var (
	SendVerificationEmail         = row("POST /jobs/verification-email", pacing.Other, once, "update:users")
	ImportUsers                   = row("POST /jobs/users-imports", pacing.Other, once, "create:users").inBackground()
	GetJob                        = row("GET /jobs/{id}", pacing.Other, repeated, "read:users|create:users")
	ListJobErrors                 = row("GET /jobs/{id}/errors", pacing.Other, repeated, "read:users|create:users")
	CreatePasswordChangeTicket    = row("POST /tickets/password-change", pacing.Other, repeated, "create:user_tickets")
	CreateEmailVerificationTicket = row("POST /tickets/email-verification", pacing.Other, repeated, "create:user_tickets")
)

// What the tenant has besides users.
var (
	ListRoles         = row("GET /roles", pacing.Other, repeated, "read:roles")
	ListRoleUsers     = row("GET /roles/{id}/users", pacing.Other, repeated, "read:users read:roles read:role_members")
	AssignRoleUsers   = row("POST /roles/{id}/users", pacing.Other, repeated, "update:roles|create:role_members")
	GetResourceServer = row("GET /resource-servers/{id}", pacing.Other, repeated, "read:resource_servers")
	ListConnections   = row("GET /connections", pacing.Other, repeated, "read:connections")
)
