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

// roleUserEndpoints are the users that have a role.
func roleUserEndpoints() []*endpoint {
	const template = "/roles/{id}/users"
	item := schema.String(0, 0, "user_id's of the users to assign the role to").WithFormat("user-id-with-max-length")
	return []*endpoint{
		{
			method: http.MethodGet, template: template, scopes: []string{"read:users", "read:roles"}, everyScope: true,
			instead: "read:role_members", handle: handleListRoleUsers,
		},
		{
			method: http.MethodPost, template: template, scopes: []string{"update:roles", "create:role_members"},
			body: &schema.Object{Required: []string{"users"}, Properties: map[string]schema.Property{
				"users": {Types: []string{"array"}, Items: &item, Description: item.Description},
			}},
			handle: handleAddRoleUsers,
		},
	}
}

// handleListRoleUsers lists direct members only, by the time of the assignment and then
// by ID, as recorded.
func handleListRoleUsers(t *tx, r *request) (reply, error) {
	of, err := t.pathRole(r)
	if err != nil {
		return reply{}, err
	}
	since := func(id string) string { return t.access.of(id).RolesSince[of.ID] }
	ids := t.access.membersOf(of.ID)
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(since(a), since(b)) })
	l := t.memberListing("users", ids)
	l.cursor = func(i int) string { return cursorAt(since(ids[i]), ids[i]) }
	body, err := l.page(r.query)
	return reply{http.StatusOK, body}, err
}

// memberListing pages through users, by ID, in the short form of member lists.
func (t *tx) memberListing(name string, ids []string) listing {
	l := listing{
		name: name, defaultPerPage: defaultPerPage,
		cursor: func(i int) string { return ids[i] },
	}
	for _, id := range ids {
		l.items = append(l.items, memberDoc(t.users.byID[id]))
	}
	return l
}

// memberDoc is a user as member lists show it; attributes that the user lacks
// are left out.
func memberDoc(u *user) map[string]any {
	doc := map[string]any{}
	for _, k := range []string{"user_id", "email", "picture", "name"} {
		if v, ok := u.doc[k]; ok {
			doc[k] = v
		}
	}
	return doc
}

// handleAddRoleUsers gives the role to all users or, if one does not exist or
// has no room for it, to none.
func handleAddRoleUsers(t *tx, r *request) (reply, error) {
	of, err := t.pathRole(r)
	if err != nil {
		return reply{}, err
	}
	ids := r.strings("users")
	for _, id := range ids {
		if _, ok := t.users.byID[id]; !ok {
			return reply{}, wire.NewError(http.StatusNotFound, "", "One or more of the users do not exist.")
		}
		if len(union(t.access.of(id).Roles, []string{of.ID}, cmp.Compare)) > maxUserRoles {
			return reply{}, errTooManyRoles()
		}
	}
	for _, id := range ids {
		a := t.access.of(id)
		a.Roles = union(a.Roles, []string{of.ID}, cmp.Compare)
		t.putAccess(id, a)
	}
	return reply{http.StatusOK, map[string]any{}}, nil
}
