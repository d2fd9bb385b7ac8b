package resources

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

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
	return listedSet(ctx, c, u.ID, assignableRoles{}, roleElements, func(id types.String, roles types.Set) any {
		return struct {
			ID     types.String `tfsdk:"id"`
			UserID types.String `tfsdk:"user_id"`
			Roles  types.Set    `tfsdk:"roles"`
		}{id, id, roles}
	})
}

// ListedUserPermissions is the auth0users_user_permissions of a user; none for a
// user without direct permissions. It reads all permissions of the user.
func ListedUserPermissions(ctx context.Context, c *client.Client, u *client.User) iter.Seq2[Listed, error] {
	return listedSet(ctx, c, u.ID, assignablePermissions{}, permissionElements, func(id types.String, permissions types.Set) any {
		return struct {
			ID          types.String `tfsdk:"id"`
			UserID      types.String `tfsdk:"user_id"`
			Permissions types.Set    `tfsdk:"permissions"`
		}{id, id, permissions}
	})
}

func listedSet[T comparable, A any](ctx context.Context, c *client.Client, userID string, kind assignable[T, A], elements setElements[T], state func(id types.String, items types.Set) any) iter.Seq2[Listed, error] {
	return func(yield func(Listed, error) bool) {
		items, err := assigned(ctx, c, kind, userID)
		if err != nil {
			yield(Listed{}, err)
			return
		}
		if len(items) == 0 {
			return
		}
		values := make([]attr.Value, len(items))
		for i, item := range items {
			values[i] = elements.value(item)
		}
		id := types.StringValue(userID)
		yield(Listed{Identity: userIdentityModel{UserID: id}, State: state(id, types.SetValueMust(elements.typ, values))}, nil)
	}
}

// ListedUserRole is an auth0users_user_role for each role of a user.
func ListedUserRole(ctx context.Context, c *client.Client, u *client.User) iter.Seq2[Listed, error] {
	return listedOnes(ctx, c, u.ID, assignableRoles{}, func(role *client.Role) Listed {
		m := userRoleModel{UserID: types.StringValue(u.ID), RoleID: types.StringValue(role.ID)}.described(role)
		return Listed{Identity: m.identity(), State: m, Detail: role.Name}
	})
}

// ListedUserPermission is an auth0users_user_permission for each direct permission
// of a user.
func ListedUserPermission(ctx context.Context, c *client.Client, u *client.User) iter.Seq2[Listed, error] {
	return listedOnes(ctx, c, u.ID, assignablePermissions{}, func(p *client.GrantedPermission) Listed {
		m := userPermissionModel{
			UserID: types.StringValue(u.ID), ResourceServerIdentifier: types.StringValue(p.ResourceServerIdentifier), Permission: types.StringValue(p.Name),
		}.described(p)
		return Listed{Identity: m.identity(), State: m, Detail: p.Name + " (" + p.ResourceServerIdentifier + ")"}
	})
}

func listedOnes[T comparable, A any](ctx context.Context, c *client.Client, userID string, kind assignable[T, A], listed func(A) Listed) iter.Seq2[Listed, error] {
	return func(yield func(Listed, error) bool) {
		for item, err := range kind.list(ctx, c, userID) {
			if err != nil {
				yield(Listed{}, err)
				return
			}
			if _, direct := kind.item(item); direct && !yield(listed(item), nil) {
				return
			}
		}
	}
}
