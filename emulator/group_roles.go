// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"maps"
	"net/http"
	"regexp"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

var groupIDPattern = regexp.MustCompile(`^grp_[1-9a-km-zA-HJ-NP-Z]{14,22}$`)

// maxGroupRoles is the documented maximum of a group.
const maxGroupRoles = 10

// groupRoleEndpoints are the roles that come with a group, seen from both ends.
func groupRoleEndpoints() []*endpoint {
	const (
		rolesOf  = "/groups/{id}/roles"
		groupsOf = "/roles/{id}/groups"
	)
	read, create, remove := []string{"read:group_roles"}, []string{"create:group_roles"}, []string{"delete:group_roles"}
	body := func(key string, item schema.Property) *schema.Object {
		return &schema.Object{Required: []string{key}, Properties: map[string]schema.Property{
			key: {Types: []string{"array"}, MinItems: 1, Items: &item, Description: item.Description},
		}}
	}
	roles := body("roles", schema.String(0, 0, "Array of role IDs").WithFormat("role-id"))
	groups := body("groups", schema.String(18, 26, "Array of group IDs").WithPattern(groupIDPattern))
	return []*endpoint{
		{method: http.MethodGet, template: rolesOf, scopes: read, path: groupPath, handle: handleListGroupRoles},
		{method: http.MethodPost, template: rolesOf, scopes: create, path: groupPath, body: roles, handle: handleAddGroupRoles},
		{method: http.MethodDelete, template: rolesOf, scopes: remove, path: groupPath, body: roles, handle: handleRemoveGroupRoles},
		{method: http.MethodGet, template: groupsOf, scopes: read, handle: handleListRoleGroups},
		{method: http.MethodPost, template: groupsOf, scopes: create, body: groups, handle: handleAddRoleGroups},
		{method: http.MethodDelete, template: groupsOf, scopes: remove, body: groups, handle: handleRemoveRoleGroups},
	}
}

func handleListGroupRoles(t *tx, r *request) (reply, error) {
	of, err := t.pathGroup(r)
	if err != nil {
		return reply{}, err
	}
	found := t.rolesByID(of.Roles)
	l := roleListing(found)
	l.cursor, l.anyTake = roleCursor(found), true
	body, err := l.checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}

// roleCursor is the place of each role in a checkpoint list.
func roleCursor(roles []*role) func(int) string {
	return func(i int) string { return roles[i].Name + "\x00" + roles[i].ID }
}

func handleListRoleGroups(t *tx, r *request) (reply, error) {
	of, err := t.pathRole(r)
	if err != nil {
		return reply{}, err
	}
	var found []*group
	for _, g := range slices.SortedFunc(maps.Values(t.groups.rows), compareGroups) {
		if slices.Contains(g.Roles, of.ID) {
			found = append(found, g)
		}
	}
	l := groupListing(found, (*group).doc)
	l.anyTake = true
	body, err := l.checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}

// addGroupRoles attaches roles. The refusal of an eleventh is not on record;
// it follows the one for a user's permissions.
func addGroupRoles(g *group, roles []string) (*group, error) {
	updated := g.withRoles(union(g.Roles, roles, cmp.Compare))
	if len(updated.Roles) > maxGroupRoles {
		return nil, errTooManyGroupRoles()
	}
	return updated, nil
}

func errTooManyGroupRoles() error {
	return errBadRequest("", "No more roles can be assigned to this group.")
}

func handleAddGroupRoles(t *tx, r *request) (reply, error) {
	old, err := t.pathGroup(r)
	if err != nil {
		return reply{}, err
	}
	for _, id := range r.strings("roles") {
		if _, ok := t.roles.get(id); !ok {
			return reply{}, errInexistentRole()
		}
	}
	updated, err := addGroupRoles(old, r.strings("roles"))
	if err != nil {
		return reply{}, err
	}
	t.groups.put(t, updated.ID, updated)
	return reply{status: http.StatusNoContent}, nil
}

func handleRemoveGroupRoles(t *tx, r *request) (reply, error) {
	old, err := t.pathGroup(r)
	if err != nil {
		return reply{}, err
	}
	t.groups.put(t, old.ID, old.withRoles(without(old.Roles, r.strings("roles"))))
	return reply{status: http.StatusNoContent}, nil
}

func handleAddRoleGroups(t *tx, r *request) (reply, error) {
	of, err := t.pathRole(r)
	if err != nil {
		return reply{}, err
	}
	var updated []*group
	for _, id := range r.strings("groups") {
		g, ok := t.groups.get(id)
		if !ok {
			return reply{}, wire.NewError(http.StatusNotFound, "", "Group not found.")
		}
		if g, err = addGroupRoles(g, []string{of.ID}); err != nil {
			return reply{}, err
		}
		updated = append(updated, g)
	}
	for _, g := range updated {
		t.groups.put(t, g.ID, g)
	}
	return reply{status: http.StatusNoContent}, nil
}

func handleRemoveRoleGroups(t *tx, r *request) (reply, error) {
	of, err := t.pathRole(r)
	if err != nil {
		return reply{}, err
	}
	for _, id := range r.strings("groups") {
		if g, ok := t.groups.get(id); ok {
			t.groups.put(t, id, g.withRoles(without(g.Roles, []string{of.ID})))
		}
	}
	return reply{status: http.StatusNoContent}, nil
}
