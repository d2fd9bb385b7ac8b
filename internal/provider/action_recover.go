// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
)

// recoveringAction turns a panic of an action into its error. The framework invokes actions in a
// goroutine of their own, out of reach of the server that guards everything else.
type recoveringAction struct{ action.Action }

var (
	_ action.ActionWithConfigure        = (*recoveringAction)(nil)
	_ action.ActionWithModifyPlan       = (*recoveringAction)(nil)
	_ action.ActionWithConfigValidators = (*recoveringAction)(nil)
	_ action.ActionWithValidateConfig   = (*recoveringAction)(nil)
)

// recovering wraps constructors of actions.
func recovering(constructors ...func() action.Action) []func() action.Action {
	wrapped := make([]func() action.Action, len(constructors))
	for i, construct := range constructors {
		wrapped[i] = func() action.Action { return &recoveringAction{Action: construct()} }
	}
	return wrapped
}

func (a *recoveringAction) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	defer func() {
		if recovered := recover(); recovered != nil {
			resp.Diagnostics.AddError(panicSummary, reportPanic(ctx, operation("running", a.typeName(ctx)), recovered,
				"The action may have reached Auth0: look there before you run it again."))
		}
	}()
	a.Action.Invoke(ctx, req, resp)
}

func (a *recoveringAction) typeName(ctx context.Context) string {
	var resp action.MetadataResponse
	a.Metadata(ctx, action.MetadataRequest{ProviderTypeName: TypeName}, &resp)
	return resp.TypeName
}

// Configure is the action's own, if it has one; so are the others below.
func (a *recoveringAction) Configure(ctx context.Context, req action.ConfigureRequest, resp *action.ConfigureResponse) {
	if own, ok := a.Action.(action.ActionWithConfigure); ok {
		own.Configure(ctx, req, resp)
	}
}

func (a *recoveringAction) ModifyPlan(ctx context.Context, req action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	if own, ok := a.Action.(action.ActionWithModifyPlan); ok {
		own.ModifyPlan(ctx, req, resp)
	}
}

func (a *recoveringAction) ConfigValidators(ctx context.Context) []action.ConfigValidator {
	if own, ok := a.Action.(action.ActionWithConfigValidators); ok {
		return own.ConfigValidators(ctx)
	}
	return nil
}

func (a *recoveringAction) ValidateConfig(ctx context.Context, req action.ValidateConfigRequest, resp *action.ValidateConfigResponse) {
	if own, ok := a.Action.(action.ActionWithValidateConfig); ok {
		own.ValidateConfig(ctx, req, resp)
	}
}
