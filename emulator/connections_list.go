// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// listConnections is GET /connections.
func listConnections() *endpoint {
	return &endpoint{
		method: http.MethodGet, template: "/connections",
		scopes: []string{"read:connections"}, handle: handleListConnections,
		query: strategyFilter(),
	}
}

// strategyFilter is the parameter by which lists of connections leave out others.
func strategyFilter() map[string]schema.Property {
	return map[string]schema.Property{
		"strategy": schema.List(schema.OneOf("", strategies...), 0, 0, "Provide strategies to only retrieve connections with such strategies"),
	}
}

func ofStrategies(c *connection, q url.Values) bool {
	wanted := q["strategy"]
	return len(wanted) == 0 || slices.Contains(wanted, c.Strategy)
}

func handleListConnections(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	var found []*connection
	for _, c := range t.connections.list() {
		if r.query.Has("name") && c.Name != r.query.Get("name") {
			continue
		}
		if !ofStrategies(c, r.query) {
			continue
		}
		found = append(found, c)
	}
	const perPage = 100 // the reference's default; a general page says 50
	l := listing{
		name: "connections", defaultPerPage: perPage, totalFirst: true,
		cursor:    func(i int) string { return found[i].sortKey() },
		pageWords: "The page number. Zero based", perPageWords: "The amount of entries per page. Defaults to 100 if not provided",
		totalsWords: "true if a query summary must be included in the result, false otherwise. Not returned when using " +
			"checkpoint pagination. Default false",
	}
	for _, c := range found {
		l.items = append(l.items, t.projectedConnection(c, p))
	}
	body, err := l.page(r.query)
	return reply{http.StatusOK, body}, err
}
