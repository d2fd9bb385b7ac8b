// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package ratelimit has the token buckets of the service's plans: one for the whole
// tenant, and one for each group of endpoints that has limits of its own.
package ratelimit
