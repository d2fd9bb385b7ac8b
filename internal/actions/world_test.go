// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions_test

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const (
	ada      = "auth0|ada"
	adaPath  = "/users/auth0%7Cada"
	database = "Username-Password-Authentication"
	readUser = "GET /users/{id}"
)

// people hold Ada, who has all that can be taken away, a user with a passkey, and one
// whom Auth0 has no password of. The second application may only read users.
const people = `
clients:
  - {id: reader, secret: reader-secret, scopes: ["read:users"]}
  - {id: mailer, secret: mailer-secret, scopes: ["update:users"]}
connections:
  - {name: google-oauth2, strategy: google-oauth2}
organizations: [{id: org_0000000000000001, name: acme}]
users:
  - user_id: auth0|ada
    connection: Username-Password-Authentication
    email: ada@example.com
    organizations: [acme]
    multifactor: [duo]
    authentication_methods:
      - {id: "totp|dev_0000000000000001", type: totp}
      - {id: "phone|dev_0000000000000002", type: phone, phone_number: "+14155550123"}
    sessions:
      - {id: session1}
      - {id: session2}
    refresh_tokens:
      - {id: rt_1, session_id: session1}
      - {id: rt_2, session_id: session2}
    federated_connections_tokensets:
      - {id: tokenset1, connection: google-oauth2, scope: openid}
      - {id: tokenset2, connection: google-oauth2, scope: openid}
    blocked_for:
      - {ip: 192.0.2.1}
  - user_id: auth0|grace
    connection: Username-Password-Authentication
    email: grace@example.com
    authentication_methods:
      - {id: "passkey|dev_0000000000000003", type: passkey, key_id: k, public_key: p, user_handle: h, relying_party_identifier: example.com}
  - user_id: google-oauth2|99
    connection: google-oauth2
    email: social@example.com
`

func newWorld(t *testing.T) *acctest.World {
	t.Helper()
	w := acctest.New(t, emulator.Options{Tokensets: true, LogLag: -1})
	w.Seed(people)
	return w
}

// as is the provider configured for one of the applications in people.
func as(w *acctest.World, application string) *acctest.Protocol {
	return w.NewProtocol(acctest.Attributes{"client_id": acctest.String(application), "client_secret": acctest.String(application + "-secret")})
}

