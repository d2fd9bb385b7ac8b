// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// strategies are the identity providers that the reference lists.
var strategies = []string{
	"ad", "adfs", "amazon", "apple", "dropbox", "bitbucket", "auth0-oidc", "auth0", "baidu", "bitly", "box", "custom",
	"daccount", "dwolla", "email", "evernote-sandbox", "evernote", "exact", "facebook", "fitbit", "github", "google-apps",
	"google-oauth2", "instagram", "ip", "line", "linkedin", "oauth1", "oauth2", "office365", "oidc", "okta", "paypal",
	"paypal-sandbox", "pingfederate", "planningcenter", "salesforce-community", "salesforce-sandbox", "salesforce", "samlp",
	"sharepoint", "shopify", "shop", "sms", "soundcloud", "thirtysevensignals", "twitter", "untappd", "vkontakte", "waad",
	"weibo", "windowslive", "wordpress", "yahoo", "yandex",
}

// linkProviders are the identity providers whose accounts can be linked: the newest
// clients know some that the reference does not list.
var linkProviders = slices.Concat(strategies, []string{
	"asana", "atlassian", "gitlab", "slack", "hubspot-mcp", "linear-mcp", "notion-mcp", "sentry-mcp", "cloudflare-mcp",
})

// createConnectionSchema is the body of POST /connections.
func createConnectionSchema() *schema.Object {
	properties := connectionProperties()
	properties["name"] = schema.String(0, 128, "The name of the connection. Must start and end with an alphanumeric character and can only "+
		"contain alphanumeric characters and '-'. Max length 128").
		WithPattern(schema.ConnectionName)
	properties["strategy"] = schema.OneOf("The identity provider identifier for the connection", strategies...)
	return &schema.Object{Required: []string{"name", "strategy"}, Properties: properties}
}

// updateConnectionSchema is the body of PATCH /connections/{id}: all but the name and
// the strategy.
func updateConnectionSchema() *schema.Object {
	properties := connectionProperties()
	properties["options"] = properties["options"].OrNull()
	return &schema.Object{NotEmpty: true, Properties: maps.Clone(properties)}
}

func connectionProperties() map[string]schema.Property {
	active := schema.Bool("")
	client := schema.String(0, 0, "The id of the client for which the connection is to be enabled").WithFormat("client-id")
	realm := schema.String(0, 0, "The realm where this connection belongs")
	return map[string]schema.Property{
		"display_name": schema.String(0, 128, "Connection name used in the new universal login experience"),
		"enabled_clients": schema.List(client, 0, 0,
			"Use of this property is NOT RECOMMENDED. Use the PATCH /v2/connections/{id}/clients endpoint to enable the "+
				"connection for a set of clients"),
		"realms": schema.List(realm, 0, 0,
			"Defines the realms for which the connection will be used (ie: email domains). If the array is empty or the property is not "+
				"specified, the connection name will be added as realm"),
		"is_domain_connection": schema.Bool("true promotes to a domain-level connection so that third-party applications can use it"),
		"show_as_button":       schema.Bool("Enables showing a button for the connection in the login page (new experience only)"),
		"metadata": schema.Metadata(10, "Metadata associated with the connection in the form of an object with string values (max "+
			"255 chars).  Maximum of 10 metadata properties allowed"),
		"options": schema.Map("The connection's options (depend on the connection strategy)"),
		"authentication": schema.Closed("Configure the purpose of a connection to be used for authentication during login",
			map[string]schema.Property{"active": active}, "active"),
		"connected_accounts": schema.Closed("Configure the purpose of a connection to be used for connected accounts and Token Vault",
			map[string]schema.Property{"active": active, "cross_app_access": active}, "active"),
		"cross_app_access_requesting_app": schema.Closed("Configure the connection to be used as a Requesting Application for Cross App Access",
			map[string]schema.Property{"active": active}, "active"),
	}
}
