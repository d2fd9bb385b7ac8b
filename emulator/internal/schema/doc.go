// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package schema holds request bodies and parameters against what the reference
// says of them, and words the violations as the service does.
package schema
