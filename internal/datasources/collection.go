package datasources

import (
	"context"
	"iter"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// collection is a data source of what belongs to one user. M is its model, which
// embeds [ofUser]; further members are arguments and what is read.
type collection[M any] struct {
	name   string // Of the type, without the provider's part: "user_roles".
	things string // What is listed, in the plural of messages: "roles".
	// feature is what a tenant may lack, as in [apidiag.Operation]; "" for what every
	// tenant has.
	feature     string
	description string
	// deprecation says what to use instead; "" for what is not deprecated. removed is
	// what to say when the service has no such endpoint any more.
	deprecation, removed string
	attributes           map[string]schema.Attribute // Besides id and user_id.
	// read fills the model, in which the arguments are. Errors of the client need no
	// words: the collection finds them.
	read func(ctx context.Context, c *client.Client, userID string, model *M) error

	data *run.Data
}

// ofUser is what the models of all collections have.
type ofUser struct {
	ID     types.String `tfsdk:"id"`
	UserID types.String `tfsdk:"user_id"`
}

var _ datasource.DataSourceWithConfigure = (*collection[ofUser])(nil)

func (d *collection[M]) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + d.name
}

func (d *collection[M]) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: d.description,
		DeprecationMessage:  d.deprecation,
		Attributes: map[string]schema.Attribute{
			"id": computedText("Full ID of the user, the same as `user_id`."),
			"user_id": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Full ID of the user whose " + d.things + " to list, such as `auth0|64f0c0ffee64f0c0ffee64f0`.",
				Validators:          []validator.String{validators.FullUserID()},
			},
		},
	}
	maps.Copy(resp.Schema.Attributes, d.attributes)
}

func (d *collection[M]) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	data, diags := run.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	d.data = data
}

func (d *collection[M]) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var model M
	var userID types.String
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("user_id"), &userID)...)
	resp.Diagnostics.Append(d.data.RequireClient("read the " + d.things + " of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	if err := d.read(ctx, d.data.Client, userID.ValueString(), &model); err != nil {
		resp.Diagnostics.Append(d.problem(userID.ValueString(), err))
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, model)...)
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("id"), userID)...)
}

// problem words what went wrong with the list of a user.
func (d *collection[M]) problem(userID string, err error) diag.Diagnostic {
	op := apidiag.Operation{Verb: "read", Object: d.things, Subject: "of the user " + userID, Feature: d.feature}
	if client.IsUserNotFound(err) {
		return apidiag.UserNotFound(userID, "")
	}
	if d.removed != "" && apidiag.NoSuchEndpoint(err) {
		return diag.NewErrorDiagnostic("Removed by Auth0", d.removed)
	}
	return apidiag.From(op, err)
}

// collect reads a list to its end, never null.
func collect[A, M any](list iter.Seq2[A, error], model func(A) M) ([]M, error) {
	models := []M{}
	for item, err := range list {
		if err != nil {
			return nil, err
		}
		models = append(models, model(item))
	}
	return models, nil
}

// computedText is a text that is read.
func computedText(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: description}
}

// computedSecret is a text that is read and that the CLI does not show.
func computedSecret(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, Sensitive: true, MarkdownDescription: description}
}

// computedList is a list of objects that is read.
func computedList(description string, attributes map[string]schema.Attribute) schema.ListNestedAttribute {
	return schema.ListNestedAttribute{
		Computed: true, MarkdownDescription: description,
		NestedObject: schema.NestedAttributeObject{Attributes: attributes},
	}
}
