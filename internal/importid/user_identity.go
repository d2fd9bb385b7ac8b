// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package importid

import (
	"regexp"
	"strings"
)

// providerName is what the names of identity providers look like.
var providerName = regexp.MustCompile(`^[a-z0-9-]+$`)

// IsProvider tells the name of an identity provider, "google-oauth2".
func IsProvider(name string) bool { return providerName.MatchString(name) }

// BareIdentity cuts the provider off an ID within that provider, which Auth0 takes in both forms:
// "google-oauth2|1052" and "1052" are the same with the provider "google-oauth2".
func BareIdentity(provider, id string) string { return strings.TrimPrefix(id, provider+"|") }

// UserIdentity joins "user::provider::id"; the id is without prefix then.
func UserIdentity(userID, provider, identityUserID string) string {
	return userID + Separator + provider + Separator + BareIdentity(provider, identityUserID)
}

// ParseUserIdentity splits "user::provider::id", as in "auth0|64f0...::google-oauth2::1052"; the last
// part may have the provider as a prefix, and comes back without. IDs of providers may hold separators
// of their own: the user ends at the first one, the provider at the next. It returns false when a
// part is missing, the first one is no full user ID or the second no name of a provider.
func ParseUserIdentity(id string) (userID, provider, identityUserID string, ok bool) {
	userID, rest, _ := strings.Cut(id, Separator)
	provider, identityUserID, _ = strings.Cut(rest, Separator)
	identityUserID = BareIdentity(provider, identityUserID)
	if !IsFullUserID(userID) || !IsProvider(provider) || identityUserID == "" {
		return "", "", "", false
	}
	return userID, provider, identityUserID, true
}
