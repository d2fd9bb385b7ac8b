package resources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

var (
	_ resource.ResourceWithMoveState = (*assignmentSet[string, *client.Role])(nil)
	_ resource.ResourceWithMoveState = (*assignmentOne[userRoleModel, string, *client.Role])(nil)
)

// officialAssignmentSet is what the other provider stores of an auth0_user_roles
// or an auth0_user_permissions.
type officialAssignmentSet struct {
	UserID      string   `json:"user_id"`
	Roles       []string `json:"roles"`
	Permissions []struct {
		Name                     string `json:"name"`
		ResourceServerIdentifier string `json:"resource_server_identifier"`
	} `json:"permissions"`
}

// elements are the roles or the permissions, whichever there are.
func (s officialAssignmentSet) elements() []attr.Value {
	elements := []attr.Value{}
	for _, id := range s.Roles {
		elements = append(elements, roleElements.value(id))
	}
	for _, p := range s.Permissions {
		elements = append(elements, permissionElements.value(client.Permission{Name: p.Name, ResourceServerIdentifier: p.ResourceServerIdentifier}))
	}
	return elements
}

// MoveState takes over the state of auth0_user_roles and auth0_user_permissions.
func (r *assignmentSet[T, A]) MoveState(context.Context) []resource.StateMover {
	sourceType := "auth0_user_" + r.attribute()
	return moveFrom(sourceType, func(ctx context.Context, source officialAssignmentSet, _ resource.MoveStateRequest, resp *resource.MoveStateResponse) {
		if !importid.IsFullUserID(source.UserID) {
			resp.Diagnostics.AddError("Unable to Move State", unreadable(sourceType, "it has no user ID"))
			return
		}
		items := tfvalue.NewDistinct(r.elements.typ, source.elements())
		id := types.StringValue(source.UserID)
		resp.Diagnostics.Append(r.put(ctx, &resp.TargetState, assignmentSetModel{ID: id, UserID: id, Items: items})...)
		resp.Diagnostics.Append(resp.TargetIdentity.Set(ctx, userIdentityModel{UserID: id})...)
	})
}

// officialAssignment is what the other provider stores of an auth0_user_role or an
// auth0_user_permission.
type officialAssignment struct {
	UserID                   string `json:"user_id"`
	RoleID                   string `json:"role_id"`
	Permission               string `json:"permission"`
	ResourceServerIdentifier string `json:"resource_server_identifier"`
}

// id is the import ID. That provider forms its IDs the same way.
func (s officialAssignment) id() string {
	if s.RoleID != "" {
		return importid.UserRole(s.UserID, s.RoleID)
	}
	return importid.UserPermission(s.UserID, s.ResourceServerIdentifier, s.Permission)
}

// MoveState takes over the state of auth0_user_role and auth0_user_permission. The
// refresh that follows fills in names and descriptions.
func (r *assignmentOne[M, T, A]) MoveState(context.Context) []resource.StateMover {
	sourceType := "auth0_user_" + r.kind.noun()
	return moveFrom(sourceType, func(ctx context.Context, source officialAssignment, _ resource.MoveStateRequest, resp *resource.MoveStateResponse) {
		moved, complete := r.parse(source.id())
		if !complete {
			resp.Diagnostics.AddError("Unable to Move State", unreadable(sourceType, "it does not say which user has which "+r.kind.noun()))
			return
		}
		var nothing A
		resp.Diagnostics.Append(resp.TargetState.Set(ctx, moved.described(nothing))...)
		resp.Diagnostics.Append(resp.TargetIdentity.Set(ctx, moved.identity())...)
	})
}
