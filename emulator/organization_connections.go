// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// maxOrganizationConnections is the documented maximum of one organization.
const maxOrganizationConnections = 10

// organizationConnectionEndpoints are the connections by which people log in to an
// organization, under their two names: connections, and the older
// enabled_connections, which knows less.
func organizationConnectionEndpoints() []*endpoint {
	var list []*endpoint
	for _, kind := range []struct {
		name  string
		older bool
	}{{"connections", false}, {"enabled_connections", true}} {
		all := "/organizations/{id}/" + kind.name
		one := all + "/{connection_id}"
		h := organizationConnections{list: kind.name, older: kind.older}
		create, update := h.createSchema(), h.updateSchema()
		var filter map[string]schema.Property
		if !kind.older {
			filter = map[string]schema.Property{"is_enabled": schema.Bool("Filter connections by enabled status")}
		}
		list = append(list,
			&endpoint{method: http.MethodGet, template: all, scopes: []string{"read:organization_connections"}, query: filter, handle: h.index},
			&endpoint{method: http.MethodPost, template: all, scopes: []string{"create:organization_connections"}, body: create, handle: h.create},
			&endpoint{method: http.MethodGet, template: one, scopes: []string{"read:organization_connections"}, handle: h.get},
			&endpoint{method: http.MethodPatch, template: one, scopes: []string{"update:organization_connections"}, body: update, handle: h.update},
			&endpoint{method: http.MethodDelete, template: one, scopes: []string{"delete:organization_connections"}, handle: h.remove},
		)
	}
	return list
}

// organizationConnections serves one of the two names.
type organizationConnections struct {
	list  string // name in the path and in envelopes
	older bool
}

func (h organizationConnections) createSchema() *schema.Object {
	properties := organizationConnectionProperties()
	if h.older {
		properties = olderOrganizationConnectionProperties()
	}
	properties["connection_id"] = schema.String(1, 50, "Connection identifier").WithFormat("connection-id")
	return &schema.Object{Required: []string{"connection_id"}, Properties: properties}
}

// updateSchema lets what has a default be null again, which a create does not know.
func (h organizationConnections) updateSchema() *schema.Object {
	if h.older {
		return &schema.Object{Properties: olderOrganizationConnectionProperties()}
	}
	properties := organizationConnectionProperties()
	for _, name := range []string{"organization_connection_name", "organization_access_level", "is_enabled"} {
		properties[name] = properties[name].OrNull()
	}
	return &schema.Object{Properties: properties}
}

// olderOrganizationConnectionProperties are what the older name takes, and POST /organizations.
func olderOrganizationConnectionProperties() map[string]schema.Property {
	return map[string]schema.Property{
		"assign_membership_on_login": schema.Bool("When true, all users that log in with this connection will be automatically granted " +
			"membership in the organization"),
		"show_as_button":    schema.Bool("Determines whether a connection should be displayed on this organization's login prompt"),
		"is_signup_enabled": schema.Bool("Determines whether organization signup should be enabled for this organization connection"),
	}
}

func organizationConnectionProperties() map[string]schema.Property {
	properties := olderOrganizationConnectionProperties()
	properties["organization_connection_name"] = schema.String(1, 50, "Name of the connection in the scope of this organization").
		WithPattern(noNUL)
	properties["organization_access_level"] = schema.OneOf(`Access level for the organization (e.g., "none", "full")`, "none", "readonly",
		"limited", "full")
	properties["is_enabled"] = schema.Bool("Whether the connection is enabled for the organization")
	return properties
}

var noNUL = regexp.MustCompile(`^[^\x00]*$`)

// connectionsOf are the stored connections of an organization, by connection ID
// whatever its case, as lists show them.
func connectionsOf(o *organization) []map[string]any {
	list, _ := o.doc[orgConnections].([]any)
	var out []map[string]any
	for _, item := range list {
		if c, ok := item.(map[string]any); ok {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b map[string]any) int {
		return cmp.Compare(strings.ToLower(text(a, "connection_id")), strings.ToLower(text(b, "connection_id")))
	})
	return out
}

// putConnections stores the connections of an organization.
func (t *tx) putConnections(o *organization, list []map[string]any) {
	t.organizations.put(t, o.id, o.with(map[string]any{orgConnections: mapped(list, func(c map[string]any) any { return c })}))
}

// newOrganizationConnection is a new row; what was not said has defaults.
func (t *tx) newOrganizationConnection(body map[string]any) (map[string]any, error) {
	c, ok := t.connections.byID[text(body, "connection_id")]
	if !ok {
		return nil, wire.NewError(http.StatusNotFound, "", "No connection found by that id")
	}
	row := map[string]any{"assign_membership_on_login": false, "show_as_button": true, "is_enabled": true, "organization_access_level": "none"}
	maps.Copy(row, body)
	return row, checkSignup(c, row)
}

