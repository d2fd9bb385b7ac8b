// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package passwordhash checks passwords against the hashes that an import of users may bring:
// "password_hash" (bcrypt) and "custom_password_hash" with its eleven algorithms. What is
// refused, and what may be left out, follows the published schema of the users file and the
// documentation of its algorithms.
package passwordhash
