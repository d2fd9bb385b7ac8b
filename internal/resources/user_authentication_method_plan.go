// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// ValidateConfig refuses what no method of the type has.
func (r *userAuthenticationMethod) ValidateConfig(
	ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse,
) {
	var config userAuthenticationMethodModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(validateMethod(config.Type, config.values(), path.Root)...)
}

// ModifyPlan refuses what cannot be made, and tells of a user who is managed twice and of
// methods that a deletion takes along.
func (r *userAuthenticationMethod) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		resp.Diagnostics.Append(requireScopes(r.data, operations.DeleteUserAuthenticationMethod)...)
		var link types.String
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root("link_id"), &link)...)
		if link.ValueString() != "" {
			resp.Diagnostics.Append(linkWarning("The authentication method that is to be deleted is linked " +
				"with others (link_id " + link.ValueString() + ")."))
		}
		return
	}
	var plan, config, state userAuthenticationMethodModel
	creating := req.State.Raw.IsNull()
	origins, diags := originsFrom(ctx, req.Private)
	resp.Diagnostics.Append(diags...)
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !creating {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(protectTainted(ctx, r.data, state.UserID, plan.UserID, "authentication method")...)
	if creating {
		resp.Diagnostics.Append(requireScopes(r.data, operations.CreateUserAuthenticationMethod)...)
		resp.Diagnostics.Append(creatableMethod(config.Type, config.Email, config.PhoneNumber,
			[]types.String{config.TOTPSecret, config.TOTPSecretWO}, path.Root)...)
		plan = plan.withoutForeign()
	} else if !plan.PreferredAuthenticationMethod.Equal(state.PreferredAuthenticationMethod) {
		plan.AuthenticationMethods = types.ListUnknown(innerMethods)
	}
	origin := origins[state.AuthenticationMethodID.ValueString()]
	if !creating && !state.totp().takenFor(plan.totp(), origin) {
		resp.RequiresReplace = append(resp.RequiresReplace, path.Root("totp_secret"), path.Root("totp_secret_wo_version"))
	}
	if hidesPlanned(state.Type, state.Email, state.PhoneNumber, plan.Email, plan.PhoneNumber) {
		resp.Diagnostics.Append(hiddenAddress([]string{state.hiddenBeside(plan)}))
	}
	if link := state.LinkID.ValueString(); link != "" && plan.replaces(state, origin) {
		resp.Diagnostics.Append(linkWarning("The authentication method that is to be replaced is linked with others (link_id " + link + ")."))
	}
	resp.Diagnostics.Append(resp.Plan.Set(ctx, &plan)...)
	if slices.Contains(wholeMethods, plan.Type.ValueString()) && !plan.UserID.IsUnknown() {
		resp.Diagnostics.Append(methodOverlap(r.data, plan.UserID.ValueString(), false)...)
	}
}

// withoutForeign plans null for the attributes that only methods of other types have.
func (m userAuthenticationMethodModel) withoutForeign() userAuthenticationMethodModel {
	if m.Type.IsUnknown() {
		return m
	}
	attributes := map[string]*types.String{
		"preferred_authentication_method": &m.PreferredAuthenticationMethod, "key_id": &m.KeyID, "public_key": &m.PublicKey,
		"relying_party_identifier": &m.RelyingPartyIdentifier, "credential_device_type": &m.CredentialDeviceType,
		"identity_user_id": &m.IdentityUserID, "user_agent": &m.UserAgent, "user_handle": &m.UserHandle, "aaguid": &m.AAGUID,
	}
	for _, a := range methodAttributes {
		if slices.Contains(a.types, m.Type.ValueString()) {
			continue
		}
		switch a.name {
		case "credential_backed_up":
			m.CredentialBackedUp = types.BoolNull()
		case "transports":
			m.Transports = types.SetNull(types.StringType)
		default:
			if attribute, ok := attributes[a.name]; ok {
				*attribute = types.StringNull()
			}
		}
	}
	return m
}
