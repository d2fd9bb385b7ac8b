// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"cmp"
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

type usersByEmailModel struct {
	Email types.String   `tfsdk:"email"`
	Users []profileModel `tfsdk:"users"`
	IDs   types.List     `tfsdk:"ids"`
}

// NewUsersByEmail is data.auth0users_users_by_email.
func NewUsersByEmail() datasource.DataSource {
	profile := profileAttributes()
	profile["id"] = schema.StringAttribute{Computed: true, MarkdownDescription: "Full ID of the user, such as " +
		"`auth0|64f0c0ffee64f0c0ffee64f0`."}
	profile["email"] = schema.StringAttribute{Computed: true, MarkdownDescription: "E-mail address, in the spelling that Auth0 holds."}
	return &source[usersByEmailModel]{
		name: "users_by_email", purpose: "look up users by e-mail address", read: readUsersByEmail,
		description: "Finds all users with an e-mail address. There may be several: one per connection, and more where a connection does not " +
			"ask for unique addresses. Nobody is not an error: the lists are empty then.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUsersByEmail) + ".\n\n" +
			"**Requests:** 1, or 2 when the address holds upper-case letters and nobody has it in that spelling.\n\n" +
			"**Consistency:** immediate; users that were created a moment ago are found.",
		attributes: map[string]schema.Attribute{
			"email": schema.StringAttribute{
				Required: true,
				MarkdownDescription: "E-mail address, looked up as written and, if nobody has it in that spelling, in " +
					"lower case. (Auth0 compares letter case here. Its own databases hold addresses in lower case, other " +
					"identity providers as they please.)",
				Validators: []validator.String{validators.Email()},
			},
			"users": schema.ListNestedAttribute{
				Computed:            true,
				MarkdownDescription: "The users, in the order in which they were created.",
				NestedObject:        schema.NestedAttributeObject{Attributes: profile},
			},
			"ids": schema.ListAttribute{
				Computed:            true,
				ElementType:         types.StringType,
				MarkdownDescription: "The full IDs of the users, in the same order.",
			},
		},
	}
}

func readUsersByEmail(ctx context.Context, c *client.Client, model *usersByEmailModel) diag.Diagnostics {
	email := model.Email.ValueString()
	found, _, err := usersByEmail(ctx, c, email, "", client.FieldSelection{})
	if err != nil {
		return diag.Diagnostics{byEmailProblem("users", email, err)}
	}
	slices.SortFunc(found, byCreation)
	model.Users = make([]profileModel, len(found))
	ids := make([]attr.Value, len(found))
	for i, u := range found {
		model.Users[i], ids[i] = profileFromAPI(u), types.StringValue(u.ID)
	}
	model.IDs = types.ListValueMust(types.StringType, ids)
	return nil
}

// byCreation orders users by time of creation, then by ID: an order that no later
// change of a user disturbs.
func byCreation(a, b *client.User) int {
	created := func(u *client.User) string {
		if u.CreatedAt == nil {
			return ""
		}
		return *u.CreatedAt // RFC 3339 in UTC, so that text order is the order of time.
	}
	return cmp.Or(cmp.Compare(created(a), created(b)), cmp.Compare(a.ID, b.ID))
}
