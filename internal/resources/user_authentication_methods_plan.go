package resources

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// trustedTOTP is the key of the private state under which the IDs of TOTP methods are
// whose secret the state lacks because they came with an import, or because it is not in
// the configuration any more. Any other TOTP method without a secret in state was made by
// somebody else, and is not the configured one.
const trustedTOTP = "trusted_totp"

// ValidateConfig refuses what no method of its type has, and the same thing twice.
func (r *userAuthenticationMethods) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
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
			if !m.isTOTP() && sameOwned(methods[j], m) {
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

// ModifyPlan finds out which of the wanted methods the user has, so that the plan shows
// what is made, changed and deleted, and nothing else.
func (r *userAuthenticationMethods) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		var state userAuthenticationMethodsModel
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
		has, _, diags := ownedMethods(ctx, state.Methods)
		resp.Diagnostics.Append(diags...)
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
	plan.ID = plan.UserID
	if userID := plan.UserID.ValueString(); r.data != nil && userID != "" && r.data.Overlap.Whole(methodNoun, userID) {
		resp.Diagnostics.Append(methodOverlap(userID))
	}
	want, known, diags := ownedMethods(ctx, config.Methods)
	resp.Diagnostics.Append(diags...)
	if known && !resp.Diagnostics.HasError() {
		has, _, diags := ownedMethods(ctx, state.Methods)
		resp.Diagnostics.Append(diags...)
		trusted, diags := trustedFrom(ctx, req.Private)
		resp.Diagnostics.Append(diags...)
		var planned []ownedMethod
		same := false
		planned, same, diags = planMethods(has, want, trusted)
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

// planMethods plans the wanted methods over those that the user has. same says that
// there is nothing to do.
func planMethods(has, want []ownedMethod, trusted []string) (planned []ownedMethod, same bool, diags diag.Diagnostics) {
	candidates := make([]ownedMethod, len(has))
	copy(candidates, has)
	for j, h := range candidates {
		if h.unknownSecret() && !slices.Contains(trusted, h.ID.ValueString()) {
			candidates[j].Type = types.StringNull() // Fits nothing.
		}
	}
	planned = make([]ownedMethod, len(want))
	same = len(has) == len(want)
	for i, j := range matchMethods(candidates, want) {
		m := want[i]
		if j < 0 {
			same = false
			diags.Append(creatableMethod(m.Type, m.Email, m.PhoneNumber, []types.String{m.TOTPSecret, m.TOTPSecretWO}, placeOf(i))...)
			planned[i] = m.toBeMade()
			continue
		}
		planned[i] = m.over(has[j], i == j)
		same = same && m.over(has[j], true) == has[j]
	}
	return planned, same, diags
}

// toBeMade is a wanted method that the user does not have yet.
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

// over is the wanted method as the user will have it who has this one. The spelling of
// the state may be planned at the same place of the list only: CLIs insist.
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

func trustedFrom(ctx context.Context, p private) (ids []string, diags diag.Diagnostics) {
	raw, diags := p.GetKey(ctx, trustedTOTP)
	if raw == nil || diags.HasError() {
		return nil, diags
	}
	if err := json.Unmarshal(raw, &ids); err != nil {
		diags.AddError("Unreadable Private State", "The private state of the authentication methods of a user cannot be read. "+
			"Remove the resource from the state and import it again.")
	}
	return ids, diags
}

// trust remembers the TOTP methods without a secret in state.
func trust(ctx context.Context, p privateWriter, methods []ownedMethod) diag.Diagnostics {
	ids := []string{}
	for _, m := range methods {
		if m.unknownSecret() {
			ids = append(ids, m.ID.ValueString())
		}
	}
	return setJSON(ctx, p, trustedTOTP, ids)
}
