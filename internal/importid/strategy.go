// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package importid

import "strings"

// strategies are what the API's schema lists as providers of identities, and so what
// stands before the first pipe of a full user ID. Anything else before a pipe belongs
// to the ID, as custom databases may have it.
var strategies = setOf(
	"ad", "adfs", "amazon", "apple", "asana", "atlassian", "auth0", "auth0-adldap", "auth0-oidc", "baidu", "bitbucket", "bitly", "box",
	"cloudflare-mcp", "custom",
	"daccount", "dropbox", "dwolla", "email", "evernote", "evernote-sandbox", "exact", "facebook", "fitbit", "github", "gitlab", "google-apps",
	"google-oauth2",
	"hubspot-mcp", "instagram", "ip", "line", "linear-mcp", "linkedin", "notion-mcp", "oauth1", "oauth2", "office365", "oidc", "okta",
	"paypal", "paypal-sandbox",
	"pingfederate", "planningcenter", "salesforce", "salesforce-community", "salesforce-sandbox", "samlp", "sentry-mcp", "sharepoint", "shop",
	"shopify", "slack",
	"sms", "soundcloud", "thirtysevensignals", "twitter", "untappd", "vkontakte", "waad", "weibo", "windowslive", "wordpress", "yahoo",
	"yandex",
)

// withConnection are the strategies whose connections write <strategy>|<connection>|<id>: the enterprise ones
// and generic OAuth. With others a second pipe is part of the ID, for instance in a custom database that
// prefixes its own IDs.
var withConnection = setOf(
	"ad", "adfs", "auth0-adldap", "auth0-oidc", "custom", "google-apps", "ip", "oauth1", "oauth2", "office365", "oidc", "okta", "pingfederate",
	"samlp",
	"sharepoint", "waad",
)

func setOf(names ...string) map[string]struct{} {
	set := make(map[string]struct{}, len(names))
	for _, name := range names {
		set[name] = struct{}{}
	}
	return set
}

// IsStrategy tells the name of a provider that Auth0 knows, "google-oauth2".
func IsStrategy(name string) bool {
	_, known := strategies[name]
	return known
}

// ConnectionInID tells a provider whose users have the name of their connection in their IDs: "samlp".
func ConnectionInID(provider string) bool {
	_, in := withConnection[provider]
	return in
}

// ForeignPrefix is the provider before an ID within another provider, which it cannot belong to; "" when there
// is none. Where the name of a connection stands in IDs, it may be that of a provider, and nobody can tell.
func ForeignPrefix(provider, id string) string {
	prefix, _, found := strings.Cut(id, "|")
	if !found || prefix == provider || !IsStrategy(prefix) || ConnectionInID(provider) {
		return ""
	}
	return prefix
}
