package resources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

var userRoleDescription = `Gives one role to one user and leaves the user's other roles alone, for configurations that share a user.

A role that the user has already is taken over without complaint. Destroying the resource removes the role, whoever assigned it first.

To own all roles of a user, and remove those that nobody declared, use ` + "`auth0users_user_roles`" + `. Never use both for the same user.

**Scopes:** ` + operations.Scopes(operations.ListUserRoles, operations.AssignUserRoles, operations.RemoveUserRoles) + `.

**Requests:** create 2 (assign, then read name and description), read 1 for all
such resources of one user, delete 1. Where ten or more users have the same role, a plan reads the members of that role instead if that is cheaper: 1 for every 100
roles of the tenant, and 1 for every 100 members (see read_strategy of the provider).

**Limits:** 50 roles per user.

**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it. What is answered from the members of roles
may miss, for a moment, what somebody else has just changed; whatever they tell differently from the state is read from the user before the plan says so.`

type userRoleModel struct {
	ID          types.String `tfsdk:"id"`
	UserID      types.String `tfsdk:"user_id"`
	RoleID      types.String `tfsdk:"role_id"`
	Name        types.String `tfsdk:"name"`
	Description types.String `tfsdk:"description"`
}

type userRoleIdentity struct {
	UserID types.String `tfsdk:"user_id"`
	RoleID types.String `tfsdk:"role_id"`
}

var _ assignmentModel[userRoleModel, string, *client.Role] = userRoleModel{}

// NewUserRole is auth0users_user_role.
func NewUserRole() resource.Resource {
	return &assignmentOne[userRoleModel, string, *client.Role]{
		kind:    assignableRoles{},
		blame:   path.Root("role_id"),
		parse:   parseUserRole,
		form:    "the full ID of the user and the ID of the role, with two colons between them",
		example: importid.UserRole(exampleUserID, "rol_aB3dE5fG7hI9jK1l"),
		identity: identityschema.Schema{Attributes: map[string]identityschema.Attribute{
			"user_id": userIDIdentity(),
			"role_id": identityAttribute("ID of the role, such as rol_aB3dE5fG7hI9jK1l."),
		}},
		schema: schema.Schema{
			MarkdownDescription: userRoleDescription,
			Attributes: map[string]schema.Attribute{
				"id":          idAttribute("ID of the assignment: `user_id`, two colons, `role_id`."),
				"user_id":     userIDAttribute("who gets the role"),
				"role_id":     replacing("ID of the role, such as `rol_aB3dE5fG7hI9jK1l`.", validators.Length(1, maxRoleID)),
				"name":        told("Name of the role."),
				"description": told("Description of the role; empty when it has none."),
			},
		},
	}
}

func parseUserRole(id string) (userRoleModel, bool) {
	userID, roleID, ok := importid.ParseUserRole(id)
	return userRoleModel{UserID: types.StringValue(userID), RoleID: types.StringValue(roleID)}, ok
}

func (m userRoleModel) key() (userID, roleID string, known bool) {
	return m.UserID.ValueString(), m.RoleID.ValueString(), !m.UserID.IsUnknown() && !m.RoleID.IsUnknown()
}

func (m userRoleModel) id() string {
	return importid.UserRole(m.UserID.ValueString(), m.RoleID.ValueString())
}

func (m userRoleModel) described(role *client.Role) userRoleModel {
	m.ID = types.StringValue(m.id())
	m.Name, m.Description = types.StringNull(), types.StringNull()
	if role != nil {
		m.Name, m.Description = types.StringValue(role.Name), types.StringValue(role.Description)
	}
	return m
}

func (m userRoleModel) isDescribed() bool { return !m.Name.IsNull() }

func (m userRoleModel) listed() *client.Role {
	return &client.Role{ID: m.RoleID.ValueString(), Name: m.Name.ValueString(), Description: m.Description.ValueString()}
}

func (m userRoleModel) identity() any { return userRoleIdentity{UserID: m.UserID, RoleID: m.RoleID} }

func (userRoleModel) fromIdentity(ctx context.Context, in *tfsdk.ResourceIdentity) (userRoleModel, diag.Diagnostics) {
	var identity userRoleIdentity
	diags := in.Get(ctx, &identity)
	return userRoleModel{UserID: identity.UserID, RoleID: identity.RoleID}, diags
}
