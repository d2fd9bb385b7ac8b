// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

type userOrganizationsModel struct {
	ofUser
	Organizations []organizationModel `tfsdk:"organizations"`
}

type organizationModel struct {
	ID          types.String            `tfsdk:"id"`
	Name        types.String            `tfsdk:"name"`
	DisplayName types.String            `tfsdk:"display_name"`
	Branding    *brandingModel          `tfsdk:"branding"`
	Metadata    map[string]types.String `tfsdk:"metadata"`
	TokenQuota  *tokenQuotaModel        `tfsdk:"token_quota"`
}

type brandingModel struct {
	LogoURL types.String         `tfsdk:"logo_url"`
	Colors  *brandingColorsModel `tfsdk:"colors"`
}

type brandingColorsModel struct {
	Primary        types.String `tfsdk:"primary"`
	PageBackground types.String `tfsdk:"page_background"`
}

type tokenQuotaModel struct {
	ClientCredentials *quotaModel `tfsdk:"client_credentials"`
}

type quotaModel struct {
	Enforce types.Bool  `tfsdk:"enforce"`
	PerDay  types.Int64 `tfsdk:"per_day"`
	PerHour types.Int64 `tfsdk:"per_hour"`
}

// NewUserOrganizations is data.auth0users_user_organizations.
func NewUserOrganizations() datasource.DataSource {
	return newCollection(collection[userOrganizationsModel]{
		name: "user_organizations", things: "organizations", feature: "Organizations",
		description: "Lists the organizations that a user is a member of, however many they are.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserOrganizations) + ".\n\n" +
			"**Requests:** 1 per 100 organizations, sometimes 1 more to see that nothing follows.\n\n" +
			"**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it.",
		attributes: map[string]schema.Attribute{
			"organizations": computedList("The organizations, as Auth0 orders them.", organizationAttributes()),
		},
		read: func(ctx context.Context, c *client.Client, userID string, model *userOrganizationsModel) (err error) {
			model.Organizations, err = collect(c.Users.Organizations.List(ctx, userID), organizationFromAPI)
			return err
		},
	})
}

func organizationAttributes() map[string]schema.Attribute {
	count := func(description string) schema.Int64Attribute {
		return schema.Int64Attribute{Computed: true, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"id":           computedText("ID of the organization, such as `org_aB3dE5fG7hI9jK1l`."),
		"name":         computedText("Name of the organization, as it stands in login requests."),
		"display_name": computedText("Name that people see; null when it has none."),
		"branding": computedObject("How login pages look for the organization; null when nothing is set.", map[string]schema.Attribute{
			"logo_url": computedText("URL of the logo; null when it has none."),
			"colors": computedObject("Colors, such as `#000000`; null when none are set.", map[string]schema.Attribute{
				"primary":         computedText("Color of the primary elements."),
				"page_background": computedText("Color of the background."),
			}),
		}),
		"metadata": schema.MapAttribute{
			Computed: true, ElementType: types.StringType, MarkdownDescription: "Metadata of the organization; null when it has none.",
		},
		"token_quota": computedObject("Limits of the tokens issued for the organization; null when there are none.", map[string]schema.Attribute{
			"client_credentials": computedObject("Limits of the grant type Client Credentials.", map[string]schema.Attribute{
				"enforce":  computedFlag("Whether requests beyond the limits fail; otherwise they are only logged."),
				"per_day":  count("Tokens per day; null for no limit."),
				"per_hour": count("Tokens per hour; null for no limit."),
			}),
		}),
	}
}

func organizationFromAPI(o *client.Organization) organizationModel {
	model := organizationModel{ID: types.StringValue(o.ID), Name: types.StringValue(o.Name), DisplayName: answered(o.DisplayName)}
	if o.Branding != nil {
		model.Branding = &brandingModel{LogoURL: answered(o.Branding.LogoURL)}
		if colors := o.Branding.Colors; colors != nil {
			model.Branding.Colors = &brandingColorsModel{answered(colors.Primary), answered(colors.PageBackground)}
		}
	}
	if o.Metadata != nil {
		model.Metadata = make(map[string]types.String, len(o.Metadata))
		for key, value := range o.Metadata {
			model.Metadata[key] = answered(value)
		}
	}
	if o.TokenQuota != nil {
		model.TokenQuota = &tokenQuotaModel{}
		if q := o.TokenQuota.ClientCredentials; q != nil {
			model.TokenQuota.ClientCredentials = &quotaModel{
				types.BoolPointerValue(q.Enforce), types.Int64PointerValue(q.PerDay), types.Int64PointerValue(q.PerHour),
			}
		}
	}
	return model
}
