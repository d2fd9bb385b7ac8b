// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// stateful is one resource with its state and its private state, treated as a CLI does.
type stateful struct {
	t        *testing.T
	p        *acctest.Protocol
	typeName string
	state    acctest.Attributes // nil for none.
	private  []byte
}

// plan is what a CLI shows and keeps of one.
type plan struct {
	resp     *tfprotov6.PlanResourceChangeResponse
	replaces bool
	warnings string // What the CLI shows: not those of the half of a replacement that creates.
	errors   string
	private  []byte // For the destroying half, when it replaces.
}

func (s *stateful) schema() *tfprotov6.Schema { return s.p.Schemas.ResourceSchemas[s.typeName] }

func (s *stateful) value(attributes acctest.Attributes) *tfprotov6.DynamicValue {
	if attributes == nil {
		return s.p.Null(s.schema())
	}
	return s.p.Object(s.schema(), attributes)
}

func warningTexts(diags []*tfprotov6.Diagnostic) string {
	text := ""
	for _, d := range diags {
		if d.Severity == tfprotov6.DiagnosticSeverityWarning {
			text += d.Summary + ": " + d.Detail + "\n"
		}
	}
	return text
}

// importByID imports and refreshes.
func (s *stateful) importByID(id string) {
	s.t.Helper()
	imported, err := s.p.Server.ImportResourceState(s.t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: s.typeName, ID: id})
	if err != nil {
		s.t.Fatal(err)
	}
	s.p.NoError(imported.Diagnostics)
	s.state, s.private = s.p.Values(s.schema(), imported.ImportedResources[0].State), imported.ImportedResources[0].Private
	s.p.NoError(s.refresh())
}

func (s *stateful) refresh() []*tfprotov6.Diagnostic {
	s.t.Helper()
	resp, err := s.p.Server.ReadResource(s.t.Context(), &tfprotov6.ReadResourceRequest{TypeName: s.typeName, CurrentState: s.value(s.state), Private: s.private})
	if err != nil {
		s.t.Fatal(err)
	}
	if acctest.Errors(resp.Diagnostics) == "" {
		s.state, s.private = s.p.Values(s.schema(), resp.NewState), resp.Private
	}
	return resp.Diagnostics
}

func (s *stateful) half(config, prior acctest.Attributes, private []byte) *tfprotov6.PlanResourceChangeResponse {
	s.t.Helper()
	proposed := s.value(nil)
	if config != nil {
		proposed = s.p.Proposed(s.schema(), config, prior)
	}
	resp, err := s.p.Server.PlanResourceChange(s.t.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: s.typeName, PriorState: s.value(prior), ProposedNewState: proposed, Config: s.value(config), PriorPrivate: private,
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return resp
}

// plan plans the configuration (nil to destroy). force replaces whatever it says.
func (s *stateful) plan(config acctest.Attributes, force ...bool) plan {
	s.t.Helper()
	resp := s.half(config, s.state, s.private)
	planned := plan{resp: resp, warnings: warningTexts(resp.Diagnostics), errors: acctest.Errors(resp.Diagnostics), private: resp.PlannedPrivate}
	planned.replaces = len(resp.RequiresReplace) > 0 || len(force) > 0
	if planned.replaces && planned.errors == "" {
		create := s.half(config, nil, resp.PlannedPrivate)
		planned.errors, planned.private = acctest.Errors(create.Diagnostics), create.PlannedPrivate
	}
	return planned
}

// apply carries a plan out, in a walk of its own, and returns the errors of the step that had some. What comes then is
// another walk.
func (s *stateful) apply(planned plan, config acctest.Attributes) string {
	s.t.Helper()
	s.p.Walk()
	defer s.p.Walk()
	if planned.errors != "" {
		return planned.errors
	}
	if planned.replaces {
		if problem := s.send(nil, s.value(nil), planned.private); problem != "" {
			return problem
		}
		create := s.half(config, nil, nil)
		if problem := acctest.Errors(create.Diagnostics); problem != "" {
			return problem
		}
		return s.send(config, create.PlannedState, create.PlannedPrivate)
	}
	return s.send(config, planned.resp.PlannedState, planned.private)
}

func (s *stateful) send(config acctest.Attributes, planned *tfprotov6.DynamicValue, private []byte) string {
	s.t.Helper()
	return acctest.Errors(s.sent(config, planned, private))
}

// sendAll carries out a plan that replaces nothing, and returns all that is said.
func (s *stateful) sendAll(config acctest.Attributes, planned plan) []*tfprotov6.Diagnostic {
	s.t.Helper()
	return s.sent(config, planned.resp.PlannedState, planned.private)
}

func (s *stateful) sent(config acctest.Attributes, planned *tfprotov6.DynamicValue, private []byte) []*tfprotov6.Diagnostic {
	s.t.Helper()
	resp, err := s.p.Server.ApplyResourceChange(s.t.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: s.typeName, PriorState: s.value(s.state), PlannedState: planned, Config: s.value(config), PlannedPrivate: private,
	})
	if err != nil {
		s.t.Fatal(err)
	}
	s.state, s.private = s.p.Values(s.schema(), resp.NewState), resp.Private
	return resp.Diagnostics
}

// to refreshes, plans and applies.
func (s *stateful) to(config acctest.Attributes) string {
	s.t.Helper()
	s.p.Walk()
	if s.state != nil {
		s.p.NoError(s.refresh())
	}
	return s.apply(s.plan(config), config)
}

// unchanged reports whether a plan is empty.
func (s *stateful) unchanged(planned plan) bool {
	s.t.Helper()
	if planned.errors != "" || planned.replaces {
		return false
	}
	for name, value := range s.p.Values(s.schema(), planned.resp.PlannedState) {
		if !value.Equal(s.state[name]) {
			return false
		}
	}
	return true
}
