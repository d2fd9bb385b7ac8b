package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/providerdata"
)

var (
	_ datasource.DataSource              = (*userPermissionsDataSource)(nil)
	_ datasource.DataSourceWithConfigure = (*userPermissionsDataSource)(nil)
)

type userPermissionsDataSource struct{ data *providerdata.Data }

type userPermissionsModel struct {
	ID          types.String      `tfsdk:"id"`
	UserID      types.String      `tfsdk:"user_id"`
	Permissions []permissionModel `tfsdk:"permissions"`
}

type permissionModel struct {
	Name                     types.String            `tfsdk:"name"`
	Description              types.String            `tfsdk:"description"`
	ResourceServerIdentifier types.String            `tfsdk:"resource_server_identifier"`
	ResourceServerName       types.String            `tfsdk:"resource_server_name"`
	Sources                  []permissionSourceModel `tfsdk:"sources"`
}

type permissionSourceModel struct {
	ID   types.String `tfsdk:"source_id"`
	Name types.String `tfsdk:"source_name"`
	Type types.String `tfsdk:"source_type"`
}

// NewUserPermissions is data.auth0users_user_permissions.
func NewUserPermissions() datasource.DataSource { return &userPermissionsDataSource{} }

func (d *userPermissionsDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_user_permissions"
}

func (d *userPermissionsDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	text := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: "Lists the permissions of a user, however many they are, and where the user has each of them from.\n\n" +
			"**Scopes:** `read:users`.\n\n**Requests:** 1 per 100 permissions.\n\n" +
			"**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it.",
		Attributes: map[string]schema.Attribute{
			"id":      text("Full ID of the user, the same as `user_id`."),
			"user_id": collectionUserID("whose permissions to list"),
			"permissions": schema.ListNestedAttribute{
				Computed:            true,
				MarkdownDescription: "The permissions, as Auth0 orders them (by name).",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"name":                       text("Name of the permission, such as `read:books`."),
					"description":                text("Description of the permission; empty when it has none."),
					"resource_server_identifier": text("Identifier (audience) of the API that defines the permission."),
					"resource_server_name":       text("Name of that API."),
					"sources": schema.ListNestedAttribute{
						Computed:            true,
						MarkdownDescription: "Where the user has the permission from.",
						NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
							"source_id":   text("ID of the source; empty for a direct grant."),
							"source_name": text("Name of the source; empty for a direct grant."),
							"source_type": text("Kind of the source: `DIRECT` for a permission granted to the user itself."),
						}},
					},
				}},
			},
		},
	}
}

func (d *userPermissionsDataSource) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	data, diags := providerdata.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	d.data = data
}

func (d *userPermissionsDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var config userPermissionsModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	resp.Diagnostics.Append(d.data.RequireClient("read the permissions of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	permissions, diags := collectOfUser(ctx, "permissions", config.UserID.ValueString(), d.data.Client.Users.Permissions.List, permissionFromAPI)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	config.ID, config.Permissions = config.UserID, permissions
	resp.Diagnostics.Append(resp.State.Set(ctx, config)...)
}

func permissionFromAPI(granted *client.GrantedPermission) permissionModel {
	sources := make([]permissionSourceModel, len(granted.Sources))
	for i, s := range granted.Sources {
		sources[i] = permissionSourceModel{ID: types.StringValue(s.ID), Name: types.StringValue(s.Name), Type: types.StringValue(s.Type)}
	}
	return permissionModel{
		Name: types.StringValue(granted.Name), Description: types.StringValue(granted.Description),
		ResourceServerIdentifier: types.StringValue(granted.ResourceServerIdentifier), ResourceServerName: types.StringValue(granted.ResourceServerName),
		Sources: sources,
	}
}
