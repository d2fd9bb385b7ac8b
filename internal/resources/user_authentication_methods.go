// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

var (
	_ resource.Resource                   = (*userAuthenticationMethods)(nil)
	_ resource.ResourceWithConfigure      = (*userAuthenticationMethods)(nil)
	_ resource.ResourceWithIdentity       = (*userAuthenticationMethods)(nil)
	_ resource.ResourceWithImportState    = (*userAuthenticationMethods)(nil)
	_ resource.ResourceWithModifyPlan     = (*userAuthenticationMethods)(nil)
	_ resource.ResourceWithValidateConfig = (*userAuthenticationMethods)(nil)
)

type userAuthenticationMethods struct{ data *run.Data }

// NewUserAuthenticationMethods is auth0users_user_authentication_methods.
func NewUserAuthenticationMethods() resource.Resource { return &userAuthenticationMethods{} }

func (r *userAuthenticationMethods) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_user_authentication_methods"
}

func (r *userAuthenticationMethods) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	data, diags := run.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	r.data = data
}

// listed are the methods of the user: those of the types that are managed here, and
// the rest.
func (r *userAuthenticationMethods) listed(ctx context.Context, userID string) (ours, others []*client.AuthenticationMethod, err error) {
	methods := r.data.Client.Users.AuthenticationMethods
	for method, err := range methods.List(ctx, userID) {
		switch {
		case err != nil:
			return nil, nil, err
		case slices.Contains(wholeMethods, method.Type):
			ours = append(ours, method)
		default:
			others = append(others, method)
		}
	}
	return ours, others, nil
}

// Create makes the methods of a user who has none of these types. What the user has already cannot be told
// from what is configured, as Auth0 shows masks only, and is never taken over: an import is the way.
//
// When it fails half way, the state holds what it has made and nothing else. The resource is tainted then, so
// that the next apply takes these back and makes all anew.
func (r *userAuthenticationMethods) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan, config userAuthenticationMethodsModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	resp.Diagnostics.Append(r.data.RequireClient("set the authentication methods of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	planned, secrets, diags := plannedMethods(ctx, plan, config)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	userID := plan.UserID.ValueString()
	save := func(methods []ownedMethod) {
		plan.ID = plan.UserID
		list, diags := ownedMethodList(ctx, methods)
		resp.Diagnostics.Append(diags...)
		plan.Methods = list
		resp.Diagnostics.Append(resp.Identity.Set(ctx, userIdentityModel{UserID: plan.UserID})...)
		resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
	}
	// A PUT would take along a key that another resource makes after the look at the list.
	defer r.data.MethodTurns.Take(ctx, userID)()
	ours, others, err := r.listed(ctx, userID)
	switch {
	case client.IsMethodGone(err):
		resp.Diagnostics.Append(userNotFound(userID))
	case err != nil:
		resp.Diagnostics.Append(apidiag.From(methodsOperation("read", userID), err))
	case len(ours) > 0:
		resp.Diagnostics.Append(undeclaredMethods(userID, ours))
	case len(others) == 0:
		planned, diags = r.setAll(ctx, userID, planned, secrets)
		resp.Diagnostics.Append(diags...)
	default:
		planned, diags = r.change(ctx, userID, nil, planned, secrets, save)
		resp.Diagnostics.Append(diags...)
	}
	if !resp.Diagnostics.HasError() {
		save(planned)
	}
}

// plannedMethods are the methods of the plan and, in the same order, the secrets that are to be
// sent for those that are made.
func plannedMethods(
	ctx context.Context, plan, config userAuthenticationMethodsModel,
) (planned []ownedMethod, secrets []string, diags diag.Diagnostics) {
	planned, _, diags = ownedMethods(ctx, plan.Methods)
	written, _, further := ownedMethods(ctx, config.Methods)
	diags.Append(further...)
	if diags.HasError() {
		return nil, nil, diags
	}
	for i, m := range written {
		secret := m.TOTPSecret.ValueString()
		if secret == "" {
			secret = m.TOTPSecretWO.ValueString()
		}
		secrets = append(secrets, secret)
		// Values that were unknown in the plan have escaped its checks.
		diags.Append(validateMethod(m.Type, m.values(), placeOf(i))...)
	}
	return planned, secrets, diags
}

// Read lists everything the user has, so that nothing of the types escapes the plan.
func (r *userAuthenticationMethods) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var state userAuthenticationMethodsModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	// Before anything else: a resource that turns out to be gone needs an identity too.
	resp.Diagnostics.Append(resp.Identity.Set(ctx, userIdentityModel{UserID: state.ID})...)
	first := state.UserID.IsNull() // After an import.
	if r.data.Client == nil && !first {
		resp.Diagnostics.Append(notRefreshed(r.data, "Authentication Methods", "the authentication methods of users"))
		return
	}
	resp.Diagnostics.Append(r.data.RequireClient("read the authentication methods of a user")...)
	before, _, diags := ownedMethods(ctx, state.Methods)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	userID := state.ID.ValueString()
	ours, _, err := r.listed(ctx, userID)
	if client.IsMethodGone(err) {
		if isImport(ctx, req.Private) {
			resp.Diagnostics.Append(importedUserNotFound(userID))
			return
		}
		resp.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		resp.Diagnostics.Append(apidiag.From(methodsOperation("read", userID), err))
		return
	}
	now := refreshed(before, ours)
	resp.Diagnostics.Append(rememberLinks(ctx, resp.Private, ours)...)
	resp.Diagnostics.Append(confirmImport(ctx, resp.Private)...)
	if first {
		resp.Diagnostics.Append(imported(now).remember(ctx, resp.Private)...)
	}
	state.UserID = state.ID
	state.Methods, diags = ownedMethodList(ctx, now)
	resp.Diagnostics.Append(diags...)
	resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
}

