// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestResourceServerBody: the objects inside of a body are closed, and what they hold is checked.
func TestResourceServerBody(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	key := object{"alg": "RSA-OAEP-256", "pem": "-----BEGIN PUBLIC KEY-----"}
	without := func(o object, key string) object {
		out := object{}
		for k, v := range o {
			if k != key {
				out[k] = v
			}
		}
		return out
	}
	with := func(o object, key string, value any) object {
		out := without(o, key)
		out[key] = value
		return out
	}
	encryption := func(key object) object { return object{"format": "compact-nested-jwe", "encryption_key": key} }
	proof := object{"mechanism": "dpop", "required": true}
	for _, c := range []struct {
		key   string
		value any
		want  string // "" = accepted
	}{
		{"consent_policy", "none", "'No enum match for: none' on property consent_policy."},
		{"consent_policy", "transactional-authorization-with-mfa", ""},
		{"consent_policy", nil, ""},
		{"authorization_policy", object{"policy_id": "p"}, ""},
		{"authorization_policy", nil, ""},
		{"authorization_policy", object{}, "'Missing required property: policy_id' on property authorization_policy (Authorization policy for the resource server)."},
		{"authorization_policy", object{"policy_id": strings.Repeat("p", 1025)}, "'String is too long (1025 chars), maximum 1024' on property authorization_policy.policy_id (The ID of the authorization policy to apply)."},
		{"proof_of_possession", proof, ""},
		{"proof_of_possession", with(proof, "required_for", "all_clients"), ""},
		{"proof_of_possession", without(proof, "required"), "'Missing required property: required' on property proof_of_possession (Proof-of-Possession configuration for access tokens)."},
		{"proof_of_possession", with(proof, "mechanism", "tls"), "'No enum match for: tls' on property proof_of_possession.mechanism (Intended mechanism for Proof-of-Possession)."},
		{"proof_of_possession", with(proof, "x", 1), "'Additional properties not allowed: x' on property proof_of_possession (Proof-of-Possession configuration for access tokens)."},
		{"token_encryption", encryption(key), ""},
		{"token_encryption", encryption(without(key, "pem")), "'Missing required property: pem' on property token_encryption.encryption_key."},
		{"token_encryption", encryption(with(key, "alg", "RSA1_5")), "'No enum match for: RSA1_5' on property token_encryption.encryption_key.alg (Algorithm used to encrypt the token)."},
		{"token_encryption", object{"encryption_key": key}, "'Missing required property: format' on property token_encryption."},
		{"subject_type_authorization", object{"client": object{"policy": "deny_all"}, "user": object{"policy": "allow_all", "more": 1}}, ""},
		{"subject_type_authorization", object{"anonymous_user": object{"policy": "deny_all"}}, ""},
		{"subject_type_authorization", object{"client": object{"policy": "allow_all"}}, "'No enum match for: allow_all' on property subject_type_authorization.client.policy (Defines the client flows policy for the resource server)."},
		{"subject_type_authorization", object{"agent": object{}}, "'Additional properties not allowed: agent' on property subject_type_authorization (Defines application access permission for a resource server)."},
	} {
		n.newAPI("urn:" + t.Name())
		path := "/resource-servers/urn:" + t.Name()
		got := n.api("PATCH", path, object{c.key: c.value})
		if c.want == "" {
			got.want(t, http.StatusOK)
		} else {
			got.wantError(t, http.StatusBadRequest, "invalid_body", "Payload validation error: "+c.want)
			n.api("POST", "/resource-servers", object{"identifier": "urn:other", c.key: c.value}).wantError(t, http.StatusBadRequest, "invalid_body", "Payload validation error: "+c.want)
		}
		n.api("DELETE", path, nil).want(t, http.StatusNoContent)
	}
}
