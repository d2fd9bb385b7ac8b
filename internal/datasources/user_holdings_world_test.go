// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"fmt"
	"maps"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// holdingsSeed is Ada, who has a little of everything, and Bob, who has nothing.
// Groups and what they give: Engineers both roles, Writers one of them.
const holdingsSeed = `
resource_servers:
- {identifier: urn:books, name: Books, scopes: [{value: read, description: Read}, {value: write}, {value: burn}]}
roles:
- {id: rol_0000000000000001, name: both, description: Twice, permissions: [{resource_server_identifier: urn:books, permission_name: read}]}
- {id: rol_0000000000000002, name: direct}
- {id: rol_0000000000000003, name: through, permissions: [{resource_server_identifier: urn:books, permission_name: read}, {resource_server_identifier: urn:books, permission_name: write}]}
organizations:
- id: org_0000000000000001
  name: acme
  display_name: Acme
  metadata: {tier: gold}
  branding: {logo_url: "https://example.com/l.png", colors: {primary: "#000000", page_background: "#FFFFFF"}}
- {id: org_0000000000000002, name: bare}
groups:
- {id: grp_1a2b3c4d5e6f7g, name: Engineers, external_id: ext-1, connection: acme-saml, roles: [both, through]}
- {id: grp_1a2b3c4d5e6f7h, name: Writers, roles: [through]}
connections:
- {id: con_0000000000000042, name: acme-saml, strategy: samlp}
- {id: con_0000000000000043, name: google-oauth2, strategy: google-oauth2}
users:
- {user_id: auth0|bob, connection: Username-Password-Authentication, email: bob@example.com}
- user_id: auth0|ada
  connection: Username-Password-Authentication
  email: ada@example.com
  roles: [both, direct]
  groups: [Engineers, Writers]
  organizations: [acme, bare]
  permissions: [{resource_server_identifier: urn:books, permission_name: read}, {resource_server_identifier: urn:books, permission_name: burn}]
  connected_accounts:
  - {id: cac_0000000000000000000001, connection: google-oauth2, scopes: [openid, profile], created_at: 2026-03-01T09:00:00Z, expires_at: 2026-04-01T09:00:00Z, organization_id: org_0000000000000001}
  authentication_methods:
  - {id: "phone|dev_0000000000000001", type: phone, name: Mobile, phone_number: "+14155550199", created_at: 2026-03-01T09:00:00Z}
  - {id: "email|dev_0000000000000002", type: email, email: grace@example.com, created_at: 2026-03-01T09:00:00Z, last_auth_at: 2026-03-05T09:00:00Z}
  - id: passkey|dev_0000000000000003
    type: passkey
    key_id: key
    public_key: cHVibGlj
    relying_party_identifier: example.com
    credential_device_type: multi_device
    credential_backed_up: true
    identity_user_id: auth0|ada
    user_agent: Browser
    user_handle: handle
    aaguid: 00000000-0000-0000-0000-000000000001
    transports: [internal, hybrid]
    created_at: 2026-03-01T09:00:00Z
`

// hoard is a seed of Ada, who has so many of each thing.
func hoard(count int) string {
	list := func(item string) string { // With "#" for the number.
		var items []string
		for n := range count {
			items = append(items, strings.ReplaceAll(item, "#", fmt.Sprintf("%03d", n)))
		}
		return "[" + strings.Join(items, ", ") + "]\n"
	}
	return "groups: " + list("{name: thing-#}") + "organizations: " + list("{name: thing-#}") + "roles: " + list("{name: thing-#}") +
		"resource_servers:\n- identifier: urn:books\n  scopes: " + list("{value: thing-#}") +
		"users:\n- user_id: auth0|ada\n  connection: Username-Password-Authentication\n  email: ada@example.com\n" +
		"  groups: " + list("thing-#") + "  organizations: " + list("thing-#") + "  roles: " + list("thing-#") +
		"  permissions: " + list("{resource_server_identifier: urn:books, permission_name: thing-#}") +
		"  connected_accounts: " + list("{connection: google-oauth2, id: cac_0000000000000000000#}")
}

type object = map[string]any

// holding is a data source of what belongs to a user.
type holding struct {
	name string // Of the type, without the provider's part.
	set  acctest.Attributes
	cost map[string]int
	// scopes are what the application needs, in the order of the requests.
	scopes  []string
	feature string // What the tenant may lack.
	key     string // Of the list.
	want    []any
}

