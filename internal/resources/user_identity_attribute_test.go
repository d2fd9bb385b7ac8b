// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

// A refusal is about the attribute that its words name, or the one that names the account.
func TestLinkBlame(t *testing.T) {
	t.Parallel()
	byID := linkedModel{IdentityProvider: types.StringValue("a"), IdentityUserID: types.StringValue("b")}
	withConnection := byID
	withConnection.ConnectionID = types.StringValue("con_0123456789abcdef")
	const (
		provider   = "Payload validation error: 'No enum match for: a' on property provider (Identity provider of the secondary user account being linked)."
		connection = "The provider/connection is not configured."
	)
	for _, c := range []struct {
		config        linkedModel
		message, want string
	}{
		{byID, provider, "identity_provider"},
		{byID, connection, "identity_user_id"},
		{withConnection, connection, "connection_id"},
		{withConnection, "Provided secondary account not found.", "identity_user_id"},
		{linkedModel{LinkWith: types.StringUnknown()}, "Invalid token (link_with).", "link_with"},
		{linkedModel{LinkWithWO: types.StringValue("t")}, "Invalid token (link_with).", "link_with_wo"},
	} {
		if got := c.config.attributeOf(c.message); got != c.want {
			t.Errorf("%q is about %s, want %s", c.message, got, c.want)
		}
	}
}
