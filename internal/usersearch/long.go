// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"context"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

const (
	// maxQueryBytes bounds an encoded query. Auth0 does not publish its limit; 8 KB for
	// the whole address is what servers commonly take.
	maxQueryBytes = 6000
	// hopelessBytes is the length of an encoded query that no server takes.
	hopelessBytes = 16 << 10
	// maxShown is how many characters of a query a message shows.
	maxShown = 300
)

func encodedBytes(query string) int { return len(url.QueryEscape(query)) }

// Parts are the queries that find together whom the query finds: itself, unless it is
// too long for one request and can be taken apart.
func Parts(query string) []string {
	if parts := lucene.Split(query, maxQueryBytes, encodedBytes); parts != nil {
		return parts
	}
	return []string{query}
}

// Shown is a query as a message shows it, cut where it goes on and on.
func Shown(query string) string {
	if n := utf8.RuneCountInString(query); n > maxShown {
		return fmt.Sprintf("%s... (%d characters in all)", string([]rune(query)[:maxShown]), n)
	}
	return query
}

// Length refuses queries that no server takes and that cannot be taken apart.
func Length() validator.String {
	return validators.Text("Query Too Long", "must not be longer than a request can carry", func(query string) string {
		if n := encodedBytes(query); n > hopelessBytes && len(Parts(query)) == 1 {
			return fmt.Sprintf("The query takes %d bytes in a request, which carries at most %d, and it cannot be taken apart.\n\n"+
				"Queries that ask for one of many values, as the function search_query writes them, are sent in several parts: "+
				"field:(\"a\" OR \"b\" OR ...), also beside conditions that AND joins. Write the query in that form, or make it shorter.", n,
				hopelessBytes)
		}
		return ""
	})
}

// ListAll lists the users that match, as [client.UsersClient.ListAll] does, also for a
// query that is too long for one request. Then each part is read to its end before the
// first user is returned.
func ListAll(ctx context.Context, users *client.UsersClient, options client.ListAllUsersOptions) iter.Seq2[*client.User, error] {
	parts := Parts(options.Query)
	if len(parts) == 1 {
		return users.ListAll(ctx, options)
	}
	return func(yield func(*client.User, error) bool) {
		found, err := listParts(ctx, users, options, parts)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, u := range found {
			if !yield(u, nil) {
				return
			}
		}
	}
}

func listParts(ctx context.Context, users *client.UsersClient, options client.ListAllUsersOptions, parts []string) ([]*client.User, error) {
	var found []*client.User
	seen := map[string]bool{}
	for _, part := range parts {
		options.Query = part
		for u, err := range users.ListAll(ctx, options) {
			if err != nil {
				return nil, err
			}
			if !seen[u.ID] {
				seen[u.ID] = true
				found = append(found, u)
			}
		}
	}
	slices.SortFunc(found, options.Order.Compare)
	if options.Limit > 0 && len(found) > options.Limit {
		found = found[:options.Limit]
	}
	return found, nil
}
