// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package connoptions knows the options of connections: what the service adds to them
// when a connection is made or changed, and which combinations it refuses.
package connoptions
