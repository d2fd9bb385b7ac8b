// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package datasources holds the data sources, one file (or one stem) each.
package datasources

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/boolvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
	"github.com/auth0users/terraform-provider-auth0users/internal/usersearch"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

var (
	_ datasource.DataSource                   = (*userDataSource)(nil)
	_ datasource.DataSourceWithConfigure      = (*userDataSource)(nil)
	_ datasource.DataSourceWithValidateConfig = (*userDataSource)(nil)
)

type userDataSource struct{ data *run.Data }

type userDataModel struct {
	profileModel
	UserID         types.String `tfsdk:"user_id"`
	Query          types.String `tfsdk:"query"`
	ConnectionName types.String `tfsdk:"connection_name"`
	AllowMissing   types.Bool   `tfsdk:"allow_missing"`
	Fields         types.Set    `tfsdk:"fields"`
	IncludeFields  types.Bool   `tfsdk:"include_fields"`
}

// NewUser is data.auth0users_user.
func NewUser() datasource.DataSource { return &userDataSource{} }

func (d *userDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_user"
}

func (d *userDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	attributes := profileAttributes()
	attributes["id"] = schema.StringAttribute{
		Computed: true,
		MarkdownDescription: "Full ID of the user, such as `auth0|64f0c0ffee64f0c0ffee64f0`. Null when there is no such user " +
			"and `allow_missing` is `true`.",
	}
	attributes["user_id"] = schema.StringAttribute{
		Optional:            true,
		MarkdownDescription: "Selects the user by full ID, such as `auth0|64f0c0ffee64f0c0ffee64f0`.",
		Validators:          []validator.String{validators.FullUserID()},
	}
	attributes["email"] = schema.StringAttribute{
		Optional: true,
		Computed: true,
		MarkdownDescription: "E-mail address. When it is written, it selects the user: looked up as written and, if " +
			"nobody has it in that spelling, in lower case. (Auth0 compares letter case here. Its own databases hold addresses in lower case, " +
			"other identity providers as they please.)",
		Validators: []validator.String{validators.Email()},
	}
	attributes["query"] = schema.StringAttribute{
		Optional: true,
		MarkdownDescription: "Selects the user by a search in Auth0's query language (Lucene syntax), such as " +
			"`app_metadata.employee:\"4711\"`. The function `search_query` writes such queries with every value escaped.",
		Validators: []validator.String{usersearch.Length()},
	}
	attributes["connection_name"] = schema.StringAttribute{
		Optional:            true,
		MarkdownDescription: "With `email` or `query`: only users that have an account in the connection of this name.",
		Validators:          []validator.String{validators.SearchedConnection()},
	}
	attributes["allow_missing"] = schema.BoolAttribute{
		Optional: true,
		MarkdownDescription: "With `true`, a user that does not exist is not an error: `id` is null then, and so is everything else. " +
			"Several users that match are an error all the same. Defaults to `false`.",
	}
	attributes["fields"] = schema.SetAttribute{
		ElementType: types.StringType,
		Optional:    true,
		MarkdownDescription: "Attributes to ask the API for, or to leave out with `include_fields = false`; the others are null. " +
			"Everything when not written.",
		Validators: []validator.Set{
			setvalidator.SizeAtLeast(1),
			setvalidator.ValueStringsAre(validators.OneOf(profileFields...)),
		},
	}
	attributes["include_fields"] = schema.BoolAttribute{
		Optional:            true,
		MarkdownDescription: "Whether `fields` are the attributes to ask for (`true`, the default) or to leave out (`false`).",
		Validators:          []validator.Bool{boolvalidator.AlsoRequires(path.MatchRoot("fields"))},
	}
	resp.Schema = schema.Schema{
		MarkdownDescription: "Reads one user, including what changes with every login. Exactly one of `user_id`, " +
			"`email` and `query` selects it.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.GetUser, operations.ListUsers, operations.ListUsersByEmail) + "; " +
			usersearch.MisspeltScopes() + ".\n\n" +
			"**Requests:** 1 with `user_id`; 2 with `query` or `email`, which includes reading the user who was found, and 3 with an `email` that " +
			"holds upper-case letters and that nobody has in that spelling. " +
			usersearch.MisspeltRequests + "\n\n" +
			"**Consistency:** `user_id` and `email` are immediately consistent: they show what was written a moment ago. `query` uses Auth0's " +
			"search index, which lags behind by a second or so. When the provider itself has written something in the same run, a query that " +
			"matches nobody is therefore repeated once the index has caught up, which is waited for at most 15 seconds, at 1 request a poll. " +
			"Whoever is found is read by ID, and returned only if what the search went by is still true of that user; otherwise an " +
			"error says that the search lags.",
		Attributes: attributes,
	}
}

