package emulator

import (
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// getConnection is GET /connections/{id}.
func getConnection() *endpoint {
	return &endpoint{
		method: http.MethodGet, template: "/connections/{id}",
		scopes: []string{"read:connections"}, handle: handleGetConnection,
	}
}

func handleGetConnection(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	c, ok := t.connections.byID[r.params["id"]]
	if !ok {
		return reply{}, wire.NewError(http.StatusNotFound, "inexistent_connection", "The connection does not exist")
	}
	return reply{http.StatusOK, p.apply(c.public())}, nil
}
