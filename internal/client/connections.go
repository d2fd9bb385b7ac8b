package client

import (
	"context"
	"encoding/json"
	"iter"
	"net/http"
	"net/url"
)

// ConnectionsClient is the connections part of the API.
type ConnectionsClient struct{ client *Client }

// Connection is a source of users: a database, a passwordless method, a social or enterprise
// identity provider.
type Connection struct {
	ID                 string          `json:"id"`
	Name               string          `json:"name"`
	DisplayName        string          `json:"display_name"`
	Strategy           string          `json:"strategy"` // E.g. "auth0", "email", "sms", "google-oauth2".
	IsDomainConnection bool            `json:"is_domain_connection"`
	Realms             []string        `json:"realms"`
	Options            json.RawMessage `json:"options"` // Depends on the strategy; nil when not answered.
}

// ListConnectionsOptions filters a list of connections. The zero value lists all.
type ListConnectionsOptions struct {
	Name       string         // Exact name.
	Strategies []string       // Any of them.
	Fields     FieldSelection // Attributes of the connections in the answer.
}

// List returns the connections that match, page by page of 100 (GET /connections).
func (c *ConnectionsClient) List(ctx context.Context, options ListConnectionsOptions) iter.Seq2[*Connection, error] {
	query := url.Values{}
	if options.Name != "" {
		query.Set("name", options.Name)
	}
	for _, strategy := range options.Strategies {
		query.Add("strategy", strategy)
	}
	options.Fields.addTo(query)
	list := call{method: http.MethodGet, route: "/connections", query: query, group: groupReadConnections}
	return offsetPages[*Connection](ctx, c.client, list, "connections", 0)
}
