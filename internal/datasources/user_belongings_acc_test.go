// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// belongingsWorld is a tenant with a user who has something of everything (and 130
// sessions and refresh tokens), and one who has nothing.
func belongingsWorld(t *testing.T) *acctest.World {
	t.Helper()
	var sessions, tokens strings.Builder
	for n := range 129 {
		fmt.Fprintf(&sessions, "  - {id: s%03d, created_at: 2026-03-02T09:00:00Z, expires_at: null, idle_expires_at: null}\n", n)
		fmt.Fprintf(&tokens, "  - {id: rt_%03d, created_at: 2026-03-02T09:00:00Z}\n", n)
	}
	w := acctest.New(t, emulator.Options{Tokensets: true, LogLag: -1})
	w.Seed(`
connections:
- {name: lax, strategy: auth0, options: {brute_force_protection: false}}
users:
- {user_id: auth0|nothing, connection: Username-Password-Authentication, email: nothing@example.com}
- {user_id: auth0|lax, connection: lax, email: lax@example.com, blocked_for: [{ip: 192.0.2.2}]}
- user_id: auth0|much
  connection: Username-Password-Authentication
  email: much@example.com
  username: much
  blocked_for: [{ip: 192.0.2.1}]
  federated_connections_tokensets:
  - {id: tokenset1, connection: google-oauth2, scope: openid profile, issued_at: 2026-03-01T09:00:00Z, last_used_at: 2026-03-02T09:00:00Z}
  sessions:
  - id: first
    created_at: 2026-03-01T09:00:00Z
    updated_at: 2026-03-01T10:00:00Z
    authenticated_at: 2026-03-01T09:30:00Z
    last_interacted_at: 2026-03-01T10:00:00Z
    idle_expires_at: 2126-03-04T10:00:00Z
    expires_at: 2126-03-08T09:00:00Z
    clients: [{client_id: app1}, {client_id: app2}]
    authentication: {methods: [{name: pwd, timestamp: "2026-03-01T09:00:00.000Z"}, {name: mfa, type: otp, timestamp: "2026-03-01T09:30:00.000Z"}]}
    device: {initial_user_agent: Old, initial_ip: null, initial_asn: "64500", last_user_agent: New, last_ip: 203.0.113.9, last_asn: "64501"}
    session_metadata: {n: "12"}
` + sessions.String() + `
  refresh_tokens:
  - id: rt_first
    created_at: 2026-03-01T09:00:00Z
    last_exchanged_at: 2026-03-02T09:00:00Z
    expires_at: 2126-03-01T09:00:00Z
    client_id: app1
    session_id: first
    rotating: true
    resource_servers: [{audience: "https://api.example.com/", scopes: openid offline_access}]
    refresh_token_metadata: {device: phone}
` + tokens.String())
	return w
}

func belongings(userID string) string {
	var b strings.Builder
	for _, name := range []string{"user_sessions", "user_refresh_tokens", "user_logs", "user_federated_connections_tokensets", "user_blocks"} {
		fmt.Fprintf(&b, "data \"auth0users_%s\" \"d\" {\n  user_id = %q\n}\n", name, userID)
	}
	return b.String()
}

