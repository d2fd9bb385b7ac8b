// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// role is one stored role. It is immutable.
type role struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Description string       `json:"description"`
	Permissions []permission `json:"permissions,omitempty"` // sorted
	// OwnerID is the organization that the role belongs to, "" for the tenant.
	OwnerID string `json:"owner_id,omitempty"`
}

// The types of roles. An organization's act only inside of it.
const (
	tenantRole       = "tenant"
	organizationRole = "organization"
)

// kind is the type of the role.
func (r *role) kind() string {
	if r.OwnerID != "" {
		return organizationRole
	}
	return tenantRole
}

// key is what makes the name of a role unique: that of an organization may be that of
// another, too.
func (r *role) key() string { return roleKey(r.OwnerID, r.Name) }

func roleKey(owner, name string) string {
	if owner == "" {
		return name
	}
	return owner + "\x00" + name
}

// doc is the role as lists of what somebody has show it.
func (r *role) doc() map[string]any {
	return map[string]any{"id": r.ID, "name": r.Name, "description": r.Description}
}

// full is the role as its own endpoints show it.
func (r *role) full() map[string]any {
	doc := r.doc()
	doc["type"] = r.kind()
	if r.OwnerID != "" {
		doc["owner_id"] = r.OwnerID
	}
	return doc
}

func compareRoles(a, b *role) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
}

func errInexistentRole() *wire.Error {
	return wire.NewError(http.StatusNotFound, "", "The role does not exist.")
}

// pathRole finds the role that the path names.
func (t *tx) pathRole(r *request) (*role, error) {
	found, ok := t.roles.get(r.params["id"])
	if !ok {
		return nil, errInexistentRole()
	}
	return found, nil
}

// rolesByID looks up roles and returns them in the order of lists.
func (t *tx) rolesByID(ids []string) []*role {
	var out []*role
	for _, id := range ids {
		if r, ok := t.roles.get(id); ok {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, compareRoles)
	return out
}

// roleListing pages through roles that are in order.
func roleListing(roles []*role) listing {
	l := listing{name: "roles", defaultPerPage: defaultPerPage}
	for _, r := range roles {
		l.items = append(l.items, r.doc())
	}
	return l
}

// deleteRole takes a role from every user and group that has it.
func (t *tx) deleteRole(id string) {
	t.disband(id)
	t.dropMemberRole(id)
	for groupID, g := range t.groups.all() {
		if slices.Contains(g.Roles, id) {
			t.groups.put(t, groupID, g.withRoles(without(g.Roles, []string{id})))
		}
	}
	t.dropOrganizationGroupRole(id)
	t.roles.remove(t, id)
}
