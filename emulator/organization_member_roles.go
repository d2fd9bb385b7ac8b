// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// maxMemberRoles is the documented maximum of one member.
const maxMemberRoles = 50

// organizationMemberRoleEndpoints are the roles that a user has inside of an
// organization; those of the user itself are others.
func organizationMemberRoleEndpoints() []*endpoint {
	const template = "/organizations/{id}/members/{user_id}/roles"
	body := func(description string) *schema.Object {
		item := schema.String(0, 0, "").WithFormat("role-id")
		return &schema.Object{Required: []string{"roles"}, Properties: map[string]schema.Property{
			"roles": {Types: []string{"array"}, MinItems: 1, Items: &item, Description: description},
		}}
	}
	return []*endpoint{
		{method: http.MethodGet, template: template, scopes: []string{"read:organization_member_roles"}, handle: handleListMemberRoles},
		{
			method: http.MethodPost, template: template, scopes: []string{"create:organization_member_roles"},
			body: body("List of roles IDs to associated with the user"), handle: handleAddMemberRoles,
		},
		{
			method: http.MethodDelete, template: template, scopes: []string{"delete:organization_member_roles"},
			body: body("List of roles IDs associated with the organization member to remove"), handle: handleRemoveMemberRoles,
		},
	}
}

// pathMember finds the membership that the path names, by its place in the access
// of the user. Who exists but is no member has no roles: -1.
func (t *tx) pathMember(r *request) (userID string, index int, err error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return "", 0, err
	}
	u, ok := t.users.byID[r.params["user_id"]]
	if !ok {
		return "", 0, errInexistentUser()
	}
	return u.id, slices.IndexFunc(t.access.of(u.id).Organizations, func(m membership) bool { return m.ID == of.id }), nil
}

func handleListMemberRoles(t *tx, r *request) (reply, error) {
	id, index, err := t.pathMember(r)
	if err != nil {
		return reply{}, err
	}
	var ids []string
	if index >= 0 {
		ids = t.access.of(id).Organizations[index].Roles
	}
	l := roleListing(t.rolesByID(ids))
	l.maxPage = maxOrganizationPage
	body, err := l.offset(r.query)
	return reply{http.StatusOK, body}, err
}

// handleAddMemberRoles: what unknown roles and users who are no members get is not
// evidenced; a 404 and a 400 here.
func handleAddMemberRoles(t *tx, r *request) (reply, error) {
	id, index, err := t.pathMember(r)
	if err != nil {
		return reply{}, err
	}
	if index < 0 {
		return reply{}, errBadRequest("", "The user is not a member of the organization.")
	}
	wanted := r.strings("roles")
	for _, role := range wanted {
		if _, ok := t.roles.get(role); !ok {
			return reply{}, errInexistentRole()
		}
	}
	roles := union(t.access.of(id).Organizations[index].Roles, wanted, cmp.Compare)
	if len(roles) > maxMemberRoles {
		return reply{}, wire.NewError(http.StatusConflict, "", "No more roles can be assigned to this organization member.")
	}
	t.putMemberRoles(id, index, roles)
	return reply{status: http.StatusNoContent}, nil
}

// handleRemoveMemberRoles also accepts roles that the member does not have.
func handleRemoveMemberRoles(t *tx, r *request) (reply, error) {
	id, index, err := t.pathMember(r)
	if err != nil {
		return reply{}, err
	}
	if index >= 0 {
		t.putMemberRoles(id, index, without(t.access.of(id).Organizations[index].Roles, r.strings("roles")))
	}
	return reply{status: http.StatusNoContent}, nil
}

func (t *tx) putMemberRoles(userID string, index int, roles []string) {
	a := t.access.of(userID)
	a.Organizations = slices.Clone(a.Organizations)
	a.Organizations[index].Roles = roles
	t.putAccess(userID, a)
}

// dropMemberRole takes a role that is no more from every member of an organization.
func (t *tx) dropMemberRole(role string) {
	for id, a := range t.access.table.all() {
		for i, m := range a.Organizations {
			if slices.Contains(m.Roles, role) {
				t.putMemberRoles(id, i, without(m.Roles, []string{role}))
			}
		}
	}
}