func TestAccUserBelongings(t *testing.T) {
	t.Parallel()
	const (
		sessions  = "data.auth0users_user_sessions.d"
		tokens    = "data.auth0users_user_refresh_tokens.d"
		logs      = "data.auth0users_user_logs.d"
		tokensets = "data.auth0users_user_federated_connections_tokensets.d"
		blocks    = "data.auth0users_user_blocks.d"
	)
	w := belongingsWorld(t)
	if _, err := w.Emulator.Login(emulator.Login{UserID: "auth0|much", IP: "198.51.100.1", UserAgent: "Browser"}); err != nil {
		t.Fatal(err)
	}
	text, null := knownvalue.StringExact, knownvalue.Null()
	w.Run(
		resource.TestStep{
			Config: w.HCL(belongings("auth0|much")),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(sessions, tfjsonpath.New("id"), text("auth0|much")),
				statecheck.ExpectKnownValue(sessions, tfjsonpath.New("sessions"), knownvalue.ListSizeExact(131)),
				statecheck.ExpectKnownValue(sessions, tfjsonpath.New("sessions").AtSliceIndex(0), knownvalue.ObjectExact(map[string]knownvalue.Check{
					"id": text("first"), "created_at": text("2026-03-01T09:00:00.000Z"), "updated_at": text("2026-03-01T10:00:00.000Z"),
					"authenticated_at": text("2026-03-01T09:30:00.000Z"), "last_interacted_at": text("2026-03-01T10:00:00.000Z"),
					"idle_expires_at": text("2126-03-04T10:00:00.000Z"), "expires_at": text("2126-03-08T09:00:00.000Z"),
					"device": knownvalue.ObjectExact(map[string]knownvalue.Check{
						"initial_user_agent": text("Old"), "initial_ip": null, "initial_asn": text("64500"),
						"last_user_agent": text("New"), "last_ip": text("203.0.113.9"), "last_asn": text("64501"),
					}),
					"client_ids": knownvalue.ListExact([]knownvalue.Check{text("app1"), text("app2")}),
					"authentication_methods": knownvalue.ListExact([]knownvalue.Check{
						knownvalue.ObjectExact(map[string]knownvalue.Check{"name": text("pwd"), "type": null, "timestamp": text("2026-03-01T09:00:00.000Z")}),
						knownvalue.ObjectExact(map[string]knownvalue.Check{"name": text("mfa"), "type": text("otp"), "timestamp": text("2026-03-01T09:30:00.000Z")}),
					}),
					"cookie_mode": text("persistent"), "session_metadata": text(`{"n":"12"}`),
				})),
				statecheck.ExpectKnownValue(tokens, tfjsonpath.New("refresh_tokens"), knownvalue.ListSizeExact(130)),
				statecheck.ExpectKnownValue(tokens, tfjsonpath.New("refresh_tokens").AtSliceIndex(0), knownvalue.ObjectExact(map[string]knownvalue.Check{
					"id": text("rt_first"), "client_id": text("app1"), "session_id": text("first"), "created_at": text("2026-03-01T09:00:00.000Z"),
					"last_exchanged_at": text("2026-03-02T09:00:00.000Z"), "idle_expires_at": null, "expires_at": text("2126-03-01T09:00:00.000Z"),
					"rotating": knownvalue.Bool(true), "device": null, "refresh_token_metadata": text(`{"device":"phone"}`),
					"resource_servers": knownvalue.ListExact([]knownvalue.Check{
						knownvalue.ObjectExact(map[string]knownvalue.Check{"audience": text("https://api.example.com/"), "scopes": text("openid offline_access")}),
					}),
				})),
				statecheck.ExpectKnownValue(logs, tfjsonpath.New("limit_reached"), knownvalue.Bool(false)),
				statecheck.ExpectKnownValue(logs, tfjsonpath.New("events"), knownvalue.ListSizeExact(1)),
				statecheck.ExpectKnownValue(logs, tfjsonpath.New("events").AtSliceIndex(0), knownvalue.ObjectPartial(map[string]knownvalue.Check{
					"type": text("s"), "ip": text("198.51.100.1"), "user_agent": text("Browser"), "user_name": text("much@example.com"),
					"strategy": text("auth0"), "is_mobile": knownvalue.Bool(false), "scope": null, "details": null, "location_info": null,
				})),
				statecheck.ExpectKnownValue(tokensets, tfjsonpath.New("tokensets"), knownvalue.ListExact([]knownvalue.Check{
					knownvalue.ObjectExact(map[string]knownvalue.Check{
						"id": text("tokenset1"), "connection": text("google-oauth2"), "scope": text("openid profile"),
						"issued_at": text("2026-03-01T09:00:00.000Z"), "expires_at": null, "last_used_at": text("2026-03-02T09:00:00.000Z"),
					}),
				})),
				statecheck.ExpectKnownValue(blocks, tfjsonpath.New("id"), text("auth0|much")),
				statecheck.ExpectKnownValue(blocks, tfjsonpath.New("blocked_for"), knownvalue.ListExact([]knownvalue.Check{
					knownvalue.ObjectExact(map[string]knownvalue.Check{
						"identifier": text("much@example.com"), "ip": text("192.0.2.1"), "connection": text("Username-Password-Authentication"),
					}),
				})),
			},
			ConfigPlanChecks: resource.ConfigPlanChecks{PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}},
		},
		resource.TestStep{
			Config: w.HCL(belongings("auth0|nothing")),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(sessions, tfjsonpath.New("sessions"), knownvalue.ListSizeExact(0)),
				statecheck.ExpectKnownValue(tokens, tfjsonpath.New("refresh_tokens"), knownvalue.ListSizeExact(0)),
				statecheck.ExpectKnownValue(logs, tfjsonpath.New("events"), knownvalue.ListSizeExact(0)),
				statecheck.ExpectKnownValue(tokensets, tfjsonpath.New("tokensets"), knownvalue.ListSizeExact(0)),
				statecheck.ExpectKnownValue(blocks, tfjsonpath.New("blocked_for"), knownvalue.ListSizeExact(0)),
			},
		},
	)
}
