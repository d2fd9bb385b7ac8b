// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/usersearch"
)

// maxListed bounds the users that an error about too many of them shows.
const maxListed = 10

// find returns the user that the configuration selects; nil without an error when
// there is none and that is allowed. The user holds only the attributes to be shown,
// and its ID.
func (d *userDataSource) find(ctx context.Context, config userDataModel, shown client.FieldSelection) (*client.User, diag.Diagnostics) {
	switch {
	case !config.UserID.IsNull():
		return d.findByID(ctx, config, shown)
	case !config.Email.IsNull():
		return d.findByEmail(ctx, config, shown)
	default:
		return d.findByQuery(ctx, config, shown)
	}
}

func (d *userDataSource) findByID(ctx context.Context, config userDataModel, shown client.FieldSelection) (*client.User, diag.Diagnostics) {
	id := config.UserID.ValueString()
	u, err := d.data.Client.Users.Get(ctx, id, client.WithFields(shown))
	switch {
	case client.IsUserNotFound(err):
		return nil, d.missing(ctx, config, "user_id", fmt.Sprintf("There is no user with the ID %s.", id),
			"Check the ID, which is case-sensitive and includes the prefix (such as auth0|), and that the provider's domain is the right tenant.")
	case err != nil:
		op := apidiag.Operation{Verb: "read", Object: "user", Subject: id, Attribute: apidiag.Always("user_id")}
		return nil, diag.Diagnostics{apidiag.From(op, err)}
	}
	return unmarked(u, shown), nil
}

func (d *userDataSource) findByEmail(
	ctx context.Context, config userDataModel, shown client.FieldSelection,
) (*client.User, diag.Diagnostics) {
	email, connection := config.Email.ValueString(), config.ConnectionName.ValueString()
	found, others, err := usersByEmail(ctx, d.data.Client, email, connection, withMarks(shown, marks))
	if err != nil {
		return nil, diag.Diagnostics{byEmailProblem("user", email, err)}
	}
	what := "the e-mail address " + email + in(connection)
	var stale []*client.User
	if len(found) <= maxListed {
		found, stale, err = d.confirmed(ctx, found, withMarks(shown, marks), func(is, _ *client.User) bool {
			return hasEmail(is, email) && (connection == "" || hasAccountIn(is, connection))
		})
		if err != nil {
			return nil, unconfirmed("with the e-mail address "+email, err)
		}
	}
	switch {
	case len(found) == 1:
		return unmarked(found[0], shown), nil
	case len(found) > 1:
		return nil, several("email", fmt.Sprintf("%d users have %s:", len(found), what), found,
			"Select one of them by user_id, or narrow the choice with connection_name.")
	case len(stale) > 0:
		return nil, lagging("email", what, stale)
	}
	text, next := fmt.Sprintf("There is no user with %s.", what), "Check the address, and that the provider's domain is the right tenant."
	if len(others) > 0 {
		text += " There are users with this address in other connections:\n\n" + list(others)
		next = "Correct connection_name, or remove it."
	}
	return nil, d.missing(ctx, config, "email", text, next)
}

func (d *userDataSource) findByQuery(
	ctx context.Context, config userDataModel, shown client.FieldSelection,
) (*client.User, diag.Diagnostics) {
	written, connection := config.Query.ValueString(), config.ConnectionName.ValueString()
	query, err := usersearch.Query(config.Query, config.ConnectionName)
	if err != nil {
		return nil, diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("query"), "Malformed Query", fmt.Sprintf(
			"In the query\n\n  %s\n\n%s.\n\nCorrect it. The function search_query writes queries with every value escaped.",
			usersearch.Shown(written), err))}
	}
	asked := askedBy(written)
	if connection != "" && !slices.Contains(asked, "identities") {
		asked = append(asked, "identities")
	}
	fields := withMarks(shown, append(slices.Clone(asked), marks...))
	found, err := d.search(ctx, query, fields)
	if err != nil {
		return nil, diag.Diagnostics{apidiag.From(apidiag.Operation{
			Verb: "look up", Object: "user", Subject: "that matches the query", Query: usersearch.Shown(query), Attribute: apidiag.Always("query"),
		}, err)}
	}
	var stale []*client.User
	if len(found) <= maxListed {
		if found, stale, err = d.confirmed(ctx, found, fields, stillMatches(asked)); err != nil {
			return nil, unconfirmed("that matches the query", err)
		}
	}
	switch {
	case len(found) == 1:
		return unmarked(found[0], shown), nil
	case len(found) == 0 && len(stale) > 0:
		return nil, lagging("query", "what the query asks for", stale)
	case len(found) == 0:
		none := fmt.Sprintf("No user%s matches the query:\n\n  %s", in(connection), usersearch.Shown(written))
		return nil, d.missing(ctx, config, "query", none,
			"Check the values: letter case counts for all but e-mail addresses and names. Text with spaces or special "+
				"characters belongs in quotes, which the function search_query sees to.")
	}
	count := fmt.Sprintf("%d users", len(found))
	if len(found) > maxListed {
		count = fmt.Sprintf("More than %d users", maxListed)
	}
	match := fmt.Sprintf("%s%s match the query\n\n  %s\n\namong them:", count, in(connection), usersearch.Shown(written))
	return nil, several("query", match, found,
		"Narrow the query (field:\"value\" AND field:\"value\"), add connection_name, or select one user by user_id.")
}

