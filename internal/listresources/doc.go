// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package listresources holds the list resources, which terraform query (Terraform
// 1.14 and later) finds existing objects with. All of them go through the users that a
// search selects and show what each of them has of one resource type.
package listresources
