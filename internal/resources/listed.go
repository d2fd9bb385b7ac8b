// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// Listed is one object as a list of its resource type has it.
type Listed struct {
	// Identity and State are models of the resource's identity and schema. The
	// state is the one that an import would read.
	Identity, State any
	// Detail tells apart what belongs to one user: "reader" of the roles; "" for a
	// resource of which a user has only one.
	Detail string
}

// ListedUser is the auth0users_user of a user.
func ListedUser(_ context.Context, _ *client.Client, u *client.User) iter.Seq2[Listed, error] {
	return func(yield func(Listed, error) bool) {
		yield(Listed{Identity: userIdentityModel{UserID: types.StringValue(u.ID)}, State: userFromAPI(userModel{}, u)}, nil)
	}
}

// ListedUserRoles is the auth0users_user_roles of a user; none for a user without
// roles. It reads all roles of the user.
func ListedUserRoles(ctx context.Context, c *client.Client, u *client.User) iter.Seq2[Listed, error] {
	return userRoles().listed(ctx, c, u.ID)
}

// ListedUserPermissions is the auth0users_user_permissions of a user; none for a
// user without direct permissions. It reads all permissions of the user.
func ListedUserPermissions(ctx context.Context, c *client.Client, u *client.User) iter.Seq2[Listed, error] {
	return userPermissions().listed(ctx, c, u.ID)
}

// listed is the one object of a user; none for a user who has nothing.
func (r *assignmentResource) listed(ctx context.Context, c *client.Client, userID string) iter.Seq2[Listed, error] {
	return func(yield func(Listed, error) bool) {
		items, err := r.kind.assigned(ctx, c, userID)
		if err != nil {
			yield(Listed{}, err)
			return
		}
		if len(items) > 0 {
			m := assignmentModel{key: []string{userID}, items: items}
			yield(Listed{Identity: r.identityOf(ctx, m), State: r.stateOf(ctx, m)}, nil)
		}
	}
}

// ListedUserRole is an auth0users_user_role for each role of a user.
func ListedUserRole(ctx context.Context, c *client.Client, u *client.User) iter.Seq2[Listed, error] {
	return userRole().listedOnes(ctx, c, u.ID, func(role assignment.Listed) (key []string, detail string) {
		return []string{u.ID, role.ID}, role.Name
	})
}

// ListedUserPermission is an auth0users_user_permission for each direct permission
// of a user.
func ListedUserPermission(ctx context.Context, c *client.Client, u *client.User) iter.Seq2[Listed, error] {
	return userPermission().listedOnes(ctx, c, u.ID, func(p assignment.Listed) (key []string, detail string) {
		return []string{u.ID, p.API, p.ID}, p.ID + " (" + p.API + ")"
	})
}

// listedOnes are the objects of a user, one for each item.
func (r *assignmentResource) listedOnes(
	ctx context.Context, c *client.Client, userID string, name func(assignment.Listed) (key []string, detail string),
) iter.Seq2[Listed, error] {
	return func(yield func(Listed, error) bool) {
		for item, err := range r.kind.list(ctx, c, userID) {
			if err != nil {
				yield(Listed{}, err)
				return
			}
			if !item.Direct {
				continue
			}
			m := assignmentModel{about: &item}
			var detail string
			m.key, detail = name(item)
			if !yield(Listed{Identity: r.identityOf(ctx, m), State: r.stateOf(ctx, m), Detail: detail}, nil) {
				return
			}
		}
	}
}
