// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const rosterType = "auth0users_roster"

// rosterWorld is a tenant, and a roster as a CLI would have it: its state and private data.
type rosterWorld struct {
	*acctest.World
	t        *testing.T
	p        *acctest.Protocol
	schema   *tfprotov6.Schema
	state    *tfprotov6.DynamicValue
	private  []byte
	warnings string // Those of the last plan and apply.
	// inMap says who is in the map users instead of a block; nil: nobody.
	inMap func(key string) bool
}

func newRosterWorld(t *testing.T, options ...emulator.Options) *rosterWorld {
	t.Helper()
	w := &rosterWorld{World: acctest.New(t, options...), t: t}
	w.p = w.NewProtocol(nil)
	w.schema = w.p.Schemas.ResourceSchemas[rosterType]
	w.state = w.p.Null(w.schema)
	return w
}

// people is the configuration of a roster: attributes by key.
type people map[string]acctest.Attributes

// someone is a person with an e-mail address and other attributes.
func someone(email string, more ...acctest.Attributes) acctest.Attributes {
	a := acctest.Attributes{"email": acctest.String(email)}
	for _, m := range more {
		maps.Copy(a, m)
	}
	return a
}

func (w *rosterWorld) personType() tftypes.Object {
	w.t.Helper()
	roster, _ := w.schema.ValueType().(tftypes.Object)
	users, _ := roster.AttributeTypes["user"].(tftypes.Map)
	person, ok := users.ElementType.(tftypes.Object)
	if !ok {
		w.t.Fatal("a person is no object")
	}
	return person
}

func (w *rosterWorld) config(settings acctest.Attributes, all people) *tfprotov6.DynamicValue {
	w.t.Helper()
	set := acctest.Attributes{"connection_name": acctest.String("email")}
	maps.Copy(set, settings)
	if w.inMap != nil {
		mapped := maps.Clone(all)
		maps.DeleteFunc(mapped, func(key string, _ acctest.Attributes) bool { return !w.inMap(key) })
		maps.Copy(set, w.mapped(mapped))
		all = maps.Clone(all)
		maps.DeleteFunc(all, func(key string, _ acctest.Attributes) bool { return w.inMap(key) })
	}
	set["user"] = tftypes.NewValue(tftypes.Map{ElementType: w.personType()}, w.rows(all))
	return w.p.Object(w.schema, set)
}

// rows are people by key, with null for what is not said of them.
func (w *rosterWorld) rows(all people) map[string]tftypes.Value {
	w.t.Helper()
	typ := w.personType()
	rows := map[string]tftypes.Value{}
	for key, attributes := range all {
		values := map[string]tftypes.Value{}
		for name, at := range typ.AttributeTypes {
			values[name] = tftypes.NewValue(at, nil)
		}
		maps.Copy(values, attributes)
		rows[key] = tftypes.NewValue(typ, values)
	}
	return rows
}

// rosterPlanned is a plan, and what an apply of it needs.
type rosterPlanned struct {
	*tfprotov6.PlanResourceChangeResponse
	config *tfprotov6.DynamicValue
}

func (w *rosterWorld) plan(settings acctest.Attributes, all people) rosterPlanned {
	w.t.Helper()
	w.p.Walk()
	return w.planOf(w.config(settings, all))
}

func (w *rosterWorld) planOf(config *tfprotov6.DynamicValue) rosterPlanned {
	w.t.Helper()
	return w.planIn(w.t.Context(), config)
}

func (w *rosterWorld) planIn(ctx context.Context, config *tfprotov6.DynamicValue) rosterPlanned {
	w.t.Helper()
	resp, err := w.p.Server.PlanResourceChange(ctx, &tfprotov6.PlanResourceChangeRequest{
		TypeName: rosterType, PriorState: w.state, ProposedNewState: config, Config: config, PriorPrivate: w.private,
	})
	if err != nil {
		w.t.Fatal(err)
	}
	w.warnings = allSaid(resp.Diagnostics)
	return rosterPlanned{resp, config}
}

// apply plans again, as a CLI does at the apply, and applies. The state is what a CLI would keep.
func (w *rosterWorld) apply(ctx context.Context, settings acctest.Attributes, all people) *tfprotov6.ApplyResourceChangeResponse {
	w.t.Helper()
	w.p.WalkContext(ctx)
	first := w.planIn(ctx, w.config(settings, all))
	w.p.NoError(first.Diagnostics)
	w.p.WalkApply(ctx)
	return w.carryOut(ctx, first)
}

// carryOut is the roster's part of an apply.
func (w *rosterWorld) carryOut(ctx context.Context, first rosterPlanned) *tfprotov6.ApplyResourceChangeResponse {
	w.t.Helper()
	again := w.planIn(ctx, first.config)
	w.p.NoError(again.Diagnostics)
	w.fits(first.PlannedState, again.PlannedState, "the plan at the apply")
	resp, err := w.p.Server.ApplyResourceChange(ctx, &tfprotov6.ApplyResourceChangeRequest{
		TypeName: rosterType, PriorState: w.state, PlannedState: again.PlannedState, Config: first.config, PlannedPrivate: again.PlannedPrivate,
	})
	if err != nil {
		w.t.Fatal(err)
	}
	w.warnings += allSaid(resp.Diagnostics)
	if created, err := w.state.IsNull(); err == nil && created && acctest.Errors(resp.Diagnostics) != "" && w.p.Values(w.schema, resp.NewState) != nil {
		w.t.Errorf("the roster is tainted: %s", acctest.Errors(resp.Diagnostics))
	}
	if acctest.Errors(resp.Diagnostics) == "" {
		w.fits(again.PlannedState, resp.NewState, "the state")
	}
	w.state, w.private = resp.NewState, resp.Private
	return resp
}

