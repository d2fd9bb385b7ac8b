// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

func (s recoveringServer) ValidateDataResourceConfig(
	ctx context.Context, req *tfprotov6.ValidateDataResourceConfigRequest,
) (*tfprotov6.ValidateDataResourceConfigResponse, error) {
	return guard(ctx, operation("checking the configuration of", req.TypeName), s.next.ValidateDataResourceConfig, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.ValidateDataResourceConfigResponse {
			return &tfprotov6.ValidateDataResourceConfigResponse{Diagnostics: d}
		})
}

func (s recoveringServer) ReadDataSource(
	ctx context.Context, req *tfprotov6.ReadDataSourceRequest,
) (*tfprotov6.ReadDataSourceResponse, error) {
	return guard(ctx, operation("reading", req.TypeName), s.next.ReadDataSource, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.ReadDataSourceResponse {
			return &tfprotov6.ReadDataSourceResponse{Diagnostics: d}
		})
}

func (s recoveringServer) ValidateEphemeralResourceConfig(
	ctx context.Context, req *tfprotov6.ValidateEphemeralResourceConfigRequest,
) (*tfprotov6.ValidateEphemeralResourceConfigResponse, error) {
	return guard(ctx, operation("checking the configuration of", req.TypeName), s.next.ValidateEphemeralResourceConfig, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.ValidateEphemeralResourceConfigResponse {
			return &tfprotov6.ValidateEphemeralResourceConfigResponse{Diagnostics: d}
		})
}

func (s recoveringServer) OpenEphemeralResource(
	ctx context.Context, req *tfprotov6.OpenEphemeralResourceRequest,
) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	return guard(ctx, operation("opening", req.TypeName), s.next.OpenEphemeralResource, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.OpenEphemeralResourceResponse {
			return &tfprotov6.OpenEphemeralResourceResponse{Diagnostics: d}
		})
}

func (s recoveringServer) RenewEphemeralResource(
	ctx context.Context, req *tfprotov6.RenewEphemeralResourceRequest,
) (*tfprotov6.RenewEphemeralResourceResponse, error) {
	return guard(ctx, operation("renewing", req.TypeName), s.next.RenewEphemeralResource, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.RenewEphemeralResourceResponse {
			return &tfprotov6.RenewEphemeralResourceResponse{Private: req.Private, Diagnostics: d}
		})
}

func (s recoveringServer) CloseEphemeralResource(
	ctx context.Context, req *tfprotov6.CloseEphemeralResourceRequest,
) (*tfprotov6.CloseEphemeralResourceResponse, error) {
	return guard(ctx, operation("closing", req.TypeName), s.next.CloseEphemeralResource, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.CloseEphemeralResourceResponse {
			return &tfprotov6.CloseEphemeralResourceResponse{Diagnostics: d}
		})
}

func (s recoveringServer) ValidateListResourceConfig(
	ctx context.Context, req *tfprotov6.ValidateListResourceConfigRequest,
) (*tfprotov6.ValidateListResourceConfigResponse, error) {
	return guard(ctx, operation("checking the query of", req.TypeName), s.next.ValidateListResourceConfig, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.ValidateListResourceConfigResponse {
			return &tfprotov6.ValidateListResourceConfigResponse{Diagnostics: d}
		})
}

func (s recoveringServer) ListResource(
	ctx context.Context, req *tfprotov6.ListResourceRequest,
) (*tfprotov6.ListResourceServerStream, error) {
	doing := operation("listing", req.TypeName)
	last := func(d []*tfprotov6.Diagnostic) tfprotov6.ListResourceResult {
		return tfprotov6.ListResourceResult{Diagnostics: d}
	}
	stream, err := guard(ctx, doing, s.next.ListResource, req, func(d []*tfprotov6.Diagnostic) *tfprotov6.ListResourceServerStream {
		return &tfprotov6.ListResourceServerStream{Results: only(last(d))}
	})
	if err != nil || stream == nil || stream.Results == nil {
		return stream, err
	}
	return &tfprotov6.ListResourceServerStream{Results: guardStream(ctx, doing, stream.Results, last)}, nil
}

func (s recoveringServer) ValidateActionConfig(
	ctx context.Context, req *tfprotov6.ValidateActionConfigRequest,
) (*tfprotov6.ValidateActionConfigResponse, error) {
	return guard(ctx, operation("checking the configuration of", req.ActionType), s.next.ValidateActionConfig, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.ValidateActionConfigResponse {
			return &tfprotov6.ValidateActionConfigResponse{Diagnostics: d}
		})
}

func (s recoveringServer) PlanAction(ctx context.Context, req *tfprotov6.PlanActionRequest) (*tfprotov6.PlanActionResponse, error) {
	return guard(ctx, operation("planning", req.ActionType), s.next.PlanAction, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.PlanActionResponse {
			return &tfprotov6.PlanActionResponse{Diagnostics: d}
		})
}

// InvokeAction guards what runs in the call itself. The framework runs the action in a goroutine of
// its own, see recoveringAction.
func (s recoveringServer) InvokeAction(
	ctx context.Context, req *tfprotov6.InvokeActionRequest,
) (*tfprotov6.InvokeActionServerStream, error) {
	doing := operation("running", req.ActionType)
	last := func(d []*tfprotov6.Diagnostic) tfprotov6.InvokeActionEvent {
		return tfprotov6.InvokeActionEvent{Type: tfprotov6.CompletedInvokeActionEventType{Diagnostics: d}}
	}
	stream, err := guard(ctx, doing, s.next.InvokeAction, req, func(d []*tfprotov6.Diagnostic) *tfprotov6.InvokeActionServerStream {
		return &tfprotov6.InvokeActionServerStream{Events: only(last(d))}
	})
	if err != nil || stream == nil || stream.Events == nil {
		return stream, err
	}
	return &tfprotov6.InvokeActionServerStream{Events: guardStream(ctx, doing, stream.Events, last)}, nil
}

// only is a stream of one item.
func only[Item any](item Item) func(yield func(Item) bool) {
	return func(yield func(Item) bool) { yield(item) }
}
