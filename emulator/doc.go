// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package emulator is an Auth0 tenant in a box: the users part of the
// Management API v2, the token endpoint, and what surrounds them, for tests
// and demonstrations. It follows the published API reference and recordings of
// the real service; where neither says anything, the code says what it assumes.
//
// In a test, Start serves a tenant that ends with it:
//
//	tenant := emulator.Start(t, emulator.Options{})
//	// AUTH0_DOMAIN=tenant.URL, AUTH0_CLIENT_ID=tenant.ClientID(), AUTH0_CLIENT_SECRET=tenant.ClientSecret()
//
// Elsewhere New makes a Server, which is an http.Handler for any server. Other
// languages have the program auth0-emulator.
//
// # What it serves
//
// Under /api/v2: users with all their sub-resources, users-by-email, sessions,
// refresh tokens, connections and the applications they are enabled for, clients,
// client grants, roles with their permissions, users and groups, resource servers,
// organizations with members, their roles, connections, client grants, groups and
// invitations, groups, user-blocks, tickets, logs, and jobs (imports, exports,
// verification mails). Besides that POST /oauth/token (client credentials with
// client_secret_post, client_secret_basic or private_key_jwt; for the Management
// API and for every API on which a client has a grant), /.well-known/jwks.json and
// /.well-known/openid-configuration. Unknown routes answer 404, unknown body
// properties and missing scopes the service's own errors; unknown query
// parameters are ignored.
//
// Endpoints under /_emulator/ serve the emulator itself: GET stats, POST reset,
// GET log, POST seed, POST faults, POST snapshot and POST restore, which bring the
// content back to how it was, POST and DELETE tenants, which make and end further
// tenants in the same process, GET seed-schema, and what only people do in reality:
// POST logins makes a session, a refresh token if its scope has offline_access, and
// an ID token; POST failed-logins counts wrong passwords and blocks the address
// after ten. POST passwords checks the password of a user, be it set through the API or
// imported as a hash: bcrypt, argon2, scrypt, pbkdf2, LDAP, HMAC or a plain digest.
//
// # Seeds
//
// A seed is YAML or JSON (which is YAML, too), or the users export of a real tenant.
// SeedSchema describes it for editors. All parts are optional:
//
//	clients:                     # applications that may fetch tokens
//	- id: ci
//	  secret: s3cret             # and/or public_key
//	  public_key: "-----BEGIN PUBLIC KEY-----..."
//	  alg: RS256                 # of the assertion: RS256, RS384, RS512, PS256
//	  scopes: ["read:users"]     # absent = every scope
//	  token_lifetime_seconds: 60 # default 86400
//	  no_grant: false            # true = no client grant, token requests get 403
//	connections:
//	- name: customers
//	  strategy: auth0            # auth0, email, sms, a social or an enterprise one
//	  id: con_0123456789abcdef   # default: made up
//	  display_name: Customers
//	  options: {passwordPolicy: fair, requires_username: true}   # as in the API
//	  realms: [customers]
//	  metadata: {owner: sales}
//	  enabled_clients: [ci]      # absent = every application
//	  disabled: false            # true = users cannot be created
//	  strict_root_nulls: false   # true = name, picture, ... cannot be unset
//	resource_servers:
//	- identifier: https://api.example.com/library
//	  id: 65e1a2b3c4d5e6f708192a3b  # default: made up
//	  name: Library API          # default: the identifier
//	  scopes: [{value: "read:books", description: Read books}]
//	roles:
//	- name: editor
//	  id: rol_aB3dE5fG7hI9jK1l   # default: made up
//	  description: Edits articles
//	  permissions: [{resource_server_identifier: https://api.example.com/library, permission_name: "read:books"}]
//	organizations:
//	- {name: acme, id: org_aB3dE5fG7hI9jK1l, display_name: Acme Inc, metadata: {tier: gold}, branding: {logo_url: "https://..."}}
//	groups:                      # of a directory; the API cannot create them
//	- {name: Engineers, id: grp_1a2b3c4d5e6f7g, external_id: ext-1, connection: acme-saml, roles: [editor]}
//	users:                       # user objects as the API answers them
//	- user_id: google-oauth2|1052
//	  connection: google-oauth2  # instead of identities, for one identity
//	  email: grace@example.com
//	  last_login: 2026-02-01T10:00:00Z
//	  logins_count: 7
//	  roles: [editor]            # names or IDs
//	  permissions: [{resource_server_identifier: https://api.example.com/library, permission_name: "read:books"}]
//	  organizations: [acme]      # names or IDs, as for groups
//	  groups: [Engineers]
//	  authentication_methods: [{type: totp, totp_secret: JBSWY3DPEHPK3PXP}]
//	  sessions: [{id: session1}] # objects as the API answers them; what they
//	  refresh_tokens: [{id: rt_1, session_id: session1}] # leave out is made up
//	  connected_accounts: [{connection: google-oauth2, scopes: [openid]}]
//	  federated_connections_tokensets: [{id: tokenset1, connection: google-oauth2, scope: openid}]
//	  blocked_for: [{ip: 192.0.2.1}]
//	  identities:
//	  - {connection: google-oauth2, user_id: "1052", provider: google-oauth2, isSocial: true}
//	tenant:
//	  verified_custom_domains: [login.example.com, id.example.com]
//	  default_custom_domain: login.example.com
//	  no_mail: true              # jobs that send mail fail
//
// Users may be of any connection and have attributes that POST /users refuses;
// what they leave out (ID, timestamps, name, nickname, picture) is made up as
// on create. Quote dates that are meant as text. These connections are always
// there, unless a seed replaces one by name: Username-Password-Authentication
// (email required, username optional), Username-Database (requires_username),
// Email-Database (no usernames), email, sms, google-oauth2 (social) and
// acme-saml (enterprise).
//
// # Rate limits
//
// Options.RateLimit picks a plan's token buckets. The tenant-wide bucket is
// asked first, then the one of the endpoint's group. Every Management API
// answer carries X-RateLimit-Limit, -Remaining and -Reset, also with "off",
// which announces a bucket that never runs down. A refusal is a 429 without
// Retry-After. The token endpoint has a bucket of its own in the plan "free", and
// its refusal says when to come again.
//
// # Faults
//
// A fault rule is one line, see FaultSyntax for all of it:
//
//	POST /users drop-after p=0.2 seed=7
//	GET /users json-null-item users total=5300 count=1
//
// The first does the work of one in five creates and then closes the connection
// without an answer; the second puts a null into the first list of users and lies
// about its size. Rules can change status, headers, body, order and time of any
// answer, and let jobs fail half way. Random rules draw from their own seeded sequence, so a run can be
// repeated. What no rule can do, Options.Tamper can.
//
// # Consistency
//
// GET /users sees the tenant as it was Options.SearchLag ago, and so does the total
// of the organizations of a user; logs are a second late, or Options.LogLag;
// everything else is seen as it is. Jobs are pending for a fifth of a second, though
// their work is done; with Options.JobTime they take that long, and an import comes to its
// users one by one. Two imports run at a time, a third is refused with a 429; after two
// hours a job fails, and after a day it is forgotten. Numbers in metadata come back exactly as they were sent; the
// real service, being written in JavaScript, would round large ones.
package emulator
