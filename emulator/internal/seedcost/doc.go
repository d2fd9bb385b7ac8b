// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package seedcost makes large seed files, and bounds what it costs to start with them. Its
// test counts the allocations of the whole process, which therefore runs no other test.
package seedcost
