// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"encoding/json"
	"regexp"
)

// managementAPI is the system API that every tenant has. It is not stored: its
// identifier is the tenant's address, which a request names.
func (t *tx) managementAPI(r *request) *resourceServer {
	scopes := []any{}
	for _, name := range allScopes(t.options) {
		scopes = append(scopes, map[string]any{"value": name, "description": name})
	}
	return newResourceServer(map[string]any{
		"id": "00000000000000000000a210", "name": "Auth0 Management API", "identifier": managementIdentifier(r), "is_system": true,
		"allow_offline_access": false, "skip_consent_for_verifiable_first_party_clients": false, "signing_alg": "RS256",
		"token_lifetime": json.Number("86400"), "token_lifetime_for_web": json.Number("7200"), "scopes": scopes,
	})
}

// managementIdentifier is the audience of the Management API, by the address that a
// request came to; a call from inside comes to none.
func managementIdentifier(r *request) string {
	if r.origin == "" {
		return apiTokenAud
	}
	return r.origin + apiPrefix + "/"
}

// isSystem reports whether the API is the tenant's own.
func (rs *resourceServer) isSystem() bool {
	system, _ := rs.doc["is_system"].(bool)
	return system
}

// errSystemAPI refuses changes of the tenant's own APIs. That they are refused is
// recorded, for names; the words are those of other such refusals.
func errSystemAPI() error {
	return errBadRequest("operation_not_supported", "operation not possible on that resource")
}

// myAccountAPI matches the identifier of the My Account API of any tenant.
var myAccountAPI = regexp.MustCompile(`^https?://[^/]+/me/$`)

// presetOf is what the service says of the system APIs that can be created: a name
// that is sent counts for nothing.
func presetOf(identifier string) map[string]any {
	policies := func(client, user string) map[string]any {
		return map[string]any{"client": map[string]any{"policy": client}, "user": map[string]any{"policy": user}}
	}
	switch {
	case myAccountAPI.MatchString(identifier):
		return map[string]any{
			"name": "Auth0 My Account API", "is_system": true, "allow_offline_access": true, "skip_consent_for_verifiable_first_party_clients": true,
			"token_lifetime": json.Number("600"), "token_lifetime_for_web": json.Number("600"),
			"proof_of_possession":        map[string]any{"mechanism": "dpop", "required": false},
			"subject_type_authorization": policies("deny_all", "require_client_grant"),
		}
	case identifier == "urn:auth0:express-configure":
		return map[string]any{
			"name": "Auth0 Express Configuration API", "is_system": true, "enforce_policies": true,
			"token_lifetime": json.Number("300"), "subject_type_authorization": policies("deny_all", "allow_all"),
		}
	}
	return nil
}
