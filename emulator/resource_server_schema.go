// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"regexp"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// resourceServerSchema is the body of PATCH /resource-servers/{id}, and with an
// identifier that of a create.
func resourceServerSchema() *schema.Object {
	const longestLifetime = 2592000 // 30 days
	lifetime := schema.Integer(0, longestLifetime, "Expiration value (in seconds) for access tokens issued for "+
		"this API from the token endpoint")
	scope := schema.Closed("", map[string]schema.Property{
		"value":       schema.String(1, 280, "Value of this scope"),
		"description": schema.String(0, 500, "User-friendly description of this scope"),
	}, "value")
	return &schema.Object{Properties: map[string]schema.Property{
		"name": schema.String(1, 200, "Friendly name for this resource server. Can not contain "+
			"`<` or `>` characters").WithPattern(regexp.MustCompile(`^[^<>]+$`)),
		"scopes": schema.List(scope, 0, 0, "List of permissions (scopes) that this API uses"),
		"signing_alg": schema.OneOf("Algorithm used to sign JWTs. Can be `HS256` (default) or `RS256`. `PS256` available via addon",
			"HS256", "RS256", "RS512", "PS256"),
		"signing_secret": schema.String(16, 0, "Secret used to sign tokens when using symmetric algorithms (HS256)"),
		"token_dialect": schema.OneOf("Dialect of issued access token",
			"access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"),
		"token_lifetime":       lifetime,
		"allow_offline_access": schema.Bool("Whether refresh tokens can be issued for this API (true) or not (false)"),
		"allow_online_access": schema.Bool("Whether Online Refresh Tokens can be issued for " +
			"this API (true) or not (false)"),
		"token_lifetime_for_web":                     lifetime, // not in the reference, yet accepted, as the next one
		"token_lifetime_for_anonymous_access_tokens": lifetime,
		"consent_policy":                             schema.OneOf("", "transactional-authorization-with-mfa").OrNull(),
		"authorization_details":                      {Types: []string{"array", "null"}},
		"authorization_policy": schema.Closed("Authorization policy for the resource server", map[string]schema.Property{
			"policy_id": schema.String(1, 1024, "The ID of the authorization policy to apply"),
		}, "policy_id").OrNull(),
		"proof_of_possession":        proofOfPossession().OrNull(),
		"token_encryption":           tokenEncryption().OrNull(),
		"subject_type_authorization": subjectTypeAuthorization(),
		"enforce_policies":           schema.Bool("Whether to enforce authorization policies (true) or to ignore them (false)"),

		"allow_online_access_with_ephemeral_sessions": schema.Bool("Whether Online Refresh Tokens can be issued even when sessions are " +
			"configured as ephemeral (true) or not (false)"),
		"skip_consent_for_verifiable_first_party_clients": schema.Bool("Whether to skip user consent for applications flagged as " +
			"first party (true) or not (false)"),
	}}
}

func proofOfPossession() schema.Property {
	return schema.Closed("Proof-of-Possession configuration for access tokens", map[string]schema.Property{
		"mechanism":    schema.OneOf("Intended mechanism for Proof-of-Possession", "mtls", "dpop"),
		"required":     schema.Bool("Whether the use of Proof-of-Possession is required for the resource server"),
		"required_for": schema.OneOf("Specifies which client types require Proof-of-Possession", "public_clients", "all_clients"),
	}, "mechanism", "required")
}

func tokenEncryption() schema.Property {
	key := schema.Closed("", map[string]schema.Property{
		"name": schema.String(1, 128, "Name of the encryption key"),
		"alg":  schema.OneOf("Algorithm used to encrypt the token", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512"),
		"kid":  schema.String(1, 128, "Key ID"),
		"pem":  schema.String(1, 4096, "PEM-formatted public key. Must be JSON escaped"),
	}, "alg", "pem")
	return schema.Closed("", map[string]schema.Property{
		"format":         schema.OneOf("Format of the encrypted JWT payload", "compact-nested-jwe"),
		"encryption_key": key,
	}, "format", "encryption_key")
}

// subjectTypeAuthorization: the newest clients know anonymous_user, which the reference
// lacks; each of the three is open.
func subjectTypeAuthorization() schema.Property {
	flow := func(description string, policies ...string) schema.Property {
		policy := schema.OneOf("Defines the "+description+" flows policy for the resource server", policies...)
		open := schema.Closed("Access Permissions for "+description+" flows", map[string]schema.Property{"policy": policy})
		open.Object.Open = true
		return open
	}
	return schema.Closed("Defines application access permission for a resource server", map[string]schema.Property{
		"client":         flow("client", "deny_all", "require_client_grant"),
		"user":           flow("user", "allow_all", "deny_all", "require_client_grant"),
		"anonymous_user": schema.Map(""),
	})
}
