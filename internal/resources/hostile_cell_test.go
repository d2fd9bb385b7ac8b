// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// cell is one operation against one fault: a tenant, a provider, and one object.
type cell struct {
	t *testing.T
	w *acctest.World
	p *acctest.Protocol
	// offset moves the tenant's clock: what happens before the fault is over, happened a while ago.
	offset atomic.Int64

	typeName string
	config   map[string]tftypes.Value
	state    *tfprotov6.DynamicValue // nil for none
	private  []byte
	identity *tfprotov6.ResourceIdentityData
	// destruction is the last plan, which counts when it destroys.
	destruction *tfprotov6.PlanResourceChangeResponse
}

const (
	hostilePassword = "Sentinel-Passw0rd-1"
	// cellBound is far more than any operation takes: only what would never end meets it.
	cellBound = 90 * time.Second
)

// secretForms are what must not stand in any message.
var secretForms = regexp.MustCompile(hostilePassword + `|eyJ[A-Za-z0-9_-]{8,}\.|emulator-secret`)

func newCell(t *testing.T) *cell {
	t.Helper()
	c := &cell{t: t}
	c.offset.Store(-int64(time.Minute))
	c.w = acctest.New(t, emulator.Options{Now: func() time.Time { return time.Now().Add(time.Duration(c.offset.Load())) }})
	c.w.Seed(hostileSeed)
	c.p = c.w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(1), "request_timeout": acctest.String("2s")})
	return c
}

func (c *cell) schema() *tfprotov6.Schema { return c.p.Schemas.ResourceSchemas[c.typeName] }

func (c *cell) prior() *tfprotov6.DynamicValue {
	if c.state == nil {
		return c.p.Null(c.schema())
	}
	return c.state
}

func (c *cell) values() map[string]tftypes.Value {
	if c.state == nil {
		return nil
	}
	return c.p.Values(c.schema(), c.state)
}

// refresh reads the object, as every plan does. What is gone is forgotten.
func (c *cell) refresh(ctx context.Context) []*tfprotov6.Diagnostic {
	if c.state == nil {
		return nil
	}
	read, err := c.p.Server.ReadResource(ctx, &tfprotov6.ReadResourceRequest{
		TypeName: c.typeName, CurrentState: c.state, Private: c.private, CurrentIdentity: c.identity,
	})
	if err != nil {
		c.t.Fatalf("read: %v", err)
	}
	if failed(read.Diagnostics) {
		return read.Diagnostics
	}
	c.state, c.private, c.identity = read.NewState, read.Private, read.NewIdentity
	if c.p.Values(c.schema(), c.state) == nil {
		c.state, c.private, c.identity = nil, nil, nil
	}
	return read.Diagnostics
}

// plan plans the configuration, or the destruction when there is none.
func (c *cell) plan(ctx context.Context) (*tfprotov6.PlanResourceChangeResponse, *tfprotov6.DynamicValue) {
	config, proposed := c.p.Null(c.schema()), c.p.Null(c.schema())
	if c.config != nil {
		config, proposed = c.p.Object(c.schema(), c.config), c.p.Proposed(c.schema(), c.config, c.values())
	}
	plan, err := c.p.Server.PlanResourceChange(ctx, &tfprotov6.PlanResourceChangeRequest{
		TypeName: c.typeName, PriorState: c.prior(), ProposedNewState: proposed, Config: config, PriorPrivate: c.private, PriorIdentity: c.identity,
	})
	if err != nil {
		c.t.Fatalf("plan: %v", err)
	}
	return plan, config
}

// apply refreshes, plans and applies, in two walks as the CLI does. It returns all diagnostics, and
// whether the object would be tainted: what the creation returned with an error.
func (c *cell) apply(ctx context.Context) (diags []*tfprotov6.Diagnostic, tainted bool) {
	c.p.WalkContext(ctx)
	diags, changes := c.planned(ctx)
	if !changes {
		return diags, false
	}
	c.p.WalkContext(ctx)
	more, tainted := c.carryOut(ctx)
	return append(diags, more...), tainted
}