func (d *userDataSource) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	data, diags := run.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	d.data = data
}

// ValidateConfig wants exactly one selector.
func (d *userDataSource) ValidateConfig(
	ctx context.Context, req datasource.ValidateConfigRequest, resp *datasource.ValidateConfigResponse,
) {
	var config userDataModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(config.badSelection()...)
	}
}

// badSelection is what is wrong with the selectors. A value that is not known yet can turn out to be null: a module
// passes on what it is given.
func (m userDataModel) badSelection() (diags diag.Diagnostics) {
	var selectors []string
	unknown := false
	for _, s := range []struct {
		name  string
		value types.String
	}{{"user_id", m.UserID}, {"email", m.Email}, {"query", m.Query}} {
		switch {
		case s.value.IsUnknown():
			unknown = true
		case !s.value.IsNull():
			selectors = append(selectors, s.name)
		}
	}
	switch {
	case len(selectors) == 0 && unknown:
	case len(selectors) == 0:
		diags.AddError("Missing Selector",
			"Nothing says which user to read.\n\nWrite one of user_id, email and query. If the value comes from elsewhere, it is null here.")
	case len(selectors) > 1:
		diags.AddAttributeError(path.Root(selectors[1]), "Conflicting Selectors", fmt.Sprintf(
			"The user is selected by %s.\n\nKeep one of them and remove the others. To tell users with the same e-mail "+
				"address apart, add connection_name.",
			strings.Join(selectors, " and ")))
	case selectors[0] == "user_id" && !m.ConnectionName.IsNull() && !m.ConnectionName.IsUnknown():
		diags.AddAttributeError(path.Root("connection_name"), "Connection Name Without Effect",
			"connection_name narrows a search by email or query; a user_id is unique without it.\n\nRemove connection_name.")
	case selectors[0] == "query" && strings.TrimSpace(m.Query.ValueString()) == "":
		diags.AddAttributeError(path.Root("query"), "Empty Query",
			"The query is empty, which would match every user.\n\nWrite a query such as app_metadata.employee:\"4711\".")
	}
	return diags
}

func (d *userDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var config userDataModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	resp.Diagnostics.Append(config.badSelection()...)
	resp.Diagnostics.Append(d.data.RequireClient("read a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	shown, diags := selectionOf(ctx, config.Fields, config.IncludeFields)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	u, diags := d.find(ctx, config, shown)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	written := config.Email
	config.profileModel = emptyProfile()
	if u != nil {
		config.profileModel = selectedProfile(u, shown)
	}
	if !written.IsNull() {
		config.Email = written // An argument keeps the spelling of the configuration.
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, config)...)
}

// selectionOf reads fields and include_fields.
func selectionOf(ctx context.Context, fields types.Set, include types.Bool) (client.FieldSelection, diag.Diagnostics) {
	var names []string
	diags := fields.ElementsAs(ctx, &names, false)
	slices.Sort(names)
	return client.FieldSelection{Fields: names, Exclude: !include.IsNull() && !include.ValueBool()}, diags
}
