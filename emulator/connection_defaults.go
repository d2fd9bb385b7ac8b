// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "github.com/auth0users/terraform-provider-auth0users/emulator/internal/connoptions"

// builtinConnections are the connections that every emulator starts with. A
// seed may replace one by giving another of the same name.
func builtinConnections() []SeedConnection {
	database := func(id, name string, extra map[string]any) SeedConnection {
		options := connoptions.Created("auth0", extra)
		delete(options, "password_options") // these are older than that
		options["passwordPolicy"] = "good"
		return SeedConnection{ID: id, Name: name, Strategy: "auth0", Options: options, AllClients: true}
	}
	return []SeedConnection{
		// Recorded creates in this connection carry usernames, also of more than
		// 15 characters, while most of the world's have none: so here they are
		// an optional identifier.
		database("con_Zk3QmW8sT1uVx7Ya", "Username-Password-Authentication", map[string]any{
			"attributes": map[string]any{
				"email": map[string]any{
					"identifier": map[string]any{"active": true}, "profile_required": true, "verification_method": "link",
					"signup": map[string]any{"status": "required", "verification": map[string]any{"active": true}},
				},
				"username": map[string]any{
					"identifier": map[string]any{"active": true}, "profile_required": false,
					"signup": map[string]any{"status": "optional"},
					"validation": map[string]any{
						"min_length": 1, "max_length": 128,
						"allowed_types": map[string]any{"email": false, "phone_number": false},
					},
				},
			},
		}),
		database("con_B5nH2jK9pLr4Dc6E", "Username-Database", map[string]any{
			"requires_username": true,
			"validation":        map[string]any{"username": map[string]any{"min": 1, "max": 15}},
		}),
		database("con_E8mAiL3dAtAbAs3Q", "Email-Database", nil),
		{ID: "con_Em4iLpA7sW0rDl3S", Name: "email", Strategy: "email", AllClients: true, Options: map[string]any{
			"name": "email", "brute_force_protection": true, "disable_signup": false,
			"email": map[string]any{
				"syntax": "liquid", "from": "{{ application.name }} <root@auth0.com>",
				"subject": "Welcome to {{ application.name }}",
			},
			"totp": map[string]any{"time_step": 300, "length": 6},
		}},
		{ID: "con_Sm5pHo9nE2tXtUz8", Name: "sms", Strategy: "sms", AllClients: true, Options: map[string]any{
			"name": "sms", "brute_force_protection": true, "disable_signup": false, "syntax": "md_with_macros",
			"template": "Your verification code is: @@password@@",
			"totp":     map[string]any{"time_step": 300, "length": 6},
		}},
		{ID: "con_Go1oGlE6oAuTh2Qb", Name: "google-oauth2", Strategy: "google-oauth2", AllClients: true, Options: map[string]any{
			"email": true, "profile": true, "scope": []any{"email", "profile"}, "set_user_root_attributes": "on_each_login",
		}},
		{ID: "con_Ac8mEsA3mLpXv5Rt", Name: "acme-saml", Strategy: "samlp", AllClients: true, DisplayName: "Acme", Options: map[string]any{
			"signInEndpoint": "https://idp.acme.example.com/saml/login", "signatureAlgorithm": "rsa-sha256", "digestAlgorithm": "sha256",
			"domain_aliases": []any{"acme.example.com"}, "set_user_root_attributes": "on_each_login",
		}},
	}
}
