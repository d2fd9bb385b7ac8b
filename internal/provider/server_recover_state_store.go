// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// The provider stores no states, but the framework answers these calls.

func (s recoveringServer) ValidateStateStoreConfig(
	ctx context.Context, req *tfprotov6.ValidateStateStoreConfigRequest,
) (*tfprotov6.ValidateStateStoreConfigResponse, error) {
	return guard(ctx, operation("checking the configuration of", req.TypeName), s.next.ValidateStateStoreConfig, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.ValidateStateStoreConfigResponse {
			return &tfprotov6.ValidateStateStoreConfigResponse{Diagnostics: d}
		})
}

func (s recoveringServer) ConfigureStateStore(
	ctx context.Context, req *tfprotov6.ConfigureStateStoreRequest,
) (*tfprotov6.ConfigureStateStoreResponse, error) {
	return guard(ctx, operation("configuring", req.TypeName), s.next.ConfigureStateStore, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.ConfigureStateStoreResponse {
			return &tfprotov6.ConfigureStateStoreResponse{Diagnostics: d}
		})
}

func (s recoveringServer) ReadStateBytes(
	ctx context.Context, req *tfprotov6.ReadStateBytesRequest,
) (*tfprotov6.ReadStateBytesStream, error) {
	doing := operation("reading a state from", req.TypeName)
	last := func(d []*tfprotov6.Diagnostic) tfprotov6.ReadStateByteChunk {
		return tfprotov6.ReadStateByteChunk{Diagnostics: d}
	}
	stream, err := guard(ctx, doing, s.next.ReadStateBytes, req, func(d []*tfprotov6.Diagnostic) *tfprotov6.ReadStateBytesStream {
		return &tfprotov6.ReadStateBytesStream{Chunks: only(last(d))}
	})
	if err != nil || stream == nil || stream.Chunks == nil {
		return stream, err
	}
	return &tfprotov6.ReadStateBytesStream{Chunks: guardStream(ctx, doing, stream.Chunks, last)}, nil
}

func (s recoveringServer) WriteStateBytes(
	ctx context.Context, req *tfprotov6.WriteStateBytesStream,
) (*tfprotov6.WriteStateBytesResponse, error) {
	return guard(ctx, "writing a state", s.next.WriteStateBytes, req, func(d []*tfprotov6.Diagnostic) *tfprotov6.WriteStateBytesResponse {
		return &tfprotov6.WriteStateBytesResponse{Diagnostics: d}
	})
}

func (s recoveringServer) GetStates(ctx context.Context, req *tfprotov6.GetStatesRequest) (*tfprotov6.GetStatesResponse, error) {
	return guard(ctx, operation("listing the states of", req.TypeName), s.next.GetStates, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.GetStatesResponse {
			return &tfprotov6.GetStatesResponse{Diagnostics: d}
		})
}

func (s recoveringServer) DeleteState(ctx context.Context, req *tfprotov6.DeleteStateRequest) (*tfprotov6.DeleteStateResponse, error) {
	return guard(ctx, operation("deleting a state of", req.TypeName), s.next.DeleteState, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.DeleteStateResponse {
			return &tfprotov6.DeleteStateResponse{Diagnostics: d}
		})
}

func (s recoveringServer) LockState(ctx context.Context, req *tfprotov6.LockStateRequest) (*tfprotov6.LockStateResponse, error) {
	return guard(ctx, operation("locking a state of", req.TypeName), s.next.LockState, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.LockStateResponse {
			return &tfprotov6.LockStateResponse{Diagnostics: d}
		})
}

func (s recoveringServer) UnlockState(ctx context.Context, req *tfprotov6.UnlockStateRequest) (*tfprotov6.UnlockStateResponse, error) {
	return guard(ctx, operation("unlocking a state of", req.TypeName), s.next.UnlockState, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.UnlockStateResponse {
			return &tfprotov6.UnlockStateResponse{Diagnostics: d}
		})
}
