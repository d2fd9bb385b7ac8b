// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"math"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// createOrganizationSchema is the body of POST /organizations.
func createOrganizationSchema() *schema.Object {
	o := organizationSchema()
	o.Required = []string{"name"}
	properties := olderOrganizationConnectionProperties()
	properties["connection_id"] = schema.String(0, 0, "ID of the connection")
	o.Properties["enabled_connections"] = schema.List(
		schema.Closed("Connection to be added to the organization", properties, "connection_id"), 0, maxOrganizationConnections,
		"Connections that will be enabled for this organization. See POST enabled_connections endpoint for the object format. "+
			"(Max of 10 connections allowed)")
	return o
}

// organizationSchema is the body of PATCH /organizations/{id}.
func organizationSchema() *schema.Object {
	return &schema.Object{Properties: map[string]schema.Property{
		"name":         schema.String(1, 50, "The name of this organization").WithFormat("organization-name"),
		"display_name": schema.String(1, 255, "Friendly name of this organization"),
		"branding":     organizationBranding(),
		"metadata": schema.Metadata(25, "Metadata associated with the organization, in the form of an object with string values (max 255 "+
			"chars).  Maximum of 25 metadata properties allowed"),
		"token_quota": tokenQuota().OrNull(),

		// Not in the reference, yet recorded.
		"third_party_client_access": schema.OneOf("", "block", "allow"),
		"is_app_entitlement_active": schema.Bool(""),
	}}
}

func organizationBranding() schema.Property {
	color := func(description string) schema.Property {
		return schema.String(0, 0, description).WithFormat("html-color")
	}
	colors := schema.Closed("Color scheme used to customize the login pages", map[string]schema.Property{
		"primary": color("HEX Color for primary elements"), "page_background": color("HEX Color for background"),
	}, "primary", "page_background")
	return schema.Closed("Theme defines how to style the login pages", map[string]schema.Property{
		"logo_url": schema.String(0, 0, "URL of logo to display on login page").WithFormat("strict-https-uri-or-null").OrNull(), "colors": colors,
	})
}

func tokenQuota() schema.Property {
	tokens := func(description string) schema.Property { return schema.Integer(1, math.MaxInt32, description) }
	quota := schema.Closed("The token quota configuration", map[string]schema.Property{
		"enforce": schema.Bool("If enabled, the quota will be enforced and requests in excess of the quota will fail. If disabled, the quota " +
			"will not be enforced, but notifications for requests exceeding the quota will be available in logs"),
		"per_day":  tokens("Maximum number of issued tokens per day"),
		"per_hour": tokens("Maximum number of issued tokens per hour"),
	})
	quota.Object.MinProperties = 1
	return schema.Closed("", map[string]schema.Property{"client_credentials": quota}, "client_credentials")
}
