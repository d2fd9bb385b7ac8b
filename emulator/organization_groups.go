// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"maps"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// organizationGroupEndpoints are the groups of directories that have roles inside of an
// organization. Only their statuses and one text are known; shapes are those of groups
// elsewhere.
func organizationGroupEndpoints() []*endpoint {
	const (
		groups  = "/organizations/{id}/groups"
		rolesOf = groups + "/{group_id}/roles"
	)
	item := schema.String(0, 0, "Array of role IDs").WithFormat("role-id")
	body := &schema.Object{Required: []string{"roles"}, Properties: map[string]schema.Property{
		"roles": schema.List(item, 1, 0, item.Description),
	}}
	scope := func(verb string) []string { return []string{verb + ":organization_group_roles"} }
	return []*endpoint{
		{method: http.MethodGet, template: groups, scopes: []string{"read:organization_groups"}, handle: handleListOrganizationGroups},
		{method: http.MethodGet, template: rolesOf, scopes: scope("read"), handle: handleListOrganizationGroupRoles},
		{method: http.MethodPost, template: rolesOf, scopes: scope("create"), body: body, handle: handleAddOrganizationGroupRoles},
		{method: http.MethodDelete, template: rolesOf, scopes: scope("delete"), body: body, handle: handleRemoveOrganizationGroupRoles},
	}
}

// orgGroupRoles is the emulator's own key for the roles of groups inside of an
// organization: an object of lists of IDs, by the ID of the group.
const orgGroupRoles = "_group_roles"

// groupRoles are the roles that a group has inside of an organization.
func (o *organization) groupRoles(groupID string) []string {
	all, _ := o.doc[orgGroupRoles].(map[string]any)
	list, _ := all[groupID].([]any)
	return mapped(list, func(v any) string { id, _ := v.(string); return id })
}

// groupsWith are those of the groups that have a role inside of an organization.
func (o *organization) groupsWith(role string, groups []*group) []*group {
	return slices.DeleteFunc(groups, func(g *group) bool { return !slices.Contains(o.groupRoles(g.ID), role) })
}

// putGroupRoles stores them; a group without any is no longer in the organization.
func (t *tx) putGroupRoles(o *organization, groupID string, roles []string) {
	old, _ := o.doc[orgGroupRoles].(map[string]any)
	all := overlay(map[string]any{}, old)
	all[groupID] = mapped(roles, func(id string) any { return id })
	if len(roles) == 0 {
		delete(all, groupID)
	}
	t.organizations.put(t, o.id, o.with(map[string]any{orgGroupRoles: all}))
}

// organizationGroups are the groups with roles in an organization, in the order of lists.
func (t *tx) organizationGroups(o *organization) []*group {
	all, _ := o.doc[orgGroupRoles].(map[string]any)
	var found []*group
	for id := range maps.Keys(all) {
		if g, ok := t.groups.get(id); ok {
			found = append(found, g)
		}
	}
	slices.SortFunc(found, compareGroups)
	return found
}

// groupReply pages through groups.
func groupReply(r *request, found []*group) (reply, error) {
	l := groupListing(found, (*group).doc)
	l.anyTake = true
	body, err := l.checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}

func handleListOrganizationGroups(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	return groupReply(r, t.organizationGroups(of))
}

// pathOrganizationGroup finds what the path names.
func (t *tx) pathOrganizationGroup(r *request) (*organization, *group, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return nil, nil, err
	}
	g, ok := t.groups.get(r.params["group_id"])
	if !ok {
		return nil, nil, wire.NewError(http.StatusNotFound, "", "Group not found.")
	}
	return of, g, nil
}

func handleListOrganizationGroupRoles(t *tx, r *request) (reply, error) {
	of, g, err := t.pathOrganizationGroup(r)
	if err != nil {
		return reply{}, err
	}
	found := t.rolesByID(of.groupRoles(g.ID))
	l := roleListing(found)
	l.cursor, l.anyTake = roleCursor(found), true
	body, err := l.checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}

func handleAddOrganizationGroupRoles(t *tx, r *request) (reply, error) {
	of, g, err := t.pathOrganizationGroup(r)
	if err != nil {
		return reply{}, err
	}
	for _, id := range r.strings("roles") {
		if _, ok := t.roles.get(id); !ok {
			return reply{}, errInexistentRole()
		}
	}
	roles := union(of.groupRoles(g.ID), r.strings("roles"), cmp.Compare)
	if len(roles) > maxGroupRoles {
		return reply{}, errTooManyGroupRoles()
	}
	t.putGroupRoles(of, g.ID, roles)
	return reply{status: http.StatusNoContent}, nil
}

func handleRemoveOrganizationGroupRoles(t *tx, r *request) (reply, error) {
	of, g, err := t.pathOrganizationGroup(r)
	if err != nil {
		return reply{}, err
	}
	t.putGroupRoles(of, g.ID, without(of.groupRoles(g.ID), r.strings("roles")))
	return reply{status: http.StatusNoContent}, nil
}

// dropOrganizationGroupRole takes a role that is no more from the groups of every
// organization.
func (t *tx) dropOrganizationGroupRole(role string) {
	for id, o := range t.organizations.all() {
		for _, g := range t.organizationGroups(o) {
			current, _ := t.organizations.get(id)
			if roles := current.groupRoles(g.ID); slices.Contains(roles, role) {
				t.putGroupRoles(current, g.ID, without(roles, []string{role}))
			}
		}
	}
}
