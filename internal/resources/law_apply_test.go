// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// applyWalk carries out a plan.
func (c *lawCLI) applyWalk(changes []*lawChange) {
	c.planning = false
	c.keepRefreshed(changes)
	ctx, cancel := context.WithCancel(c.ctx)
	defer cancel()
	c.ctx = ctx
	if c.run.interrupt > 0 {
		timer := time.AfterFunc(c.run.interrupt, func() { c.interrupt(cancel) })
		defer timer.Stop()
	}
	var nodes []lawNode
	for _, change := range changes {
		if node := c.node(change); node != nil {
			nodes = append(nodes, node)
		}
	}
	c.walk(nodes)
}

// interrupt is Ctrl-C: the calls under way are cancelled, and their answers awaited. A second one
// ends the provider, and nobody hears what it had to say.
func (c *lawCLI) interrupt(cancel func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stopped = true
	if c.run.kill {
		c.killed, c.lost = true, c.inFlight
		c.network.kill()
	}
	cancel()
}

// keepRefreshed saves what the plan has read: an apply begins with that.
func (c *lawCLI) keepRefreshed(changes []*lawChange) {
	for _, change := range changes {
		old := c.objects[change.address]
		switch {
		case change.deposed:
			c.forgetDeposed(change)
		case change.action == lawGone, change.action == lawForget:
			delete(c.objects, change.address)
		case change.before != nil && (old == nil || old.id() == change.id()):
			c.objects[change.address] = change.before
		}
	}
	for _, change := range changes {
		if change.deposed && change.action != lawGone {
			c.deposed[change.address] = append(c.deposed[change.address], change.before)
		}
	}
}

// forgetDeposed takes the objects of an address out that the plan has read anew.
func (c *lawCLI) forgetDeposed(change *lawChange) {
	c.deposed[change.address] = slices.DeleteFunc(c.deposed[change.address], func(o *lawObject) bool { return o.id() == change.id() })
}

// node is the work for one change; nil for none.
func (c *lawCLI) node(change *lawChange) lawNode {
	switch {
	case change.action == lawCreate:
		return lawNode{func() bool { return c.create(change) }}
	case change.action == lawUpdate:
		return lawNode{func() bool { return c.update(change) }}
	case change.action == lawDestroy && change.deposed:
		return lawNode{func() bool { return c.destroyDeposed(change) }}
	case change.action == lawDestroy:
		return lawNode{func() bool { return c.destroy(change) }}
	case change.action == lawReplace:
		return lawNode{func() bool { return c.destroy(change) }, func() bool { return c.create(change) }}
	case change.action == lawReplaceFirst && change.row.spared:
		return lawNode{func() bool { return c.createFirst(change) }, func() bool { return c.destroyUnplanned(change) }}
	case change.action == lawReplaceFirst:
		return lawNode{func() bool { return c.createFirst(change) }, func() bool { return c.destroyDeposed(change) }}
	}
	return nil
}

// replan plans a change again, as the CLI does before it applies it, and holds the result against
// the plan.
func (c *lawCLI) replan(change *lawChange, prior *lawObject, private []byte) (*tfprotov6.PlanResourceChangeResponse, bool) {
	resp, ok := c.plan(change.address, prior, private, change.row)
	if !ok {
		return nil, false
	}
	if len(resp.RequiresReplace) > 0 {
		c.finds(change.address, "Provider produced inconsistent final plan: now the user is to be replaced")
		return nil, false
	}
	if d := lawDifference(change.after, c.p.Values(c.schema, resp.PlannedState)); d != "" {
		c.finds(change.address, "Provider produced inconsistent final plan: "+d)
		return nil, false
	}
	return resp, true
}

func (c *lawCLI) applyPlanned(change *lawChange, prior *lawObject, plan *tfprotov6.PlanResourceChangeResponse) (o *lawObject, ok bool) {
	req := &tfprotov6.ApplyResourceChangeRequest{
		TypeName: userType, PriorState: c.p.Null(c.schema), PlannedState: plan.PlannedState, Config: c.p.Object(c.schema, change.row.config(c.planning)),
		PlannedPrivate: plan.PlannedPrivate, PlannedIdentity: plan.PlannedIdentity,
	}
	if prior != nil {
		req.PriorState = prior.state
	}
	resp, err := c.p.Server.ApplyResourceChange(c.ctx, req)
	ok = c.hears(change.address, resp.Diagnostics, err)
	o = c.object(resp.NewState, resp.Private, resp.NewIdentity)
	if ok && o == nil {
		c.finds(change.address, "Provider produced inconsistent result after apply: nothing")
	} else if ok {
		if d := lawDifference(c.p.Values(c.schema, plan.PlannedState), o.values); d != "" {
			c.finds(change.address, "Provider produced inconsistent result after apply: "+d)
			ok = false
		}
	}
	return o, ok
}

