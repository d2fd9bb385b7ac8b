// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

var (
	_ resource.Resource                     = (*userIdentity)(nil)
	_ resource.ResourceWithConfigure        = (*userIdentity)(nil)
	_ resource.ResourceWithConfigValidators = (*userIdentity)(nil)
	_ resource.ResourceWithIdentity         = (*userIdentity)(nil)
	_ resource.ResourceWithImportState      = (*userIdentity)(nil)
	_ resource.ResourceWithModifyPlan       = (*userIdentity)(nil)
	_ resource.ResourceWithValidateConfig   = (*userIdentity)(nil)
)

type userIdentity struct{ data *run.Data }

// NewUserIdentity is auth0users_user_identity.
func NewUserIdentity() resource.Resource { return &userIdentity{} }

func (r *userIdentity) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_user_identity"
}

func (r *userIdentity) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	data, diags := run.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	r.data = data
}

// Create links the account with one request. An account that the user has already is
// taken over, which also settles a request whose answer was lost.
func (r *userIdentity) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan, config linkedModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	resp.Diagnostics.Append(r.data.RequireClient("link an account to a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	userID, wanted := plan.UserID.ValueString(), config.account()
	resp.Diagnostics.Append(config.nameable()...)
	if resp.Diagnostics.HasError() {
		return
	}
	r.data.People.GiveThings(ctx, linkNoun, userID, wanted.fullID())
	all, err := r.data.Client.Users.Identities.Link(ctx, userID, linkRequest(config))
	if err != nil {
		present, ok := r.linkedAlready(ctx, userID, wanted, err)
		if !ok {
			resp.Diagnostics.Append(r.linkProblem(ctx, config, wanted, err))
			return
		}
		all = present
	}
	r.data.Users.Invalidate(userID)
	r.data.Users.Invalidate(wanted.fullID())
	linked := plan.linked(wanted, all)
	resp.Diagnostics.Append(setJSON(ctx, resp.Private, timesKey, seenTimes{Updated: neverSeen})...)
	resp.Diagnostics.Append(resp.Identity.Set(ctx, linked.identity())...)
	resp.Diagnostics.Append(resp.State.Set(ctx, linked)...)
}

// neverSeen is the version of a user of whom only the new link is known. The search index may answer
// for it as soon as it shows the link, which it cannot have shown before.
const neverSeen = "1970-01-01T00:00:00.000Z"

func (r *userIdentity) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var state linkedModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	thing := r.belongingOf(state.UserID.ValueString(), state.account())
	r.data.People.MeetThing(thing.Belonging)
	// Before anything else: a resource that turns out to be gone needs an identity too.
	resp.Diagnostics.Append(resp.Identity.Set(ctx, state.identity())...)
	if r.data.Client == nil && !state.imported() {
		resp.Diagnostics.Append(notRefreshed(r.data, "Linked Account", "the linked accounts of users"))
		return
	}
	resp.Diagnostics.Append(r.data.RequireClient("read a linked account")...)
	if resp.Diagnostics.HasError() {
		return
	}
	userID, wanted := state.UserID.ValueString(), state.account()
	u, err := r.data.Users.Get(ctx, userID, state.known(ctx, req.Private))
	if client.IsUserNotFound(err) {
		if isImport(ctx, req.Private) {
			resp.Diagnostics.Append(importedUserNotFound(userID))
			return
		}
		resp.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		resp.Diagnostics.Append(apidiag.From(linkOperation("read", wanted, userID), err))
		return
	}
	at := wanted.in(u.Identities)
	switch {
	case at < 0 && isImport(ctx, req.Private):
		resp.Diagnostics.Append(importedNotFound("Linked Account Not Found", userID, "the linked account "+wanted.fullID(),
			"Check the provider and the ID of the account: the data source auth0users_user lists the identities of a user."))
		return
	case at < 0:
		resp.State.RemoveResource(ctx)
		return
	case at == 0:
		resp.Diagnostics.AddError("Account Is Not A Linked One", fmt.Sprintf(
			"The account %s is the main identity of the user %s. Only accounts that were linked to a user can be managed here.\n\n"+
				"Manage the user itself with auth0users_user.", wanted.fullID(), userID))
		return
	}
	resp.Diagnostics.Append(confirmImport(ctx, resp.Private)...)
	resp.Diagnostics.Append(resp.State.Set(ctx, state.linked(wanted, u.Identities))...)
	resp.Diagnostics.Append(thing.rememberOthers(ctx, req.Private, resp.Private)...)
	// What is stored may only change when something that is managed has: a login is no difference.
	if _, stored := timesFrom(ctx, req.Private); !stored || !resp.State.Raw.Equal(req.State.Raw) {
		resp.Diagnostics.Append(rememberTimes(ctx, resp.Private, u)...)
	}
}