// search returns the first users that match, one more than an error would list. When
// nobody matches although this run has written something, the index is given time to
// catch up and asked once more.
func (d *userDataSource) search(ctx context.Context, query string, fields client.FieldSelection) ([]*client.User, error) {
	users := d.data.Client.Users
	found, err := firstMatches(ctx, users, query, fields)
	if err != nil || len(found) > 0 || d.data.Client.LastWrite().IsZero() {
		return found, err
	}
	if err := users.AwaitIndex(ctx); err != nil {
		return nil, err
	}
	return firstMatches(ctx, users, query, fields)
}

func firstMatches(ctx context.Context, users *client.UsersClient, query string, fields client.FieldSelection) ([]*client.User, error) {
	var found []*client.User
	for _, part := range usersearch.Parts(query) {
		for u, err := range users.List(ctx, client.ListUsersOptions{Query: part, Fields: fields}) {
			switch {
			case err != nil:
				return nil, err
			case slices.ContainsFunc(found, func(f *client.User) bool { return f.ID == u.ID }):
				continue
			}
			if found = append(found, u); len(found) > maxListed {
				return found, nil
			}
		}
	}
	return found, nil
}

// usersByEmail returns the users with this address: as written or, when nobody has
// that spelling, in lower case. A connection, unless it is "", narrows the answer;
// others are the users that are left out because of it. 1 or 2 requests.
func usersByEmail(
	ctx context.Context, c *client.Client, email, connection string, fields client.FieldSelection,
) (found, others []*client.User, err error) {
	spellings := []string{email}
	if lower := strings.ToLower(email); lower != email {
		spellings = append(spellings, lower)
	}
	for _, spelling := range spellings {
		users, err := c.Users.ListByEmail(ctx, spelling, client.WithFields(fields))
		if err != nil {
			return nil, nil, err
		}
		for _, u := range users {
			if connection == "" || hasAccountIn(u, connection) {
				found = append(found, u)
			} else {
				others = append(others, u)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	return found, others, nil
}

// byEmailProblem words an error of [usersByEmail].
func byEmailProblem(object, email string, err error) diag.Diagnostic {
	return apidiag.From(apidiag.Operation{
		Verb: "look up", Object: object, Subject: "with the e-mail address " + email, Attribute: apidiag.Always("email"),
	}, err)
}

func hasAccountIn(u *client.User, connection string) bool {
	return slices.ContainsFunc(u.Identities, func(i client.Identity) bool { return i.Connection == connection })
}

// missing is the error about a user that does not exist; none when that is allowed. It may be the connection that does
// not exist.
func (d *userDataSource) missing(ctx context.Context, config userDataModel, attribute, text, next string) diag.Diagnostics {
	diags := d.data.Nobody(ctx, config.ConnectionName)
	if !config.AllowMissing.ValueBool() {
		diags.AddAttributeError(path.Root(attribute), "User Not Found", text+"\n\n"+next+" If the user may be missing, set allow_missing = true.")
	}
	return diags
}

func several(attribute, text string, users []*client.User, next string) diag.Diagnostics {
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(attribute), "Several Users Found",
		text+"\n\n"+list(users)+"\n\n"+next)}
}

// list shows users, a line each.
func list(users []*client.User) string {
	var lines []string
	for i, u := range users {
		if i == maxListed {
			lines = append(lines, "  ...")
			break
		}
		line := "  " + u.ID
		if u.Email != nil {
			line += "  " + *u.Email
		}
		for _, identity := range u.Identities {
			line += "  " + identity.Connection
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// in names a connection; nothing for "".
func in(connection string) string {
	if connection == "" {
		return ""
	}
	return fmt.Sprintf(" in the connection %q", connection)
}
