// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// Read asks for what the user has, unless it is known that nothing has changed.
func (r *assignmentResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	state, diags := r.get(ctx, req.State)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	thing := r.belongingOf(state)
	r.data.People.MeetThing(thing.Belonging)
	// Before anything else: a resource that turns out to be gone needs an identity too.
	resp.Diagnostics.Append(resp.Identity.Set(ctx, r.identityOf(ctx, state))...)
	if r.data.Client == nil && !state.imported {
		resp.Diagnostics.Append(notRefreshed(r.data, "User "+upperFirst(r.kind.nouns()), "the "+r.kind.nouns()+" of users"))
		return
	}
	resp.Diagnostics.Append(r.data.RequireClient("read " + r.things("the ") + " of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	look := r.lookForOne
	if r.whole {
		look = r.lookForAll
	}
	found, err := look(ctx, &state)
	if err == nil && !found || client.IsUserNotFound(err) {
		if isImport(ctx, req.Private) {
			resp.Diagnostics.Append(r.importedNotFound(state, err))
			return
		}
		resp.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		resp.Diagnostics.Append(apidiag.From(r.operation("read", state), err))
		return
	}
	resp.Diagnostics.Append(confirmImport(ctx, resp.Private)...)
	resp.Diagnostics.Append(resp.State.Set(ctx, r.stateOf(ctx, state))...)
	resp.Diagnostics.Append(thing.rememberOthers(ctx, req.Private, resp.Private)...)
}

// importedNotFound says why there is nothing to import; err is nil where the user exists.
func (r *assignmentResource) importedNotFound(state assignmentModel, err error) diag.Diagnostic {
	if err != nil {
		return importedUserNotFound(state.userID())
	}
	return importedNotFound(upperFirst(r.kind.noun)+" Not Found", state.userID(), "the "+r.kind.noun+" "+state.items[0].String()+" directly",
		"Check the spelling of both; what a user has by way of a role, a group or an organization only does not count. "+r.kind.hint)
}

// lookForAll brings the state up to date with everything the user has, so that nothing
// escapes the plan. A user who has nothing is found, too.
func (r *assignmentResource) lookForAll(ctx context.Context, state *assignmentModel) (found bool, err error) {
	if !state.imported && r.kind.fromRoles && r.data.Roles.HasExactly(ctx, state.userID(), idsOf(state.items)) {
		return true, nil
	}
	state.items, err = r.kind.assigned(ctx, r.data.Client, state.userID())
	return true, err
}

// lookForOne looks for the item, page by page until it is found, in a list that the
// other assignments of the user share, and brings the state up to date with it.
func (r *assignmentResource) lookForOne(ctx context.Context, state *assignmentModel) (found bool, err error) {
	lists := r.kind.lists(r.data)
	listed, found := lists.Peek(state.userID(), state.is)
	if !found && state.about != nil && r.kind.fromRoles {
		listed = *state.about
		role := client.Role{ID: listed.ID, Name: listed.Name, Description: listed.Description}
		found = r.data.Roles.Has(ctx, state.userID(), role)
	}
	if !found {
		listed, found, err = lists.Find(ctx, state.userID(), r.kind.list(ctx, r.data.Client, state.userID()), state.is)
	}
	state.about = &listed
	return found, err
}

// ImportState takes the resource identity, or the full ID of the user for a whole, or
// the composite ID for one.
func (r *assignmentResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	if r.whole {
		importUser(ctx, "the "+r.kind.nouns()+" of a user", req, resp)
		return
	}
	received := req.ID
	key, complete := r.kind.parse(received)
	var identity types.Object
	if identityGiven(ctx, req, &identity, &resp.Diagnostics) {
		if resp.Diagnostics.HasError() {
			return
		}
		key = textsAt(identity.Attributes(), r.kind.key)
		// By way of the ID, so that both ways refuse the same mistakes.
		received = single(key).id()
		_, complete = r.kind.parse(received)
	}
	if !complete {
		resp.Diagnostics.AddError("Invalid Import ID", invalidImportID(fmt.Sprintf(
			"A %s of a user is imported by %s, for example:", r.kind.noun, r.kind.form), r.kind.example, received))
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, r.stateOf(ctx, single(key)))...)
	resp.Diagnostics.Append(resp.Identity.Set(ctx, r.identityOf(ctx, single(key)))...)
	resp.Diagnostics.Append(markImport(ctx, resp.Private)...)
}

// things words what the resource gives: "a role" for one of them, otherwise the article and "roles".
func (r *assignmentResource) things(article string) string {
	if r.whole {
		return article + r.kind.nouns()
	}
	return "a " + r.kind.noun
}