// checkSignup: only databases whose users become members can let people sign up.
func checkSignup(c *connection, row map[string]any) error {
	if row["is_signup_enabled"] == true && (c == nil || c.kind() != kindDatabase || row["assign_membership_on_login"] != true) {
		return errBadRequest("invalid_body", "Only database connections with assign_membership_on_login = true support is_signup_enabled = true.")
	}
	return nil
}

// newOrganizationConnections are those that a request to make an organization names.
func (t *tx) newOrganizationConnections(r *request) ([]any, error) {
	list, _ := r.body["enabled_connections"].([]any)
	var out []any
	for _, item := range list {
		body, _ := item.(map[string]any)
		row, err := t.newOrganizationConnection(body)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}

// connectionRow is a row as it is answered, with what the connection itself says.
func (t *tx) connectionRow(row map[string]any) map[string]any {
	out := shownItem(row)
	maps.DeleteFunc(out, func(_ string, v any) bool { return v == nil })
	if c, ok := t.connections.byID[text(row, "connection_id")]; ok {
		out["connection"] = map[string]any{"name": c.Name, "strategy": c.Strategy}
	}
	return out
}

// newerConnectionDoc is a row under the newer name, where databases alone have is_signup_enabled.
func (t *tx) newerConnectionDoc(row map[string]any) map[string]any {
	out := t.connectionRow(row)
	if c, ok := t.connections.byID[text(row, "connection_id")]; !ok || c.kind() != kindDatabase {
		delete(out, "is_signup_enabled")
	} else if out["is_signup_enabled"] == nil {
		out["is_signup_enabled"] = false
	}
	return out
}

// olderConnectionDoc is a row under the older name: without the switch, without the
// level, and with is_signup_enabled only where it was sent.
func (t *tx) olderConnectionDoc(v any) map[string]any {
	row, _ := v.(map[string]any)
	out := t.connectionRow(row)
	for _, k := range []string{"is_enabled", "organization_access_level", "organization_connection_name"} {
		delete(out, k)
	}
	return out
}

func (h organizationConnections) shown(t *tx, row map[string]any) map[string]any {
	if h.older {
		return t.olderConnectionDoc(row)
	}
	return t.newerConnectionDoc(row)
}

func (h organizationConnections) index(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	l := listing{name: h.list, defaultPerPage: defaultPerPage}
	for _, row := range connectionsOf(of) {
		if wanted := r.query.Get("is_enabled"); wanted == "" || wanted == map[bool]string{
			true:  "true",
			false: "false",
		}[row["is_enabled"] == true] {
			l.items = append(l.items, h.shown(t, row))
		}
	}
	body, err := l.offset(r.query)
	if e, ok := body.(*envelope); ok && h.older {
		if rows, ok := e.values[h.list].([]any); ok {
			e.values["limit"] = len(rows) // recorded
		}
	}
	return reply{http.StatusOK, body}, err
}

func (h organizationConnections) create(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	rows := connectionsOf(of)
	if findConnection(rows, r.str("connection_id")) >= 0 {
		return reply{}, wire.NewError(http.StatusConflict, "", "The organization connection already exists.")
	}
	row, err := t.newOrganizationConnection(r.body)
	if err != nil {
		return reply{}, err
	}
	t.putConnections(of, append(rows, row))
	return reply{http.StatusCreated, h.shown(t, row)}, nil
}

func findConnection(rows []map[string]any, id string) int {
	return slices.IndexFunc(rows, func(row map[string]any) bool { return text(row, "connection_id") == id })
}

// pathRow finds the row that the path names, and all rows beside it.
func (h organizationConnections) pathRow(t *tx, r *request) (of *organization, rows []map[string]any, index int, err error) {
	if of, err = t.pathOrganization(r); err != nil {
		return nil, nil, 0, err
	}
	rows = connectionsOf(of)
	if index = findConnection(rows, r.params["connection_id"]); index < 0 {
		return nil, nil, 0, wire.NewError(http.StatusNotFound, "", "No connection found by that id")
	}
	return of, rows, index, nil
}

func (h organizationConnections) get(t *tx, r *request) (reply, error) {
	_, rows, index, err := h.pathRow(t, r)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, h.shown(t, rows[index])}, nil
}

func (h organizationConnections) update(t *tx, r *request) (reply, error) {
	of, rows, index, err := h.pathRow(t, r)
	if err != nil {
		return reply{}, err
	}
	row := overlay(rows[index], r.body)
	if err := checkSignup(t.connections.byID[text(row, "connection_id")], row); err != nil {
		return reply{}, err
	}
	rows[index] = row
	t.putConnections(of, rows)
	return reply{http.StatusOK, h.shown(t, row)}, nil
}

// remove answers 204 for a connection that the organization does not have, too.
func (h organizationConnections) remove(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	t.putConnections(of, drop(connectionsOf(of), func(row map[string]any) bool {
		return text(row, "connection_id") == r.params["connection_id"]
	}))
	return reply{status: http.StatusNoContent}, nil
}
