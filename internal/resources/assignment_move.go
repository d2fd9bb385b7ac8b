// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
)

// officialAssignment is what the other provider stores of an auth0_user_roles, an
// auth0_user_permissions, an auth0_user_role or an auth0_user_permission.
type officialAssignment struct {
	UserID      string   `json:"user_id"`
	Roles       []string `json:"roles"`
	Permissions []struct {
		Name                     string `json:"name"`
		ResourceServerIdentifier string `json:"resource_server_identifier"`
	} `json:"permissions"`
	RoleID                   string `json:"role_id"`
	Permission               string `json:"permission"`
	ResourceServerIdentifier string `json:"resource_server_identifier"`
}

// id is the import ID of one. That provider forms its IDs the same way.
func (s officialAssignment) id() string {
	if s.RoleID != "" {
		return importid.UserRole(s.UserID, s.RoleID)
	}
	return importid.UserPermission(s.UserID, s.ResourceServerIdentifier, s.Permission)
}

// all are the roles or the permissions, whichever there are.
func (s officialAssignment) all() (items []assignment.Item) {
	items = rolesOf(s.Roles)
	for _, p := range s.Permissions {
		items = append(items, assignment.Item{ID: p.Name, API: p.ResourceServerIdentifier})
	}
	return items
}

// moved is the state after the move; a problem says why there is none.
func (r *assignmentResource) moved(source officialAssignment) (moved assignmentModel, problem string) {
	if r.whole {
		if !importid.IsFullUserID(source.UserID) {
			return moved, "it has no user ID"
		}
		return assignmentModel{key: []string{source.UserID}, items: source.all()}, ""
	}
	key, complete := r.kind.parse(source.id())
	if !complete {
		return moved, "it does not say which user has which " + r.kind.noun
	}
	return single(key), ""
}

// MoveState takes over the state of the same resource of the other provider. The refresh
// that follows fills in names and descriptions.
func (r *assignmentResource) MoveState(context.Context) []resource.StateMover {
	sourceType := "auth0_" + r.name()
	return moveFrom(sourceType, func(
		ctx context.Context, source officialAssignment, _ resource.MoveStateRequest, resp *resource.MoveStateResponse,
	) {
		moved, problem := r.moved(source)
		if problem != "" {
			resp.Diagnostics.AddError("Unable to Move State", unreadable(sourceType, problem))
			return
		}
		resp.Diagnostics.Append(resp.TargetState.Set(ctx, r.stateOf(ctx, moved))...)
		resp.Diagnostics.Append(resp.TargetIdentity.Set(ctx, r.identityOf(ctx, moved))...)
	})
}
