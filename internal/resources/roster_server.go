// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// The calls of protocol 6 for auth0users_roster.

// ValidateResourceConfig answers the call of that name.
func (s Roster) ValidateResourceConfig(
	ctx context.Context, req *tfprotov6.ValidateResourceConfigRequest,
) (*tfprotov6.ValidateResourceConfigResponse, error) {
	config, err := rosterFromWire(req.Config)
	if err != nil || config == nil {
		return nil, unreadableRoster(err)
	}
	diags, said := config.validate(ctx, req.ClientCapabilities != nil && req.ClientCapabilities.WriteOnlyAttributesAllowed)
	return &tfprotov6.ValidateResourceConfigResponse{Diagnostics: onWire(append(diags, said.diagnostics()...))}, nil
}

// UpgradeResourceState answers the call of that name. There is one version yet; what the schema does not know is
// dropped.
func (s Roster) UpgradeResourceState(
	_ context.Context, req *tfprotov6.UpgradeResourceStateRequest,
) (*tfprotov6.UpgradeResourceStateResponse, error) {
	raw, err := req.RawState.UnmarshalWithOpts(rosterTypes().roster, tfprotov6.UnmarshalOpts{
		ValueFromJSONOpts: tftypes.ValueFromJSONOpts{IgnoreUndefinedAttributes: true},
	})
	if readable := err == nil; !readable || req.Version > rosterSchema().Version {
		refused := diag.NewErrorDiagnostic("Roster of Another Version", fmt.Sprintf(
			"The state holds a roster in a form of version %d that this version of the provider cannot read.\n\n"+
				"Use the version of the provider that has written it, or a later one.", req.Version))
		return &tfprotov6.UpgradeResourceStateResponse{Diagnostics: onWire(diag.Diagnostics{refused})}, nil
	}
	state, err := tfprotov6.NewDynamicValue(rosterTypes().roster, raw)
	return &tfprotov6.UpgradeResourceStateResponse{UpgradedState: &state}, err
}

// claim notes whom a roster could not make so far, before anything that takes time: a roster that goes at the same time, as
// one that an interrupted replacement has left does, is to know.
func (s Roster) claim(private rosterPrivate) {
	if s.Data != nil {
		s.Data.People.Claim(private.Missing)
	}
}

// ReadResource answers the call of that name.
func (s Roster) ReadResource(ctx context.Context, req *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	resp := &tfprotov6.ReadResourceResponse{NewState: req.CurrentState, Private: req.Private}
	prior, err := rosterFromWire(req.CurrentState)
	if err != nil || prior == nil {
		return resp, unreadableRoster(err)
	}
	if s.Data == nil || s.Data.Client == nil {
		if s.Data != nil {
			resp.Diagnostics = onWire(diag.Diagnostics{notRefreshed(s.Data, "Roster", "the users of a roster")})
		}
		return resp, nil
	}
	private := rosterPrivateFrom(req.Private)
	s.claim(private)
	state, said := s.read(ctx, private.withoutNotAdopted(prior), private)
	diags := said.diagnostics()
	resp.Diagnostics = onWire(diags)
	if diags.HasError() {
		return resp, nil
	}
	resp.Private = private.onlyOf(state).wire()
	resp.NewState, err = state.wire()
	return resp, err
}

