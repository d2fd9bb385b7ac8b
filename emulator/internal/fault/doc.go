// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package fault makes answers go wrong by rules: a network that breaks, a gateway
// that makes up answers, caches them or asks twice, an API whose answers make no
// sense. Syntax is the language of the rules.
//
// A [Set] holds the rules in force. For each request, [Set.Pick] chooses the rule
// that strikes, if any; the [Strike] then acts at the stages of the exchange: Before,
// Rewrite, Instead, Times, After, and while the answer is sent.
package fault
