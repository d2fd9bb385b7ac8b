// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package actions holds the provider's actions: what is done to a user once, when
// somebody asks for it or a resource changes, and that leaves no state. CLIs know
// actions since Terraform 1.14; older ones never see them.
package actions