// PlanResourceChange answers the call of that name.
func (s Roster) PlanResourceChange(
	ctx context.Context, req *tfprotov6.PlanResourceChangeRequest,
) (*tfprotov6.PlanResourceChangeResponse, error) {
	prior, err := rosterFromWire(req.PriorState)
	if err != nil {
		return nil, unreadableRoster(err)
	}
	config, err := rosterFromWire(req.Config)
	if err != nil {
		return nil, unreadableRoster(err)
	}
	private := rosterPrivateFrom(req.PriorPrivate)
	destroys, err := isNull(req.ProposedNewState)
	if err != nil {
		return nil, unreadableRoster(err)
	}
	p := &rosterPlan{Roster: s, config: config, private: private.rests()}
	if p.private.Exists = prior != nil; p.private.Exists {
		p.prior = private.withoutNotAdopted(prior)
		if !destroys {
			s.claim(private)
		}
	}
	switch {
	case s.Data == nil: // Nothing is configured, so nothing can be applied.
		return &tfprotov6.PlanResourceChangeResponse{PlannedState: req.ProposedNewState, PlannedPrivate: req.PriorPrivate}, nil
	case destroys && prior != nil && s.Data.People.MakesRoster(prior.connection.ValueString()):
		p.private.Forgets = true
	case destroys && prior != nil:
		p.planDestroy(ctx)
	case !destroys:
		p.planChange(ctx, private.Exists)
	}
	resp := &tfprotov6.PlanResourceChangeResponse{
		PlannedPrivate: p.private.wire(),
		Diagnostics:    onWire(append(p.diags, p.remarks.diagnostics()...)),
	}
	resp.PlannedState, err = p.plan.wire()
	return resp, err
}

// ApplyResourceChange answers the call of that name.
func (s Roster) ApplyResourceChange(
	ctx context.Context, req *tfprotov6.ApplyResourceChangeRequest,
) (*tfprotov6.ApplyResourceChangeResponse, error) {
	a := &rosterApply{Roster: s, private: rosterPrivateFrom(req.PlannedPrivate)}
	for _, v := range []struct {
		from *tfprotov6.DynamicValue
		to   **roster
	}{{req.PriorState, &a.prior}, {req.PlannedState, &a.plan}, {req.Config, &a.config}} {
		var err error
		if *v.to, err = rosterFromWire(v.from); err != nil {
			return nil, unreadableRoster(err)
		}
	}
	resp := &tfprotov6.ApplyResourceChangeResponse{NewState: req.PriorState, Private: req.PlannedPrivate}
	if a.prior != nil {
		resp.Private = a.private.rests().wire()
		a.private.withoutNotAdopted(a.prior)
	}
	if a.plan == nil && a.private.Forgets {
		return &tfprotov6.ApplyResourceChangeResponse{NewState: req.PlannedState, Diagnostics: onWire(diag.Diagnostics{a.forgotten()})}, nil
	}
	diags := s.Data.RequireClient("change a roster")
	if a.plan == nil {
		diags.Append(a.mayDestroy()...)
	}
	if diags.HasError() {
		resp.Diagnostics = onWire(diags)
		return resp, nil
	}
	state, diags := a.outcome(ctx)
	resp.Diagnostics = onWire(diags)
	if state != nil {
		resp.Private = a.rests.wire()
	}
	var err error
	resp.NewState, err = state.wire()
	return resp, err
}

// mayDestroy refuses the destruction that is half of a replacement: only a tainted roster is replaced, because the
// plan refuses everything else.
func (a *rosterApply) mayDestroy() diag.Diagnostics {
	if !a.private.Creates {
		return nil
	}
	return diag.Diagnostics{diag.NewErrorDiagnostic("A Roster Is Not Replaced", fmt.Sprintf(
		"The roster %s is tainted, and replacing it would delete its %d people and make new ones, without their passwords, second factors, "+
			"sessions and metadata of others. Nothing was done.\n\n"+
			"Run the command untaint for the roster, and plan again.", a.prior.subject(), a.prior.having()))}
}

// forgotten says that the old half of a replacement by create_before_destroy leaves everybody as they are: no plan has shown
// what would become of them. The new half may be without them, which is no error there, so the CLI goes on.
func (a *rosterApply) forgotten() diag.Diagnostic {
	return diag.NewWarningDiagnostic("A Roster Is Not Replaced", fmt.Sprintf(
		"The roster %s was replaced, because it was tainted. A replacement would delete the %d people of the old one, which no plan has said. "+
			"Nothing was done to them: they stay at Auth0, and the old roster is out of the state.\n\n"+
			"Whoever of them is in the configuration the new roster takes over with on_conflict = \"adopt\"; whoever is not is managed "+
			"by nobody now. They are: %s.\n\n"+
			"A tainted roster is better freed with the command untaint.",
		a.prior.subject(), a.prior.having(), a.namesOfOld()))
}

