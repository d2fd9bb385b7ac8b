// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package client speaks the Auth0 Management API: HTTP and JSON, nothing of Terraform but its logger.
//
// A request passes through a chain of [net/http.RoundTripper]s, outermost first:
//
//	headers  User-Agent and Auth0-Client, the same on every attempt
//	retry    repeats what is safe to repeat; outside everything that must happen once per attempt
//	token    bearer token, fetched lazily; above pacing, so that a call waiting for a token holds no
//	         share of the budget, and so that the one repetition after a 401 is paced as well
//	pacing   holds the attempt back until the tenant's budget has room for it
//	logging  one line per attempt that really goes out, measured without the waiting above
//	answer   time limit and complete body of one attempt; tells "never sent" from "answer lost"
//	base     go-cleanhttp's pooled transport
package client
