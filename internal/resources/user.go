// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package resources holds the managed resources, one file (or one stem) each.
package resources

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
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

type userResource struct {
	data *run.Data
	// inRoster says that the user belongs to a roster, which gathers the diagnostics of its people; byJob says
	// that an import job makes the user. earlier is an attempt before this one that may have made the user; nil
	// for none.
	inRoster, byJob bool
	// changing says that the roster stays, whose change the CLIs plan once more in the apply.
	changing bool
	earlier  *client.Earlier
}

// NewUser is auth0users_user.
func NewUser() resource.Resource { return &userResource{} }

func (r *userResource) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_user"
}

func (r *userResource) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	data, diags := run.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	r.data = data
}

// Create makes the user with one request. Nothing is written to state before the
// service has accepted the user, and nothing can fail afterwards: a user that was
// created or adopted is never tainted.
func (r *userResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var config, plan userModel
	resp.Diagnostics.Append(getUser(ctx, req.Config.Raw, &config)...)
	resp.Diagnostics.Append(getUser(ctx, req.Plan.Raw, &plan)...)
	resp.Diagnostics.Append(r.data.RequireClient("create a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	u, diags := r.create(ctx, config, plan)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	r.data.Users.Invalidate(u.ID)
	resp.Diagnostics.Append(resp.Identity.Set(ctx, userIdentityModel{UserID: types.StringValue(u.ID)})...)
	resp.Diagnostics.Append(rememberTimes(ctx, resp.Private, u)...)
	resp.Diagnostics.Append(setJSON(ctx, resp.Private, appliedKey, 1)...)
	resp.Diagnostics.Append(setUser(ctx, &resp.State.Raw, afterAll(plan, userFromAPI(userModel{}, u)))...)
}

// create makes the user, or takes over the one whom the plan names. Where another user of this run is about to
// give up the identifier that the new one needs, it waits for that.
func (r *userResource) create(ctx context.Context, config, plan userModel) (*client.User, diag.Diagnostics) {
	if plan.AdoptedUserID.ValueString() != "" {
		return r.adopt(ctx, config, plan)
	}
	move := r.data.People.Begin(nil)
	defer move.End()
	for try := 1; ; try++ {
		since := move.Since()
		request := r.withInheritedBlock(config, plan, createRequest(config, plan))
		u, err := r.post(ctx, plan, request)
		switch {
		case err == nil:
			if !r.data.People.Born(u.ID) {
				return nil, diag.Diagnostics{alreadyManaged(plan, u.ID, "connection_name")}
			}
			return r.arrived(ctx, config, plan, u)
		case !client.IsUserConflict(err):
			op := operation("create", config, plan)
			if r.inRoster {
				op.Doubt = "plan and apply again: a user who exists is reported then, and on_conflict = \"adopt\" takes them over."
			}
			return nil, append(r.lostBlock(config, plan), apidiag.From(op, err))
		case try == maxTries || !freed(ctx, move, plan.identifiers(), since, nil):
			u, diags := r.existing(ctx, config, plan, err)
			if u == nil {
				diags.Append(r.lostBlock(config, plan)...)
			}
			return u, diags
		}
	}
}

// post sends the request. Where the configuration writes an ID, it waits for the deletion of an account with the
// same ID: if that deletion were repeated later, it would delete the new account.
func (r *userResource) post(ctx context.Context, plan userModel, request client.CreateUserRequest) (*client.User, error) {
	if id := plan.wanted().ID; id != "" {
		defer r.data.UserTurns.Take(ctx, id)()
	}
	options := requestOptions(plan)
	if r.earlier != nil {
		options = append(options, client.WithEarlier(*r.earlier))
	}
	return r.data.Client.Users.Create(ctx, request, options...)
}

// Read refreshes the state, with one request at the most of its own; the reader may
// answer it together with others. Only a 404 of the API itself means that the user
// is gone; a search then tells whether it was linked to another user.
func (r *userResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var prior userModel
	resp.Diagnostics.Append(getUser(ctx, req.State.Raw, &prior)...)
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
	r.data.People.Meet(prior.ID.ValueString()) // Whoever is planned at the same time shall know.
	r.data.People.Look(1)
	u, err := r.data.Users.Get(ctx, prior.ID.ValueString(), known(ctx, req.Private, prior))
	if client.IsUserNotFound(err) {
		own, all := missed(ctx, r.data, req.Private, prior)
		resp.Diagnostics.Append(append(own, all...)...)
		if isImport(ctx, req.Private) {
			resp.Diagnostics.Append(importedUserNotFound(prior.ID.ValueString()))
			return
		}
		resp.Diagnostics.Append(blockedIsGone(prior)...)
		resp.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		r.data.People.NotLooked()
		resp.Diagnostics.Append(apidiag.From(operation("read", prior, prior), err))
		return
	}
	r.data.People.Found()
	if resp.Diagnostics.Append(elsewhere(prior, u)...); resp.Diagnostics.HasError() {
		return
	}
	state := userFromAPI(prior, u)
	r.data.People.Read(u.ID, seenOf(state, u))
	if resp.Diagnostics.Append(r.heldTwice(state)...); resp.Diagnostics.HasError() {
		return
	}
	// What is stored may only change when something that is managed has: a login is no difference.
	if _, stored := timesFrom(ctx, req.Private); !stored || !sameState(prior, state) {
		resp.Diagnostics.Append(rememberTimes(ctx, resp.Private, u)...)
	}
	resp.Diagnostics.Append(confirmImport(ctx, resp.Private)...)
	resp.Diagnostics.Append(setUser(ctx, &resp.State.Raw, state)...)
}

// Update sends what changed, in one request where the service allows it. State is
// saved after every request that was accepted.
func (r *userResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var config, plan, state userModel
	resp.Diagnostics.Append(getUser(ctx, req.Config.Raw, &config)...)
	resp.Diagnostics.Append(getUser(ctx, req.Plan.Raw, &plan)...)
	resp.Diagnostics.Append(getUser(ctx, req.State.Raw, &state)...)
	resp.Diagnostics.Append(r.data.RequireClient("update a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(resp.Identity.Set(ctx, userIdentityModel{UserID: state.ID})...)
	resp.Diagnostics.Append(forgetPlan(ctx, resp.Private)...)
	imported := broughtInFrom(ctx, req.Private)
	current, diags := r.change(ctx, config, plan, state, imported, func(u *client.User, current userModel) {
		resp.Diagnostics.Append(rememberTimes(ctx, resp.Private, u)...)
		resp.Diagnostics.Append(setUser(ctx, &resp.State.Raw, current)...)
	})
	resp.Diagnostics.Append(diags...)
	resp.Diagnostics.Append(setUser(ctx, &resp.State.Raw, current)...)
	if diags.HasError() {
		return
	}
	if left := imported.after(config, plan); !maps.Equal(left, imported) {
		resp.Diagnostics.Append(rememberBroughtIn(ctx, resp.Private, left)...)
	}
	resp.Diagnostics.Append(setJSON(ctx, resp.Private, appliedKey, 1)...)
}

// change brings a user from state to plan and reports each accepted request, with the state as it is
// then. It returns the state at the end, also after an error.
func (r *userResource) change(
	ctx context.Context, config, plan, state userModel, imported broughtIn, accepted func(*client.User, userModel),
) (userModel, diag.Diagnostics) {
	defer r.data.UserTurns.Take(ctx, state.ID.ValueString())()
	if !r.data.People.Applied(state.ID.ValueString()) {
		return state, diag.Diagnostics{diag.NewErrorDiagnostic(twoOwners, fmt.Sprintf(
			"The user %s was destroyed by another resource in this run, so it is not updated.\n\nPlan again.",
			who(state.subject(), state.ID.ValueString())))}
	}
	patch := userPatch(config, state, plan, imported)
	now, diags := r.staleChange(ctx, config, state, plan, imported, patch)
	if diags.HasError() {
		return state, diags
	}
	patch, found := r.takeOverKeys(ctx, state, plan, patch, now)
	diags.Append(found...)
	patch, found = r.withCurrentBlock(ctx, config, state, plan, patch, now)
	diags.Append(found...)
	if diags.HasError() {
		return state, diags
	}
	answered := state
	current, err := r.applySteps(ctx, state, plan, userSteps(patch), func(u *client.User, current userModel) {
		answered = userFromAPI(userModel{}, u)
		accepted(u, current)
	})
	if err != nil {
		return current, append(diags, r.notUpdated(ctx, config, plan, err))
	}
	return afterAll(plan, answered), diags
}

// applySteps sends the requests in order and reports each accepted one, with the
// state as it is then. It returns the state after the last accepted request.
func (r *userResource) applySteps(
	ctx context.Context, state, plan userModel, steps []client.UpdateUserRequest, accepted func(*client.User, userModel),
) (userModel, error) {
	id, options := state.ID.ValueString(), requestOptions(plan)
	r.data.Users.Invalidate(id)
	plan.ID = state.ID
	move := r.data.People.Begin(givenUp(state.identifiers(), plan.identifiers()))
	defer move.End()
	for tries := 1; len(steps) > 0; {
		step := steps[0]
		since := move.Since()
		u, err := r.data.Client.Users.Update(ctx, id, step, options...)
		if kind := takenIdentifier(err); kind != "" && tries < maxTries {
			tries++
			vacate := func() bool { return r.vacate(ctx, &state, kind, options) }
			if freed(ctx, move, plan.identifiers(), since, vacate) {
				continue
			}
		}
		if err != nil {
			return state, err
		}
		steps = steps[1:]
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

// givenUp are the identifiers that a user has and will not have.
func givenUp(has, wants []people.Mark) []people.Mark {
	return slices.DeleteFunc(slices.Clone(has), func(m people.Mark) bool { return slices.Contains(wants, m) })
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
