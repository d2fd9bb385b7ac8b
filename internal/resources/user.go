// Package resources holds the managed resources, one file (or one stem) each.
package resources

import (
	"context"
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
	"github.com/auth0users/terraform-provider-auth0users/internal/providerdata"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

var (
	_ resource.Resource                   = (*userResource)(nil)
	_ resource.ResourceWithConfigure      = (*userResource)(nil)
	_ resource.ResourceWithIdentity       = (*userResource)(nil)
	_ resource.ResourceWithImportState    = (*userResource)(nil)
	_ resource.ResourceWithModifyPlan     = (*userResource)(nil)
	_ resource.ResourceWithMoveState      = (*userResource)(nil)
	_ resource.ResourceWithValidateConfig = (*userResource)(nil)
)

type userResource struct{ data *providerdata.Data }

// NewUser is auth0users_user.
func NewUser() resource.Resource { return &userResource{} }

func (r *userResource) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_user"
}

func (r *userResource) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	data, diags := providerdata.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	r.data = data
}

// Create makes the user with one request. Nothing is written to state before the
// service has accepted the user, and nothing can fail afterwards: a user that was
// created or adopted is never tainted.
func (r *userResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var config, plan userModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(r.data.RequireClient("create a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	u, err := r.data.Client.Users.Create(ctx, createRequest(config, plan), requestOptions(plan)...)
	if client.IsConflict(err) {
		var diags diag.Diagnostics
		u, diags = r.resolveConflict(ctx, config, plan, err)
		resp.Diagnostics.Append(diags...)
		err = nil
	}
	if err != nil {
		resp.Diagnostics.Append(apidiag.From(operation("create", config, plan), err))
	}
	if resp.Diagnostics.HasError() {
		return
	}
	r.data.Claims.Claim(u.ID)
	r.data.Users.Wrote(u.ID)
	resp.Diagnostics.Append(resp.Identity.Set(ctx, userIdentityModel{UserID: types.StringValue(u.ID)})...)
	resp.Diagnostics.Append(rememberVersion(ctx, resp.Private, u)...)
	resp.Diagnostics.Append(resp.State.Set(ctx, settle(plan, userFromAPI(userModel{}, u)))...)
}

// Read refreshes the state, with one request at the most of its own; the reader may
// answer it together with others. Only a 404 of the API itself means that the user
// is gone; a search then tells whether it was linked to another user.
func (r *userResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var prior userModel
	resp.Diagnostics.Append(req.State.Get(ctx, &prior)...)
	if resp.Diagnostics.HasError() {
		return
	}
	// Before anything else: a resource that turns out to be gone needs an identity too.
	resp.Diagnostics.Append(resp.Identity.Set(ctx, userIdentityModel{UserID: prior.ID})...)
	if r.data.Client == nil && !prior.imported() {
		resp.Diagnostics.Append(notRefreshed(r.data, "User", "users"))
		return
	}
	resp.Diagnostics.Append(r.data.RequireClient("read a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	u, err := r.data.Users.Get(ctx, prior.ID.ValueString(), known(ctx, req.Private, prior))
	if client.IsNotFound(err) {
		resp.Diagnostics.Append(linkedWarning(ctx, r.data.Client, prior.ID.ValueString())...)
		resp.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		resp.Diagnostics.Append(apidiag.From(operation("read", prior, prior), err))
		return
	}
	r.data.Claims.Claim(u.ID)
	state := userFromAPI(prior, u)
	resp.Diagnostics.Append(rememberForeign(ctx, resp.Private, state, u)...)
	resp.Diagnostics.Append(rememberVersion(ctx, resp.Private, u)...)
	resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
}

// Update sends what changed, in one request where the service allows it. State is
// saved after every request that was accepted.
func (r *userResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var config, plan, state userModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	resp.Diagnostics.Append(r.data.RequireClient("update a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(resp.Identity.Set(ctx, userIdentityModel{UserID: state.ID})...)

	imported := broughtInFrom(ctx, req.Private)
	patch := userPatch(config, state, plan, imported)
	foreign := foreignFrom(ctx, req.Private)
	patch.UserMetadata = withoutForeign(patch.UserMetadata, state, state.UserMetadata, plan, plan.UserMetadata, foreign.User)
	patch.AppMetadata = withoutForeign(patch.AppMetadata, state, state.AppMetadata, plan, plan.AppMetadata, foreign.App)

	answered := state
	current, err := r.applySteps(ctx, state, plan, userSteps(patch), func(u *client.User, current userModel) {
		answered = userFromAPI(userModel{}, u)
		resp.Diagnostics.Append(rememberVersion(ctx, resp.Private, u)...)
		resp.Diagnostics.Append(resp.State.Set(ctx, current)...)
	})
	if err != nil {
		resp.Diagnostics.Append(resp.State.Set(ctx, current)...)
		resp.Diagnostics.Append(apidiag.From(operation("update", config, plan), err))
		return
	}
	if left := imported.after(config, plan); left != imported {
		resp.Diagnostics.Append(rememberBroughtIn(ctx, resp.Private, left)...)
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, settle(plan, answered))...)
}

// applySteps sends the requests in order and reports each accepted one, with the
// state as it is then. It returns the state after the last accepted request.
func (r *userResource) applySteps(ctx context.Context, state, plan userModel, steps []client.UpdateUserRequest, accepted func(*client.User, userModel)) (userModel, error) {
	id, options := state.ID.ValueString(), requestOptions(plan)
	r.data.Users.Wrote(id)
	for len(steps) > 0 {
		step := steps[0]
		steps = steps[1:]
		u, err := r.data.Client.Users.Update(ctx, id, step, options...)
		if err != nil {
			return state, err
		}
		state = advance(state, plan, step)
		accepted(u, state)
		// The service may put the lifting of a block, which a password reset
		// brings, after the block that was sent along.
		if want, _ := step.Blocked.Get(); want && !step.Password.IsZero() && u.Blocked != nil && !*u.Blocked {
			steps = append([]client.UpdateUserRequest{{Blocked: client.Set(true)}}, steps...)
		}
	}
	return state, nil
}

// Delete does what on_destroy says. A user that is gone already is fine.
func (r *userResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state userModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() || state.OnDestroy.ValueString() == destroyKeep {
		return
	}
	resp.Diagnostics.Append(r.data.RequireClient("delete a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(r.refuseDeletingAdopted(state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if state.OnDestroy.ValueString() == destroyBlock {
		_, err := r.data.Client.Users.Update(ctx, state.ID.ValueString(), client.UpdateUserRequest{Blocked: client.Set(true)}, requestOptions(state)...)
		if err != nil && !client.IsNotFound(err) {
			resp.Diagnostics.Append(apidiag.From(operation("block", state, state), err))
		}
		return
	}
	// The plan of a removed resource cannot see a protection that was switched on
	// since; the last moment to honour it is now.
	resp.Diagnostics.Append(r.guardDeletion(state, "deleted")...)
	if resp.Diagnostics.HasError() {
		return
	}
	if err := r.data.Client.Users.Delete(ctx, state.ID.ValueString()); err != nil {
		resp.Diagnostics.Append(apidiag.From(operation("delete", state, state), err))
	}
}

// ImportState takes the full user ID, as a string or as the resource identity.
func (r *userResource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	importUser(ctx, "users", req, resp)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(rememberBroughtIn(ctx, resp.Private, everything)...)
	}
}

func operation(verb string, config, subject userModel) apidiag.Operation {
	return apidiag.Operation{Verb: verb, Object: "user", Subject: subject.subject(), Attribute: userAttribute(config)}
}

func requestOptions(plan userModel) []client.RequestOption {
	if domain := plan.CustomDomainHeader.ValueString(); domain != "" {
		return []client.RequestOption{client.WithCustomDomain(domain)}
	}
	return nil
}

// withoutForeign adds to a patch the removal of the keys that a switch to full
// ownership takes over, exactly those that the plan has warned of.
func withoutForeign(patch client.Field[json.RawMessage], state userModel, was tfvalue.Metadata, plan userModel, want tfvalue.Metadata, foreign []string) client.Field[json.RawMessage] {
	if !takesOver(state, was, plan, want) {
		return patch
	}
	sent := metadata.Object{}
	if raw, set := patch.Get(); set {
		sent = metadata.FromRaw(raw)
	}
	declared := want.Object()
	for _, key := range foreign {
		if _, ours := declared[key]; !ours {
			sent[key] = json.RawMessage("null")
		}
	}
	if len(sent) == 0 {
		return patch
	}
	return client.Set(sent.Raw())
}

// takesOver reports whether this plan is the one with which Terraform comes to own
// all keys of a metadata attribute.
func takesOver(state userModel, was tfvalue.Metadata, plan userModel, want tfvalue.Metadata) bool {
	return plan.ownsAllMetadata() && !want.IsNull() && (!state.ownsAllMetadata() || was.IsNull())
}
