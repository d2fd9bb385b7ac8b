// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// ValidateConfig refuses what no method of its type has, and the same thing twice.
func (r *userAuthenticationMethods) ValidateConfig(
	ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse,
) {
	var config userAuthenticationMethodsModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	methods, _, diags := ownedMethods(ctx, config.Methods)
	resp.Diagnostics.Append(diags...)
	for i, m := range methods {
		resp.Diagnostics.Append(validateMethod(m.Type, m.values(), placeOf(i))...)
		for j := range i {
			if m.Type.Equal(methods[j].Type) && !m.isTOTP() && !m.hides() && sameAddress(methods[j], m) {
				resp.Diagnostics.AddAttributeError(placeOf(i)(decisive(m.Type.ValueString())), "Duplicate Authentication Method", fmt.Sprintf(
					"The methods %d and %d of the list are the same: a user can have each address and each number once. Remove one of the two.", j+1, i+1))
			}
		}
	}
}

// placeOf is where the attributes of a method are.
func placeOf(i int) func(string) path.Path {
	return func(name string) path.Path { return path.Root("methods").AtListIndex(i).AtName(name) }
}

// ModifyPlan finds out which of the configured methods the user has, so that the plan shows
// what is made, changed and deleted, and nothing else.
func (r *userAuthenticationMethods) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		var state userAuthenticationMethodsModel
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
		has, _, diags := ownedMethods(ctx, state.Methods)
		resp.Diagnostics.Append(diags...)
		if len(has) > 0 {
			resp.Diagnostics.Append(requireScopes(r.data, operations.DeleteUserAuthenticationMethod)...)
		}
		resp.Diagnostics.Append(linksGone(ctx, req.Private, has, nil)...)
		return
	}
	var plan, config, state userAuthenticationMethodsModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !req.State.Raw.IsNull() {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(protectTainted(ctx, r.data, state.UserID, plan.UserID, "authentication methods")...)
	plan.ID = plan.UserID
	if userID := plan.UserID.ValueString(); userID != "" {
		resp.Diagnostics.Append(methodOverlap(r.data, userID, true)...)
	}
	configured, known, diags := ownedMethods(ctx, config.Methods)
	resp.Diagnostics.Append(diags...)
	if known && !resp.Diagnostics.HasError() {
		has, _, diags := ownedMethods(ctx, state.Methods)
		resp.Diagnostics.Append(diags...)
		origins, diags := originsFrom(ctx, req.Private)
		resp.Diagnostics.Append(diags...)
		var planned []ownedMethod
		same := false
		planned, same, diags = planMethods(has, configured, origins)
		resp.Diagnostics.Append(diags...)
		kept := planned
		if !plan.UserID.Equal(state.UserID) { // The methods of another user all go.
			kept = nil
		}
		resp.Diagnostics.Append(linksGone(ctx, req.Private, has, kept)...)
		if plan.Methods, diags = ownedMethodList(ctx, planned); same && !state.Methods.IsNull() {
			plan.Methods = state.Methods // In the order and the spelling of the state.
		}
		resp.Diagnostics.Append(diags...)
	}
	resp.Diagnostics.Append(resp.Plan.Set(ctx, &plan)...)
}

// planMethods plans the configured methods over those that the user has. same says that
// there is nothing to do.
func planMethods(has, configured []ownedMethod, origins methodOrigins) (planned []ownedMethod, same bool, diags diag.Diagnostics) {
	planned = make([]ownedMethod, len(configured))
	same = len(has) == len(configured)
	matched := matchMethods(has, configured, origins)
	for i, j := range matched {
		m := configured[i]
		if j < 0 {
			same = false
			diags.Append(creatableMethod(m.Type, m.Email, m.PhoneNumber, []types.String{m.TOTPSecret, m.TOTPSecretWO}, placeOf(i))...)
			planned[i] = m.toBeMade()
			continue
		}
		planned[i] = m.over(has[j], i == j)
		same = same && m.over(has[j], true) == has[j]
	}
	diags.Append(hiddenMethods(has, configured, matched)...)
	return planned, same, diags
}

// hiddenMethods warns of methods that seem to be the configured ones and go all the same.
func hiddenMethods(has, configured []ownedMethod, matched []int) (diags diag.Diagnostics) {
	var lines []string
	for j, h := range has {
		if slices.Contains(matched, j) {
			continue
		}
		for i, c := range configured {
			if matched[i] < 0 && c.mayHideBehind(h) {
				lines = append(lines, hiddenLine(h.ID, h.address(), c.address()))
			}
		}
	}
	if len(lines) > 0 {
		diags.Append(hiddenAddress(lines))
	}
	return diags
}

// toBeMade is a configured method that the user does not have yet.
func (m ownedMethod) toBeMade() ownedMethod {
	m.ID, m.TOTPSecretWO = types.StringUnknown(), types.StringNull()
	if m.Name.IsNull() {
		m.Name = types.StringUnknown()
	}
	if m.PreferredAuthenticationMethod.IsNull() && (m.Type.IsUnknown() || !m.PhoneNumber.IsNull()) {
		m.PreferredAuthenticationMethod = types.StringUnknown()
	}
	return m
}

// over plans the configured method for a user who has it already as has: what the configuration leaves open
// stays as it is. With spelling the address keeps the spelling of the state, which the CLIs accept at the same
// place of the list only.
func (m ownedMethod) over(has ownedMethod, spelling bool) ownedMethod {
	m.ID, m.TOTPSecretWO = has.ID, types.StringNull()
	if m.Name.IsNull() {
		m.Name = has.Name
	}
	if m.PreferredAuthenticationMethod.IsNull() {
		m.PreferredAuthenticationMethod = has.PreferredAuthenticationMethod
	}
	if spelling {
		m.Email, m.PhoneNumber = has.Email, has.PhoneNumber
	}
	return m
}

// imported are the origins of what an import has brought.
func imported(methods []ownedMethod) methodOrigins {
	origins := methodOrigins{}
	for _, m := range methods {
		if m.hides() {
			origins[m.ID.ValueString()] = methodOrigin{Imported: true}
		}
	}
	return origins
}

// after are the origins once the methods that the user had have become those of now.
func (o methodOrigins) after(had, now []ownedMethod) methodOrigins {
	origins := methodOrigins{}
	for _, m := range now {
		if !m.hides() {
			continue
		}
		id := m.ID.ValueString()
		origins[id] = o[id]
		for _, h := range had {
			if h.ID.Equal(m.ID) && m.isTOTP() {
				origins[id] = h.totp().forgotten(o[id])
			}
		}
	}
	return origins
}