// create reports whether the object was created without an error.
func (c *lawCLI) create(change *lawChange) bool {
	plan, ok := c.replan(change, nil, nil)
	if !ok {
		return false
	}
	c.count(1)
	o, ok := c.applyPlanned(change, nil, plan)
	c.count(-1)
	c.save(func() {
		if o != nil {
			o.tainted, o.spared = !ok, change.row.spared
			c.objects[change.address] = o
		}
	})
	change.done = ok
	return ok
}

func (c *lawCLI) count(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.inFlight += n
}

// save changes the state, unless nobody hears the provider any more.
func (c *lawCLI) save(change func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.killed {
		change()
	}
}

func (c *lawCLI) update(change *lawChange) bool {
	plan, ok := c.replan(change, change.before, change.before.private)
	if !ok {
		return false
	}
	o, ok := c.applyPlanned(change, change.before, plan)
	c.save(func() {
		if o != nil {
			o.spared = change.row.spared
			c.objects[change.address] = o
		}
	})
	change.done = ok
	return ok
}

// createFirst is the first half of a replacement with create_before_destroy: the old object is
// deposed, and comes back when nothing takes its place.
func (c *lawCLI) createFirst(change *lawChange) bool {
	c.save(func() {
		delete(c.objects, change.address)
		c.deposed[change.address] = append(c.deposed[change.address], change.before)
	})
	ok := c.create(change)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.objects[change.address] == nil && !c.killed {
		c.objects[change.address] = change.before
		c.removeDeposed(change)
	}
	return ok
}

// removeDeposed takes one deposed object out; the lock is held.
func (c *lawCLI) removeDeposed(change *lawChange) {
	c.deposed[change.address] = slices.DeleteFunc(c.deposed[change.address], func(o *lawObject) bool { return o == change.before })
}

// destroy destroys the object of an address. It reports whether that is out of the state.
func (c *lawCLI) destroy(change *lawChange) bool {
	kept, ok := c.applyDestroy(change, change.private)
	c.save(func() {
		if kept == nil {
			delete(c.objects, change.address)
		} else {
			c.objects[change.address] = kept
		}
	})
	return ok
}

// destroyDeposed plans the destruction of a deposed object again, and carries that out.
func (c *lawCLI) destroyDeposed(change *lawChange) bool {
	private, ok := c.planDestroy(change.address, change.before)
	if !ok {
		return false
	}
	return c.finishDeposed(change, private)
}

// destroyUnplanned is what Terraform 1.16.0-rc2 does to the old object where the lifecycle says
// destroy = false and the new one is made first.
func (c *lawCLI) destroyUnplanned(change *lawChange) bool { return c.finishDeposed(change, nil) }

func (c *lawCLI) finishDeposed(change *lawChange, private []byte) bool {
	kept, ok := c.applyDestroy(change, private)
	c.save(func() {
		c.removeDeposed(change)
		if kept != nil {
			c.deposed[change.address] = append(c.deposed[change.address], kept)
		}
	})
	return ok
}

// applyDestroy returns the object that stays in the state; nil for none.
func (c *lawCLI) applyDestroy(change *lawChange, private []byte) (kept *lawObject, ok bool) {
	resp := c.p.ApplyDestroy(c.ctx, userType, change.before.state, private)
	ok = c.hears(change.address, resp.Diagnostics, nil)
	kept = c.object(resp.NewState, resp.Private, resp.NewIdentity)
	switch {
	case ok && kept != nil:
		c.finds(change.address, fmt.Sprint("Provider returned invalid result object after apply: the destroyed ", kept.id(), " is still there"))
		kept.tainted, kept.spared = change.before.tainted, change.before.spared
		return kept, false
	case !ok && kept == nil:
		return change.before, false // The old object, with its old private data.
	case kept != nil:
		kept.tainted, kept.spared = change.before.tainted, change.before.spared
	}
	return kept, ok
}
