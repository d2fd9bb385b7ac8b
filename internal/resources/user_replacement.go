// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// planReplacement plans that a changed attribute replaces the user. A mistyped connection must not
// cost an account, so the new one is looked at first.
func (r *userResource) planReplacement(
	ctx context.Context, config, state, plan userModel, old plannedObject, prior private,
) diag.Diagnostics {
	what := "The changed user_id"
	if diags := wrongID(ctx, config, state, prior); diags.HasError() {
		return diags
	}
	if !config.ConnectionName.Equal(state.ConnectionName) {
		what = "The changed connection_name"
		if diags := r.checkNewConnection(ctx, config, state, prior); diags.HasError() {
			return diags
		}
	}
	entry := people.Entry{
		Object: old.Object, Fate: fateOf(old.OnDestroy), ID: old.ID, Name: old.Name, Holds: old.Holds, Replaces: true,
	}
	diags := clashing(entry, r.data.People.Record(entry))
	diags.Append(r.endsByLink(entry)...)
	diags.Append(r.guardDeletion(old.OnDestroy, who(old.Name, old.ID), "replaced (deleted and created again)")...)
	diags.Append(r.countLeaving(entry)...)
	diags.Append(r.preflightLeaving(entry)...)
	next, said := r.succession(ctx, config, plan, old)
	return append(append(diags, sayReplacing(entry, what, state.Blocked, next)), said...)
}

// succession looks who comes in place of the user, and says what it says of an adoption: of the half that creates, which
// looks again, the CLI shows errors only.
func (r *userResource) succession(ctx context.Context, config, plan userModel, old plannedObject) (succession, diag.Diagnostics) {
	plan.UserID = config.UserID
	adopted, said := r.planAdoption(ctx, config, &plan)
	if said.HasError() || adopted != nil && adopted.ID == old.ID {
		return succession{blocked: config.Blocked}, nil
	}
	return succession{adopted: adopted, unsure: plan.AdoptedUserID.IsUnknown(), blocked: config.Blocked}, said
}

// planReplaced plans the second half of a replacement, of which the CLI shows the errors and not the warnings.
func (r *userResource) planReplaced(old plannedObject, config, plan userModel, adopted *client.User) diag.Diagnostics {
	entry := people.Entry{
		Object: old.Object, Fate: fateOf(old.OnDestroy), ID: old.ID, Name: old.Name, Holds: old.Holds, Replaces: true,
	}
	if adopted != nil && adopted.ID == old.ID {
		entry.Fate = people.Forgets // The same user again: nothing is destroyed.
		return clashing(entry, r.data.People.Record(entry))
	}
	if diags := stays(entry, plan.identifiers()); diags.HasError() {
		return diags
	}
	if config.isLate() {
		same := config.ConnectionName.ValueString() == old.Connection
		if diags := lateReplacement(entry, old.Blocked, config.Blocked.IsNull(), same); diags.HasError() {
			return diags
		}
	}
	if old.Replaces {
		return nil // Said by the first half.
	}
	diags := clashing(entry, r.data.People.Record(entry))
	diags.Append(r.endsByLink(entry)...)
	diags.Append(r.guardDeletion(old.OnDestroy, who(old.Name, old.ID), "replaced (deleted and created again)")...)
	diags.Append(r.countLeaving(entry)...)
	return append(diags, r.preflightLeaving(entry)...)
}

const cannotBeReplaced = "User Cannot Be Replaced"

// stays refuses a replacement in which the old user is not deleted and keeps an identifier that the new one
// needs.
func stays(old people.Entry, wants []people.Mark) diag.Diagnostics {
	if old.Fate == people.Deletes {
		return nil
	}
	for _, m := range wants {
		for _, has := range old.Holds {
			if m != has {
				continue
			}
			return diag.Diagnostics{diag.NewErrorDiagnostic(cannotBeReplaced, fmt.Sprintf(
				"A replacement leaves the user %s at Auth0 because of on_destroy, and then creates a user with the same %s, which Auth0 "+
					"refuses: the user would be left outside of Terraform, and blocked if on_destroy says so.\n\n"+
					"Plan without -replace (a tainted resource is freed with the command untaint). To really delete the user and make a new one, apply "+
					"on_destroy = \"delete\" first.", who(old.Name, old.ID), m.Kind))}
		}
	}
	return nil
}

// countLeaving counts a user for max_deletions or max_blocks.
func (r *userResource) countLeaving(e people.Entry) diag.Diagnostics {
	if e.Fate == people.Forgets {
		return nil
	}
	return limitExceeded(r.data.People.Count(e.Fate, e.ID, who(e.Name, e.ID)))
}

