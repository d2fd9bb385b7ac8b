package emulator

import (
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// createConnection is POST /connections.
func createConnection() *endpoint {
	return &endpoint{
		method: http.MethodPost, template: "/connections", scopes: []string{"create:connections"},
		body: createConnectionSchema(), handle: handleCreateConnection,
	}
}

// strategies are the identity providers that the reference lists.
var strategies = []string{
	"ad", "adfs", "amazon", "apple", "dropbox", "bitbucket", "auth0-oidc", "auth0", "baidu", "bitly", "box", "custom",
	"daccount", "dwolla", "email", "evernote-sandbox", "evernote", "exact", "facebook", "fitbit", "github", "google-apps",
	"google-oauth2", "instagram", "ip", "line", "linkedin", "oauth1", "oauth2", "office365", "oidc", "okta", "paypal",
	"paypal-sandbox", "pingfederate", "planningcenter", "salesforce-community", "salesforce-sandbox", "salesforce", "samlp",
	"sharepoint", "shopify", "shop", "sms", "soundcloud", "thirtysevensignals", "twitter", "untappd", "vkontakte", "waad",
	"weibo", "windowslive", "wordpress", "yahoo", "yandex",
}

func createConnectionSchema() *schema.Object {
	strategy := schema.String(0, 0, "The identity provider identifier for the connection")
	strategy.Enum = strategies
	text := schema.String(0, 0, "")
	list := schema.Property{Types: []string{"array"}, Items: &text}
	clients, realms := list, list
	clients.Description = "Use of this property is NOT RECOMMENDED. Use the PATCH /v2/connections/{id}/clients endpoint to enable the connection for a set of clients"
	realms.Description = "Defines the realms for which the connection will be used (ie: email domains). If the array is empty or the property is not specified, the connection name will be added as realm"
	return &schema.Object{
		Required: []string{"name", "strategy"},
		Properties: map[string]schema.Property{
			"name": schema.String(0, 128, "The name of the connection. Must start and end with an alphanumeric character and can only contain alphanumeric characters and '-'. Max length 128").
				WithPattern(schema.ConnectionName),
			"strategy":                        strategy,
			"display_name":                    schema.String(0, 128, "Connection name used in the new universal login experience"),
			"enabled_clients":                 clients,
			"realms":                          realms,
			"is_domain_connection":            schema.Bool("true promotes to a domain-level connection so that third-party applications can use it"),
			"show_as_button":                  schema.Bool("Enables showing a button for the connection in the login page (new experience only)"),
			"metadata":                        schema.Map("Metadata associated with the connection in the form of an object with string values (max 255 chars).  Maximum of 10 metadata properties allowed"),
			"options":                         schema.Map("The connection's options (depend on the connection strategy)"),
			"authentication":                  schema.Map("Configure the purpose of a connection to be used for authentication during login"),
			"connected_accounts":              schema.Map("Configure the purpose of a connection to be used for connected accounts and Token Vault"),
			"cross_app_access_requesting_app": schema.Map("Cross App Access"),
		},
	}
}

func handleCreateConnection(t *tx, r *request) (reply, error) {
	options, _ := r.body["options"].(map[string]any)
	if err := checkConnectionOptions(options); err != nil {
		return reply{}, err
	}
	if _, taken := t.connections.byName[r.str("name")]; taken {
		return reply{}, wire.NewError(http.StatusConflict, "", "A connection with the same name already exists")
	}
	var c connection
	if err := wire.Unmarshal(wire.Encode(r.body), &c); err != nil {
		return reply{}, errBadRequest("invalid_body", "Invalid request payload")
	}
	c.ID = newPrefixedID("con_")
	c.Seq = t.connections.nextSeq
	c.Options = withDefaultOptions(c.Strategy, c.Options)
	if len(c.Realms) == 0 {
		c.Realms = []string{c.Name}
	}
	if c.EnabledClients == nil {
		c.EnabledClients = []string{}
	}
	t.putConnection(&c)
	return reply{http.StatusCreated, c.public()}, nil
}

// checkConnectionOptions: flexible identifiers exclude the older settings.
func checkConnectionOptions(options map[string]any) error {
	attributes, ok := options["attributes"].(map[string]any)
	if !ok {
		return nil
	}
	for _, k := range []string{"requires_username", "validation"} {
		if _, both := options[k]; both {
			return errBadRequest("invalid_body", "Cannot set both options.attributes and options."+k)
		}
	}
	active := slices.ContainsFunc(identifiers, func(k string) bool {
		attr, _ := attributes[k].(map[string]any)
		ident, _ := attr["identifier"].(map[string]any)
		on, _ := ident["active"].(bool)
		return on
	})
	if !active {
		return errBadRequest("invalid_body", "attributes must contain one active identifier")
	}
	return nil
}
