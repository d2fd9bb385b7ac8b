// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// effectiveRoleEndpoints are the roles that a user has by any way. Nothing of
// them is on record; shapes are the reference's.
func effectiveRoleEndpoints() []*endpoint {
	return []*endpoint{
		{
			method: http.MethodGet, template: "/users/{id}/effective-roles",
			scopes: []string{"read:user_effective_roles"}, handle: handleListEffectiveRoles,
		},
		{
			method: http.MethodGet, template: "/users/{id}/effective-roles/sources/groups",
			scopes: []string{"read:user_role_source_groups"}, handle: handleListRoleSources,
		},
	}
}

// effectiveRoles returns a user's roles in the order of lists, and for each of
// them its ways: "direct", "groups" or both.
func (t *tx) effectiveRoles(userID string) ([]*role, waysToRoles) {
	ways := waysToRoles{}
	ways.add("direct", t.access.of(userID).Roles)
	for _, g := range t.groupsOf(userID) {
		ways.add("groups", g.Roles)
	}
	return t.rolesByID(ways.roles()), ways
}

// waysToRoles says by which ways somebody has roles, by the IDs of the roles.
type waysToRoles map[string][]string

func (w waysToRoles) add(way string, roles []string) {
	for _, id := range roles {
		if !slices.Contains(w[id], way) {
			w[id] = append(w[id], way)
		}
	}
}

func (w waysToRoles) roles() []string { return slices.Collect(maps.Keys(w)) }

// effectiveRoleListing pages through roles with their sources.
func effectiveRoleListing(roles []*role, sources waysToRoles, show func(*role) map[string]any) listing {
	l := listing{name: "roles", cursor: roleCursor(roles), anyTake: true}
	for _, r := range roles {
		doc := show(r)
		doc["sources"] = sources[r.ID]
		l.items = append(l.items, doc)
	}
	return l
}

func handleListEffectiveRoles(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	roles, sources := t.effectiveRoles(u.id)
	body, err := effectiveRoleListing(roles, sources, (*role).doc).checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}

// requiredQuery reads a query parameter that must be there.
func requiredQuery(r *request, name string) (string, error) {
	v := r.query.Get(name)
	if v == "" {
		return "", errQuery(schema.Violation{Detail: "Missing required property: " + name})
	}
	return v, nil
}

// handleListRoleSources lists the groups through which a user has a role.
func handleListRoleSources(t *tx, r *request) (reply, error) {
	roleID, err := requiredQuery(r, "role_id")
	if err != nil {
		return reply{}, err
	}
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	if _, ok := t.roles.get(roleID); !ok {
		return reply{}, errInexistentRole()
	}
	found := slices.DeleteFunc(t.groupsOf(u.id), func(g *group) bool { return !slices.Contains(g.Roles, roleID) })
	l := groupListing(found, (*group).doc)
	l.anyTake = true
	body, err := l.checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}
