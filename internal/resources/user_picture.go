// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
)

// madePicture reports whether a picture is the one that Auth0 makes up for a user with an e-mail address: a
// Gravatar that falls back to the initials. It is as long as all other texts of a user together, and
// nobody has a use for it in a state.
func madePicture(url string) bool {
	_, query, found := strings.Cut(url, ".gravatar.com/avatar/")
	return found && strings.Contains(query, "d=https%3A%2F%2Fcdn.auth0.com%2Favatars%2F")
}

// brought is the value of a text that an import or a move takes into the state.
func (t textAttribute) brought(value basetypes.StringValue) basetypes.StringValue {
	if t.made != nil && t.made(value.ValueString()) {
		return basetypes.NewStringNull()
	}
	return value
}
