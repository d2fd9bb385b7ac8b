// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package assignment plans how a set of things that a user has becomes another
// one: in which requests, of how many items, in which order. It knows nothing of
// the API but its limits.
package assignment

// Limits bounds a plan.
type Limits struct {
	// Max is how many items a user may have at once.
	Max int
	// Batch is how many items one request may carry.
	Batch int
}

// Step is one request: the items to add, or those to remove.
type Step struct {
	Remove bool
	Items  []Item
}

// Plan returns the requests that turn current into planned. It sends the difference
// only, and adds before it removes, so that nobody loses what they need half way.
// Where adding first would exceed the maximum, it frees just as much room as the
// next request needs. Applied in order, the steps never exceed the maximum, unless
// current or planned do so already. Items come in the order of the arguments.
func Plan(current, planned []Item, limits Limits) []Step {
	add := Without(planned, current)
	remove := Without(current, planned)
	held := len(unique(current))
	var steps []Step
	take := func(from *[]Item, n int, removal bool) {
		steps = append(steps, Step{Remove: removal, Items: (*from)[:n:n]})
		*from = (*from)[n:]
		if removal {
			n = -n
		}
		held += n
	}
	for len(add) > 0 {
		next := min(limits.Batch, len(add))
		for held+next > limits.Max && len(remove) > 0 {
			take(&remove, min(limits.Batch, len(remove), held+next-limits.Max), true)
		}
		take(&add, next, false)
	}
	for len(remove) > 0 {
		take(&remove, min(limits.Batch, len(remove)), true)
	}
	return steps
}

// Apply returns items as they are after the steps.
func Apply(items []Item, steps ...Step) []Item {
	for _, step := range steps {
		if step.Remove {
			items = Without(items, step.Items)
		} else {
			items = unique(append(items[:len(items):len(items)], step.Items...))
		}
	}
	return items
}

// Without returns the distinct items that are not in taken: [Item] values, or the IDs of roles alone.
func Without[T comparable](items, taken []T) []T {
	gone := make(map[T]struct{}, len(taken))
	for _, item := range taken {
		gone[item] = struct{}{}
	}
	var left []T
	for _, item := range items {
		if _, found := gone[item]; !found {
			gone[item] = struct{}{}
			left = append(left, item)
		}
	}
	return left
}

func unique[T comparable](items []T) []T { return Without(items, nil) }
