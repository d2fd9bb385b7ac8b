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

// planning is a server that plans users itself, see resources.UserPlanner, and leaves the rest to the
// framework: other resources, and what comes before the provider is configured.
type planning struct {
	upgraded
	data *atomic.Pointer[run.Data]
}

func (s planning) PlanResourceChange(
	ctx context.Context, req *tfprotov6.PlanResourceChangeRequest,
) (*tfprotov6.PlanResourceChangeResponse, error) {
	if data := s.data.Load(); data != nil && req.TypeName == resources.UserType {
		if resp, ok := (resources.UserPlanner{Data: data}).PlanResourceChange(ctx, req); ok {
			return resp, nil
		}
	}
	return s.upgraded.PlanResourceChange(ctx, req)
}

// validating is a server that finds out itself that a user has no mistake, see resources.ValidUser.
type validating struct{ frameworkServer }

func (s validating) ValidateResourceConfig(
	ctx context.Context, req *tfprotov6.ValidateResourceConfigRequest,
) (*tfprotov6.ValidateResourceConfigResponse, error) {
	if req.TypeName == resources.UserType {
		if warnings, valid := resources.ValidUser(ctx, req); valid {
			return &tfprotov6.ValidateResourceConfigResponse{Diagnostics: warnings}, nil
		}
	}
	return s.frameworkServer.ValidateResourceConfig(ctx, req)
}