func holdings() []holding {
	const at = "2026-03-01T09:00:00.000Z"
	books := acctest.Attributes{"resource_server_identifier": acctest.String("urn:books")}
	withSources := func(set acctest.Attributes, name string) acctest.Attributes {
		with := acctest.Attributes{name: acctest.Bool(true)}
		maps.Copy(with, set)
		return with
	}
	engineers := object{"id": "grp_1a2b3c4d5e6f7g", "name": "Engineers", "external_id": "ext-1", "connection_id": "con_0000000000000042", "tenant_name": "auth0-emulator"}
	writers := object{"id": "grp_1a2b3c4d5e6f7h", "name": "Writers", "tenant_name": "auth0-emulator"}
	with := func(base object, name string, value any) object {
		base = maps.Clone(base)
		base[name] = value
		return base
	}
	role := func(n int, name, description string, sources ...any) object {
		return object{"id": fmt.Sprintf("rol_%016d", n), "name": name, "description": description, "sources": sources}
	}
	both, direct, through := role(1, "both", "Twice", "direct", "groups"), role(2, "direct", "", "direct"), role(3, "through", "", "groups")
	permission := func(name, description string, sources ...any) object {
		return object{"name": name, "description": description, "resource_server_identifier": "urn:books", "resource_server_name": "Books", "sources": sources}
	}
	burn, read, write := permission("burn", "", "direct"), permission("read", "Read", "direct", "roles"), permission("write", "", "roles")
	return []holding{
		{
			name: "user_groups", cost: map[string]int{"GET /users/{id}/groups": 1},
			scopes: []string{"read:groups"}, feature: "Groups", key: "groups", want: []any{engineers, writers},
		},
		{
			name: "user_organizations", cost: map[string]int{"GET /users/{id}/organizations": 1},
			scopes: []string{"read:organizations"}, feature: "Organizations", key: "organizations",
			want: []any{
				object{
					"id": "org_0000000000000001", "name": "acme", "display_name": "Acme", "metadata": object{"tier": "gold"},
					"branding": object{"logo_url": "https://example.com/l.png", "colors": object{"primary": "#000000", "page_background": "#FFFFFF"}},
				},
				object{"id": "org_0000000000000002", "name": "bare"},
			},
		},
		{
			name: "user_connected_accounts", cost: map[string]int{"GET /users/{id}/connected-accounts": 1},
			scopes: []string{"read:users"}, feature: "Connected Accounts for Token Vault", key: "connected_accounts",
			want: []any{object{
				"id": "cac_0000000000000000000001", "connection": "google-oauth2", "connection_id": "con_0000000000000043", "strategy": "google-oauth2",
				"access_type": "offline", "scopes": []any{"openid", "profile"}, "created_at": at, "expires_at": "2026-04-01T09:00:00.000Z",
				"organization_id": "org_0000000000000001",
			}},
		},
		{
			name: "user_enrollments", cost: map[string]int{"GET /users/{id}/enrollments": 1},
			scopes: []string{"read:users"}, feature: "Multi-factor Authentication", key: "enrollments",
			want: []any{object{
				"id": "phone|dev_0000000000000001", "status": "confirmed", "type": "phone", "auth_method": "sms", "name": "Mobile",
				"phone_number": "XXXXXXXX0199", "enrolled_at": at,
			}},
		},
		{
			name: "user_authentication_methods", cost: map[string]int{"GET /users/{id}/authentication-methods": 1},
			scopes: []string{"read:authentication_methods"}, feature: "Multi-factor Authentication", key: "authentication_methods",
			want: []any{
				object{
					"id": "email|dev_0000000000000002", "type": "email", "email": "grac****@exam*******", "confirmed": true, "created_at": at,
					"last_auth_at": "2026-03-05T09:00:00.000Z", "authentication_methods": []any{},
				},
				object{
					"id": "phone|dev_0000000000000001", "type": "phone", "name": "Mobile", "phone_number": "XXXXXXXX0199", "confirmed": true, "created_at": at,
					"preferred_authentication_method": "sms", "authentication_methods": []any{object{"id": "sms|dev_0000000000000001", "type": "sms"}},
				},
				object{
					"id": "passkey|dev_0000000000000003", "type": "passkey", "key_id": "key", "public_key": "cHVibGlj", "relying_party_identifier": "example.com",
					"credential_device_type": "multi_device", "credential_backed_up": true, "identity_user_id": "auth0|ada", "user_agent": "Browser",
					"user_handle": "handle", "aaguid": "00000000-0000-0000-0000-000000000001", "transports": []any{"internal", "hybrid"}, "confirmed": true,
					"created_at": at, "authentication_methods": []any{},
				},
			},
		},
		{
			name: "user_effective_roles", cost: map[string]int{"GET /users/{id}/effective-roles": 1},
			scopes: []string{"read:user_effective_roles"}, feature: "Effective Roles", key: "roles",
			want: []any{both, direct, through},
		},
		{
			name: "user_effective_roles", set: withSources(nil, "include_source_groups"),
			cost:   map[string]int{"GET /users/{id}/effective-roles": 1, "GET /users/{id}/effective-roles/sources/groups": 2},
			scopes: []string{"read:user_effective_roles", "read:user_role_source_groups"}, feature: "Effective Roles", key: "roles",
			want: []any{
				with(both, "source_groups", []any{engineers}), with(direct, "source_groups", []any{}),
				with(through, "source_groups", []any{engineers, writers}),
			},
		},
		{
			name: "user_effective_permissions", set: books, cost: map[string]int{"GET /users/{id}/effective-permissions": 1},
			scopes: []string{"read:user_effective_permissions"}, feature: "Effective Permissions", key: "permissions",
			want: []any{burn, read, write},
		},
		{
			name: "user_effective_permissions", set: withSources(books, "include_source_roles"),
			cost:   map[string]int{"GET /users/{id}/effective-permissions": 1, "GET /users/{id}/effective-permissions/sources/effective-roles": 2},
			scopes: []string{"read:user_effective_permissions", "read:user_permission_source_roles"}, feature: "Effective Permissions", key: "permissions",
			want: []any{
				with(burn, "source_roles", []any{}), with(read, "source_roles", []any{both, through}), with(write, "source_roles", []any{through}),
			},
		},
	}
}

// of is the configuration for a user.
func (h holding) of(userID string) acctest.Attributes {
	set := acctest.Attributes{"user_id": acctest.String(userID)}
	maps.Copy(set, h.set)
	return set
}
