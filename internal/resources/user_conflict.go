// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
)

// existing decides about the user who exists already when one is to be created: it is taken over when
// an interrupted run of this configuration has made it, and named in the error otherwise. What a
// search found is read by its ID before anybody is told to import it.
func (r *userResource) existing(ctx context.Context, config, plan userModel, conflict error) (*client.User, diag.Diagnostics) {
	found, attribute, err := r.findExisting(ctx, plan.wanted(), conflict)
	switch {
	case err != nil:
		return nil, diag.Diagnostics{apidiag.From(operation("look up", plan, plan), err)}
	case found == nil && plan.OnConflict.ValueString() == conflictAdopt:
		d := apidiag.From(operation("adopt", plan, plan), conflict)
		return nil, diag.Diagnostics{diag.WithPath(path.Root(attribute), diag.NewErrorDiagnostic(d.Summary(), d.Detail()+
			"\n\nThe existing user could not be found by e-mail address, username, phone number or ID in this "+
			"connection, so there is nothing to adopt."+linkedHint))}
	case found == nil:
		return nil, diag.Diagnostics{r.alreadyExists(plan, nil, attribute)}
	case r.data.Client.Users.LeftBehind(createRequest(config, plan), found) && r.data.People.Make(found.ID):
		return r.recovered(ctx, config, plan, found)
	}
	return nil, r.standsInTheWay(plan, found, attribute)
}

const (
	ofInterrupted = "User of an Interrupted Run"
	otherState    = "If it is the user whom the resource had until now, remove create_before_destroy for this run. If another state has " +
		"this user, because the configuration is applied from two places, take the resource out of one of the two states: whichever destroys " +
		"it would delete the user of both."
)

// leftBehind says how the user of an interrupted run is recognised, which that of another state is not distinguished from.
func leftBehind(plan userModel, found *client.User) string {
	return fmt.Sprintf("The user %s was made within the last hour with exactly this configuration and these credentials, and nobody has "+
		"signed in or changed the account since: so a run leaves it that was interrupted before it could write it down.",
		who(plan.subject(), found.ID))
}

// recovered takes the user of an interrupted create. The password is the one thing that nobody can
// compare, so it is set again.
func (r *userResource) recovered(ctx context.Context, config, plan userModel, found *client.User) (*client.User, diag.Diagnostics) {
	diags := diag.Diagnostics{diag.NewWarningDiagnostic(ofInterrupted, leftBehind(plan, found)+" It is the user of this "+
		"resource now.\n\n"+otherState)}
	password := passwordOf(config)
	if password == nil {
		return found, diags
	}
	step := client.UpdateUserRequest{Password: client.Set(*password)}
	if found.Blocked != nil && *found.Blocked {
		step.Blocked = client.Set(true) // A password reset lifts a block.
	}
	last := found
	_, err := r.applySteps(ctx, userFromAPI(userModel{}, found), plan, []client.UpdateUserRequest{step},
		func(u *client.User, _ userModel) { last = u })
	if err != nil {
		r.data.People.Withdraw(found.ID)
		return nil, notTakenOver(config, plan, found.ID, err)
	}
	return last, diags
}

// standsInTheWay words that the user to be created exists already.
func (r *userResource) standsInTheWay(plan userModel, found *client.User, attribute string) diag.Diagnostics {
	if _, matches := plan.wanted().Matches(found); !matches {
		return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("user_id"), "User ID Is Taken", fmt.Sprintf(
			"The ID %s belongs to a user of the connection %q. IDs are unique in the whole tenant, not only in a connection.\n\n"+
				"Choose another user_id, or leave it out.",
			found.ID, primaryIdentity(found).Connection))}
	}
	if _, held := r.data.People.Holder(found.ID, 0); held || r.data.People.IsApplied(found.ID) {
		return diag.Diagnostics{alreadyManaged(plan, found.ID, attribute)}
	}
	if w := plan.wanted(); w.ID != "" && w.ID != found.ID {
		return diag.Diagnostics{alreadyExistsUnder(plan, found, attribute)}
	}
	if _, contradicts := plan.wanted().ByEmailOnly(found); contradicts && plan.OnConflict.ValueString() == conflictAdopt {
		return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(attribute), "User Already Exists", fmt.Sprintf(
			"The user %s has the e-mail address %s, and another username or phone number than the configuration: that can be another "+
				"person, so nobody was adopted.\n\n"+
				"To take that user over, write the username and phone number that they have, and change them in a later apply; or import the user.",
			found.ID, plan.Email.ValueString()))}
	}
	if plan.OnConflict.ValueString() == conflictAdopt {
		return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(attribute), "User Already Exists", fmt.Sprintf(
			"The user %s exists by now: %s. The plan that is being applied says that a new user is made, so nobody was adopted.\n\n"+
				"Plan again: the new plan says who is adopted.", plan.subject(), found.ID))}
	}
	return diag.Diagnostics{r.alreadyExists(plan, found, attribute)}
}

