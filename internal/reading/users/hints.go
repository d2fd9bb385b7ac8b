// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"context"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

// recognisable are the attributes that tell who a user is.
var recognisable = client.FieldSelection{Fields: []string{"user_id", "email", "username", "phone_number", "identities"}}

// Hints returns whom the search index knows by any of the identifiers, with one request for all who are wanted
// (GET /users). An ID counts in the whole tenant, everything else in the connection.
func (f *Finder) Hints(ctx context.Context, wanted []Wanted) ([]*client.User, error) {
	var queries []string
	for _, w := range wanted {
		if w.ID != "" {
			queries = append(queries, lucene.Term("user_id", w.ID))
			w.ID = ""
		}
		w.Email = strings.ToLower(w.Email) // As the service stores it where users can be created.
		if w != (Wanted{Connection: w.Connection}) {
			queries = append(queries, w.query())
		}
	}
	var found []*client.User
	for u, err := range f.users.List(ctx, client.ListUsersOptions{Query: strings.Join(queries, " OR "), Fields: recognisable}) {
		if err != nil {
			return nil, err
		}
		found = append(found, u)
	}
	return found, nil
}

// Stands reports whether the user stands in the way of the wanted one, and by which attribute: a user of any
// connection who has the ID, or one of the connection who has another identifier.
func (w Wanted) Stands(u *client.User) (attribute string, ok bool) {
	if w.ID != "" && w.ID == u.ID {
		return "user_id", true
	}
	return w.Matches(u)
}
