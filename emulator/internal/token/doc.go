// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package token has the tenant's signing key, the tokens that it signs, and the
// assertions by which applications prove who they are.
package token
