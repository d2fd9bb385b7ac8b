// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package functions

import (
	"context"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
)

var _ function.Function = parseUserID{}

type parseUserID struct{}

// NewParseUserID returns the function parse_user_id(id): the parts of an Auth0
// user ID.
func NewParseUserID() function.Function {
	return parseUserID{}
}

// What Auth0 accepts as the name of a connection, up to 128 characters.
var connectionName = regexp.MustCompile(`^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$`)

const maxConnectionName = 128

// userIDParts are the parts of a user ID. Provider, connection and ID joined by bars,
// without a nil connection, are the ID again. IdentityUserID is all after the first
// bar: the user_id of the identity, by which the API links and unlinks accounts.
type userIDParts struct {
	Provider   string  `tfsdk:"provider"`
	Connection *string `tfsdk:"connection"`
	ID         string  `tfsdk:"id"`

	IdentityUserID string `tfsdk:"identity_user_id"`
}

func splitUserID(userID string) (userIDParts, bool) {
	provider, id, ok := strings.Cut(userID, "|")
	if !ok || provider == "" || id == "" {
		return userIDParts{}, false
	}
	parts := userIDParts{Provider: provider, ID: id, IdentityUserID: id}
	connection, rest, ok := strings.Cut(id, "|")
	if ok && rest != "" && importid.ConnectionInID(provider) &&
		len(connection) <= maxConnectionName && connectionName.MatchString(connection) {
		parts.Connection, parts.ID = &connection, rest
	}
	return parts, true
}

func (parseUserID) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "parse_user_id"
}

func (parseUserID) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary:     "Split an Auth0 user ID into its parts",
		Description: "Splits a full user ID such as auth0|65e1a2b3c4d5e6f708192a3b into provider, connection, id and identity_user_id.",
		MarkdownDescription: "Splits a full user ID into an object of\n\n" +
			"- `provider`: everything before the first `|`, such as `auth0`, `google-oauth2` or `samlp`;\n" +
			"- `connection`: the name of the connection if the ID carries it, otherwise null;\n" +
			"- `id`: the rest, the ID that the identity provider knows;\n" +
			"- `identity_user_id`: all after the first `|`, the ID of the account within its provider: what `identity_user_id` of " +
			"`auth0users_user_identity` is, and `identity.user_id` elsewhere. It differs from `id` where there is a connection.\n\n" +
			"`samlp|acme|ada@acme.example` has a connection: `id` is `ada@acme.example` and `identity_user_id` is `acme|ada@acme.example`. Only " +
			"users of enterprise connections (`ad`, `adfs`, `google-apps`, `oidc`, `okta`, `pingfederate`, `samlp`, `waad` and the like) and of " +
			"custom OAuth connections (`oauth2`, `oauth1`) carry their connection in the ID, and only when two `|` are in it. Elsewhere, as in " +
			"the `auth0` prefix that all databases share, a second `|` belongs to `id`.",
		Parameters: []function.Parameter{
			function.StringParameter{
				Name:                "id",
				Description:         "The full user ID, with the provider in front.",
				MarkdownDescription: "The full user ID, with the provider in front, such as `auth0|65e1a2b3c4d5e6f708192a3b`.",
			},
		},
		Return: function.ObjectReturn{AttributeTypes: map[string]attr.Type{
			"provider": types.StringType, "connection": types.StringType, "id": types.StringType, "identity_user_id": types.StringType,
		}},
	}
}

func (parseUserID) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var userID string
	if resp.Error = req.Arguments.Get(ctx, &userID); resp.Error != nil {
		return
	}
	parts, ok := splitUserID(userID)
	if !ok {
		resp.Error = refuse(
			"%q is not a full Auth0 user ID. It has the form <provider>|<id>, for example auth0|65e1a2b3c4d5e6f708192a3b.", userID)
		return
	}
	resp.Error = resp.Result.Set(ctx, parts)
}