func alreadyManaged(plan userModel, id, attribute string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root(attribute), "User Already Managed", fmt.Sprintf(
		"The user %s (%s) exists, and another resource of this run manages it. Two resources must not own one user.\n\n"+
			"Remove one of the two, or give them different e-mail addresses, usernames or phone numbers. In a for_each over a list of people, "+
			"look for a person who is in it twice.",
		plan.subject(), id))
}

// findExisting looks for the user that stands in the way and names the attribute that collided. What
// it returns was read by ID, so it is who it says; nil means not found.
func (r *userResource) findExisting(ctx context.Context, w users.Wanted, refusal error) (*client.User, string, error) {
	var taken *client.TakenUserIDError
	if errors.As(refusal, &taken) {
		return taken.Holder, "user_id", nil
	}
	attribute := "connection_name"
	for _, a := range []struct{ name, value string }{
		{"phone_number", w.PhoneNumber}, {"username", w.Username}, {"email", w.Email},
	} {
		if a.value != "" {
			attribute = a.name
		}
	}
	hint, err := r.data.Finder.One(ctx, w)
	var several *users.SeveralError
	if errors.As(err, &several) {
		hint, err = several.Users[0], nil
	}
	if err != nil || hint == nil {
		return nil, attribute, err
	}
	u, err := r.data.Client.Users.Get(ctx, hint.ID)
	if client.IsUserNotFound(err) {
		return nil, attribute, nil
	}
	if err != nil {
		return nil, attribute, err
	}
	if by, matches := w.Matches(u); matches {
		return u, by, nil
	}
	return nil, attribute, nil // The index lags: this is not who has the identifier now.
}

// linkedHint is about a linked account, which has an ID like a user but is none.
const linkedHint = " An account that is linked to another user (auth0users_user_identity) is no user of its own: then remove this " +
	"resource from the configuration."

// idPrefix is what the service puts before the ID of a new user.
func idPrefix(connection string) string {
	if connection == connectionEmail || connection == connectionSMS {
		return connection + "|"
	}
	return "auth0|"
}

// ofReplacement is for create_before_destroy, where the old user of the resource is in the way of the new one.
const ofReplacement = "If this is the user whom the resource had until now: with create_before_destroy the new user is made " +
	"first, for which Auth0 has no room. Remove create_before_destroy for this run."

// thenApplyAgain is about somebody who has an identifier that this run may free later: at apply nobody
// knows what the CLI has not come to.
const thenApplyAgain = "If this run gives that user another identifier, or deletes them, the CLI had not come to it when this " +
	"change was tried: apply again."

// alreadyExistsUnder words that the user exists with another ID than the one that the configuration gives.
func alreadyExistsUnder(plan userModel, found *client.User, attribute string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root(attribute), "User Already Exists", fmt.Sprintf(
		"There is already a user %s in the connection %q: %s. The configuration gives the user another ID (user_id), and Auth0 "+
			"cannot change the ID of a user.\n\n"+
			"To manage that user, remove user_id or set it to the user's own. %s\n\n%s", plan.subject(), plan.ConnectionName.ValueString(), found.ID,
		ofReplacement, thenApplyAgain))
}

func (r *userResource) alreadyExists(plan userModel, found *client.User, attribute string) diag.Diagnostic {
	const summary = "User Already Exists"
	text := fmt.Sprintf("There is already a user %s in the connection %q", plan.subject(), plan.ConnectionName.ValueString())
	if found == nil {
		return diag.NewAttributeErrorDiagnostic(path.Root(attribute), summary, text+
			", but it could not be found by e-mail address, username, phone number or ID.\n\n"+
			"Find it in the Auth0 dashboard and import it by its user ID."+linkedHint)
	}
	if r.inRoster {
		return diag.NewAttributeErrorDiagnostic(path.Root(attribute), summary, fmt.Sprintf(
			"%s: %s\n\nTo let the roster take over existing users, set on_conflict = \"adopt\".\n\n%s", text, found.ID, thenApplyAgain))
	}
	return diag.NewAttributeErrorDiagnostic(path.Root(attribute), summary, fmt.Sprintf("%s: %s\n\n"+
		"To manage it with this resource, add an import block (with the resource's own address) and run the command again:\n\n"+
		"  import {\n    to = auth0users_user.NAME\n    id = %q\n  }\n\n"+
		"or run: terraform import 'auth0users_user.NAME' '%s'\n\n"+
		"To let the resource take over existing users by itself, set on_conflict = \"adopt\".\n\n"+ofReplacement+"\n\n"+thenApplyAgain, text,
		found.ID, found.ID, found.ID))
}