// namesOfOld are those of the old roster whom the new one has not taken over, with their IDs.
func (a *rosterApply) namesOfOld() string {
	var names []string
	for _, key := range a.prior.keys() {
		if is := a.prior.people[key]; is.exists() && !a.Data.People.IsApplied(is.ID.ValueString()) {
			names = append(names, fmt.Sprintf("%q (%s)", key, who(is.subject(), is.ID.ValueString())))
		}
	}
	if len(names) == 0 {
		return "nobody, for the new roster has all of them"
	}
	return strings.Join(names, ", ")
}

// outcome applies, and returns the state afterwards; nil for none.
func (a *rosterApply) outcome(ctx context.Context) (*roster, diag.Diagnostics) {
	creates, destroys := a.prior == nil, a.plan == nil
	if creates {
		a.prior = &roster{}
		a.Data.People.MakeRoster(a.plan.connection.ValueString())
	}
	if destroys {
		a.plan = &roster{}
	}
	a.apply(ctx)
	switch {
	case creates:
		return a.created()
	case destroys && len(a.state) == 0:
		return nil, a.remarks.diagnostics()
	case destroys:
		return a.roster(a.prior), a.remarks.diagnostics()
	}
	return a.changed()
}

// ImportResourceState answers the call of that name.
func (s Roster) ImportResourceState(
	ctx context.Context, req *tfprotov6.ImportResourceStateRequest,
) (*tfprotov6.ImportResourceStateResponse, error) {
	resp := &tfprotov6.ImportResourceStateResponse{}
	if diags := s.Data.RequireClient("import a roster"); diags.HasError() {
		resp.Diagnostics = onWire(diags)
		return resp, nil
	}
	state, private, diags := s.importAll(ctx, req.ID)
	resp.Diagnostics = onWire(diags)
	if diags.HasError() {
		return resp, nil
	}
	wire, err := state.wire()
	resp.ImportedResources = []*tfprotov6.ImportedResource{{TypeName: req.TypeName, State: wire, Private: private.wire()}}
	return resp, err
}

// MoveResourceState answers the call of that name: nothing can become a roster.
func (s Roster) MoveResourceState(context.Context, *tfprotov6.MoveResourceStateRequest) (*tfprotov6.MoveResourceStateResponse, error) {
	return &tfprotov6.MoveResourceStateResponse{Diagnostics: onWire(diag.Diagnostics{diag.NewErrorDiagnostic("Unable to Move Resource State",
		"No other resource can be moved to a roster.\n\nTake the users out of the state with removed blocks and lifecycle { destroy = false }, "+
			"and let the roster take them over with on_conflict = \"adopt\".")})}, nil
}

// GenerateResourceConfig answers the call of that name: a configuration for an imported roster.
func (s Roster) GenerateResourceConfig(
	ctx context.Context, req *tfprotov6.GenerateResourceConfigRequest,
) (*tfprotov6.GenerateResourceConfigResponse, error) {
	var object map[string]tftypes.Value
	raw, err := req.State.Unmarshal(rosterTypes().roster)
	if err == nil {
		err = raw.As(&object)
	}
	if err != nil {
		return nil, unreadableRoster(err)
	}
	object["ids"], object["adopted_ids"] = tftypes.NewValue(textsByKey, nil), tftypes.NewValue(textsByKey, nil)
	config, err := tfprotov6.NewDynamicValue(rosterTypes().roster, tftypes.NewValue(rosterTypes().roster, object))
	return &tfprotov6.GenerateResourceConfigResponse{Config: &config}, err
}

func isNull(v *tfprotov6.DynamicValue) (bool, error) {
	if v == nil {
		return true, nil
	}
	return v.IsNull()
}

// unreadableRoster cannot happen as long as the CLI sends what the schema says.
func unreadableRoster(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("the values of the roster do not fit its schema: %w", err)
}
