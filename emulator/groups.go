// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// groupPath is what is said of the ID of a group.
var groupPath = map[string]schema.Property{"id": schema.String(18, 26, "Unique identifier for the group (service-generated)")}

// groupEndpoints are the groups of directories. They come from seeds, as they
// come from directories in reality; the API only reads and deletes them.
func groupEndpoints() []*endpoint {
	const longestFields, longestName, longestText = 256, 128, 256
	read := []string{"read:groups"}
	fields := map[string]schema.Property{
		"fields": schema.String(0, longestFields, "A comma separated list of fields to include or exclude (depending on include_fields) from "+
			"the result, empty to retrieve all fields"),
	}
	filters := maps.Clone(fields)
	filters["name"] = schema.String(1, longestName, "Filter groups by name")
	filters["external_id"] = schema.String(0, longestText, "Filter groups by external ID")
	filters["search"] = schema.String(1, longestText, "Search for groups by name or external ID")
	return []*endpoint{
		{method: http.MethodGet, template: "/groups", scopes: read, query: filters, handle: handleListGroups},
		{method: http.MethodGet, template: "/groups/{id}", scopes: read, path: groupPath, handle: handleGetGroup},
		{method: http.MethodDelete, template: "/groups/{id}", scopes: []string{"delete:groups"}, path: groupPath, handle: handleDeleteGroup},
		{
			method: http.MethodGet, template: "/groups/{id}/members", scopes: []string{"read:group_members"},
			path: groupPath, query: fields, handle: handleListGroupMembers,
		},
		{method: http.MethodGet, template: "/users/{id}/groups", scopes: read, query: fields, handle: handleListUserGroups},
	}
}

// handleListGroups: filters are exact, "search" looks into name and external ID
// whatever the case; how the service matches is not evidenced.
func handleListGroups(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	q := r.query
	contains := func(s string) bool { return strings.Contains(strings.ToLower(s), strings.ToLower(q.Get("search"))) }
	var found []*group
	for _, g := range slices.SortedFunc(maps.Values(t.groups.rows), compareGroups) {
		exact := (!q.Has("connection_id") || g.ConnectionID == q.Get("connection_id")) &&
			(!q.Has("name") || g.Name == q.Get("name")) && (!q.Has("external_id") || g.ExternalID == q.Get("external_id"))
		if exact && (contains(g.Name) || contains(g.ExternalID)) {
			found = append(found, g)
		}
	}
	body, err := groupListing(found, func(g *group) map[string]any { return p.apply(g.doc()) }).page(q)
	return reply{http.StatusOK, body}, err
}

func handleGetGroup(t *tx, r *request) (reply, error) {
	found, err := t.pathGroup(r)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, found.doc()}, nil
}

func handleDeleteGroup(t *tx, r *request) (reply, error) {
	old, err := t.pathGroup(r)
	if err != nil {
		return reply{}, err
	}
	t.disband(old.ID)
	t.groups.remove(t, old.ID)
	return reply{status: http.StatusNoContent}, nil
}

func handleListGroupMembers(t *tx, r *request) (reply, error) {
	of, err := t.pathGroup(r)
	if err != nil {
		return reply{}, err
	}
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	ids := t.access.membersOf(of.ID)
	l := listing{name: "members", cursor: func(i int) string { return ids[i] }}
	for _, id := range ids {
		doc := map[string]any{"id": id, "member_type": "user", "type": "connection"}
		if of.ConnectionID != "" {
			doc["connection_id"] = of.ConnectionID
		}
		for _, m := range t.access.of(id).Groups {
			if m.ID == of.ID {
				doc["created_at"] = m.Since
			}
		}
		l.items = append(l.items, p.apply(doc))
	}
	body, err := l.checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}

func handleListUserGroups(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	since := map[string]string{}
	for _, m := range t.access.of(u.id).Groups {
		since[m.ID] = m.Since
	}
	body, err := groupListing(t.groupsOf(u.id), func(g *group) map[string]any {
		doc := g.doc()
		doc["membership_created_at"] = since[g.ID]
		return p.apply(doc)
	}).page(r.query)
	return reply{http.StatusOK, body}, err
}

// groupsOf returns the groups of a user in the order of lists.
func (t *tx) groupsOf(userID string) []*group {
	var found []*group
	for _, m := range t.access.of(userID).Groups {
		if g, ok := t.groups.get(m.ID); ok {
			found = append(found, g)
		}
	}
	slices.SortFunc(found, compareGroups)
	return found
}
