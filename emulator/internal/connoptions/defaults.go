// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package connoptions

import "encoding/json"

type object = map[string]any

// The defaults of a database, as the newest recordings show them. Each call makes a
// new tree, which the caller may change.

func mfaDefault() any { return object{"active": true, "return_enroll_settings": true} }

func strategyVersionDefault() any { return json.Number("2") }

func passkeyDefault() any {
	return object{"challenge_ui": "both", "progressive_enrollment_enabled": true, "local_enrollment_enabled": true}
}

func methodsDefault() object {
	return object{
		"password": object{"enabled": true, "api_behavior": "required", "signup_behavior": "allow"},
		"passkey":  object{"enabled": false},
	}
}

// passwordDefault replaced passwordPolicy "good" in June 2026: 15 characters of any class.
func passwordDefault() object {
	return object{
		"complexity": object{
			"min_length": json.Number("15"), "character_types": []any{}, "character_type_rule": "all",
			"identical_characters": "allow", "sequential_characters": "allow", "max_length_exceeded": "error",
		},
		"dictionary": object{"active": false, "custom": []any{}, "default": "en_100k"},
		"history":    object{"active": false, "size": json.Number("3")},
		"profile_data": object{"active": false, "blocked_fields": []any{
			"name", "username", "nickname", "email", "phone_number", "user_metadata.name", "user_metadata.first", "user_metadata.last",
		}},
	}
}

func emailAttributeDefault() object {
	return object{"unique": true, "verification_method": "link"}
}
