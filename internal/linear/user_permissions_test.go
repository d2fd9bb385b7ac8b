// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package linear_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/linear"
)

const (
	typeName = "auth0users_user_permissions"
	user     = "google-oauth2|1815"
	api      = "https://api.example.com/library"
)

// many is an auth0users_user_permissions of many permissions, as a CLI holds it.
type many struct {
	tb    testing.TB
	p     *acctest.Protocol
	block acctest.Attributes // Of the provider.
	// config and state are of n permissions, none and noneState of no permission.
	config, state, none, noneState acctest.Attributes
	stored                         []byte // The state as a file has it.
}

func newMany(tb testing.TB, n int) *many {
	tb.Helper()
	tenant := emulator.Start(tb, emulator.Options{})
	var seed strings.Builder
	fmt.Fprintf(&seed, "users:\n- {user_id: %q, connection: google-oauth2}\nresource_servers:\n- identifier: %q\n  name: Library\n  scopes:\n", user, api)
	for i := range n {
		fmt.Fprintf(&seed, "  - {value: %q}\n", permissionName(i))
	}
	content, err := emulator.ParseSeed(strings.NewReader(seed.String()))
	if err != nil {
		tb.Fatal(err)
	}
	if err := tenant.Apply(content); err != nil {
		tb.Fatal(err)
	}
	m := &many{tb: tb, p: acctest.Unconfigured(tb), block: acctest.Attributes{
		"domain": acctest.String(tenant.URL), "client_id": acctest.String(tenant.ClientID()), "client_secret": acctest.String(tenant.ClientSecret()),
	}}
	m.config, m.state = attributes(n)
	m.none, m.noneState = attributes(0)
	m.stored = storedState(n)
	return m
}

func permissionName(i int) string { return fmt.Sprintf("act:%04d", i) }

// attributes are a configuration of n permissions and the state of it.
func attributes(n int) (config, state acctest.Attributes) {
	permission := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"name": tftypes.String, "resource_server_identifier": tftypes.String}}
	elements := make([]tftypes.Value, n)
	for i := range elements {
		elements[i] = tftypes.NewValue(permission, map[string]tftypes.Value{
			"name": acctest.String(permissionName(i)), "resource_server_identifier": acctest.String(api),
		})
	}
	config = acctest.Attributes{"user_id": acctest.String(user), "permissions": tftypes.NewValue(tftypes.Set{ElementType: permission}, elements)}
	state = maps.Clone(config)
	state["id"] = config["user_id"]
	return config, state
}

func storedState(n int) []byte {
	elements := make([]string, n)
	for i := range elements {
		elements[i] = fmt.Sprintf(`{"name":%q,"resource_server_identifier":%q}`, permissionName(i), api)
	}
	return fmt.Appendf(nil, `{"id":%q,"user_id":%q,"permissions":[%s]}`, user, user, strings.Join(elements, ","))
}

// check fails the test on an error of a call.
func (m *many) check(err error, diagnostics []*tfprotov6.Diagnostic) {
	m.tb.Helper()
	if err != nil {
		m.tb.Fatal(err)
	}
	m.p.NoError(diagnostics)
}

func (m *many) walk() { m.p.NoError(m.p.Configure(m.block)) }

func (m *many) value(attributes acctest.Attributes) *tfprotov6.DynamicValue {
	schema := m.p.Schemas.ResourceSchemas[typeName]
	if attributes == nil {
		return m.p.Null(schema)
	}
	return m.p.Object(schema, attributes)
}

func (m *many) validate() {
	resp, err := m.p.Server.ValidateResourceConfig(m.tb.Context(), &tfprotov6.ValidateResourceConfigRequest{TypeName: typeName, Config: m.value(m.config)})
	m.check(err, resp.Diagnostics)
}

func (m *many) upgrade() {
	resp, err := m.p.Server.UpgradeResourceState(m.tb.Context(), &tfprotov6.UpgradeResourceStateRequest{
		TypeName: typeName, RawState: &tfprotov6.RawState{JSON: m.stored},
	})
	m.check(err, resp.Diagnostics)
}

func (m *many) read() {
	resp, err := m.p.Server.ReadResource(m.tb.Context(), &tfprotov6.ReadResourceRequest{TypeName: typeName, CurrentState: m.value(m.state)})
	m.check(err, resp.Diagnostics)
	if m.p.Values(m.p.Schemas.ResourceSchemas[typeName], resp.NewState) == nil {
		m.tb.Fatal("the user is gone")
	}
}

// plan plans a change from prior (nil for a creation).
func (m *many) plan(prior, config acctest.Attributes) *tfprotov6.PlanResourceChangeResponse {
	proposed := m.p.Proposed(m.p.Schemas.ResourceSchemas[typeName], config, prior)
	resp, err := m.p.Server.PlanResourceChange(m.tb.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: typeName, PriorState: m.value(prior), ProposedNewState: proposed, Config: m.value(config),
	})
	m.check(err, resp.Diagnostics)
	return resp
}

// apply plans and applies a change from prior (nil for a creation).
func (m *many) apply(prior, config acctest.Attributes) {
	planned := m.plan(prior, config)
	resp, err := m.p.Server.ApplyResourceChange(m.tb.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: typeName, PriorState: m.value(prior), PlannedState: planned.PlannedState, Config: m.value(config), PlannedPrivate: planned.PlannedPrivate,
	})
	m.check(err, resp.Diagnostics)
}

func (m *many) destroy() {
	resp, err := m.p.Server.ApplyResourceChange(m.tb.Context(), &tfprotov6.ApplyResourceChangeRequest{
		TypeName: typeName, PriorState: m.value(m.state), PlannedState: m.value(nil), Config: m.value(nil),
	})
	m.check(err, resp.Diagnostics)
}

// calls are the calls of a life, in its order.
func (m *many) calls() []linear.Call {
	return []linear.Call{
		{Name: "create", Before: m.walk, Do: func() { m.apply(nil, m.config) }},
		{Name: "validate", Before: m.walk, Do: m.validate},
		{Name: "upgrade", Before: m.walk, Do: m.upgrade},
		{Name: "read", Before: m.walk, Do: m.read},
		{Name: "plan without changes", Before: m.walk, Do: func() { m.plan(m.state, m.config) }},
		{Name: "take all", Before: m.walk, Do: func() { m.apply(m.state, m.none) }},
		{Name: "give all", Before: m.walk, Do: func() { m.apply(m.noneState, m.config) }},
		{Name: "destroy", Before: m.walk, Do: m.destroy},
	}
}

// Twice as many permissions cost about twice as much, in every call.
func TestUserPermissions(t *testing.T) {
	t.Parallel()
	linear.Twice(t, "permissions", 250, func(n int) []linear.Call { return newMany(t, n).calls() })
}

func BenchmarkUserPermissions(b *testing.B) {
	for _, n := range []int{50, 200, 500, 1000} {
		b.Run(fmt.Sprintf("plan without changes/%d", n), func(b *testing.B) {
			m := newMany(b, n)
			m.walk()
			m.apply(nil, m.config)
			b.ReportAllocs()
			for b.Loop() {
				m.walk()
				m.upgrade()
				m.read()
				m.validate()
				m.plan(m.state, m.config)
			}
		})
		b.Run(fmt.Sprintf("create and destroy/%d", n), func(b *testing.B) {
			m := newMany(b, n)
			b.ReportAllocs()
			for b.Loop() {
				m.walk()
				m.validate()
				m.apply(nil, m.config)
				m.destroy()
			}
		})
	}
}
