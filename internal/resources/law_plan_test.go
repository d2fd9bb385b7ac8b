// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"maps"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

type lawAction string

// Actions of a plan, in the words of the CLI.
const (
	lawNothing      lawAction = "no-op"
	lawCreate       lawAction = "create"
	lawUpdate       lawAction = "update"
	lawReplace      lawAction = "replace"
	lawReplaceFirst lawAction = "replace, creating first"
	lawDestroy      lawAction = "destroy"
	lawForget       lawAction = "forget" // Out of the state, without a call of the provider.
	lawGone         lawAction = "gone"   // Somebody has deleted the user: out of the state.
)

// lawChange is what a plan does to one object.
type lawChange struct {
	address string
	before  *lawObject // As the plan has read it; nil for what does not exist yet.
	deposed bool
	action  lawAction
	row     lawRow
	after   acctest.Attributes
	private []byte
	done    bool // The apply has created or changed the object without an error.
}

// destroys reports whether the object that is there now goes away.
func (c *lawChange) destroys() bool {
	return c.action == lawDestroy || c.action == lawReplace || c.action == lawReplaceFirst && !c.row.spared
}

// creates reports whether there is a new object.
func (c *lawChange) creates() bool {
	return c.action == lawCreate || c.action == lawReplace || c.action == lawReplaceFirst
}

// id is the user of the object that is there now.
func (c *lawChange) id() string {
	if c.before == nil {
		return ""
	}
	return c.before.id()
}

// adopts is the user whom the plan names to be taken over.
func (c *lawChange) adopts() string {
	if !c.creates() {
		return ""
	}
	return acctest.Text(c.after["adopted_user_id"])
}

// planWalk plans all objects, and returns what the plan does.
func (c *lawCLI) planWalk() []*lawChange {
	var changes []*lawChange
	add := func(change *lawChange) {
		c.mu.Lock()
		defer c.mu.Unlock()
		changes = append(changes, change)
	}
	var nodes []lawNode
	for _, address := range c.addresses() {
		row, written := c.run.rows[address]
		o := c.objects[address]
		nodes = append(nodes, lawNode{func() bool {
			switch {
			case written:
				c.planRow(address, o, row, add)
			case o != nil:
				c.planLeaving(address, o, false, add)
			}
			return false
		}})
		for _, old := range c.deposed[address] {
			nodes = append(nodes, lawNode{func() bool {
				c.planLeaving(address, old, true, add)
				return false
			}})
		}
	}
	c.walk(nodes)
	return changes
}

// addresses are all that the configuration or the state knows.
func (c *lawCLI) addresses() []string {
	all := map[string]bool{}
	for _, keys := range [][]string{
		slices.Collect(maps.Keys(c.run.rows)), slices.Collect(maps.Keys(c.objects)), slices.Collect(maps.Keys(c.deposed)),
	} {
		for _, k := range keys {
			all[k] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

func (c *lawCLI) planRow(address string, o *lawObject, row lawRow, add func(*lawChange)) {
	ok := true
	if id := c.run.imports[address]; o == nil && id != "" {
		o, ok = c.importUser(address, id)
	} else if o != nil && c.run.refresh {
		gone := &lawChange{address: address, action: lawGone, before: o}
		if o, ok = c.read(address, o); ok && o == nil {
			add(gone)
		}
	}
	if !ok {
		return
	}
	change := &lawChange{address: address, before: o, row: row}
	if o == nil || o.tainted {
		c.planNew(change, nil, add)
		return
	}
	resp, ok := c.plan(address, o, o.private, row)
	if !ok {
		return
	}
	change.after = c.p.Values(c.schema, resp.PlannedState)
	if len(resp.RequiresReplace) > 0 || c.run.replace[address] {
		c.planNew(change, resp.PlannedPrivate, add)
		return
	}
	change.action = lawUpdate
	if lawDifference(o.values, change.after) == "" {
		change.action = lawNothing
	}
	add(change)
}

// planNew plans a creation, which may be half of a replacement.
func (c *lawCLI) planNew(change *lawChange, private []byte, add func(*lawChange)) {
	resp, ok := c.plan(change.address, nil, private, change.row)
	if !ok {
		return
	}
	change.after, change.private = c.p.Values(c.schema, resp.PlannedState), resp.PlannedPrivate
	switch {
	case change.before == nil:
		change.action = lawCreate
	case change.row.createFirst:
		change.action = lawReplaceFirst
	default:
		change.action = lawReplace
	}
	add(change)
}

// planLeaving plans the destruction of an object that no configuration has.
func (c *lawCLI) planLeaving(address string, o *lawObject, deposed bool, add func(*lawChange)) {
	change := &lawChange{address: address, before: o, deposed: deposed, action: lawDestroy}
	if o.spared && !deposed {
		change.action = lawForget
		add(change)
		return
	}
	if c.run.old && !deposed {
		private, ok := c.planDestroy(address, o)
		if !ok {
			return
		}
		change.private = private
	}
	if c.run.refresh {
		fresh, ok := c.read(address, o)
		if !ok {
			return
		}
		if fresh == nil {
			change.action = lawGone
			add(change)
			return
		}
		change.before = fresh
	}
	if !c.run.old || deposed {
		private, ok := c.planDestroy(address, change.before)
		if !ok {
			return
		}
		change.private = private
	}
	add(change)
}

// planDestroyWalk plans the destruction of everything, in a walk of its own after a normal plan.
func (c *lawCLI) planDestroyWalk(normal []*lawChange) []*lawChange {
	changes := []*lawChange{}
	var nodes []lawNode
	for _, n := range normal {
		if n.before == nil {
			continue
		}
		if n.before.spared && !n.deposed && n.action != lawGone {
			changes = append(changes, &lawChange{address: n.address, before: n.before, action: lawForget})
			continue
		}
		if n.action == lawGone {
			changes = append(changes, n)
			continue
		}
		change := &lawChange{address: n.address, before: n.before, deposed: n.deposed, action: lawDestroy}
		changes = append(changes, change)
		nodes = append(nodes, lawNode{func() bool {
			change.private, _ = c.planDestroy(change.address, change.before)
			return false
		}})
	}
	c.walk(nodes)
	return changes
}
