// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
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
// [*Error] with [IsResourceServerNotFound].
func (r *ResourceServersClient) Get(ctx context.Context, identifier string) (*ResourceServer, error) {
	return ask(ctx, r.client, call{
		operation: operations.GetResourceServer, params: []string{identifier},
	}, func(server *ResourceServer) string {
		return unless(server.Identifier == identifier || server.ID == identifier, "is about another API than the one that was asked for")
	})
}

// IsResourceServerNotFound reports whether the API says that the tenant has no such API.
func IsResourceServerNotFound(err error) bool {
	e, ok := as[*Error](err)
	return ok && IsNotFound(e) && (e.Code == "inexistent_resource_server" || isOneOf(e.Message, "the resource server does not exist"))
}
