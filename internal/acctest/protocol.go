// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Protocol speaks protocol 6 with a configured provider, as a CLI would: for what
// the CLIs at hand cannot reach (identity, moves, actions, list resources).
type Protocol struct {
	t      testing.TB
	config map[string]tftypes.Value // The provider block, for the next walk.
	// Server is the provider.
	Server tfprotov6.ProviderServer
	// Schemas are the provider's schemas, and Identities the resource identities.
	Schemas    *tfprotov6.GetProviderSchemaResponse
	Identities *tfprotov6.GetResourceIdentitySchemasResponse
}

// NewProtocol starts a provider and configures it for this world.
func (w *World) NewProtocol(settings map[string]tftypes.Value) *Protocol {
	w.t.Helper()
	p := w.unconfigured()
	config := map[string]tftypes.Value{
		"domain":        String(w.URL),
		"client_id":     String(w.Emulator.ClientID()),
		"client_secret": String(w.Emulator.ClientSecret()),
	}
	for name, value := range settings {
		config[name] = value
	}
	p.config = config
	p.Walk()
	return p
}

// Walk begins a new walk of the CLI: a plan, or an apply. The CLI configures the provider for each,
// and everything that the provider remembers ends with it.
func (p *Protocol) Walk() {
	p.t.Helper()
	p.WalkContext(p.t.Context())
}

// WalkContext is Walk within a context.
func (p *Protocol) WalkContext(ctx context.Context) {
	p.t.Helper()
	p.NoError(p.configure(ctx, p.config, nil))
}

// WalkApply is WalkContext for an apply of Terraform, which allows deferrals then.
func (p *Protocol) WalkApply(ctx context.Context) {
	p.t.Helper()
	p.NoError(p.configure(ctx, p.config, &tfprotov6.ConfigureProviderClientCapabilities{DeferralAllowed: true}))
}

// String is a string value.
func String(s string) tftypes.Value { return tftypes.NewValue(tftypes.String, s) }

// Int is a number value.
func Int(n int64) tftypes.Value { return tftypes.NewValue(tftypes.Number, n) }

// Bool is a boolean value.
func Bool(b bool) tftypes.Value { return tftypes.NewValue(tftypes.Bool, b) }

// Object is a value of a schema's type: what is not in set is null.
func (p *Protocol) Object(schema *tfprotov6.Schema, set map[string]tftypes.Value) *tfprotov6.DynamicValue {
	p.t.Helper()
	return p.dynamic(p.objectType(schema), func(typ tftypes.Object) tftypes.Value {
		values := make(map[string]tftypes.Value, len(typ.AttributeTypes))
		for name, at := range typ.AttributeTypes {
			values[name] = tftypes.NewValue(at, nil)
			if v, ok := set[name]; ok {
				values[name] = v
			}
		}
		for name := range set {
			if _, ok := typ.AttributeTypes[name]; !ok {
				p.t.Fatalf("the schema has no attribute %s", name)
			}
		}
		return tftypes.NewValue(typ, values)
	})
}

// Null is the null value of a schema's type: the prior state of what does not exist.
func (p *Protocol) Null(schema *tfprotov6.Schema) *tfprotov6.DynamicValue {
	p.t.Helper()
	return p.dynamic(p.objectType(schema), func(typ tftypes.Object) tftypes.Value { return tftypes.NewValue(typ, nil) })
}

// Proposed is the state that a CLI proposes for a configuration and a prior state
// (nil for none): what is written, and for computed attributes that are not, the
// prior value, or unknown on create.
func (p *Protocol) Proposed(schema *tfprotov6.Schema, config, prior map[string]tftypes.Value) *tfprotov6.DynamicValue {
	p.t.Helper()
	set := map[string]tftypes.Value{}
	for name, v := range config {
		set[name] = v
	}
	for _, a := range schema.Block.Attributes {
		if _, written := config[a.Name]; written || !a.Computed {
			continue
		}
		if prior == nil {
			set[a.Name] = tftypes.NewValue(a.ValueType(), tftypes.UnknownValue)
		} else {
			set[a.Name] = prior[a.Name]
		}
	}
	return p.Object(schema, set)
}

// Values decodes an object; nil for null.
func (p *Protocol) Values(schema *tfprotov6.Schema, dv *tfprotov6.DynamicValue) map[string]tftypes.Value {
	p.t.Helper()
	return p.attributes(p.objectType(schema), dv)
}

// IdentityValues decodes an identity of a resource type; nil for none.
func (p *Protocol) IdentityValues(typeName string, data *tfprotov6.ResourceIdentityData) map[string]tftypes.Value {
	p.t.Helper()
	if data == nil || data.IdentityData == nil {
		return nil
	}
	typ, ok := p.Identities.IdentitySchemas[typeName].ValueType().(tftypes.Object)
	if !ok {
		p.t.Fatalf("%s has no identity", typeName)
	}
	return p.attributes(typ, data.IdentityData)
}

// Identity makes an identity of a resource type.
func (p *Protocol) Identity(typeName string, set map[string]tftypes.Value) *tfprotov6.ResourceIdentityData {
	p.t.Helper()
	typ, ok := p.Identities.IdentitySchemas[typeName].ValueType().(tftypes.Object)
	if !ok {
		p.t.Fatalf("%s has no identity", typeName)
	}
	value := func(typ tftypes.Object) tftypes.Value { return tftypes.NewValue(typ, set) }
	return &tfprotov6.ResourceIdentityData{IdentityData: p.dynamic(typ, value)}
}

// NoError fails the test on an error diagnostic.
func (p *Protocol) NoError(diags []*tfprotov6.Diagnostic) {
	p.t.Helper()
	if text := Errors(diags); text != "" {
		p.t.Fatal(text)
	}
}