// ids are the IDs of the items that a list of Ada's answers.
func ids(w *acctest.World, path, key string) []string {
	var answer any
	w.Call("GET", path, nil, &answer)
	if envelope, ok := answer.(map[string]any); ok {
		answer = envelope[key]
	}
	items, _ := answer.([]any)
	out := []string{}
	for _, item := range items {
		member, _ := item.(map[string]any)
		id, _ := member["id"].(string)
		if id == "" {
			id, _ = member["ip"].(string) // Of a block.
		}
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// subject is one action and what it does to Ada.
type subject struct {
	name   string
	config acctest.Attributes // Besides user_id.
	// progress are the messages, with Ada's ID.
	progress []string
	requests map[string]int
	// scopes are what an application needs, as it says in the description.
	scopes []string
	// warns says that a plan tells of consequences.
	warns bool
	// left lists what the action takes away; before and after are how that looks.
	left          func(w *acctest.World) []string
	before, after []string
}

func sessions(w *acctest.World) []string { return ids(w, adaPath+"/sessions", "sessions") }
func tokens(w *acctest.World) []string   { return ids(w, adaPath+"/refresh-tokens", "tokens") }
func methods(w *acctest.World) []string {
	return ids(w, adaPath+"/authentication-methods", "authenticators")
}

func tokensets(w *acctest.World) []string {
	return ids(w, adaPath+"/federated-connections-tokensets", "")
}
func blocks(w *acctest.World) []string { return ids(w, "/user-blocks/auth0%7Cada", "blocked_for") }
func access(w *acctest.World) []string { return append(sessions(w), tokens(w)...) }
func providers(w *acctest.World) []string {
	list, _ := w.User(ada)["multifactor"].([]any)
	out := []string{}
	for _, item := range list {
		name, _ := item.(string)
		out = append(out, name)
	}
	return out
}

// logged are the events of Ada's log of a type, which is all that shows of some actions.
func logged(what string) func(w *acctest.World) []string {
	return func(w *acctest.World) []string {
		var events []struct {
			Description string `json:"description"`
			Type        string `json:"type"`
		}
		w.Call("GET", adaPath+"/logs", nil, &events)
		out := []string{}
		for _, e := range events {
			if e.Type == what {
				out = append(out, e.Type)
			}
		}
		return out
	}
}

func subjects() []subject {
	str := acctest.String
	confirmed := func(route string) map[string]int { return map[string]int{readUser: 1, route: 1} }
	two, accessOfBoth := []string{"session1", "session2"}, []string{"session1", "session2", "rt_1", "rt_2"}
	factors := []string{"phone|dev_0000000000000002", "totp|dev_0000000000000001"}
	none := []string{}
	return []subject{
		{
			name: "revoke_user_access", scopes: []string{"delete:sessions", "delete:refresh_tokens", "read:users"},
			progress: []string{
				"Ending all sessions of the user auth0|ada, and revoking the refresh tokens that belong to them.",
				"Auth0 is ending all sessions of the user auth0|ada, and revoking the refresh tokens that belong to them.",
			},
			requests: confirmed("POST /users/{id}/revoke-access"), left: access, before: accessOfBoth, after: none,
		},
		{
			name: "delete_user_sessions", scopes: []string{"delete:sessions"},
			progress: []string{"Ending all login sessions of the user auth0|ada.", "Auth0 is ending all login sessions of the user auth0|ada."},
			requests: map[string]int{"DELETE /users/{user_id}/sessions": 1}, left: sessions, before: two, after: none,
		},
		{
			name: "delete_user_refresh_tokens", scopes: []string{"delete:refresh_tokens"},
			progress: []string{"Revoking all refresh tokens of the user auth0|ada.", "Auth0 is revoking all refresh tokens of the user auth0|ada."},
			requests: map[string]int{"DELETE /users/{user_id}/refresh-tokens": 1}, left: tokens, before: []string{"rt_1", "rt_2"}, after: none,
		},
		{
			name: "delete_user_authenticators", scopes: []string{"delete:guardian_enrollments", "read:users"}, warns: true,
			progress: []string{"Deleting all authenticators of the user auth0|ada.", "Deleted all authenticators of the user auth0|ada."},
			requests: confirmed("DELETE /users/{id}/authenticators"), left: methods, before: factors, after: none,
		},
		{
			name: "delete_user_authentication_methods", scopes: []string{"delete:authentication_methods", "read:users"}, warns: true,
			progress: []string{"Deleting all authentication methods of the user auth0|ada.", "Deleted all authentication methods of the user auth0|ada."},
			requests: confirmed("DELETE /users/{id}/authentication-methods"), left: methods, before: factors, after: none,
		},
		{
			name: "delete_user_multifactor_provider", config: acctest.Attributes{"multifactor_provider": str("duo")},
			scopes: []string{"update:users", "read:users"}, warns: true,
			progress: []string{"Removing the MFA provider duo from the user auth0|ada.", "The user auth0|ada has no MFA provider duo any more."},
			requests: confirmed("DELETE /users/{id}/multifactor/{provider}"), left: providers, before: []string{"duo"}, after: none,
		},
		{
			name: "invalidate_user_remembered_browsers", scopes: []string{"update:users", "read:users"},
			progress: []string{"Invalidating the remembered browsers of the user auth0|ada.", "Invalidated the remembered browsers of the user auth0|ada."},
			requests: confirmed("POST /users/{id}/multifactor/actions/invalidate-remember-browser"),
		},
		{
			name: "clear_user_risk_assessments", config: acctest.Attributes{"connection_name": str(database)}, scopes: []string{"update:users", "read:users"},
			progress: []string{
				"Clearing what the assessors (new-device) know of the user auth0|ada in the connection " + database + ".",
				"Cleared what the assessors (new-device) know of the user auth0|ada in the connection " + database + ".",
			},
			requests: confirmed("POST /users/{id}/risk-assessments/clear"),
		},
		{
			name: "delete_user_federated_connections_tokenset", config: acctest.Attributes{"tokenset_id": str("tokenset1")},
			scopes:   []string{"delete:federated_connections_tokens", "read:users"},
			progress: []string{"Deleting the token set tokenset1 of the user auth0|ada.", "The user auth0|ada has no token set tokenset1 any more."},
			requests: confirmed("DELETE /users/{id}/federated-connections-tokensets/{tokenset_id}"),
			left:     tokensets, before: []string{"tokenset1", "tokenset2"}, after: []string{"tokenset2"},
		},
		{
			name: "unblock_user", scopes: []string{"update:users"},
			progress: []string{"Lifting the brute-force blocks of the user auth0|ada.", "Brute-force protection does not block the user auth0|ada any more."},
			requests: map[string]int{"DELETE /user-blocks/{id}": 1}, left: blocks, before: []string{"192.0.2.1"}, after: none,
		},
		{
			name: "regenerate_user_recovery_code", scopes: []string{"update:users"}, warns: true,
			progress: []string{
				"Replacing the recovery code of the user auth0|ada.",
				"Replaced the recovery code of the user auth0|ada and threw the new one away.",
			},
			requests: map[string]int{"POST /users/{id}/recovery-code-regeneration": 1},
		},
		{
			name: "send_user_verification_email", scopes: []string{"update:users", "read:users"},
			progress: []string{
				"Sending the verification e-mail of the user auth0|ada.",
				"Waiting for the verification e-mail of the user auth0|ada, up to 2m0s (JOB).",
				"Auth0 has sent the verification e-mail of the user auth0|ada.",
			},
			requests: map[string]int{"POST /jobs/verification-email": 1, "GET /jobs/{id}": 1},
			left:     logged("svr"), before: none, after: []string{"svr"},
		},
	}
}

func (s subject) typeName() string { return "auth0users_" + s.name }

// set is the configuration for a user.
func (s subject) set(userID tftypes.Value) acctest.Attributes {
	out := acctest.Attributes{"user_id": userID}
	for name, value := range s.config {
		out[name] = value
	}
	return out
}

// refused returns the one error among the diagnostics.
func refused(t *testing.T, diags []*tfprotov6.Diagnostic) *tfprotov6.Diagnostic {
	t.Helper()
	if len(diags) != 1 || diags[0].Severity != tfprotov6.DiagnosticSeverityError {
		t.Fatalf("%d diagnostics, want one error: %v", len(diags), diags)
	}
	return diags[0]
}
