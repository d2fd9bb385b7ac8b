package client

import (
	"context"
	"net/http"
)

// ResourceServersClient is the APIs (resource servers) of the tenant.
type ResourceServersClient struct{ client *Client }

// ResourceServer is an API whose permissions users may have.
type ResourceServer struct {
	ID         string  `json:"id"`
	Identifier string  `json:"identifier"` // E.g. "https://api.example.com/library".
	Name       string  `json:"name"`
	Scopes     []Scope `json:"scopes"` // The permissions that it defines.
}

// Scope is a permission as an API defines it.
type Scope struct {
	Value       string `json:"value"` // E.g. "read:books".
	Description string `json:"description"`
}

// Get reads one API by its identifier or ID (GET /resource-servers/{id}). A missing one is an
// [*Error] with [IsNotFound].
func (r *ResourceServersClient) Get(ctx context.Context, identifier string) (*ResourceServer, error) {
	var server ResourceServer
	if err := r.client.do(ctx, call{
		method: http.MethodGet, route: "/resource-servers/{id}", params: []string{identifier}, group: groupOther,
	}, &server); err != nil {
		return nil, err
	}
	return &server, nil
}
