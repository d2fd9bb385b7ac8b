// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package importid reads and writes the composite IDs of assignments, whose parts
// are separated by "::".
package importid

import "strings"

// Separator stands between the parts.
const Separator = "::"

// UserRole joins "user::role".
func UserRole(userID, roleID string) string { return userID + Separator + roleID }

// ParseUserRole splits "user::role". Role IDs are made by Auth0 and hold no colon,
// user IDs may hold anything, so the last separator is the one that counts. It
// returns false when a part is missing or the first one is no full user ID.
func ParseUserRole(id string) (userID, roleID string, ok bool) {
	i := strings.LastIndex(id, Separator)
	if i < 0 {
		return "", "", false
	}
	userID, roleID = id[:i], id[i+len(Separator):]
	return userID, roleID, IsFullUserID(userID) && roleID != ""
}

// UserPermission joins "user::resource_server::permission".
func UserPermission(userID, resourceServer, permission string) string {
	return userID + Separator + resourceServer + Separator + permission
}

// ParseUserPermission splits "user::resource_server::permission". Identifiers of
// resource servers are chosen freely and may hold separators of their own: the user
// ends at the first one, the permission begins after the last. It returns false
// when a part is missing or the first one is no full user ID.
func ParseUserPermission(id string) (userID, resourceServer, permission string, ok bool) {
	userID, rest, _ := strings.Cut(id, Separator)
	i := strings.LastIndex(rest, Separator)
	if i < 0 {
		return "", "", "", false
	}
	resourceServer, permission = rest[:i], rest[i+len(Separator):]
	return userID, resourceServer, permission, IsFullUserID(userID) && resourceServer != "" && permission != ""
}

// IsFullUserID tells a user ID with its provider, "auth0|64f0...".
func IsFullUserID(id string) bool {
	provider, rest, found := strings.Cut(id, "|")
	return found && provider != "" && rest != ""
}
