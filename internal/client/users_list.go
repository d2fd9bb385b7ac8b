// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"iter"
	"net/url"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// ListUsersOptions selects and orders the users of a list. The zero value lists all.
type ListUsersOptions struct {
	Query  string         // Lucene query; "" means all users.
	Sort   string         // "field:1" or "field:-1"; "" leaves the order to the API.
	Fields FieldSelection // Attributes of the users in the answer; ID and identities are always in it.
	// OnePage ends the list after the first page, which is one request.
	OnePage bool
}

// List returns the users that match, page by page of 100 (GET /users). The search index behind it is
// eventually consistent. The API lets one page through 1000 results; when there are more, the
// sequence ends with a [*ResultCapError].
func (u *UsersClient) List(ctx context.Context, options ListUsersOptions) iter.Seq2[*User, error] {
	query := url.Values{}
	if options.Query != "" {
		query.Set("q", options.Query)
		query.Set("search_engine", "v3")
	}
	if options.Sort != "" {
		query.Set("sort", options.Sort)
	}
	options.Fields.including(fieldUserID, fieldIdentities).addTo(query)
	list := call{operation: operations.ListUsers, query: query, cappedTotal: true, onePage: options.OnePage}
	return offsetPages[*User](ctx, u.client, list, "users", searchCap)
}
