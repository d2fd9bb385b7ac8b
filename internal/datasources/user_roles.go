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
	_ datasource.DataSource              = (*userRolesDataSource)(nil)
	_ datasource.DataSourceWithConfigure = (*userRolesDataSource)(nil)
)

type userRolesDataSource struct{ data *providerdata.Data }

type userRolesModel struct {
	ID     types.String `tfsdk:"id"`
	UserID types.String `tfsdk:"user_id"`
	Roles  []roleModel  `tfsdk:"roles"`
}

type roleModel struct {
	ID          types.String `tfsdk:"id"`
	Name        types.String `tfsdk:"name"`
	Description types.String `tfsdk:"description"`
}

// NewUserRoles is data.auth0users_user_roles.
func NewUserRoles() datasource.DataSource { return &userRolesDataSource{} }

func (d *userRolesDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_user_roles"
}

func (d *userRolesDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Lists the roles that a user has been assigned directly, however many they are. Roles within an organization, " +
			"and those that come through a group, are not among them.\n\n" +
			"**Scopes:** `read:users`, `read:roles`, `read:role_members`.\n\n**Requests:** 1 per 100 roles.\n\n" +
			"**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it.",
		Attributes: map[string]schema.Attribute{
			"id":      schema.StringAttribute{Computed: true, MarkdownDescription: "Full ID of the user, the same as `user_id`."},
			"user_id": collectionUserID("whose roles to list"),
			"roles": schema.ListNestedAttribute{
				Computed:            true,
				MarkdownDescription: "The roles, as Auth0 orders them (by name).",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"id":          schema.StringAttribute{Computed: true, MarkdownDescription: "ID of the role, such as `rol_aB3dE5fG7hI9jK1l`."},
					"name":        schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the role."},
					"description": schema.StringAttribute{Computed: true, MarkdownDescription: "Description of the role; empty when it has none."},
				}},
			},
		},
	}
}

func (d *userRolesDataSource) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	data, diags := providerdata.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	d.data = data
}

func (d *userRolesDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var config userRolesModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	resp.Diagnostics.Append(d.data.RequireClient("read the roles of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	roles, diags := collectOfUser(ctx, "roles", config.UserID.ValueString(), d.data.Client.Users.Roles.List, roleFromAPI)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	config.ID, config.Roles = config.UserID, roles
	resp.Diagnostics.Append(resp.State.Set(ctx, config)...)
}

func roleFromAPI(role *client.Role) roleModel {
	return roleModel{
		ID: types.StringValue(role.ID), Name: types.StringValue(role.Name), Description: types.StringValue(role.Description),
	}
}
