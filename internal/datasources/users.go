// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework-validators/boolvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/usersearch"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

type usersModel struct {
	usersearch.Search
	Fields        types.Set      `tfsdk:"fields"`
	IncludeFields types.Bool     `tfsdk:"include_fields"`
	MaxResults    types.Int64    `tfsdk:"max_results"`
	Users         []profileModel `tfsdk:"users"`
	IDs           types.List     `tfsdk:"ids"`
}

// NewUsers is data.auth0users_users.
func NewUsers() datasource.DataSource {
	profile := profileAttributes()
	profile["id"] = schema.StringAttribute{Computed: true, MarkdownDescription: "Full ID of the user, such as " +
		"`auth0|64f0c0ffee64f0c0ffee64f0`."}
	profile["email"] = schema.StringAttribute{Computed: true, MarkdownDescription: "E-mail address."}
	s := &source[usersModel]{
		name: "users", purpose: "list users",
		description: "Lists the users that match a search, or all users of the tenant. It returns *all* matches, also beyond the 1,000 that " +
			"Auth0 lets one page through, and fails rather than return fewer. Nobody is not an error: the lists are empty then.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUsers) + "; " + usersearch.MisspeltScopes() + ".\n\n" +
			"**Requests:** about 1 per 100 users, and beyond 1,000 a tenth more, which proves that nobody is missing. " +
			"In an order other than `created_at`, 1 more when there are over 1,000. After a user was created or " +
			"changed in the same run, 1 more to see that the search shows it. " + usersearch.MisspeltRequests + "\n\n" +
			"**Consistency:** eventual. The search lags about a second behind what other applications write. What the provider itself wrote in " +
			"the same run is waited for, up to 15 seconds; make the data source depend on the resources in question. " +
			"Users who match all the while are listed even if others come and go during the reading.",
		attributes: map[string]schema.Attribute{
			"q": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: usersearch.QueryDescription,
				Validators: []validator.String{
					validators.NotBlank("Remove the attribute, or write null, to list all users."),
					usersearch.Length(),
				},
			},
			"connection_name": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: usersearch.ConnectionDescription,
				Validators:          []validator.String{validators.SearchedConnection()},
			},
			"sort": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: usersearch.SortDescription(),
				Validators:          []validator.String{validators.OneOf(usersearch.Orders()...)},
			},
			"fields": schema.SetAttribute{
				ElementType: types.StringType,
				Optional:    true,
				MarkdownDescription: "Attributes to ask the API for, or to leave out with `include_fields = false`; the " +
					"others are null, except for the ID, `created_at` and the attribute sorted by. Everything when not written. " +
					"Few fields keep the state small.",
				Validators: []validator.Set{
					setvalidator.SizeAtLeast(1),
					setvalidator.ValueStringsAre(validators.OneOf(profileFields...)),
				},
			},
			"include_fields": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "Whether `fields` are the attributes to ask for (`true`, the default) or to leave out (`false`).",
				Validators:          []validator.Bool{boolvalidator.AlsoRequires(path.MatchRoot("fields"))},
			},
			"max_results": schema.Int64Attribute{
				Optional:            true,
				MarkdownDescription: "The most users to list: the first ones in the given order. All when not written.",
				Validators:          []validator.Int64{int64validator.Between(1, 1_000_000)},
			},
			"users": schema.ListNestedAttribute{
				Computed:            true,
				MarkdownDescription: "The users.",
				NestedObject:        schema.NestedAttributeObject{Attributes: profile},
			},
			"ids": schema.ListAttribute{
				Computed:            true,
				ElementType:         types.StringType,
				MarkdownDescription: "The full IDs of the users, in the same order.",
			},
		},
	}
	s.read = func(ctx context.Context, c *client.Client, model *usersModel) diag.Diagnostics {
		diags := readUsers(ctx, c, model)
		if !diags.HasError() && len(model.Users) == 0 {
			diags.Append(s.data.Nobody(ctx, model.ConnectionName)...)
		}
		return diags
	}
	return s
}

func readUsers(ctx context.Context, c *client.Client, model *usersModel) diag.Diagnostics {
	selection, diags := selectionOf(ctx, model.Fields, model.IncludeFields)
	options, malformed := model.Options()
	if diags.Append(malformed...); diags.HasError() {
		return diags
	}
	options.Fields, options.Limit = selection, int(model.MaxResults.ValueInt64())
	found, err := listUsers(ctx, c.Users, options)
	if err != nil {
		return append(diags, usersearch.Problem("users", options.Query, err))
	}
	model.Users = make([]profileModel, len(found))
	ids := make([]attr.Value, len(found))
	for i, u := range found {
		model.Users[i], ids[i] = selectedProfile(unidentified(u, selection), selection), types.StringValue(u.ID)
	}
	model.IDs = types.ListValueMust(types.StringType, ids)
	return diags
}

// listUsers returns the users in an order that does not depend on how many they are, nor
// on how the API orders equal ones.
func listUsers(ctx context.Context, users *client.UsersClient, options client.ListAllUsersOptions) ([]*client.User, error) {
	if err := users.AwaitIndex(ctx); err != nil {
		return nil, err
	}
	var found []*client.User
	for u, err := range usersearch.ListAll(ctx, users, options) {
		if err != nil {
			return nil, err
		}
		found = append(found, u)
	}
	slices.SortFunc(found, options.Order.Compare)
	return found, nil
}
