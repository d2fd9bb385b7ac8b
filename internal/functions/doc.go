// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package functions holds the provider-defined functions. They compute from
// their arguments alone and never talk to a tenant.
package functions
