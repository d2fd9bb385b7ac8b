package resources

import (
	"context"
	"iter"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/listing"
	"github.com/auth0users/terraform-provider-auth0users/internal/providerdata"
)

// assignable is a kind of thing that users are given: roles, or permissions. T
// names one of them, A is one as the API lists it.
type assignable[T comparable, A any] interface {
	noun() string // "role"
	limits() assignment.Limits
	list(ctx context.Context, c *client.Client, userID string) iter.Seq2[A, error]
	// item names a listed one; false when the user has it through something else,
	// so that it cannot be taken from the user.
	item(A) (T, bool)
	assign(ctx context.Context, c *client.Client, userID string, items []T) error
	remove(ctx context.Context, c *client.Client, userID string, items []T) error
	// hasExactly reports whether it is known, without asking for the user's list, that
	// the user has these and no others. False means that it is not known.
	hasExactly(ctx context.Context, d *providerdata.Data, userID string, items []T) bool
	// has reports the same of one that is listed like this.
	has(ctx context.Context, d *providerdata.Data, userID string, listed A) bool
	// lists are the users' lists that this walk has read.
	lists(d *providerdata.Data) *listing.Shared[A]
	// wrote says that what the user has is about to change.
	wrote(d *providerdata.Data, userID string)
	// missing returns those that do not exist in the tenant.
	missing(ctx context.Context, c *client.Client, items []T) ([]T, error)
	// label is what messages call one.
	label(T) string
	// hint says where to look for those that exist.
	hint() string
}

// assigned lists what the user has been given directly, each item once, with one
// request per page.
func assigned[T comparable, A any](ctx context.Context, c *client.Client, kind assignable[T, A], userID string) ([]T, error) {
	var items []T
	// A page may repeat what the one before it had, when somebody writes meanwhile.
	seen := map[T]struct{}{}
	for listed, err := range kind.list(ctx, c, userID) {
		if err != nil {
			return nil, err
		}
		item, direct := kind.item(listed)
		if _, known := seen[item]; direct && !known {
			seen[item] = struct{}{}
			items = append(items, item)
		}
	}
	return items, nil
}

// findAssigned looks for one item, on as few pages as it takes.
func findAssigned[T comparable, A any](ctx context.Context, c *client.Client, kind assignable[T, A], userID string, want T) (found A, ok bool, err error) {
	match := matching(kind, want)
	for listed, err := range kind.list(ctx, c, userID) {
		if err != nil {
			return found, false, err
		}
		if match(listed) {
			return listed, true, nil
		}
	}
	return found, false, nil
}

// matching tells a listed item that is the wanted one, given directly.
func matching[T comparable, A any](kind assignable[T, A], want T) func(A) bool {
	return func(listed A) bool {
		item, direct := kind.item(listed)
		return direct && item == want
	}
}

// removeAssigned takes the items from the user. It reports whether the user turned
// out to be gone. An item that was deleted meanwhile is as good as removed: when
// the API refuses the request, what is left of it is asked for and sent again.
func removeAssigned[T comparable, A any](ctx context.Context, c *client.Client, kind assignable[T, A], userID string, items []T) (userGone bool, err error) {
	refused := kind.remove(ctx, c, userID, items)
	if !client.IsNotFound(refused) && !client.IsBadRequest(refused) {
		return false, refused
	}
	if client.IsUserNotFound(refused) {
		return true, refused
	}
	has, err := assigned(ctx, c, kind, userID)
	if err != nil {
		return client.IsUserNotFound(err), err
	}
	held := make(map[T]struct{}, len(has))
	for _, item := range has {
		held[item] = struct{}{}
	}
	var left []T
	for _, item := range items {
		if _, still := held[item]; still {
			left = append(left, item)
		}
	}
	switch len(left) {
	case 0:
		return false, nil
	case len(items):
		return false, refused
	}
	return false, kind.remove(ctx, c, userID, left)
}
