// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

// reply is what a handler answers: a status and a value to encode as JSON.
// A nil body sends none; json.RawMessage is sent as it is.
type reply struct {
	status int
	body   any
}