// planned refreshes and plans, in the walk that is going on. It reports whether there is something to
// apply.
func (c *cell) planned(ctx context.Context) (diags []*tfprotov6.Diagnostic, changes bool) {
	if diags = c.refresh(ctx); failed(diags) {
		return diags, false
	}
	if c.state == nil && c.config == nil {
		return diags, false
	}
	plan, _ := c.plan(ctx)
	diags = append(diags, plan.Diagnostics...)
	if failed(plan.Diagnostics) || c.same(plan.PlannedState) {
		return diags, false
	}
	if len(plan.RequiresReplace) > 0 && c.state != nil {
		c.t.Fatalf("the plan replaces the object: %v", plan.RequiresReplace)
	}
	c.destruction = plan
	return diags, true
}

// carryOut plans once more, except for a destruction, and applies, in the walk that is going on.
func (c *cell) carryOut(ctx context.Context) (diags []*tfprotov6.Diagnostic, tainted bool) {
	planned, config := c.destruction, c.p.Null(c.schema())
	if c.config != nil {
		if planned, config = c.plan(ctx); failed(planned.Diagnostics) {
			return planned.Diagnostics, false
		}
	}
	resp, err := c.p.Server.ApplyResourceChange(ctx, &tfprotov6.ApplyResourceChangeRequest{
		TypeName: c.typeName, PriorState: c.prior(), PlannedState: planned.PlannedState, Config: config,
		PlannedPrivate: planned.PlannedPrivate, PlannedIdentity: planned.PlannedIdentity,
	})
	if err != nil {
		c.t.Fatalf("apply: %v", err)
	}
	creating := c.state == nil
	c.state, c.private, c.identity = resp.NewState, resp.Private, resp.NewIdentity
	if c.p.Values(c.schema(), c.state) == nil {
		c.state, c.private, c.identity = nil, nil, nil
	}
	return resp.Diagnostics, creating && c.state != nil && failed(resp.Diagnostics)
}

// same reports whether a plan changes nothing.
func (c *cell) same(planned *tfprotov6.DynamicValue) bool {
	a, b := c.values(), c.p.Values(c.schema(), planned)
	if (a == nil) != (b == nil) {
		return false
	}
	for name := range b {
		if !a[name].Equal(b[name]) {
			return false
		}
	}
	return true
}

func failed(diags []*tfprotov6.Diagnostic) bool { return acctest.Errors(diags) != "" }

// world is the tenant as it is: every user with everything that belongs to them, and without the
// times of changes.
func (c *cell) world() string {
	var lines []string
	for _, u := range c.w.Users() {
		id := fmt.Sprint(u["user_id"])
		delete(u, "updated_at")
		delete(u, "last_password_reset")
		for _, part := range []string{"roles", "permissions", "authentication-methods"} {
			var items any
			c.w.Call("GET", "/users/"+strings.ReplaceAll(id, "|", "%7C")+"/"+part, nil, &items)
			u[part] = items
		}
		line, err := json.Marshal(u)
		if err != nil {
			c.t.Fatal(err)
		}
		lines = append(lines, string(line))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// secrets fails the cell when a message holds one.
func (c *cell) secrets(diags []*tfprotov6.Diagnostic) {
	for _, d := range diags {
		if found := secretForms.FindString(d.Summary + " " + d.Detail); found != "" {
			c.t.Errorf("a message holds the secret %q: %s: %s", found, d.Summary, d.Detail)
		}
		if d.Summary == "" || strings.Contains(d.Detail, "runtime error") || strings.Contains(d.Summary, "Crash") || strings.Contains(d.Summary, "Panic") {
			c.t.Errorf("a crash: %s: %s", d.Summary, d.Detail)
		}
	}
}

// drawn are the IDs and times that differ from tenant to tenant.
var drawn = regexp.MustCompile(`"(?:created_at|updated_at|last_password_reset)":"[^"]*"|auth0\|[0-9a-f]{24}|(?:email|sms)\|[0-9a-f]{24}|dev_[A-Za-z0-9]{16}|"[0-9a-f]{24}"`)

// anonymous takes out of a tenant what no two have in common.
func anonymous(world string) string {
	lines := strings.Split(drawn.ReplaceAllString(world, "*"), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
