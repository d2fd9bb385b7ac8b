// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

func linkOperation(verb string, a account, userID string) apidiag.Operation {
	side := map[string]string{"link": "to", "unlink": "from"}[verb]
	if side == "" {
		side = "of"
	}
	return apidiag.Operation{Verb: verb, Object: "account", Subject: a.fullID() + " " + side + " the user " + userID}
}

// identitiesOf reads the identities of a user, the main one first.
func (r *userIdentity) identitiesOf(ctx context.Context, userID string) ([]client.Identity, error) {
	u, err := r.data.Client.Users.Get(ctx, userID, client.WithFields(client.FieldSelection{Fields: []string{"user_id", "identities"}}))
	if err != nil {
		return nil, err
	}
	return u.Identities, nil
}

// linkedAlready looks, after a refusal or a lost answer, whether the user has the
// account all the same.
func (r *userIdentity) linkedAlready(ctx context.Context, userID string, wanted account, err error) ([]client.Identity, bool) {
	if !client.IsConflict(err) && !client.IsBadRequest(err) && !client.MayHaveBeenProcessed(err) {
		return nil, false
	}
	all, lookup := r.identitiesOf(ctx, userID)
	return all, lookup == nil && wanted.in(all) > 0
}

// linkProblem explains why the account is not linked.
func (r *userIdentity) linkProblem(ctx context.Context, config linkedModel, wanted account, err error) diag.Diagnostic {
	userID := config.UserID.ValueString()
	op := linkOperation("link", wanted, userID)
	op.Attribute = func(e *client.Error) (path.Path, bool) { return path.Root(config.attributeOf(e.Message)), true }
	switch {
	case client.IsUserNotFound(err):
		return r.noPrimary(ctx, userID)
	case client.IsConflict(err), client.IsBadRequest(err): // By token, the user who was linked is just not found.
		primary := primaryOf(ctx, r.data.Client, wanted)
		if client.IsConflict(err) || primary != "" && primary != userID {
			return linkedToOther(config, wanted, primary)
		}
	case client.MayHaveBeenProcessed(err) && !errors.Is(err, context.Canceled):
		return diag.NewErrorDiagnostic("Account Possibly Linked", fmt.Sprintf(
			"Could not link the account %s to the user %s: no usable answer arrived, and the account was not among the "+
				"identities of the user afterwards, or they could not be read.\n\nRun the command again: an account that is linked by then is taken "+
				"over. A token that has expired needs a new one.",
			wanted.fullID(), userID))
	}
	return apidiag.From(op, err)
}

// attributeOf is the attribute that a refusal is about.
func (m linkedModel) attributeOf(message string) string {
	switch {
	case strings.Contains(message, "on property provider"):
		return "identity_provider"
	case strings.Contains(message, "provider/connection") && !m.ConnectionID.IsNull():
		return "connection_id"
	}
	return m.naming()
}

// noPrimary explains that there is no such user: linked accounts are none.
func (r *userIdentity) noPrimary(ctx context.Context, userID string) diag.Diagnostic {
	if a, ok := accountOf(userID); ok {
		if primary := primaryOf(ctx, r.data.Client, a); primary != "" {
			return diag.NewAttributeErrorDiagnostic(path.Root("user_id"), "User Is A Linked Account", fmt.Sprintf(
				"There is no user with the ID %s any more: it is a secondary account of the user %s, and accounts can only be linked to users.\n\n"+
					"Set user_id to %s.", userID, primary, primary))
		}
	}
	return userNotFound(userID)
}

func linkedToOther(config linkedModel, wanted account, primary string) diag.Diagnostic {
	text := "to another user, who could not be found by a search. Find the user in the Auth0 dashboard"
	if primary != "" {
		text = "to the user " + primary + ". If that is the same person, set user_id to it"
	}
	return diag.NewAttributeErrorDiagnostic(path.Root(config.naming()), "Account Linked To Another User", fmt.Sprintf(
		"The account %s is linked already, %s; to move the account, unlink it there first.", wanted.fullID(), text))
}

// primaryOf searches for the user who has the account as a secondary one; "" when the
// search does not tell.
func primaryOf(ctx context.Context, c *client.Client, a account) string {
	query := lucene.And(lucene.Term("identities.provider", a.provider), lucene.Term("identities.user_id", a.id))
	fields := client.FieldSelection{Fields: []string{"user_id", "identities"}}
	for u, err := range c.Users.List(ctx, client.ListUsersOptions{Query: query, Fields: fields}) {
		if err != nil {
			return ""
		}
		if a.in(u.Identities) > 0 {
			return u.ID
		}
	}
	return ""
}

// linkedWarning says, of a user who does not exist, to whom the account was linked;
// nothing when no search tells.
func linkedWarning(ctx context.Context, c *client.Client, userID string) diag.Diagnostics {
	a, ok := accountOf(userID)
	if !ok {
		return nil
	}
	primary := primaryOf(ctx, c, a)
	if primary == "" {
		return nil
	}
	return diag.Diagnostics{diag.NewWarningDiagnostic("User Is A Linked Account", fmt.Sprintf(
		"The user %s does not exist on its own any more: it was linked to the user %s as a secondary account. A configuration that still has "+
			"the user would create it again, which Auth0 refuses in a database connection.\n\n"+
			"Remove the auth0users_user from the configuration; with a removed block (in Terraform with lifecycle { destroy = false }) "+
			"nothing can be deleted by it. Or unlink the account, and it is a user of its own again. The link can be managed "+
			"with auth0users_user_identity.", userID, primary))}
}
