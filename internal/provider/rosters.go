// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"sync/atomic"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/resources"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// rosters is a server with one resource more than the framework's: auth0users_roster, which speaks the protocol
// itself, see resources.Roster.
type rosters struct {
	frameworkServer
	data *atomic.Pointer[run.Data]
}

func (s rosters) roster() resources.Roster {
	return resources.Roster{Data: s.data.Load(), Report: reportPanic}
}

func (s rosters) GetMetadata(ctx context.Context, req *tfprotov6.GetMetadataRequest) (*tfprotov6.GetMetadataResponse, error) {
	resp, err := s.frameworkServer.GetMetadata(ctx, req)
	if resp != nil {
		resp.Resources = append(resp.Resources, tfprotov6.ResourceMetadata{TypeName: resources.RosterType})
	}
	return resp, err
}

func (s rosters) GetProviderSchema(
	ctx context.Context, req *tfprotov6.GetProviderSchemaRequest,
) (*tfprotov6.GetProviderSchemaResponse, error) {
	resp, err := s.frameworkServer.GetProviderSchema(ctx, req)
	if resp != nil {
		resp.ResourceSchemas[resources.RosterType] = resources.RosterSchema()
	}
	return resp, err
}

func (s rosters) ValidateResourceConfig(
	ctx context.Context, req *tfprotov6.ValidateResourceConfigRequest,
) (*tfprotov6.ValidateResourceConfigResponse, error) {
	if req.TypeName == resources.RosterType {
		return s.roster().ValidateResourceConfig(ctx, req)
	}
	return s.frameworkServer.ValidateResourceConfig(ctx, req)
}

func (s rosters) UpgradeResourceState(
	ctx context.Context, req *tfprotov6.UpgradeResourceStateRequest,
) (*tfprotov6.UpgradeResourceStateResponse, error) {
	if req.TypeName == resources.RosterType {
		return s.roster().UpgradeResourceState(ctx, req)
	}
	return s.frameworkServer.UpgradeResourceState(ctx, req)
}

func (s rosters) ReadResource(ctx context.Context, req *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	if req.TypeName == resources.RosterType {
		return s.roster().ReadResource(ctx, req)
	}
	return s.frameworkServer.ReadResource(ctx, req)
}

func (s rosters) PlanResourceChange(
	ctx context.Context, req *tfprotov6.PlanResourceChangeRequest,
) (*tfprotov6.PlanResourceChangeResponse, error) {
	if req.TypeName == resources.RosterType {
		return s.roster().PlanResourceChange(ctx, req)
	}
	return s.frameworkServer.PlanResourceChange(ctx, req)
}

func (s rosters) ApplyResourceChange(
	ctx context.Context, req *tfprotov6.ApplyResourceChangeRequest,
) (*tfprotov6.ApplyResourceChangeResponse, error) {
	if req.TypeName == resources.RosterType {
		return s.roster().ApplyResourceChange(ctx, req)
	}
	return s.frameworkServer.ApplyResourceChange(ctx, req)
}

func (s rosters) ImportResourceState(
	ctx context.Context, req *tfprotov6.ImportResourceStateRequest,
) (*tfprotov6.ImportResourceStateResponse, error) {
	if req.TypeName == resources.RosterType {
		return s.roster().ImportResourceState(ctx, req)
	}
	return s.frameworkServer.ImportResourceState(ctx, req)
}

func (s rosters) MoveResourceState(
	ctx context.Context, req *tfprotov6.MoveResourceStateRequest,
) (*tfprotov6.MoveResourceStateResponse, error) {
	if req.TargetTypeName == resources.RosterType {
		return s.roster().MoveResourceState(ctx, req)
	}
	return s.frameworkServer.MoveResourceState(ctx, req)
}

func (s rosters) GenerateResourceConfig(
	ctx context.Context, req *tfprotov6.GenerateResourceConfigRequest,
) (*tfprotov6.GenerateResourceConfigResponse, error) {
	if req.TypeName == resources.RosterType {
		return s.roster().GenerateResourceConfig(ctx, req)
	}
	return s.frameworkServer.GenerateResourceConfig(ctx, req)
}
