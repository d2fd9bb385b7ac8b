// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

var (
	_ resource.Resource                   = (*userAuthenticationMethod)(nil)
	_ resource.ResourceWithConfigure      = (*userAuthenticationMethod)(nil)
	_ resource.ResourceWithIdentity       = (*userAuthenticationMethod)(nil)
	_ resource.ResourceWithImportState    = (*userAuthenticationMethod)(nil)
	_ resource.ResourceWithModifyPlan     = (*userAuthenticationMethod)(nil)
	_ resource.ResourceWithValidateConfig = (*userAuthenticationMethod)(nil)
)

type userAuthenticationMethod struct{ data *run.Data }

// NewUserAuthenticationMethod is auth0users_user_authentication_method.
func NewUserAuthenticationMethod() resource.Resource { return &userAuthenticationMethod{} }

func (r *userAuthenticationMethod) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_user_authentication_method"
}

func (r *userAuthenticationMethod) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	data, diags := run.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	r.data = data
}

func (r *userAuthenticationMethod) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan, config userAuthenticationMethodModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	resp.Diagnostics.Append(r.data.RequireClient("create an authentication method")...)
	if resp.Diagnostics.HasError() {
		return
	}
	request, diags := createMethodRequest(ctx, plan, config)
	// Values that were unknown in the plan have escaped its checks.
	diags.Append(validateMethod(plan.Type, config.values(), path.Root)...)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	defer r.data.MethodTurns.Take(ctx, plan.UserID.ValueString())()
	method, err := r.data.Client.Users.AuthenticationMethods.Create(ctx, plan.UserID.ValueString(), request)
	if err != nil {
		resp.Diagnostics.Append(r.createProblem(ctx, plan, err))
		return
	}
	created := plan.withAnswer(method)
	resp.Diagnostics.Append(resp.Identity.Set(ctx, created.identity())...)
	resp.Diagnostics.Append(resp.State.Set(ctx, created)...)
}

// createProblem explains why there is no method, or perhaps one.
func (r *userAuthenticationMethod) createProblem(ctx context.Context, plan userAuthenticationMethodModel, err error) diag.Diagnostic {
	userID := plan.UserID.ValueString()
	op := methodOperation("create", plan.subject())
	op.Attribute = methodAttributeOf(plan.Type, plan.TOTPSecret, path.Root)
	op.Doubt = "the next plan cannot tell. If the method exists, the next apply says so, with the import block to use."
	problem := apidiag.From(op, err)
	switch {
	case client.IsMethodGone(err):
		return userNotFound(userID)
	case client.MayHaveBeenProcessed(err) && !errors.Is(err, context.Canceled):
		return diag.NewErrorDiagnostic("Authentication Method Possibly Created", fmt.Sprintf(
			"Could not create the authentication method %s: no usable answer arrived, and when the methods of the user were "+
				"listed afterwards, none of them could be told to be it, or they could not be listed. The request was "+
				"sent once and is not repeated.\n\n"+
				"Look at the user's methods before you run the command again. If the method exists, import it by the ID %s followed by its own ID.",
			plan.subject(), importid.UserAuthenticationMethod(userID, "")))
	case !client.IsConflict(err):
		return problem
	}
	return diag.NewAttributeErrorDiagnostic(path.Root(decisive(plan.Type.ValueString())), "Authentication Method Exists", fmt.Sprintf(
		"%s\n\nTo take it over, import it:\n\n  import {\n    to = auth0users_user_authentication_method.NAME\n    id = %q\n  }\n\n"+
			"An import cannot tell which address or number is behind the mask that Auth0 shows: the next plan replaces the "+
			"method by the configured one, unless the configuration has the mask.",
		problem.Detail(), importid.UserAuthenticationMethod(userID, r.existing(ctx, plan))))
}

// existing is the ID of the method of the user that is like the planned one, for a
// message; a placeholder when it cannot be told.
func (r *userAuthenticationMethod) existing(ctx context.Context, plan userAuthenticationMethodModel) string {
	const unknown = "ID of the method"
	found := unknown
	for method, err := range r.data.Client.Users.AuthenticationMethods.List(ctx, plan.UserID.ValueString()) {
		switch {
		case err != nil:
			return unknown
		case method.Type != plan.Type.ValueString(),
			!plan.KeyID.IsNull() && method.KeyID != plan.KeyID.ValueString(),
			!plan.Email.IsNull() && !client.FitsMaskedEmail(plan.Email.ValueString(), method.Email),
			!plan.PhoneNumber.IsNull() && !client.FitsMaskedPhoneNumber(plan.PhoneNumber.ValueString(), method.PhoneNumber):
		case found != unknown:
			return unknown
		default:
			found = method.ID
		}
	}
	return found
}

// decisive is the attribute that tells methods of a type apart.
func decisive(kind string) string {
	switch kind {
	case client.MethodPhone:
		return "phone_number"
	case client.MethodEmail:
		return "email"
	case client.MethodWebAuthnRoaming, client.MethodPasskey:
		return "key_id"
	}
	return "type"
}

