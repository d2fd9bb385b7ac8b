// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

// Recognisable are the attributes that tell who a user is.
var Recognisable = client.FieldSelection{Fields: []string{"user_id", "email", "username", "phone_number", "identities"}}

// Hints returns whom the search index knows by any of the identifiers, with one request for all who are wanted
// (GET /users), or more where a server finds that request too long. An ID counts in the whole tenant, everything
// else in the connection.
func (f *Finder) Hints(ctx context.Context, wanted []Wanted) ([]*client.User, error) {
	var found []*client.User
	for u, err := range f.users.List(ctx, client.ListUsersOptions{Query: hintQuery(wanted), Fields: Recognisable}) {
		if half := len(wanted) / 2; client.HasStatus(err, http.StatusRequestURITooLong) && half > 0 {
			first, err := f.Hints(ctx, wanted[:half])
			if err != nil {
				return nil, err
			}
			second, err := f.Hints(ctx, wanted[half:])
			return append(first, second...), err
		}
		if err != nil {
			return nil, err
		}
		found = append(found, u)
	}
	return found, nil
}

// hintQuery names each connection once.
func hintQuery(wanted []Wanted) string {
	var ids, connections []string
	identifiers := map[string]map[string][]string{} // By connection, by attribute.
	for _, w := range wanted {
		if w.ID != "" {
			ids = append(ids, w.ID)
		}
		if identifiers[w.Connection] == nil {
			connections = append(connections, w.Connection)
			identifiers[w.Connection] = map[string][]string{}
		}
		// E-mail addresses and usernames as the service stores them where users can be created.
		for field, value := range map[string]string{
			"email": strings.ToLower(w.Email), "username": strings.ToLower(w.Username), "phone_number": w.PhoneNumber,
		} {
			if value != "" {
				identifiers[w.Connection][field] = append(identifiers[w.Connection][field], value)
			}
		}
	}
	var queries []string
	if len(ids) > 0 {
		queries = append(queries, lucene.AnyOf("user_id", ids...))
	}
	for _, connection := range connections {
		var terms []string
		for _, field := range slices.Sorted(maps.Keys(identifiers[connection])) {
			terms = append(terms, lucene.AnyOf(field, identifiers[connection][field]...))
		}
		if len(terms) > 0 {
			queries = append(queries, "("+lucene.Term("identities.connection", connection)+" AND ("+strings.Join(terms, " OR ")+"))")
		}
	}
	return strings.Join(queries, " OR ")
}

// Stands reports whether the user stands in the way of the wanted one, and by which attribute: a user of any
// connection who has the ID, or one of the connection who has another identifier.
func (w Wanted) Stands(u *client.User) (attribute string, ok bool) {
	if w.ID != "" && w.ID == u.ID {
		return "user_id", true
	}
	return w.Matches(u)
}
