// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// actionServer is the part of the protocol that serves actions; the module has it in
// an interface that is to go away.
type actionServer interface {
	ValidateActionConfig(ctx context.Context, req *tfprotov6.ValidateActionConfigRequest) (*tfprotov6.ValidateActionConfigResponse, error)
	PlanAction(ctx context.Context, req *tfprotov6.PlanActionRequest) (*tfprotov6.PlanActionResponse, error)
	InvokeAction(ctx context.Context, req *tfprotov6.InvokeActionRequest) (*tfprotov6.InvokeActionServerStream, error)
}

// PlanAction validates and plans an action. It returns the diagnostics of the first
// of the two that has any.
func (p *Protocol) PlanAction(ctx context.Context, actionType string, set Attributes) []*tfprotov6.Diagnostic {
	p.t.Helper()
	server, config := p.action(actionType, set)
	validated, err := server.ValidateActionConfig(ctx, &tfprotov6.ValidateActionConfigRequest{ActionType: actionType, Config: config})
	if err != nil {
		p.t.Fatal(err)
	}
	if len(validated.Diagnostics) > 0 {
		return validated.Diagnostics
	}
	planned, err := server.PlanAction(ctx, &tfprotov6.PlanActionRequest{ActionType: actionType, Config: config})
	if err != nil {
		p.t.Fatal(err)
	}
	return planned.Diagnostics
}

// InvokeAction validates, plans and invokes an action, as a CLI does when somebody
// applies. It returns the messages of the progress and the diagnostics of the end; a
// configuration with mistakes fails the test. heard, unless nil, gets every message
// while the action goes on.
func (p *Protocol) InvokeAction(
	ctx context.Context, actionType string, set Attributes, heard func(string),
) (progress []string, diags []*tfprotov6.Diagnostic) {
	p.t.Helper()
	p.NoError(p.PlanAction(context.WithoutCancel(ctx), actionType, set)) // The plan is over when somebody cancels.
	return p.InvokePlannedAction(ctx, actionType, set, heard)
}

// InvokePlannedAction is InvokeAction without validation and plan, for values that were
// unknown then.
func (p *Protocol) InvokePlannedAction(
	ctx context.Context, actionType string, set Attributes, heard func(string),
) (progress []string, diags []*tfprotov6.Diagnostic) {
	p.t.Helper()
	server, config := p.action(actionType, set)
	stream, err := server.InvokeAction(ctx, &tfprotov6.InvokeActionRequest{ActionType: actionType, Config: config})
	if err != nil {
		p.t.Fatal(err)
	}
	completed := 0
	for event := range stream.Events {
		switch e := event.Type.(type) {
		case tfprotov6.ProgressInvokeActionEventType:
			progress = append(progress, e.Message)
			if heard != nil {
				heard(e.Message)
			}
		case tfprotov6.CompletedInvokeActionEventType:
			diags = e.Diagnostics
			completed++
		}
	}
	if completed != 1 {
		p.t.Errorf("the action completed %d times", completed)
	}
	return progress, diags
}

func (p *Protocol) action(actionType string, set Attributes) (actionServer, *tfprotov6.DynamicValue) {
	p.t.Helper()
	server, ok := p.Server.(actionServer)
	if !ok {
		p.t.Fatal("the provider serves no actions")
	}
	schema := p.Schemas.ActionSchemas[actionType]
	if schema == nil {
		p.t.Fatalf("no action %s", actionType)
	}
	return server, p.Object(schema.Schema, set)
}
