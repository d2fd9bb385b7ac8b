// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/token"
)

// discovery is the part of the OpenID configuration that is true here.
func discovery(r *http.Request) map[string]any {
	list := origins(r)
	issuer := list[len(list)-1] + "/"
	return map[string]any{
		"issuer":                                issuer,
		"token_endpoint":                        strings.TrimSuffix(issuer, "/") + tokenPath,
		"jwks_uri":                              strings.TrimSuffix(issuer, "/") + jwksPath,
		"grant_types_supported":                 []string{grantClientCredentials},
		"token_endpoint_auth_methods_supported": []string{"client_secret_basic", "client_secret_post", "private_key_jwt"},
		"token_endpoint_auth_signing_alg_values_supported": token.AssertionAlgs,
		"id_token_signing_alg_values_supported":            []string{"RS256"},
	}
}
