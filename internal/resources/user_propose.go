// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// proposeUser makes of the state that the CLI proposes what the framework makes of it, by the plan
// modifiers of the schema, before planUser decides. Without a prior state a user is created. It also
// names the attributes whose change replaces the user.
func proposeUser(config userModel, prior *userModel, proposed userModel) (plan userModel, replacing []string) {
	plan = proposed
	plan.PasswordWO = types.StringNull() // A write-only argument is in no plan.
	written := config.cells()
	if prior == nil || !plan.equals(prior) {
		for i, c := range plan.cells() {
			if c.computed && written[i].value().IsNull() {
				c.forget()
			}
		}
	}
	if prior == nil {
		return plan, nil
	}
	for _, t := range userTexts {
		if t.folded {
			keepPrior(t.of(&plan), *t.of(prior), tfvalue.SameFolded)
		}
	}
	for _, a := range userMetadata {
		keepPrior(&a.of(&plan).StringValue, a.of(prior).StringValue, tfvalue.SameMetadata)
	}
	keepPrior(&plan.UserID.StringValue, prior.UserID.StringValue, tfvalue.SameUserID)
	keepKnown(config.ID, prior.ID, &plan.ID)
	keepKnown(config.UserID.StringValue, prior.UserID.StringValue, &plan.UserID.StringValue)
	if !prior.ConnectionName.IsNull() && !plan.ConnectionName.Equal(prior.ConnectionName) {
		replacing = append(replacing, "connection_name")
	}
	if !config.UserID.IsNull() && !plan.UserID.Equal(prior.UserID) {
		replacing = append(replacing, "user_id")
	}
	return plan, replacing
}

// equals reports whether two models are the same in every attribute.
func (m *userModel) equals(o *userModel) bool {
	others := o.cells()
	for i, c := range m.cells() {
		if !c.value().Equal(others[i].value()) {
			return false
		}
	}
	return true
}

// keepPrior is tfvalue.KeepPrior.
func keepPrior(plan *basetypes.StringValue, prior basetypes.StringValue, same func(a, b string) bool) {
	if !prior.IsNull() && isKnown(*plan) && same(prior.ValueString(), plan.ValueString()) {
		*plan = prior
	}
}

// keepKnown is the framework's UseStateForUnknown.
func keepKnown[V interface{ IsUnknown() bool }](config, prior V, plan *V) {
	if (*plan).IsUnknown() && !config.IsUnknown() {
		*plan = prior
	}
}
