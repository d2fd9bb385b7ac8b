// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestNewConnection: the whole answer to a create, as recorded.
func TestNewConnection(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	on := object{"active": true}
	off := object{"active": false}
	for name, c := range map[string]struct{ sent, want object }{
		"database": {
			object{"name": "Acme-DB", "strategy": "auth0"},
			object{"options": object{
				"mfa": object{"active": true, "return_enroll_settings": true}, "brute_force_protection": true, "strategy_version": num(2),
				"password_options": object{
					"complexity": object{
						"min_length": num(15), "character_types": []any{}, "character_type_rule": "all", "identical_characters": "allow",
						"sequential_characters": "allow", "max_length_exceeded": "error",
					},
					"dictionary": object{"active": false, "custom": []any{}, "default": "en_100k"}, "history": object{"active": false, "size": num(3)},
					"profile_data": object{"active": false, "blocked_fields": []any{
						"name", "username", "nickname", "email", "phone_number", "user_metadata.name", "user_metadata.first", "user_metadata.last",
					}},
				},
				"authentication_methods": object{
					"password": object{"enabled": true, "api_behavior": "required", "signup_behavior": "allow"}, "passkey": object{"enabled": false},
				},
				"passkey_options": object{"challenge_ui": "both", "progressive_enrollment_enabled": true, "local_enrollment_enabled": true},
			}},
		},
		"flexible identifiers, requires_username false": {
			object{"name": "Acme-Flex", "strategy": "auth0", "options": object{
				"attributes": object{"email": object{"identifier": object{"active": true}}}, "requires_username": false,
				"mfa": off, "passwordPolicy": "low", "authentication_methods": object{"passkey": object{"enabled": true}}, "passkey_options": object{},
				"strategy_version": num(1), "brute_force_protection": false,
			}},
			object{"options": object{
				"attributes":        object{"email": object{"identifier": object{"active": true}, "unique": true, "verification_method": "link"}},
				"requires_username": false, "mfa": off, "passwordPolicy": "low", "passkey_options": object{}, "strategy_version": num(1), "brute_force_protection": false,
				"authentication_methods": object{
					"password": object{"enabled": true, "api_behavior": "required", "signup_behavior": "allow"}, "passkey": object{"enabled": true},
				},
			}},
		},
		"email": {
			object{"name": "Acme-Mail", "strategy": "email", "options": object{"name": "Acme-Mail", "authParams": object{}}},
			object{"options": object{"name": "Acme-Mail", "authParams": object{}, "brute_force_protection": true}},
		},
		"sms without options": {object{"name": "Acme-SMS", "strategy": "sms"}, object{"options": object{"brute_force_protection": true}}},
		"enterprise": {
			object{"name": "Acme-SAML", "strategy": "samlp", "options": object{"signInEndpoint": "https://idp.example.com"}},
			object{"options": object{"signInEndpoint": "https://idp.example.com"}, "show_as_button": false},
		},
		"everything else is echoed": {
			object{
				"name": "Acme-Social", "strategy": "github", "display_name": "Acme", "metadata": object{"owner": "sales"}, "is_domain_connection": true,
				"show_as_button": true, "realms": []any{"acme.com"}, "enabled_clients": []any{"b-client", "a-client", "a-client"},
				"authentication": off, "connected_accounts": object{"active": true, "cross_app_access": true}, "cross_app_access_requesting_app": on,
			},
			object{
				"options": object{}, "display_name": "Acme", "metadata": object{"owner": "sales"}, "is_domain_connection": true, "show_as_button": true,
				"realms": []any{"acme.com"}, "enabled_clients": []any{"a-client", "b-client"},
				"authentication": off, "connected_accounts": object{"active": true, "cross_app_access": true}, "cross_app_access_requesting_app": on,
			},
		},
	} {
		got := n.api("POST", "/connections", c.sent).want(t, http.StatusCreated).object(t)
		want := object{
			"id": got["id"], "name": c.sent["name"], "strategy": c.sent["strategy"], "is_domain_connection": false, "realms": []any{c.sent["name"]},
			"enabled_clients": []any{}, "authentication": on, "connected_accounts": off,
		}
		for k, v := range c.want {
			want[k] = v
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		id, _ := got["id"].(string)
		called, _ := got["name"].(string)
		if diff := cmp.Diff(got, n.api("GET", "/connections/"+id, nil).want(t, http.StatusOK).body); diff != "" {
			t.Errorf("%s, read (-want +got):\n%s", name, diff)
		}
		list := n.api("GET", "/connections?name="+called, nil).want(t, http.StatusOK).list(t)
		if diff := cmp.Diff([]any{got}, list); diff != "" {
			t.Errorf("%s, listed (-want +got):\n%s", name, diff)
		}
	}
}
