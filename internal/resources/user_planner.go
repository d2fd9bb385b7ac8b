// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/run"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfwire"
)

// UserType is the type name of the resource that UserPlanner plans.
const UserType = "auth0users_user"

// UserPlanner plans auth0users_user without the framework, whose planning takes most of the CPU time of a run
// with many users: two plans for every user that changes, each of which goes through the schema a dozen times. A
// test compares its results with those of the framework.
type UserPlanner struct{ Data *run.Data }

// PlanResourceChange answers the call of protocol 6. It is not ok where the framework must answer: for
// values that do not fit the schema, and private data of another kind.
func (p UserPlanner) PlanResourceChange(
	ctx context.Context, req *tfprotov6.PlanResourceChangeRequest,
) (*tfprotov6.PlanResourceChangeResponse, bool) {
	prior, readable := userFromWire(req.PriorState)
	proposed, proposedReadable := userFromWire(req.ProposedNewState)
	config, configReadable := userFromWire(req.Config)
	private, privateReadable := privateFromWire(req.PriorPrivate)
	if !readable || !proposedReadable || !configReadable || !privateReadable || proposed != nil && config == nil {
		return nil, false
	}
	if config == nil {
		config = &userModel{}
	}
	var diags diag.Diagnostics
	if prior != nil {
		diags.Append(prior.badMetadata(ctx)...)
	}
	var plan *userModel
	var replacing []string
	if proposed != nil {
		made, attributes := proposeUser(*config, prior, *proposed)
		plan, replacing = &made, attributes
		diags.Append(config.badMetadata(ctx)...)
		diags.Append(plan.badMetadata(ctx)...)
	}
	if !diags.HasError() {
		diags.Append((&userResource{data: p.Data}).planUser(ctx, *config, prior, plan, private, private)...)
	}
	return planned(plan, replacing, diags, private, req.PriorIdentity)
}

func planned(
	plan *userModel, replacing []string, diags diag.Diagnostics, private privateData, identity *tfprotov6.ResourceIdentityData,
) (*tfprotov6.PlanResourceChangeResponse, bool) {
	state, err := plan.wire()
	if err != nil {
		return nil, false
	}
	if identity == nil {
		identity = &tfprotov6.ResourceIdentityData{IdentityData: tfwire.None()}
	}
	resp := &tfprotov6.PlanResourceChangeResponse{
		PlannedState: state, PlannedPrivate: private.wire(), PlannedIdentity: identity, Diagnostics: onWire(diags),
	}
	for _, name := range replacing {
		resp.RequiresReplace = append(resp.RequiresReplace, tftypes.NewAttributePath().WithAttributeName(name))
	}
	return resp, true
}

// privateData is private data in the framework's form: JSON values by key. Keys that begin with a dot
// are the framework's own, and are kept.
type privateData map[string][]byte

func privateFromWire(raw []byte) (privateData, bool) {
	data := privateData{}
	if len(raw) == 0 {
		return data, true
	}
	err := json.Unmarshal(raw, &data)
	return data, err == nil && data != nil
}

// GetKey returns nil for what is not there.
func (p privateData) GetKey(_ context.Context, key string) ([]byte, diag.Diagnostics) {
	return p[key], nil
}

// SetKey removes the key when the value is empty.
func (p privateData) SetKey(_ context.Context, key string, value []byte) diag.Diagnostics {
	p[key] = value
	if len(value) == 0 {
		delete(p, key)
	}
	return nil
}

func (p privateData) wire() []byte {
	if len(p) == 0 {
		return nil
	}
	raw, err := json.Marshal(p)
	if err != nil {
		panic(fmt.Sprintf("private data: %v", err)) // A map of byte slices is always JSON.
	}
	return raw
}

func onWire(diags diag.Diagnostics) []*tfprotov6.Diagnostic {
	var all []*tfprotov6.Diagnostic
	for _, d := range diags {
		wire := &tfprotov6.Diagnostic{Severity: tfprotov6.DiagnosticSeverityWarning, Summary: d.Summary(), Detail: d.Detail()}
		if d.Severity() == diag.SeverityError {
			wire.Severity = tfprotov6.DiagnosticSeverityError
		}
		if located, ok := d.(diag.DiagnosticWithPath); ok {
			wire.Attribute = attributePath(located.Path())
		}
		all = append(all, wire)
	}
	return all
}

// attributePath is a path on the wire. Nothing of a user is inside a set, so no step has a value as key.
func attributePath(p path.Path) *tftypes.AttributePath {
	wire := tftypes.NewAttributePath()
	for _, step := range p.Steps() {
		switch s := step.(type) {
		case path.PathStepAttributeName:
			wire = wire.WithAttributeName(string(s))
		case path.PathStepElementKeyInt:
			wire = wire.WithElementKeyInt(int(s))
		case path.PathStepElementKeyString:
			wire = wire.WithElementKeyString(string(s))
		}
	}
	return wire
}
