// Package datasources holds the data sources, one file (or one stem) each.
package datasources

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-validators/boolvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/providerdata"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

var (
	_ datasource.DataSource              = (*userDataSource)(nil)
	_ datasource.DataSourceWithConfigure = (*userDataSource)(nil)
)

type userDataSource struct{ data *providerdata.Data }

type userDataModel struct {
	profileModel
	UserID        types.String `tfsdk:"user_id"`
	Fields        types.Set    `tfsdk:"fields"`
	IncludeFields types.Bool   `tfsdk:"include_fields"`
}

// NewUser is data.auth0users_user.
func NewUser() datasource.DataSource { return &userDataSource{} }

func (d *userDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_user"
}

func (d *userDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	attributes := profileAttributes()
	attributes["id"] = schema.StringAttribute{Computed: true, MarkdownDescription: "Full ID of the user, such as `auth0|64f0c0ffee64f0c0ffee64f0`."}
	attributes["user_id"] = schema.StringAttribute{
		Required:            true,
		MarkdownDescription: "Full ID of the user to read, such as `auth0|64f0c0ffee64f0c0ffee64f0`.",
		Validators:          []validator.String{validators.UserID()},
	}
	attributes["fields"] = schema.SetAttribute{
		ElementType: types.StringType,
		Optional:    true,
		MarkdownDescription: "Attributes to ask the API for, or to leave out with `include_fields = false`; the others are null. " +
			"Everything when not written.",
		Validators: []validator.Set{
			setvalidator.SizeAtLeast(1),
			setvalidator.ValueStringsAre(stringvalidator.OneOf(profileFields...)),
		},
	}
	attributes["include_fields"] = schema.BoolAttribute{
		Optional:            true,
		MarkdownDescription: "Whether `fields` are the attributes to ask for (`true`, the default) or to leave out (`false`).",
		Validators:          []validator.Bool{boolvalidator.AlsoRequires(path.MatchRoot("fields"))},
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: "Reads one user, including what changes with every login.\n\n" +
			"**Scopes:** `read:users`.\n\n**Requests:** 1. The answer is immediately consistent: it shows what was written a moment ago.",
		Attributes: attributes,
	}
}

func (d *userDataSource) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	data, diags := providerdata.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	d.data = data
}

func (d *userDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var config userDataModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	resp.Diagnostics.Append(d.data.RequireClient("read a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	var fields []string
	resp.Diagnostics.Append(config.Fields.ElementsAs(ctx, &fields, false)...)
	if resp.Diagnostics.HasError() {
		return
	}
	slices.Sort(fields)
	id := config.UserID.ValueString()
	u, err := d.data.Client.Users.Get(ctx, id, client.WithFields(client.FieldSelection{
		Fields:  fields,
		Exclude: !config.IncludeFields.IsNull() && !config.IncludeFields.ValueBool(),
	}))
	op := apidiag.Operation{Verb: "read", Object: "user", Subject: id}
	if client.IsNotFound(err) {
		resp.Diagnostics.AddAttributeError(path.Root("user_id"), "User Not Found",
			"There is no user with the ID "+id+".\n\nCheck the ID, which is case-sensitive and includes the prefix (such as auth0|), and that the provider's domain is the right tenant.")
		return
	}
	if err != nil {
		resp.Diagnostics.Append(apidiag.From(op, err))
		return
	}
	config.profileModel = profileFromAPI(u)
	config.ID = types.StringValue(id) // Also when the field selection leaves user_id out.
	resp.Diagnostics.Append(resp.State.Set(ctx, config)...)
}
