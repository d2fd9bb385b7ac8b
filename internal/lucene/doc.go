// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package lucene writes values into the query language of the user search
// (`GET /api/v2/users?q=`), a subset of the Lucene query string syntax.
//
// Whatever a value contains (quotes, backslashes, wildcards, operators, line
// breaks), the query built from it looks for exactly that value: it can
// neither break the query nor widen it. The package only writes queries; it
// does not read them and knows nothing of HTTP or Terraform.
package lucene
