// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package importid

// UserAuthenticationMethod joins "user::method".
func UserAuthenticationMethod(userID, methodID string) string {
	return userID + Separator + methodID
}

// ParseUserAuthenticationMethod splits "user::method", as in
// "auth0|64f0...::phone|dev_kXVq4drj3Mw6uCF5". Like IDs of roles, those of methods hold no colon. It
// returns false when a part is missing or the first one is no full user ID.
func ParseUserAuthenticationMethod(id string) (userID, methodID string, ok bool) {
	return ParseUserRole(id)
}