// Update sends nothing: what changes without a replacement counts when an account is
// linked, and not any more.
func (r *userIdentity) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan linkedModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(resp.Identity.Set(ctx, plan.identity())...)
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
}

// Delete unlinks the account, unless on_destroy says to keep it, or another object has it. If it, or the user, is
// gone already, that is fine: the service answers the one with 404 and the other with
// a 400 that a look explains. For a replacement it looks first whether the next link is
// possible at all.
func (r *userIdentity) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state linkedModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() || state.OnDestroy.ValueString() == destroyKeep {
		return
	}
	resp.Diagnostics.Append(r.data.RequireClient("unlink an account from a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	userID, account := state.UserID.ValueString(), state.account()
	thing := r.belongingOf(userID, account)
	stays, diags := thing.stays(ctx, req.Private)
	resp.Diagnostics.Append(diags...)
	if stays {
		return
	}
	free, end := r.data.People.BeginTaking(linkNoun, userID, thing.Thing)
	defer end()
	if !free[thing.Thing] {
		resp.Diagnostics.Append(thing.sayStays()...)
		return
	}
	if next := linkFrom(ctx, req.Private, nextLinkKey); next != nil {
		_, problem := r.linkable(ctx, "identity_user_id", linkOf(userID, account), *next)
		resp.Diagnostics.Append(problem...)
		if resp.Diagnostics.HasError() {
			return
		}
		r.data.Looks.Looked(next.account().fullID())
	}
	r.data.Users.Invalidate(userID)
	r.data.Users.Invalidate(account.fullID())
	_, err := r.data.Client.Users.Identities.Delete(ctx, userID, account.provider, account.id)
	if err == nil || client.IsUserNotFound(err) {
		return
	}
	if client.IsBadRequest(err) || client.IsNotFound(err) || client.MayHaveBeenProcessed(err) {
		if all, lookup := r.identitiesOf(ctx, userID); client.IsUserNotFound(lookup) || lookup == nil && account.in(all) < 0 {
			return
		}
	}
	resp.Diagnostics.Append(apidiag.From(linkOperation("unlink", account, userID), err))
}

// ImportState takes the composite ID, or the resource identity.
func (r *userIdentity) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	id := req.ID
	var given linkedKey
	if identityGiven(ctx, req, &given, &resp.Diagnostics) {
		id = importid.UserIdentity(given.UserID.ValueString(), given.IdentityProvider.ValueString(), given.IdentityUserID.ValueString())
	}
	userID, provider, bare, complete := importid.ParseUserIdentity(id)
	if !complete {
		resp.Diagnostics.AddError("Invalid Import ID", invalidImportID(
			"A linked account is imported by the full ID of the user, the provider of the account and its ID there, with two "+
				"colons between them, for example:",
			importid.UserIdentity(exampleUserID, "google-oauth2", "104857600000000000077"), id))
		return
	}
	if prefix := importid.ForeignPrefix(provider, bare); prefix != "" {
		resp.Diagnostics.AddError("Invalid Import ID", invalidImportID(
			"The ID of the account has the prefix of the provider "+prefix+", and belongs to no account of the provider "+provider+
				". Write it like this:",
			importid.UserIdentity(userID, prefix, bare), id))
		return
	}
	key := linkedKey{UserID: types.StringValue(userID), IdentityProvider: types.StringValue(provider), IdentityUserID: types.StringValue(bare)}
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("id"), importid.UserIdentity(userID, provider, bare))...)
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("user_id"), key.UserID)...)
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("identity_provider"), key.IdentityProvider)...)
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("identity_user_id"), key.IdentityUserID)...)
	resp.Diagnostics.Append(resp.Identity.Set(ctx, key)...)
	resp.Diagnostics.Append(markImport(ctx, resp.Private)...)
}