// checkNewConnection makes sure that the connection which the configuration names now can have users
// created: without that the user would be deleted, and nobody made.
func (r *userResource) checkNewConnection(ctx context.Context, config, state userModel, prior private) diag.Diagnostics {
	applied, _ := prior.GetKey(ctx, appliedKey)
	switch {
	case config.ConnectionName.IsUnknown():
		return wrongConnection(state, "the name of the new connection is not known yet. Changing the connection deletes the "+
			"user and makes a new one, so the connection must exist before: apply it first, for example with -target.")
	case len(applied) == 0:
		return wrongConnection(state, fmt.Sprintf("the configuration says %q. The user was imported and never changed since, so this is no "+
			"reason to delete the account.\n\n"+
			"Set connection_name = %q. If another user is meant, import that one. If the user is really to be replaced, apply "+
			"some other change to it first.",
			config.ConnectionName.ValueString(), state.ConnectionName.ValueString()))
	}
	if c := r.data.Preflight.Connection(ctx, config.ConnectionName.ValueString()); c != nil && c.TakesUsers() &&
		!strings.EqualFold(c.Name, state.ConnectionName.ValueString()) {
		return nil // This run has looked already.
	}
	return r.checkExists(ctx, state, config.ConnectionName.ValueString())
}

// wrongID refuses to replace a user who was imported and never changed since: then the ID is a slip, or another user is meant.
func wrongID(ctx context.Context, config, state userModel, prior private) diag.Diagnostics {
	applied, _ := prior.GetKey(ctx, appliedKey)
	if len(applied) > 0 || !config.ConnectionName.Equal(state.ConnectionName) {
		return nil
	}
	says := fmt.Sprintf("%q", config.UserID.ValueString())
	if config.UserID.IsUnknown() {
		says = "something that is only known after apply"
	}
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("user_id"), "Wrong User ID", fmt.Sprintf(
		"The user %s was imported, and the configuration says that the ID is %s. The user was never changed since, so this is no "+
			"reason to delete the account.\n\n"+
			"Leave user_id out, or set it to the ID that the user has. If another user is meant, import that one. If the user is really to be "+
			"replaced, apply some other change to it first.",
		who(state.subject(), state.ID.ValueString()), says))}
}

// checkExists refuses to replace the user by one in a connection that differs in letter case only, or
// cannot have users created.
func (r *userResource) checkExists(ctx context.Context, state userModel, to string) diag.Diagnostics {
	is := state.ConnectionName.ValueString()
	if strings.EqualFold(is, to) {
		return wrongConnection(state, fmt.Sprintf("the configuration says %q. Letter case counts in the names of connections; "+
			"nobody is deleted because of it.\n\n"+
			"Set connection_name = %q.", to, is))
	}
	if diags := r.data.RequireClient("look at a connection"); diags.HasError() {
		return diags
	}
	ok, err := r.takesUsers(ctx, to)
	switch {
	case err != nil:
		d := apidiag.From(apidiag.Operation{Verb: "look at", Object: "connection", Subject: to}, err)
		return wrongConnection(state, fmt.Sprintf("the configuration says %q. Changing the connection deletes the user and makes a new one, so "+
			"the provider makes sure that it exists, which failed: %s\n\n%s", to, d.Summary(), d.Detail()))
	case !ok:
		return wrongConnection(state, fmt.Sprintf("the configuration says %q, which is no connection of this tenant that users can be created "+
			"in (databases, email and sms are). Changing the connection would delete the user, and then fail.\n\n"+
			"Correct the name. If the connection is new and the application lacks the scope read:connections, grant it: without it only "+
			"connections that have users already can be recognised.", to))
	}
	return nil
}

func wrongConnection(state userModel, text string) diag.Diagnostics {
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("connection_name"), "Wrong Connection", fmt.Sprintf(
		"The user %s is in the connection %q, and %s", who(state.subject(), state.ID.ValueString()), state.ConnectionName.ValueString(), text))}
}

// takesUsers reports whether users can be created in the connection. An application that may not
// read connections recognises one by its users.
func (r *userResource) takesUsers(ctx context.Context, name string) (bool, error) {
	if name == connectionEmail || name == connectionSMS {
		return true, nil
	}
	connection, err := r.data.Client.Connections.FindByName(ctx, name)
	if err == nil {
		return connection != nil && connection.TakesUsers(), nil
	}
	if !client.IsForbidden(err) {
		return false, err
	}
	query := lucene.Term("identities.connection", name)
	for u, err := range r.data.Client.Users.List(ctx, client.ListUsersOptions{Query: query}) {
		if err != nil {
			return false, err
		}
		for _, i := range u.Identities {
			if i.Connection == name {
				return i.Provider == "auth0", nil
			}
		}
	}
	return false, nil
}
