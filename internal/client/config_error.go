// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

// ConfigError says which setting of a [Config] is wrong and why.
type ConfigError struct {
	Field  string // Name of the provider attribute, e.g. "domain" or "client_assertion_private_key".
	Reason string // A clause without the value itself, e.g. "it must not hold a path".
}

func (e *ConfigError) Error() string { return "client: invalid " + e.Field + ": " + e.Reason }
