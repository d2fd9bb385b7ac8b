// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

func (s recoveringServer) ValidateResourceConfig(
	ctx context.Context, req *tfprotov6.ValidateResourceConfigRequest,
) (*tfprotov6.ValidateResourceConfigResponse, error) {
	return guard(ctx, operation("checking the configuration of", req.TypeName), s.next.ValidateResourceConfig, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.ValidateResourceConfigResponse {
			return &tfprotov6.ValidateResourceConfigResponse{Diagnostics: d}
		})
}

func (s recoveringServer) UpgradeResourceState(
	ctx context.Context, req *tfprotov6.UpgradeResourceStateRequest,
) (*tfprotov6.UpgradeResourceStateResponse, error) {
	return guard(ctx, operation("reading the stored state of", req.TypeName), s.next.UpgradeResourceState, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.UpgradeResourceStateResponse {
			return &tfprotov6.UpgradeResourceStateResponse{Diagnostics: d}
		})
}

func (s recoveringServer) UpgradeResourceIdentity(
	ctx context.Context, req *tfprotov6.UpgradeResourceIdentityRequest,
) (*tfprotov6.UpgradeResourceIdentityResponse, error) {
	return guard(ctx, operation("reading the stored identity of", req.TypeName), s.next.UpgradeResourceIdentity, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.UpgradeResourceIdentityResponse {
			return &tfprotov6.UpgradeResourceIdentityResponse{Diagnostics: d}
		})
}

func (s recoveringServer) ReadResource(ctx context.Context, req *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	return guard(ctx, operation("reading", req.TypeName), s.next.ReadResource, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.ReadResourceResponse {
			return &tfprotov6.ReadResourceResponse{
				NewState: req.CurrentState, NewIdentity: req.CurrentIdentity, Private: req.Private,
				Diagnostics: d,
			}
		})
}

func (s recoveringServer) PlanResourceChange(
	ctx context.Context, req *tfprotov6.PlanResourceChangeRequest,
) (*tfprotov6.PlanResourceChangeResponse, error) {
	return guard(ctx, operation("planning", req.TypeName), s.next.PlanResourceChange, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.PlanResourceChangeResponse {
			return &tfprotov6.PlanResourceChangeResponse{
				PlannedState: req.PriorState, PlannedIdentity: req.PriorIdentity, PlannedPrivate: req.PriorPrivate, Diagnostics: d,
			}
		})
}

// ApplyResourceChange answers a panic with the state of before: like the framework after an error of
// a resource that has done nothing yet, also in what it says about private data and identity.
func (s recoveringServer) ApplyResourceChange(
	ctx context.Context, req *tfprotov6.ApplyResourceChangeRequest,
) (*tfprotov6.ApplyResourceChangeResponse, error) {
	doing, consequence := "updating", "The state is what it was before. Part of the change may have reached Auth0: the next "+
		"plan shows what is left to do."
	creates := absent(req.PriorState)
	switch {
	case creates:
		doing, consequence = "creating", "Nothing is in the state, but Auth0 may have created it by then. If the next apply says "+
			"that it exists already, import it."
	case absent(req.PlannedState):
		doing, consequence = "destroying", "It stays in the state. Auth0 may have deleted it by then: the next plan finds out."
	}
	return guardWith(ctx, operation(doing, req.TypeName), consequence, s.next.ApplyResourceChange, req,
		func(detail string) *tfprotov6.ApplyResourceChangeResponse {
			resp := &tfprotov6.ApplyResourceChangeResponse{NewState: req.PriorState, Diagnostics: errorDiagnostics(detail)}
			if !creates {
				resp.Private, resp.NewIdentity = req.PlannedPrivate, req.PlannedIdentity
			}
			return resp
		})
}

// absent reports whether a state says that there is nothing.
func absent(state *tfprotov6.DynamicValue) bool {
	if state == nil {
		return true
	}
	null, err := state.IsNull()
	return err == nil && null
}

func (s recoveringServer) ImportResourceState(
	ctx context.Context, req *tfprotov6.ImportResourceStateRequest,
) (*tfprotov6.ImportResourceStateResponse, error) {
	return guard(ctx, operation("importing", req.TypeName), s.next.ImportResourceState, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.ImportResourceStateResponse {
			return &tfprotov6.ImportResourceStateResponse{Diagnostics: d}
		})
}

func (s recoveringServer) MoveResourceState(
	ctx context.Context, req *tfprotov6.MoveResourceStateRequest,
) (*tfprotov6.MoveResourceStateResponse, error) {
	return guard(ctx, operation("moving a state to", req.TargetTypeName), s.next.MoveResourceState, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.MoveResourceStateResponse {
			return &tfprotov6.MoveResourceStateResponse{Diagnostics: d}
		})
}

func (s recoveringServer) GenerateResourceConfig(
	ctx context.Context, req *tfprotov6.GenerateResourceConfigRequest,
) (*tfprotov6.GenerateResourceConfigResponse, error) {
	return guard(ctx, operation("writing a configuration of", req.TypeName), s.next.GenerateResourceConfig, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.GenerateResourceConfigResponse {
			return &tfprotov6.GenerateResourceConfigResponse{Diagnostics: d}
		})
}
