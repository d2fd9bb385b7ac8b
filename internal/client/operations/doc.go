// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package operations is what of the Management API the client uses: a table with one row for each
// operation. The client sends nothing that has no row; the tests of the contract hold the rows against
// the OpenAPI document; and the documentation takes from them which scopes to grant.
package operations
