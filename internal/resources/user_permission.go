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

var userPermissionDescription = `Grants one permission of an API to one user and leaves the user's other permissions alone, for configurations that share a user.

A permission that the user has already is taken over without complaint. One that the user has only through a role is granted directly as well. Destroying the
resource removes the direct grant, whoever made it first.

To own all direct permissions of a user, and remove those that nobody declared, use ` + "`auth0users_user_permissions`" + `. Never use both for the same user.

**Scopes:** ` + operations.Scopes(operations.ListUserPermissions, operations.AssignUserPermissions, operations.RemoveUserPermissions) + `.

**Requests:** create 1 to grant and 1 or more to read names and descriptions, read 1 or more, delete 1. The permissions of the user are read in pages of 100,
sorted by name, until the one is found; several such resources of one user share what a plan has read (unless read_strategy of the provider is direct).

**Limits:** 1,000 direct permissions per user.

**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it.`

type userPermissionModel struct {
	ID                       types.String `tfsdk:"id"`
	UserID                   types.String `tfsdk:"user_id"`
	ResourceServerIdentifier types.String `tfsdk:"resource_server_identifier"`
	Permission               types.String `tfsdk:"permission"`
	Description              types.String `tfsdk:"description"`
	ResourceServerName       types.String `tfsdk:"resource_server_name"`
}

type userPermissionIdentity struct {
	UserID                   types.String `tfsdk:"user_id"`
	ResourceServerIdentifier types.String `tfsdk:"resource_server_identifier"`
	Permission               types.String `tfsdk:"permission"`
}

var _ assignmentModel[userPermissionModel, client.Permission, *client.GrantedPermission] = userPermissionModel{}

// NewUserPermission is auth0users_user_permission.
func NewUserPermission() resource.Resource {
	return &assignmentOne[userPermissionModel, client.Permission, *client.GrantedPermission]{
		kind:  assignablePermissions{},
		blame: path.Root("permission"),
		parse: parseUserPermission,
		form: "the full ID of the user, the identifier of the API and the name of the permission, with two colons between them. The identifier may have two colons " +
			"in it, the others must not",
		example: importid.UserPermission(exampleUserID, "https://api.example.com/library", "read:books"),
		identity: identityschema.Schema{Attributes: map[string]identityschema.Attribute{
			"user_id":                    userIDIdentity(),
			"resource_server_identifier": identityAttribute("Identifier of the API, such as https://api.example.com/library."),
			"permission":                 identityAttribute("Name of the permission, such as read:books."),
		}},
		schema: schema.Schema{
			MarkdownDescription: userPermissionDescription,
			Attributes: map[string]schema.Attribute{
				"id":      idAttribute("ID of the assignment: `user_id`, two colons, `resource_server_identifier`, two colons, `permission`."),
				"user_id": userIDAttribute("who gets the permission"),
				"resource_server_identifier": replacing("Identifier (audience) of the API that defines the permission, such as `https://api.example.com/library`; "+
					"1 to 600 characters.", validators.Length(1, maxResourceIdentifier)),
				"permission":           replacing("Name of the permission, such as `read:books`; 1 to 280 characters.", validators.Length(1, maxPermissionName)),
				"description":          told("Description of the permission; empty when it has none."),
				"resource_server_name": told("Name of the API."),
			},
		},
	}
}

func parseUserPermission(id string) (userPermissionModel, bool) {
	userID, server, permission, ok := importid.ParseUserPermission(id)
	return userPermissionModel{
		UserID: types.StringValue(userID), ResourceServerIdentifier: types.StringValue(server), Permission: types.StringValue(permission),
	}, ok
}

func (m userPermissionModel) key() (userID string, permission client.Permission, known bool) {
	permission = client.Permission{Name: m.Permission.ValueString(), ResourceServerIdentifier: m.ResourceServerIdentifier.ValueString()}
	return m.UserID.ValueString(), permission, !m.UserID.IsUnknown() && !m.ResourceServerIdentifier.IsUnknown() && !m.Permission.IsUnknown()
}

func (m userPermissionModel) id() string {
	return importid.UserPermission(m.UserID.ValueString(), m.ResourceServerIdentifier.ValueString(), m.Permission.ValueString())
}

func (m userPermissionModel) described(granted *client.GrantedPermission) userPermissionModel {
	m.ID = types.StringValue(m.id())
	m.Description, m.ResourceServerName = types.StringNull(), types.StringNull()
	if granted != nil {
		m.Description, m.ResourceServerName = types.StringValue(granted.Description), types.StringValue(granted.ResourceServerName)
	}
	return m
}

func (m userPermissionModel) isDescribed() bool { return !m.ResourceServerName.IsNull() }

func (m userPermissionModel) listed() *client.GrantedPermission {
	_, permission, _ := m.key()
	return &client.GrantedPermission{Permission: permission, Description: m.Description.ValueString(), ResourceServerName: m.ResourceServerName.ValueString()}
}

func (m userPermissionModel) identity() any {
	return userPermissionIdentity{UserID: m.UserID, ResourceServerIdentifier: m.ResourceServerIdentifier, Permission: m.Permission}
}

func (userPermissionModel) fromIdentity(ctx context.Context, in *tfsdk.ResourceIdentity) (userPermissionModel, diag.Diagnostics) {
	var identity userPermissionIdentity
	diags := in.Get(ctx, &identity)
	return userPermissionModel{
		UserID: identity.UserID, ResourceServerIdentifier: identity.ResourceServerIdentifier, Permission: identity.Permission,
	}, diags
}
