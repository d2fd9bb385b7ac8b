// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"crypto/rand"
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// emulatedTenant is the name of the tenant where the API shows one.
const emulatedTenant = "auth0-emulator"

// group is one stored group of a directory. It is immutable.
type group struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	ExternalID   string   `json:"external_id,omitempty"`
	ConnectionID string   `json:"connection_id,omitempty"`
	CreatedAt    string   `json:"created_at"`
	UpdatedAt    string   `json:"updated_at"`
	Roles        []string `json:"roles,omitempty"` // IDs, sorted
}

// doc is the group as the API shows it.
func (g *group) doc() map[string]any {
	doc := map[string]any{
		"id": g.ID, "name": g.Name, "tenant_name": emulatedTenant,
		"created_at": g.CreatedAt, "updated_at": g.UpdatedAt,
	}
	if g.ExternalID != "" {
		doc["external_id"] = g.ExternalID
	}
	if g.ConnectionID != "" {
		doc["connection_id"] = g.ConnectionID
	}
	return doc
}

func (g *group) withRoles(roles []string) *group {
	c := *g
	c.Roles = roles
	return &c
}

func compareGroups(a, b *group) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
}

// groupAlphabet is base 58: no 0, O, I and l.
const groupAlphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

// newGroupID makes an ID of the shape that the reference's pattern asks for.
func newGroupID() string {
	b := make([]byte, 22)
	rand.Read(b)
	for i := range b {
		b[i] = groupAlphabet[int(b[i])%len(groupAlphabet)]
	}
	return "grp_" + string(b)
}

// pathGroup finds the group that the path names. The text of the refusal is
// the reference's, where nothing is recorded.
func (t *tx) pathGroup(r *request) (*group, error) {
	found, ok := t.groups.get(r.params["id"])
	if !ok {
		return nil, wire.NewError(http.StatusNotFound, "", "Group not found.")
	}
	return found, nil
}

// groupListing pages through groups that are in order.
func groupListing(groups []*group, show func(*group) map[string]any) listing {
	l := listing{
		name: "groups", defaultPerPage: defaultPerPage,
		cursor: func(i int) string { return groups[i].Name + "\x00" + groups[i].ID },
	}
	for _, g := range groups {
		l.items = append(l.items, show(g))
	}
	return l
}
