// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "slices"

// endpoints lists every operation that the emulator serves.
func endpoints(o Options) []*endpoint {
	list := slices.Concat(
		[]*endpoint{
			createUser(), listUsers(), getUser(), updateUser(), deleteUser(), usersByEmail(),
			listConnections(), getConnection(), createConnection(), updateConnection(), deleteConnection(), deleteConnectionUser(),
		},
		connectionClientEndpoints(), clientEndpoints(), clientSecretEndpoints(),
		clientGrantEndpoints(), grantOrganizationEndpoints(), organizationClientGrantEndpoints(),
		roleEndpoints(), rolePermissionEndpoints(), roleUserEndpoints(), resourceServerEndpoints(),
		userRoleEndpoints(), userPermissionEndpoints(), userIdentityEndpoints(), userLogEndpoints(), logEndpoints(), userBlockEndpoints(),
		authenticationMethodEndpoints(), userMFAEndpoints(), guardianEnrollmentEndpoints(), userSessionEndpoints(), userAccountEndpoints(),
		sessionEndpoints(), refreshTokenEndpoints(),
		organizationEndpoints(), organizationMemberEndpoints(), organizationConnectionEndpoints(), organizationMemberRoleEndpoints(),
		organizationRoleEndpoints(), organizationInvitationEndpoints(), organizationGroupEndpoints(), organizationEffectiveRoleEndpoints(),
		groupEndpoints(), groupRoleEndpoints(),
		ticketEndpoints(), jobEndpoints(), verificationEmailEndpoints(), importEndpoints(), exportEndpoints(),
		effectiveRoleEndpoints(), effectivePermissionEndpoints(), emptyListEndpoints(),
	)
	if o.Tokensets {
		list = append(list, tokensetEndpoints()...)
	}
	return list
}
