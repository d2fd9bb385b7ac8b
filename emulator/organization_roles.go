// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"
	"slices"
)

// organizationRoleEndpoints are those who have a role inside of an organization. Only
// empty answers are recorded; items are as in the kindred lists.
func organizationRoleEndpoints() []*endpoint {
	const one = "/organizations/{id}/roles/{role_id}"
	return []*endpoint{
		{
			method: http.MethodGet, template: one + "/groups", scopes: []string{"read:roles", "read:organization_groups"},
			handle: handleListOrganizationRoleGroups,
		},
		{
			method: http.MethodGet, template: one + "/members", scopes: []string{"read:roles", "read:organization_members"},
			handle: handleListOrganizationRoleMembers,
		},
	}
}

// pathOrganizationRole finds what the path names.
func (t *tx) pathOrganizationRole(r *request) (*organization, *role, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return nil, nil, err
	}
	found, ok := t.roles.get(r.params["role_id"])
	if !ok {
		return nil, nil, errInexistentRole()
	}
	return of, found, nil
}

func handleListOrganizationRoleGroups(t *tx, r *request) (reply, error) {
	of, role, err := t.pathOrganizationRole(r)
	if err != nil {
		return reply{}, err
	}
	return groupReply(r, of.groupsWith(role.ID, t.organizationGroups(of)))
}

// handleListOrganizationRoleMembers lists direct members, as they joined.
func handleListOrganizationRoleMembers(t *tx, r *request) (reply, error) {
	of, role, err := t.pathOrganizationRole(r)
	if err != nil {
		return reply{}, err
	}
	found := slices.DeleteFunc(t.membersOf(of), func(m member) bool { return !slices.Contains(m.Roles, role.ID) })
	l := t.memberListing("members", mapped(found, func(m member) string { return m.user }))
	l.cursor, l.anyTake = memberCursor(found), true
	body, err := l.checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}
