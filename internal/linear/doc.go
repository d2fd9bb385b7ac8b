// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package linear is about costs that must not grow faster than what is managed. Its
// tests count allocations of the whole process, so nothing else may run beside them:
// each is in a test program of its own.
package linear
