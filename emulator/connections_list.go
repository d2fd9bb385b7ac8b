package emulator

import (
	"fmt"
	"net/http"
	"slices"
)

// listConnections is GET /connections.
func listConnections() *endpoint {
	return &endpoint{
		method: http.MethodGet, template: "/connections",
		scopes: []string{"read:connections"}, handle: handleListConnections,
	}
}

func handleListConnections(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	strategies := r.query["strategy"]
	var found []*connection
	for _, c := range t.connections.list() {
		if r.query.Has("name") && c.Name != r.query.Get("name") {
			continue
		}
		if len(strategies) > 0 && !slices.Contains(strategies, c.Strategy) {
			continue
		}
		found = append(found, c)
	}
	const perPage = 100 // the reference's default; a general page says 50
	l := listing{
		name: "connections", defaultPerPage: perPage,
		cursor: func(i int) string { return fmt.Sprintf("%020d", found[i].Seq) },
	}
	for _, c := range found {
		doc := c.public()
		delete(doc, "enabled_clients") // only the answers about one connection have it
		l.items = append(l.items, p.apply(doc))
	}
	body, err := l.page(r.query)
	return reply{http.StatusOK, body}, err
}
