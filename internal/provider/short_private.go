// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/resources"
)

// shortPrivate is a server whose users have short private data, see resources.ShortPrivate. Only the CLIs see it: the
// layers below have the framework's form.
type shortPrivate struct{ planning }

func (s shortPrivate) ReadResource(ctx context.Context, req *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	if req.TypeName != resources.UserType {
		return s.planning.ReadResource(ctx, req)
	}
	long := *req
	long.Private = resources.LongPrivate(req.Private)
	resp, err := s.planning.ReadResource(ctx, &long)
	if resp != nil {
		resp.Private = resources.ShortPrivate(resp.Private)
	}
	return resp, err
}

func (s shortPrivate) PlanResourceChange(
	ctx context.Context, req *tfprotov6.PlanResourceChangeRequest,
) (*tfprotov6.PlanResourceChangeResponse, error) {
	if req.TypeName != resources.UserType {
		return s.planning.PlanResourceChange(ctx, req)
	}
	long := *req
	long.PriorPrivate = resources.LongPrivate(req.PriorPrivate)
	resp, err := s.planning.PlanResourceChange(ctx, &long)
	if resp != nil {
		resp.PlannedPrivate = resources.ShortPrivate(resp.PlannedPrivate)
	}
	return resp, err
}

func (s shortPrivate) ApplyResourceChange(
	ctx context.Context, req *tfprotov6.ApplyResourceChangeRequest,
) (*tfprotov6.ApplyResourceChangeResponse, error) {
	if req.TypeName != resources.UserType {
		return s.planning.ApplyResourceChange(ctx, req)
	}
	long := *req
	long.PlannedPrivate = resources.LongPrivate(req.PlannedPrivate)
	resp, err := s.planning.ApplyResourceChange(ctx, &long)
	if resp != nil {
		resp.Private = resources.ShortPrivate(resp.Private)
	}
	return resp, err
}
