// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

// IsRoleNotFound reports whether the API says that the *role* does not exist.
func IsRoleNotFound(err error) bool {
	e, ok := as[*Error](err)
	return ok && IsNotFound(e) && (e.Code == "inexistent_role" || isOneOf(e.Message, "the role does not exist", "role not found"))
}

// IsMemberNotFound reports whether the API says, about a request that names several users, that one of
// them does not exist, or more.
func IsMemberNotFound(err error) bool {
	e, ok := as[*Error](err)
	return ok && IsNotFound(e) && (IsUserNotFound(e) || isOneOf(e.Message, "one or more of the users do not exist"))
}
