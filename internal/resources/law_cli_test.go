// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// lawCLI plays Terraform: it holds a state, and makes the calls to the provider that the CLI makes,
// with the private data that the CLI keeps.
type lawCLI struct {
	t          *testing.T
	p          *acctest.Protocol
	schema     *tfprotov6.Schema
	network    *lawNetwork
	random     *rand.Rand
	identities bool // Terraform 1.12 and newer pass on identities.
	// candidate is Terraform 1.16.0-rc2: it knows lifecycle { destroy = false }, and forgets it where it
	// creates first, when it has the old object destroyed without a plan.
	candidate bool

	objects map[string]*lawObject   // The state, by address.
	deposed map[string][]*lawObject // Objects that are still to be destroyed.

	run      lawRun
	planning bool
	ctx      context.Context // Of one run, as the CLI has one.
	mu       sync.Mutex
	said     []lawSaid
	bugs     []string // What the CLI would call a bug in the provider.
	inFlight int      // Creations under way.
	lost     int      // Creations that were under way when the provider was killed.
	stopped  bool     // One Ctrl-C: nothing new starts.
	killed   bool     // Two of them, or a crash: no answer is heard any more.
}

// lawObject is an object in the state.
type lawObject struct {
	state    *tfprotov6.DynamicValue
	values   acctest.Attributes
	private  []byte
	identity *tfprotov6.ResourceIdentityData
	tainted  bool
	spared   bool // lifecycle { destroy = false }, of a row whose block stays.
}

func (o *lawObject) id() string { return acctest.Text(o.values["id"]) }

// value is an attribute of the object; null where there is no object.
func (o *lawObject) value(name string) tftypes.Value {
	if o == nil {
		return tftypes.NewValue(tftypes.Bool, nil)
	}
	return o.values[name]
}

// destroys is what destroying the object does to the user: "delete", "block" or "keep".
func (o *lawObject) destroys() string {
	if fate := acctest.Text(o.values["on_destroy"]); fate != "" {
		return fate
	}
	return "delete"
}

// lawRun is one run of the CLI: a plan and, if it has no error, the apply.
type lawRun struct {
	settings  acctest.Attributes // The provider block.
	rows      map[string]lawRow
	imports   map[string]string // Import blocks: address to ID.
	replace   map[string]bool   // -replace.
	destroy   bool
	refresh   bool
	old       bool // Terraform before 1.12: the destruction of what is gone is planned before the refresh.
	parallel  int
	planOnly  bool
	interrupt time.Duration // After which time of the apply Ctrl-C is pressed; 0 is never.
	kill      bool          // It is pressed twice.
	faults    lawFaults
}

// lawSaid is a diagnostic.
type lawSaid struct {
	address string
	isError bool
	text    string
}

// lawNode is what the CLI does about one object, in steps that each take a slot: a step that reports
// false is the last.
type lawNode []func() bool

// walk configures the provider and does the work, some at a time and in random order.
func (c *lawCLI) walk(nodes []lawNode) {
	c.p.NoError(c.p.Configure(c.run.settings))
	c.random.Shuffle(len(nodes), func(i, j int) { nodes[i], nodes[j] = nodes[j], nodes[i] })
	slots := make(chan struct{}, c.run.parallel)
	var group sync.WaitGroup
	for _, node := range nodes {
		group.Go(func() {
			for _, step := range node {
				slots <- struct{}{}
				goOn := !c.isStopped() && step()
				<-slots
				if !goOn {
					return
				}
			}
		})
	}
	group.Wait()
}

func (c *lawCLI) isStopped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.stopped
}

// hears notes the diagnostics of a call. It reports whether there was no error, and the call is not
// one of a provider that was killed meanwhile.
func (c *lawCLI) hears(address string, diags []*tfprotov6.Diagnostic, err error) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err != nil {
		c.t.Errorf("%s: %v", address, err)
		return false
	}
	ok := !c.killed
	for _, d := range diags {
		isError := d.Severity == tfprotov6.DiagnosticSeverityError
		ok = ok && !isError
		if !c.killed {
			c.said = append(c.said, lawSaid{address, isError, d.Summary + ": " + d.Detail})
		}
	}
	return ok
}

