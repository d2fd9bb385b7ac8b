// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

// Group is a set of endpoints that may share a rate-limit bucket of their own. On some plans
// several groups share one bucket; the pacer assumes so when the headers tell the same size.
type Group string

// The groups of the service's documentation whose endpoints are in use, and Other for all that it does
// not tell apart.
const (
	Other       Group = "other"
	ReadUsers   Group = "read users"
	WriteUsers  Group = "write users"
	DeleteUsers Group = "delete users"
)
