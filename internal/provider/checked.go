// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/configcheck"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// checked is a server that checks configurations and import IDs for what holds for
// all of them, before the framework sees them. A configuration with such a mistake
// does not get as far as the framework.
type checked struct {
	frameworkServer
	schemas func() *tfprotov6.GetProviderSchemaResponse
	once    *once
}

func newChecked(next frameworkServer) checked {
	return checked{
		frameworkServer: next, once: &once{},
		schemas: sync.OnceValue(func() *tfprotov6.GetProviderSchemaResponse {
			schemas, err := next.GetProviderSchema(context.Background(), &tfprotov6.GetProviderSchemaRequest{})
			if err != nil {
				return &tfprotov6.GetProviderSchemaResponse{}
			}
			return schemas
		}),
	}
}

func (s checked) ValidateProviderConfig(
	ctx context.Context, req *tfprotov6.ValidateProviderConfigRequest,
) (*tfprotov6.ValidateProviderConfigResponse, error) {
	if problems := configcheck.Provider(s.schemas().Provider, req.Config); problems != nil {
		return &tfprotov6.ValidateProviderConfigResponse{PreparedConfig: req.Config, Diagnostics: problems}, nil
	}
	return s.frameworkServer.ValidateProviderConfig(ctx, req)
}

func (s checked) ValidateResourceConfig(
	ctx context.Context, req *tfprotov6.ValidateResourceConfigRequest,
) (*tfprotov6.ValidateResourceConfigResponse, error) {
	if problems := configcheck.Problems(s.schemas().ResourceSchemas[req.TypeName], req.Config); problems != nil {
		return &tfprotov6.ValidateResourceConfigResponse{Diagnostics: problems}, nil
	}
	resp, err := s.frameworkServer.ValidateResourceConfig(ctx, req)
	if resp != nil {
		resp.Diagnostics = s.once.filter(resp.Diagnostics)
	}
	return resp, err
}

func (s checked) ValidateDataResourceConfig(
	ctx context.Context, req *tfprotov6.ValidateDataResourceConfigRequest,
) (*tfprotov6.ValidateDataResourceConfigResponse, error) {
	if problems := configcheck.Problems(s.schemas().DataSourceSchemas[req.TypeName], req.Config); problems != nil {
		return &tfprotov6.ValidateDataResourceConfigResponse{Diagnostics: problems}, nil
	}
	return s.frameworkServer.ValidateDataResourceConfig(ctx, req)
}

func (s checked) ValidateListResourceConfig(
	ctx context.Context, req *tfprotov6.ValidateListResourceConfigRequest,
) (*tfprotov6.ValidateListResourceConfigResponse, error) {
	if problems := configcheck.Problems(s.schemas().ListResourceSchemas[req.TypeName], req.Config); problems != nil {
		return &tfprotov6.ValidateListResourceConfigResponse{Diagnostics: problems}, nil
	}
	return s.frameworkServer.ValidateListResourceConfig(ctx, req)
}

func (s checked) ValidateActionConfig(
	ctx context.Context, req *tfprotov6.ValidateActionConfigRequest,
) (*tfprotov6.ValidateActionConfigResponse, error) {
	if problems := s.action(req.ActionType, req.Config); problems != nil {
		return &tfprotov6.ValidateActionConfigResponse{Diagnostics: problems}, nil
	}
	return s.frameworkServer.ValidateActionConfig(ctx, req)
}

// PlanAction checks again: CLIs validate an action only while its values may still
// be unknown.
func (s checked) PlanAction(ctx context.Context, req *tfprotov6.PlanActionRequest) (*tfprotov6.PlanActionResponse, error) {
	if problems := s.action(req.ActionType, req.Config); problems != nil {
		return &tfprotov6.PlanActionResponse{Diagnostics: problems}, nil
	}
	return s.frameworkServer.PlanAction(ctx, req)
}

// InvokeAction checks again, as values may have been unknown when it was planned.
func (s checked) InvokeAction(ctx context.Context, req *tfprotov6.InvokeActionRequest) (*tfprotov6.InvokeActionServerStream, error) {
	problems := s.action(req.ActionType, req.Config)
	if problems == nil {
		return s.frameworkServer.InvokeAction(ctx, req)
	}
	completed := tfprotov6.InvokeActionEvent{Type: tfprotov6.CompletedInvokeActionEventType{Diagnostics: problems}}
	return &tfprotov6.InvokeActionServerStream{Events: slices.Values([]tfprotov6.InvokeActionEvent{completed})}, nil
}

func (s checked) action(name string, config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
	schema := s.schemas().ActionSchemas[name]
	if schema == nil {
		return nil
	}
	return configcheck.Problems(schema.Schema, config)
}

// ImportResourceState refuses IDs that were copied with what stands around them.
func (s checked) ImportResourceState(
	ctx context.Context, req *tfprotov6.ImportResourceStateRequest,
) (*tfprotov6.ImportResourceStateResponse, error) {
	if problem := importid.Stray(req.ID); problem != "" {
		return &tfprotov6.ImportResourceStateResponse{Diagnostics: []*tfprotov6.Diagnostic{{
			Severity: tfprotov6.DiagnosticSeverityError, Summary: "Invalid Import ID", Detail: problem,
		}}}, nil
	}
	return s.frameworkServer.ImportResourceState(ctx, req)
}

// ConfigureProvider marks the end of validation: the CLIs validate everything in a
// process of its own, whose warnings they show, before they plan or apply in others.
func (s checked) ConfigureProvider(
	ctx context.Context, req *tfprotov6.ConfigureProviderRequest,
) (*tfprotov6.ConfigureProviderResponse, error) {
	s.once.end()
	return s.frameworkServer.ConfigureProvider(ctx, req)
}

// once lets through warnings of which one in a run says it all: the first of each
// text, until the end.
type once struct {
	mu    sync.Mutex
	ended bool
	said  map[string]bool
}

func (o *once) end() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.ended = true
}

func (o *once) filter(diagnostics []*tfprotov6.Diagnostic) []*tfprotov6.Diagnostic {
	return slices.DeleteFunc(diagnostics, func(d *tfprotov6.Diagnostic) bool {
		if d.Severity != tfprotov6.DiagnosticSeverityWarning || d.Summary != validators.SecretInState {
			return false
		}
		o.mu.Lock()
		defer o.mu.Unlock()
		text := strings.Join([]string{d.Summary, d.Detail}, "\x00")
		if o.ended || o.said[text] {
			return true
		}
		if o.said == nil {
			o.said = map[string]bool{}
		}
		o.said[text] = true
		return false
	})
}
