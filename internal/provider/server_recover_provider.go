// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

func (s recoveringServer) GetMetadata(ctx context.Context, req *tfprotov6.GetMetadataRequest) (*tfprotov6.GetMetadataResponse, error) {
	return guard(ctx, "listing what the provider has", s.next.GetMetadata, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.GetMetadataResponse {
			return &tfprotov6.GetMetadataResponse{Diagnostics: d}
		})
}

func (s recoveringServer) GetProviderSchema(
	ctx context.Context, req *tfprotov6.GetProviderSchemaRequest,
) (*tfprotov6.GetProviderSchemaResponse, error) {
	return guard(ctx, "making the schema", s.next.GetProviderSchema, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.GetProviderSchemaResponse {
			return &tfprotov6.GetProviderSchemaResponse{Diagnostics: d}
		})
}

func (s recoveringServer) GetResourceIdentitySchemas(
	ctx context.Context, req *tfprotov6.GetResourceIdentitySchemasRequest,
) (*tfprotov6.GetResourceIdentitySchemasResponse, error) {
	return guard(ctx, "making the schema of identities", s.next.GetResourceIdentitySchemas, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.GetResourceIdentitySchemasResponse {
			return &tfprotov6.GetResourceIdentitySchemasResponse{Diagnostics: d}
		})
}

func (s recoveringServer) ValidateProviderConfig(
	ctx context.Context, req *tfprotov6.ValidateProviderConfigRequest,
) (*tfprotov6.ValidateProviderConfigResponse, error) {
	return guard(ctx, "checking the provider block", s.next.ValidateProviderConfig, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.ValidateProviderConfigResponse {
			return &tfprotov6.ValidateProviderConfigResponse{PreparedConfig: req.Config, Diagnostics: d}
		})
}

func (s recoveringServer) ConfigureProvider(
	ctx context.Context, req *tfprotov6.ConfigureProviderRequest,
) (*tfprotov6.ConfigureProviderResponse, error) {
	return guard(ctx, "configuring the provider", s.next.ConfigureProvider, req,
		func(d []*tfprotov6.Diagnostic) *tfprotov6.ConfigureProviderResponse {
			return &tfprotov6.ConfigureProviderResponse{Diagnostics: d}
		})
}

func (s recoveringServer) StopProvider(ctx context.Context, req *tfprotov6.StopProviderRequest) (*tfprotov6.StopProviderResponse, error) {
	return guardWith(ctx, "stopping the provider", "", s.next.StopProvider, req, func(detail string) *tfprotov6.StopProviderResponse {
		return &tfprotov6.StopProviderResponse{Error: detail}
	})
}

func (s recoveringServer) GetFunctions(ctx context.Context, req *tfprotov6.GetFunctionsRequest) (*tfprotov6.GetFunctionsResponse, error) {
	return guard(ctx, "listing the functions", s.next.GetFunctions, req, func(d []*tfprotov6.Diagnostic) *tfprotov6.GetFunctionsResponse {
		return &tfprotov6.GetFunctionsResponse{Diagnostics: d}
	})
}

func (s recoveringServer) CallFunction(ctx context.Context, req *tfprotov6.CallFunctionRequest) (*tfprotov6.CallFunctionResponse, error) {
	return guardWith(ctx, operation("calling the function", req.Name), "", s.next.CallFunction, req,
		func(detail string) *tfprotov6.CallFunctionResponse {
			return &tfprotov6.CallFunctionResponse{Error: &tfprotov6.FunctionError{Text: panicSummary + ": " + detail}}
		})
}
