// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package tfvalue

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
)

// KeepPrior plans the spelling that is in state when the configuration means the
// same value. The framework asks semantic equality only outside of planning, so
// without it a change of spelling would plan an update that changes nothing.
func KeepPrior(same func(a, b string) bool) planmodifier.String { return keepPrior{same} }

type keepPrior struct{ same func(a, b string) bool }

func (m keepPrior) Description(context.Context) string {
	return "A different spelling of the same value is not a change."
}

func (m keepPrior) MarkdownDescription(ctx context.Context) string { return m.Description(ctx) }

func (m keepPrior) PlanModifyString(_ context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	if req.StateValue.IsNull() || req.PlanValue.IsNull() || req.PlanValue.IsUnknown() {
		return
	}
	if m.same(req.StateValue.ValueString(), req.PlanValue.ValueString()) {
		resp.PlanValue = req.StateValue
	}
}