// Errors joins the error diagnostics, one per paragraph; "" for none.
func Errors(diags []*tfprotov6.Diagnostic) string {
	var texts []string
	for _, d := range diags {
		if d.Severity == tfprotov6.DiagnosticSeverityError {
			texts = append(texts, fmt.Sprintf("%s: %s: %s", d.Attribute, d.Summary, d.Detail))
		}
	}
	return strings.Join(texts, "\n\n")
}

// Change plans and applies a configuration over a prior state (nil for none), in a walk each as the
// CLI does, and returns the new state and identity. It fails the test on errors.
func (p *Protocol) Change(
	ctx context.Context, typeName string, config, prior map[string]tftypes.Value, identity *tfprotov6.ResourceIdentityData, private []byte,
) *tfprotov6.ApplyResourceChangeResponse {
	p.t.Helper()
	schema := p.Schemas.ResourceSchemas[typeName]
	priorState := p.Null(schema)
	if prior != nil {
		priorState = p.Object(schema, prior)
	}
	configValue := p.Object(schema, config)
	p.WalkContext(ctx)
	plan, err := p.Server.PlanResourceChange(ctx, &tfprotov6.PlanResourceChangeRequest{
		TypeName: typeName, PriorState: priorState, ProposedNewState: p.Proposed(schema, config, prior), Config: configValue,
		PriorIdentity: identity, PriorPrivate: private,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	p.NoError(plan.Diagnostics)
	p.WalkContext(ctx)
	resp, err := p.Server.ApplyResourceChange(ctx, &tfprotov6.ApplyResourceChangeRequest{
		TypeName: typeName, PriorState: priorState, PlannedState: plan.PlannedState, Config: configValue,
		PlannedPrivate: plan.PlannedPrivate, PlannedIdentity: plan.PlannedIdentity,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	p.NoError(resp.Diagnostics)
	return resp
}

// Import imports and reads an object, in a walk of its own.
func (p *Protocol) Import(ctx context.Context, typeName, id string) *tfprotov6.ReadResourceResponse {
	p.t.Helper()
	p.WalkContext(ctx)
	imported, err := p.Server.ImportResourceState(ctx, &tfprotov6.ImportResourceStateRequest{TypeName: typeName, ID: id})
	if err != nil {
		p.t.Fatal(err)
	}
	p.NoError(imported.Diagnostics)
	read, err := p.Server.ReadResource(ctx, &tfprotov6.ReadResourceRequest{
		TypeName: typeName, CurrentState: imported.ImportedResources[0].State, Private: imported.ImportedResources[0].Private,
		CurrentIdentity: imported.ImportedResources[0].Identity,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	p.NoError(read.Diagnostics)
	return read
}

// PlanDestroy plans the destruction of an object, in the walk that is going on.
func (p *Protocol) PlanDestroy(
	ctx context.Context, typeName string, state *tfprotov6.DynamicValue, private []byte,
) *tfprotov6.PlanResourceChangeResponse {
	p.t.Helper()
	null := p.Null(p.Schemas.ResourceSchemas[typeName])
	plan, err := p.Server.PlanResourceChange(ctx, &tfprotov6.PlanResourceChangeRequest{
		TypeName: typeName, PriorState: state, ProposedNewState: null, Config: null, PriorPrivate: private,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return plan
}

// Destroy plans the destruction of an object and carries it out, in the walk that is going on: as
// the CLI does with what it has deposed.
func (p *Protocol) Destroy(
	ctx context.Context, typeName string, state *tfprotov6.DynamicValue, private []byte,
) *tfprotov6.ApplyResourceChangeResponse {
	p.t.Helper()
	plan := p.PlanDestroy(ctx, typeName, state, private)
	p.NoError(plan.Diagnostics)
	return p.ApplyDestroy(ctx, typeName, state, plan.PlannedPrivate)
}

// ApplyDestroy carries out a planned destruction, in the walk that is going on.
func (p *Protocol) ApplyDestroy(
	ctx context.Context, typeName string, state *tfprotov6.DynamicValue, planned []byte,
) *tfprotov6.ApplyResourceChangeResponse {
	p.t.Helper()
	null := p.Null(p.Schemas.ResourceSchemas[typeName])
	resp, err := p.Server.ApplyResourceChange(ctx, &tfprotov6.ApplyResourceChangeRequest{
		TypeName: typeName, PriorState: state, PlannedState: null, Config: null, PlannedPrivate: planned,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return resp
}

func (p *Protocol) objectType(schema *tfprotov6.Schema) tftypes.Object {
	p.t.Helper()
	typ, ok := schema.ValueType().(tftypes.Object)
	if !ok {
		p.t.Fatalf("not an object: %s", schema.ValueType())
	}
	return typ
}

func (p *Protocol) dynamic(typ tftypes.Object, value func(tftypes.Object) tftypes.Value) *tfprotov6.DynamicValue {
	p.t.Helper()
	dv, err := tfprotov6.NewDynamicValue(typ, value(typ))
	if err != nil {
		p.t.Fatal(err)
	}
	return &dv
}

func (p *Protocol) attributes(typ tftypes.Object, dv *tfprotov6.DynamicValue) map[string]tftypes.Value {
	p.t.Helper()
	if dv == nil {
		return nil
	}
	v, err := dv.Unmarshal(typ)
	if err != nil {
		p.t.Fatal(err)
	}
	if v.IsNull() {
		return nil
	}
	var out map[string]tftypes.Value
	if err := v.As(&out); err != nil {
		p.t.Fatal(err)
	}
	return out
}

// Text is the string behind a value; "" for null and unknown.
func Text(v tftypes.Value) string {
	var s string
	if v.IsNull() || !v.IsKnown() || v.As(&s) != nil {
		return ""
	}
	return s
}