// finds notes what the CLI would call a bug in the provider, as an error.
func (c *lawCLI) finds(address, text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.bugs = append(c.bugs, address+": "+text)
	c.said = append(c.said, lawSaid{address, true, text})
}

// failed reports whether there was an error so far.
func (c *lawCLI) failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.ContainsFunc(c.said, func(s lawSaid) bool { return s.isError })
}

// mentions reports whether a diagnostic names what is looked for; only errors count if asked.
func lawMentions(said []lawSaid, what string, errors bool) bool {
	return what != "" && slices.ContainsFunc(said, func(s lawSaid) bool {
		return (s.isError || !errors) && strings.Contains(strings.ToLower(s.text), strings.ToLower(what))
	})
}

// object is what a call has made of the state; nil for nothing.
func (c *lawCLI) object(state *tfprotov6.DynamicValue, private []byte, identity *tfprotov6.ResourceIdentityData) *lawObject {
	values := c.p.Values(c.schema, state)
	if values == nil {
		return nil
	}
	if !c.identities {
		identity = nil
	}
	return &lawObject{state: state, values: values, private: private, identity: identity}
}

func (c *lawCLI) importUser(address, id string) (*lawObject, bool) {
	resp, err := c.p.Server.ImportResourceState(c.ctx, &tfprotov6.ImportResourceStateRequest{TypeName: userType, ID: id})
	if !c.hears(address, resp.Diagnostics, err) {
		return nil, false
	}
	r := resp.ImportedResources[0]
	o, ok := c.read(address, c.object(r.State, r.Private, r.Identity))
	if ok && o == nil {
		c.finds(address, "the import has come to nothing without an error of the provider")
		return nil, false
	}
	return o, ok
}

// read refreshes an object; nil is one that is gone.
func (c *lawCLI) read(address string, o *lawObject) (*lawObject, bool) {
	resp, err := c.p.Server.ReadResource(c.ctx, &tfprotov6.ReadResourceRequest{
		TypeName: userType, CurrentState: o.state, Private: o.private, CurrentIdentity: o.identity,
	})
	if !c.hears(address, resp.Diagnostics, err) {
		return nil, false
	}
	fresh := c.object(resp.NewState, resp.Private, resp.NewIdentity)
	if fresh != nil {
		fresh.tainted, fresh.spared = o.tainted, o.spared
	}
	return fresh, true
}

// plan plans the change from an object, nil for a new one, to a row.
func (c *lawCLI) plan(address string, o *lawObject, private []byte, row lawRow) (*tfprotov6.PlanResourceChangeResponse, bool) {
	config := row.config(c.planning)
	written := maps.Clone(config)
	delete(written, "password_wo") // Write-only: it is in the configuration alone.
	req := &tfprotov6.PlanResourceChangeRequest{
		TypeName: userType, PriorState: c.p.Null(c.schema), Config: c.p.Object(c.schema, config),
		ProposedNewState: c.p.Proposed(c.schema, written, nil), PriorPrivate: private,
	}
	if o != nil {
		req.PriorState, req.PriorIdentity = o.state, o.identity
		req.ProposedNewState = c.p.Proposed(c.schema, written, o.values)
	}
	resp, err := c.p.Server.PlanResourceChange(c.ctx, req)
	return resp, c.hears(address, resp.Diagnostics, err)
}

// planDestroy plans the destruction of an object and returns the private data of the plan.
func (c *lawCLI) planDestroy(address string, o *lawObject) ([]byte, bool) {
	resp := c.p.PlanDestroy(c.ctx, userType, o.state, o.private)
	if c.p.Values(c.schema, resp.PlannedState) != nil {
		c.finds(address, "Provider produced invalid plan: a destruction leaves something")
		return nil, false
	}
	return resp.PlannedPrivate, c.hears(address, resp.Diagnostics, nil)
}
