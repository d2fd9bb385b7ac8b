// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"
	"slices"
)

// organizationEffectiveRoleEndpoints are the roles that a member has inside of an
// organization by any way, and the groups through which.
func organizationEffectiveRoleEndpoints() []*endpoint {
	const template = "/organizations/{id}/members/{user_id}/effective-roles"
	return []*endpoint{
		{
			method: http.MethodGet, template: template, scopes: []string{"read:organization_member_effective_roles"},
			handle: handleListMemberEffectiveRoles,
		},
		{
			method: http.MethodGet, template: template + "/sources/groups", scopes: []string{"read:organization_member_role_source_groups"},
			handle: handleListMemberRoleSources,
		},
	}
}

// memberGroups are the groups of a user that have roles in an organization.
func (t *tx) memberGroups(of *organization, userID string) []*group {
	return slices.DeleteFunc(t.groupsOf(userID), func(g *group) bool { return len(of.groupRoles(g.ID)) == 0 })
}

func handleListMemberEffectiveRoles(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	userID, index, err := t.pathMember(r)
	if err != nil {
		return reply{}, err
	}
	ways := waysToRoles{}
	if index >= 0 {
		ways.add("direct", t.access.of(userID).Organizations[index].Roles)
	}
	for _, g := range t.memberGroups(of, userID) {
		ways.add("groups", of.groupRoles(g.ID))
	}
	body, err := effectiveRoleListing(t.rolesByID(ways.roles()), ways, (*role).doc).checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}

func handleListMemberRoleSources(t *tx, r *request) (reply, error) {
	roleID, err := requiredQuery(r, "role_id")
	if err != nil {
		return reply{}, err
	}
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	userID, _, err := t.pathMember(r)
	if err != nil {
		return reply{}, err
	}
	if _, ok := t.roles.get(roleID); !ok {
		return reply{}, errInexistentRole()
	}
	return groupReply(r, of.groupsWith(roleID, t.memberGroups(of, userID)))
}