// fits holds a later value against an earlier one, as the CLIs do: only what was unknown may differ.
func (w *rosterWorld) fits(earlier, later *tfprotov6.DynamicValue, what string) {
	w.t.Helper()
	for _, d := range w.misfits(earlier, later) {
		w.t.Errorf("%s has something else than was planned: %s", what, d)
	}
}

// misfits are the places for which a CLI would refuse the later value.
func (w *rosterWorld) misfits(earlier, later *tfprotov6.DynamicValue) (all []string) {
	w.t.Helper()
	typ := w.schema.ValueType()
	was, err := earlier.Unmarshal(typ)
	if err != nil {
		w.t.Fatal(err)
	}
	is, err := later.Unmarshal(typ)
	if err != nil {
		w.t.Fatal(err)
	}
	diffs, err := was.Diff(is)
	if err != nil {
		w.t.Fatal(err)
	}
	var open []string
	for _, d := range diffs {
		if d.Value1 != nil && !d.Value1.IsKnown() {
			open = append(open, d.Path.String())
		}
	}
	for _, d := range diffs {
		switch within := func(path string) bool { return strings.HasPrefix(d.Path.String(), path) }; {
		case len(d.Path.Steps()) == 0, d.Value1 != nil && d.Value2 != nil && unknownWithin(*d.Value1):
		case slices.ContainsFunc(open, within): // All of it may differ.
		default:
			all = append(all, d.String())
		}
	}
	return all
}

func unknownWithin(v tftypes.Value) bool { return !v.IsFullyKnown() }

// read refreshes the state.
func (w *rosterWorld) read() {
	w.t.Helper()
	resp, err := w.p.Server.ReadResource(w.t.Context(), &tfprotov6.ReadResourceRequest{TypeName: rosterType, CurrentState: w.state, Private: w.private})
	if err != nil {
		w.t.Fatal(err)
	}
	w.p.NoError(resp.Diagnostics)
	w.state, w.private = resp.NewState, resp.Private
}

// expectNoChanges refreshes and plans.
func (w *rosterWorld) expectNoChanges(settings acctest.Attributes, all people) {
	w.t.Helper()
	w.p.Walk()
	w.read()
	p := w.planOf(w.config(settings, all))
	w.p.NoError(p.Diagnostics)
	if changes := w.changes(p); changes != "" {
		w.t.Errorf("the plan is not empty: %s", changes)
	}
}

// changes are the places where a plan differs from the state, the whole map of people apart.
func (w *rosterWorld) changes(p rosterPlanned) string {
	w.t.Helper()
	typ := w.schema.ValueType()
	was, err := w.state.Unmarshal(typ)
	if err != nil {
		w.t.Fatal(err)
	}
	will, err := p.PlannedState.Unmarshal(typ)
	if err != nil {
		w.t.Fatal(err)
	}
	diffs, err := was.Diff(will)
	if err != nil {
		w.t.Fatal(err)
	}
	var lines []string
	for _, d := range diffs {
		if steps := d.Path.Steps(); len(steps) != 1 || !d.Path.Equal(tftypes.NewAttributePath().WithAttributeName("user")) &&
			!d.Path.Equal(tftypes.NewAttributePath().WithAttributeName("ids")) {
			lines = append(lines, d.String())
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// ids are those of the state, by key.
func (w *rosterWorld) ids() map[string]string {
	w.t.Helper()
	values := w.p.Values(w.schema, w.state)
	if values == nil {
		return nil
	}
	var raw map[string]tftypes.Value
	if err := values["ids"].As(&raw); err != nil {
		w.t.Fatal(err)
	}
	ids := map[string]string{}
	for key, v := range raw {
		ids[key] = acctest.Text(v)
	}
	return ids
}

// keys are the people of the state.
func (w *rosterWorld) keys() string {
	return strings.Join(slices.Sorted(maps.Keys(w.ids())), " ")
}

func allSaid(diags []*tfprotov6.Diagnostic) string {
	var all strings.Builder
	for _, d := range diags {
		fmt.Fprintf(&all, "%s | %s | %s\n%s\n\n", d.Severity, d.Attribute, d.Summary, d.Detail)
	}
	return all.String()
}

// withoutLooks are the requests without the looks of a plan at connections, and at who exists already: a CLI may
// plan once or twice.
func withoutLooks(w *acctest.World) map[string]int {
	requests := w.Requests()
	delete(requests, "GET /connections")
	delete(requests, "GET /users")
	return requests
}

// expectOnly is expectRequests without those looks.
func expectOnly(t *testing.T, w *acctest.World, step string, want map[string]int) {
	t.Helper()
	if diff := cmp.Diff(want, withoutLooks(w)); diff != "" {
		t.Errorf("requests of %s (-want +got):\n%s", step, diff)
	}
	w.ResetRequests()
}

// planOfNew asks for the plan of a new resource, all of which is written.
func planOfNew(typeName string, null, config *tfprotov6.DynamicValue) *tfprotov6.PlanResourceChangeRequest {
	return &tfprotov6.PlanResourceChangeRequest{TypeName: typeName, PriorState: null, ProposedNewState: config, Config: config}
}

func (w *rosterWorld) validate(config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
	w.t.Helper()
	resp, err := w.p.Server.ValidateResourceConfig(w.t.Context(), &tfprotov6.ValidateResourceConfigRequest{
		TypeName: rosterType, Config: config,
		ClientCapabilities: &tfprotov6.ValidateResourceConfigClientCapabilities{WriteOnlyAttributesAllowed: true},
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return resp.Diagnostics
}