// refreshed are the listed methods in the order of the state, new ones last.
func refreshed(before []ownedMethod, listed []*client.AuthenticationMethod) []ownedMethod {
	now := make([]ownedMethod, 0, len(listed))
	taken := map[string]bool{}
	add := func(m ownedMethod, said *client.AuthenticationMethod) {
		m = m.withAnswer(said)
		if said.Name == "" {
			m.Name = types.StringNull() // Reads always tell the name.
		}
		now, taken[said.ID] = append(now, m), true
	}
	for _, m := range before {
		for _, said := range listed {
			if said.ID == m.ID.ValueString() && !taken[said.ID] {
				add(m, said)
			}
		}
	}
	for _, said := range listed {
		if !taken[said.ID] {
			add(ownedMethod{}, said)
		}
	}
	return now
}

// Update sends what the plan shows. State is saved after every request that was accepted.
func (r *userAuthenticationMethods) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan, config, state userAuthenticationMethodsModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(resp.Identity.Set(ctx, userIdentityModel{UserID: state.ID})...)
	resp.Diagnostics.Append(r.data.RequireClient("change the authentication methods of a user")...)
	planned, secrets, diags := plannedMethods(ctx, plan, config)
	resp.Diagnostics.Append(diags...)
	has, _, diags := ownedMethods(ctx, state.Methods)
	resp.Diagnostics.Append(diags...)
	origins, diags := originsFrom(ctx, req.Private)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	save := func(methods []ownedMethod) {
		list, diags := ownedMethodList(ctx, methods)
		resp.Diagnostics.Append(diags...)
		state.Methods = list
		resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
	}
	defer r.data.MethodTurns.Take(ctx, state.ID.ValueString())()
	planned, diags = r.change(ctx, state.ID.ValueString(), has, planned, secrets, save)
	resp.Diagnostics.Append(diags...)
	if !resp.Diagnostics.HasError() {
		save(planned)
		resp.Diagnostics.Append(origins.after(has, planned).remember(ctx, resp.Private)...)
	}
}

// Delete deletes what is in state. All at once if the user has nothing else.
func (r *userAuthenticationMethods) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state userAuthenticationMethodsModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	has, _, diags := ownedMethods(ctx, state.Methods)
	resp.Diagnostics.Append(diags...)
	if len(has) == 0 || resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(r.data.RequireClient("delete the authentication methods of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	defer r.data.MethodTurns.Take(ctx, state.ID.ValueString())()
	left, diags := r.deleteAll(ctx, state.ID.ValueString(), has)
	resp.Diagnostics.Append(diags...)
	if diags.HasError() {
		state.Methods, diags = ownedMethodList(ctx, left)
		resp.Diagnostics.Append(diags...)
		resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
	}
}

// ImportState takes the full user ID, as a string or as the resource identity.
func (r *userAuthenticationMethods) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	importUser(ctx, "the authentication methods of a user", req, resp)
}

func methodsOperation(verb, userID string) apidiag.Operation {
	return ofUser(verb, "authentication methods", userID)
}