func (r *userAuthenticationMethod) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var state userAuthenticationMethodModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	// Before anything else: a resource that turns out to be gone needs an identity too.
	resp.Diagnostics.Append(resp.Identity.Set(ctx, state.identity())...)
	imported := state.Type.IsNull()
	if r.data.Client == nil && !imported {
		resp.Diagnostics.Append(notRefreshed(r.data, "Authentication Methods", "the authentication methods of users"))
		return
	}
	resp.Diagnostics.Append(r.data.RequireClient("read an authentication method")...)
	if resp.Diagnostics.HasError() {
		return
	}
	userID, methodID := state.UserID.ValueString(), state.AuthenticationMethodID.ValueString()
	r.data.Client.Users.AuthenticationMethods.Know(userID, methodID)
	method, err := r.data.Client.Users.AuthenticationMethods.Get(ctx, userID, methodID)
	switch {
	case client.IsUserNotFound(err) && isImport(ctx, req.Private):
		resp.Diagnostics.Append(importedUserNotFound(userID))
		return
	case client.IsMethodGone(err) && isImport(ctx, req.Private):
		resp.Diagnostics.Append(importedNotFound("Authentication Method Not Found", userID, "the authentication method "+methodID,
			"Check the ID of the method. The data source auth0users_user_authentication_methods lists those of a user with their IDs."))
		return
	case client.IsMethodGone(err):
		resp.State.RemoveResource(ctx)
		return
	case err != nil:
		resp.Diagnostics.Append(apidiag.From(methodOperation("read", methodID+" of the user "+userID), err))
		return
	case !slices.Contains(creatableMethods, method.Type):
		resp.Diagnostics.AddError("Authentication Method Cannot Be Managed", fmt.Sprintf(
			"The authentication method %s of the user %s has the type %q. Only methods of the types %s can be made through "+
				"the API, and so managed here.\n\n"+
				"Remove the import. The data source auth0users_user_authentication_methods reads methods of every type.",
			methodID, userID, method.Type, strings.Join(creatableMethods, ", ")))
		return
	}
	state = state.withAnswer(method)
	if method.Name == "" {
		state.Name = types.StringNull() // Reads always tell the name.
	}
	resp.Diagnostics.Append(confirmImport(ctx, resp.Private)...)
	if imported && state.isTOTP() {
		resp.Diagnostics.Append(methodOrigins{method.ID: {Imported: true}}.remember(ctx, resp.Private)...)
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
}

// Update sends the name and the channel; all else that changes without a replacement
// is a secret that only begins to be in state.
func (r *userAuthenticationMethod) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan, state userAuthenticationMethodModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(resp.Identity.Set(ctx, state.identity())...)
	if request, changes := updateMethodRequest(state, plan); changes {
		resp.Diagnostics.Append(r.data.RequireClient("update an authentication method")...)
		if resp.Diagnostics.HasError() {
			return
		}
		method, err := r.data.Client.Users.AuthenticationMethods.Update(ctx, state.UserID.ValueString(),
			state.AuthenticationMethodID.ValueString(), request)
		if err != nil {
			resp.Diagnostics.Append(apidiag.From(methodOperation("update", state.subject()), err))
			return
		}
		plan = plan.withAnswer(method)
	}
	resp.Diagnostics.Append(r.rememberOrigin(ctx, state, plan, req.Private, resp.Private)...)
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
}

// rememberOrigin keeps what the state no longer says about the secret.
func (r *userAuthenticationMethod) rememberOrigin(
	ctx context.Context, state, plan userAuthenticationMethodModel, from private, to privateWriter,
) diag.Diagnostics {
	origins, diags := originsFrom(ctx, from)
	after, id := methodOrigins{}, state.AuthenticationMethodID.ValueString()
	if plan.isTOTP() && plan.totp().isNull() {
		after[id] = state.totp().forgotten(origins[id])
	}
	diags.Append(after.remember(ctx, to)...)
	return diags
}

// Delete takes the method from the user; if either is gone already, that is fine.
func (r *userAuthenticationMethod) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state userAuthenticationMethodModel
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	resp.Diagnostics.Append(r.data.RequireClient("delete an authentication method")...)
	if resp.Diagnostics.HasError() {
		return
	}
	if err := r.data.Client.Users.AuthenticationMethods.Delete(ctx, state.UserID.ValueString(),
		state.AuthenticationMethodID.ValueString()); err != nil {
		resp.Diagnostics.Append(apidiag.From(methodOperation("delete", state.subject()), err))
	}
}

// ImportState takes the composite ID, or the resource identity.
func (r *userAuthenticationMethod) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	id := req.ID
	var identity userAuthenticationMethodIdentity
	if identityGiven(ctx, req, &identity, &resp.Diagnostics) {
		id = importid.UserAuthenticationMethod(identity.UserID.ValueString(), identity.MethodID.ValueString())
	}
	userID, methodID, complete := importid.ParseUserAuthenticationMethod(id)
	if !complete {
		resp.Diagnostics.AddError("Invalid Import ID", invalidImportID(
			"An authentication method is imported by the full ID of the user and the ID of the method, with two colons between them, for example:",
			importid.UserAuthenticationMethod(exampleUserID, "phone|dev_kXVq4drj3Mw6uCF5"), id))
		return
	}
	identity = userAuthenticationMethodIdentity{UserID: types.StringValue(userID), MethodID: types.StringValue(methodID)}
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("id"), id)...)
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("user_id"), identity.UserID)...)
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("authentication_method_id"), identity.MethodID)...)
	resp.Diagnostics.Append(resp.Identity.Set(ctx, identity)...)
	resp.Diagnostics.Append(markImport(ctx, resp.Private)...)
}

func methodOperation(verb, subject string) apidiag.Operation {
	return apidiag.Operation{Verb: verb, Object: "authentication method", Subject: subject}
}
