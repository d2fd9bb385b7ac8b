// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/profile"
)

// warnProfileSize warns of a profile that comes near the announced limit or exceeds it. The size is that of the
// stored profile, less what the state holds of it, plus what is planned. Where this run has not read the user,
// only what the configuration holds is known. The state of a user who is to be created is empty.
func (r *userResource) warnProfileSize(state, plan userModel, seen people.Seen) diag.Diagnostics {
	stored := max(seen.ProfileBytes, managedBytes(state))
	text := profile.Warning(plan.subject(), stored-managedBytes(state)+managedBytes(filledFrom(state, plan)))
	if text == "" {
		return nil
	}
	return r.sayFew("Large User Profile", "", text)
}

// filledFrom is the plan with the values of the state where its own are not known yet.
func filledFrom(state, plan userModel) userModel {
	for _, t := range userTexts {
		if value := t.of(&plan); value.IsUnknown() {
			*value = *t.of(&state)
		}
	}
	for _, a := range userMetadata {
		if value := a.of(&plan); value.IsUnknown() {
			*value = *a.of(&state)
		}
	}
	return plan
}

// managedBytes is what the attributes of a model take up in a profile.
func managedBytes(m userModel) int {
	total := 0
	for _, t := range userTexts {
		if value := t.of(&m); isKnown(value) {
			total += profile.Bytes(value.ValueString())
		}
	}
	for _, a := range userMetadata {
		if value := a.of(&m); isKnown(value) {
			total += profile.Bytes(value.Object())
		}
	}
	return total
}

func isKnown(v attr.Value) bool { return !v.IsNull() && !v.IsUnknown() }
