// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// confirmed reads the users that a search or a lookup by e-mail names, one request
// each, and returns those who really are who they are said to be: what holds decides,
// given the user as it is and as it was named. stale are the others, and those who
// are gone.
func (d *userDataSource) confirmed(
	ctx context.Context, named []*client.User, fields client.FieldSelection, holds func(is, was *client.User) bool,
) (users, stale []*client.User, err error) {
	for _, was := range named {
		is, err := d.data.Client.Users.Get(ctx, was.ID, client.WithFields(fields))
		switch {
		case client.IsNotFound(err):
			stale = append(stale, was)
		case err != nil:
			return nil, nil, err
		case is.ID == was.ID && holds(is, was):
			users = append(users, is)
		default:
			stale = append(stale, was)
		}
	}
	return users, stale, nil
}

// lagging is the error about an answer that is not true any more.
func lagging(attribute, what string, stale []*client.User) diag.Diagnostics {
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(attribute), "Outdated Search Result", fmt.Sprintf(
		"Auth0 names this as the user with %s, but the user itself, read directly, is another one by now:\n\n%s\n\n"+
			"The search lags behind changes, usually by a second or so. Run the command again in a moment, or select the user by user_id.", what,
		list(stale)))}
}

// unconfirmed words an error of the look at a user that was found.
func unconfirmed(subject string, err error) diag.Diagnostics {
	return diag.Diagnostics{apidiag.From(apidiag.Operation{Verb: "read", Object: "user", Subject: subject}, err)}
}

// hasEmail reports whether this is the user's address; letter case does not count.
func hasEmail(u *client.User, email string) bool {
	return u.Email != nil && strings.EqualFold(*u.Email, email)
}

// stillMatches reports whether a user is in all that a query is about what the search
// took it for, so that the query finds it as it is.
func stillMatches(asked []string) func(is, was *client.User) bool {
	return func(is, was *client.User) bool {
		for _, name := range asked {
			if !searched[name](is, was) {
				return false
			}
		}
		return true
	}
}
