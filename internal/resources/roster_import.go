// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

// importAll makes a roster of all users of a connection. What the search says is what the next read confirms.
func (s Roster) importAll(ctx context.Context, connection string) (*roster, rosterPrivate, diag.Diagnostics) {
	private := rosterPrivate{People: map[string]personPrivate{}, Imported: true, Exists: true}
	if strings.ContainsAny(connection, "|\n") || connection == "" {
		return nil, private, diag.Diagnostics{diag.NewErrorDiagnostic("Invalid Import ID", "A roster is imported by the name of a connection, "+
			"of which it takes all users, for example:\n\n  Username-Password-Authentication\n\nReceived: "+fmt.Sprintf("%q", connection)+".")}
	}
	var found []*client.User
	for u, err := range s.Data.Client.Users.ListAll(ctx, client.ListAllUsersOptions{Query: lucene.Term("identities.connection", connection)}) {
		if err != nil {
			op := apidiag.Operation{Verb: "list", Object: "users", Subject: "of the connection " + connection}
			return nil, private, diag.Diagnostics{apidiag.From(op, err)}
		}
		if primaryIdentity(u).Connection == connection {
			found = append(found, u)
		}
	}
	if len(found) == 0 {
		text := fmt.Sprintf("The connection %q has no users, or there is no connection of that name.\n\n"+
			"A roster of a connection without users needs no import.", connection)
		if o, missing := s.Data.Preflight.NoConnection(ctx, connection, "there is nobody to import",
			"A roster is imported by the name of a connection, not by its ID (con_...), and takes all of its users."); missing {
			text = o.Text
		}
		return nil, private, diag.Diagnostics{diag.NewErrorDiagnostic("Nobody To Import", text)}
	}
	r := &roster{connection: types.StringValue(connection), people: map[string]person{}}
	for key, u := range importKeys(found) {
		is := person{}
		is.userModel = userFromAPI(is.userModel, u)
		r.people[key] = is
		own := private.of(u.ID)
		diags := rememberTimes(ctx, own, u)
		if diags.Append(rememberBroughtIn(ctx, own, everything)...); diags.HasError() {
			return nil, private, diags
		}
	}
	r.spread()
	return r, private, nil
}

// importKeys gives each user a key: the e-mail address in lower case, or else the username, or else the phone
// number; the full ID where there is none, or others have the same.
func importKeys(found []*client.User) map[string]*client.User {
	wants := map[string]int{}
	keyOf := func(u *client.User) string {
		for _, text := range []*string{u.Email, u.Username, u.PhoneNumber} {
			if own := textOf(text); own != nil {
				return strings.ToLower(*own)
			}
		}
		return u.ID
	}
	for _, u := range found {
		wants[keyOf(u)]++
	}
	keys := make(map[string]*client.User, len(found))
	for _, u := range found {
		key := keyOf(u)
		if wants[key] > 1 {
			key = u.ID
		}
		keys[key] = u
	}
	return keys
}
