// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/lists"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// assignable is a kind of thing that users are given: roles, or permissions.
type assignable struct {
	noun   string // "role"
	limits assignment.Limits
	// hint says where to look for those that exist, and advice what to do instead
	// of giving a user more than the limit.
	hint, advice string

	// The resource for one of them. key are the attributes whose values, with two colons between them, are its
	// ID: the user's first, the item's last. name is the attribute that holds the name of the item as the API
	// has it. parse splits an import ID into the values of key, form says what such an ID consists of, and
	// example is one.
	key           []string
	name          string
	identity      identityschema.Schema
	parse         func(id string) (key []string, ok bool)
	form, example string

	// The resource for all of them: the elements of its set, their conversion, and what
	// is checked of each.
	element  attr.Type
	value    func(assignment.Item) attr.Value
	item     func(attr.Value) assignment.Item
	validate func(ctx context.Context, set path.Path, element attr.Value, resp *validator.ListResponse)

	list func(ctx context.Context, c *client.Client, userID string) iter.Seq2[assignment.Listed, error]
	// assign returns the items that the user certainly has then, after an error too, and whether
	// several users or items were assigned at the same time.
	assign func(ctx context.Context, d *run.Data, userID string, items []assignment.Item) (given []assignment.Item, together bool, err error)
	remove func(ctx context.Context, c *client.Client, userID string, items []assignment.Item) error
	// reading, assigning and removing are the operations that these call.
	reading, assigning, removing *operations.Operation
	// exist returns the IDs of those that the tenant has, with their names; of permissions, those that the API defines. It gives
	// up and returns nil as soon as it has met most of them; 0 is no bound. It calls the operation listing.
	exist   func(ctx context.Context, c *client.Client, api string, most int) (map[string]string, error)
	listing *operations.Operation
	// lists are the users' lists that this run has read.
	lists func(d *run.Data) *lists.Shared[assignment.Listed]
	// fromRoles says that the API also lists, of each item, the users who have it. Package reading/roles reads
	// those.
	fromRoles bool
}

// nouns is "roles": what messages call several, and what the resource calls its set.
func (k *assignable) nouns() string { return k.noun + "s" }

// aboutToChange says that the provider is going to change what the user has. It reports whether the user has
// nothing yet for certain, because this run has made the user.
func (k *assignable) aboutToChange(d *run.Data, userID string) (nothing bool) {
	k.lists(d).Invalidate(userID)
	if k.fromRoles {
		d.Roles.Invalidate(userID)
	}
	return d.People.Give(userID, k.noun)
}

// listedAs converts what the client lists, up to its error, which ends it.
func listedAs[A any](list iter.Seq2[*A, error], convert func(*A) assignment.Listed) iter.Seq2[assignment.Listed, error] {
	return func(yield func(assignment.Listed, error) bool) {
		for answer, err := range list {
			if err != nil {
				yield(assignment.Listed{}, err)
				return
			}
			if !yield(convert(answer), nil) {
				return
			}
		}
	}
}

// assigned lists what the user has been given directly, each item once, with one
// request per page.
func (k *assignable) assigned(ctx context.Context, c *client.Client, userID string) ([]assignment.Item, error) {
	var items []assignment.Item
	for listed, err := range k.list(ctx, c, userID) {
		if err != nil {
			return nil, err
		}
		if listed.Direct {
			items = append(items, listed.Item)
		}
	}
	// A page may repeat what the one before it had, when somebody writes meanwhile.
	return assignment.Without(items, nil), nil
}

// take removes the items from the user. An item that was deleted meanwhile is as good
// as removed: when the API refuses the request, what is left of it is asked for and
// sent again.
func (k *assignable) take(ctx context.Context, c *client.Client, userID string, items []assignment.Item) error {
	refused := k.remove(ctx, c, userID, items)
	if client.IsUserNotFound(refused) || !client.IsNotFound(refused) && !client.IsBadRequest(refused) {
		return refused
	}
	held, err := k.assigned(ctx, c, userID)
	if err != nil {
		return err
	}
	gone := assignment.Without(items, held)
	switch left := assignment.Without(items, gone); len(left) {
	case 0:
		return nil
	case len(items):
		return refused
	default:
		return k.remove(ctx, c, userID, left)
	}
}

// missing are those items that the tenant does not have.
func (k *assignable) missing(ctx context.Context, c *client.Client, items []assignment.Item) (missing []assignment.Item, err error) {
	exist := map[string]map[string]string{} // By API.
	for _, item := range items {
		if exist[item.API] == nil {
			if exist[item.API], err = k.exist(ctx, c, item.API, 0); err != nil {
				return nil, err
			}
		}
		if _, there := exist[item.API][item.ID]; !there {
			missing = append(missing, item)
		}
	}
	return missing, nil
}
