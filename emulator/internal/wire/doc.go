// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package wire is what the emulator sends: answers, the errors of the Management
// API, and JSON as the service writes and reads it.
package wire
