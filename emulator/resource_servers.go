// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// resourceServerEndpoints are the APIs that permissions belong to.
func resourceServerEndpoints() []*endpoint {
	const template = "/resource-servers/{id}"
	create := resourceServerSchema()
	create.Required = []string{"identifier"}
	create.Properties["identifier"] = schema.String(1, 600, "Unique identifier for the API used as the audience parameter on authorization calls. Can not be changed once set")
	return []*endpoint{
		{method: http.MethodGet, template: "/resource-servers", scopes: []string{"read:resource_servers"}, handle: handleListResourceServers},
		{method: http.MethodPost, template: "/resource-servers", scopes: []string{"create:resource_servers"}, body: create, handle: handleCreateResourceServer},
		{method: http.MethodGet, template: template, scopes: []string{"read:resource_servers"}, handle: handleGetResourceServer},
		{method: http.MethodPatch, template: template, scopes: []string{"update:resource_servers"}, body: resourceServerSchema(), handle: handleUpdateResourceServer},
		{method: http.MethodDelete, template: template, scopes: []string{"delete:resource_servers"}, handle: handleDeleteResourceServer},
	}
}

func resourceServerSchema() *schema.Object {
	const longestLifetime = 2592000 // 30 days
	shortest, longest := 0, longestLifetime
	lifetime := schema.Property{
		Types: []string{"integer"}, Minimum: &shortest, Maximum: &longest,
		Description: "Expiration value (in seconds) for access tokens issued for this API from the token endpoint",
	}
	scope := schema.Property{Types: []string{"object"}, Object: &schema.Object{Required: []string{"value"}, Properties: map[string]schema.Property{
		"value":       schema.String(1, 280, "Value of this scope"),
		"description": schema.String(0, 500, "User-friendly description of this scope"),
	}}}
	alg := schema.String(0, 0, "Algorithm used to sign JWTs. Can be `HS256` (default) or `RS256`. `PS256` available via addon")
	alg.Enum = []string{"HS256", "RS256", "RS512", "PS256"}
	dialect := schema.String(0, 0, "Dialect of issued access token")
	dialect.Enum = []string{"access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"}
	text := schema.Property{Types: []string{"string", "null"}}
	return &schema.Object{Properties: map[string]schema.Property{
		"name":                   schema.String(1, 200, "Friendly name for this resource server. Can not contain `<` or `>` characters").WithPattern(regexp.MustCompile(`^[^<>]+$`)),
		"scopes":                 {Types: []string{"array"}, Items: &scope, Description: "List of permissions (scopes) that this API uses"},
		"signing_alg":            alg,
		"signing_secret":         schema.String(16, 0, "Secret used to sign tokens when using symmetric algorithms (HS256)"),
		"token_dialect":          dialect,
		"token_lifetime":         lifetime,
		"allow_offline_access":   schema.Bool("Whether refresh tokens can be issued for this API (true) or not (false)"),
		"allow_online_access":    schema.Bool("Whether Online Refresh Tokens can be issued for this API (true) or not (false)"),
		"token_lifetime_for_web": lifetime, // not in the reference, yet accepted, as the next one
		"token_lifetime_for_anonymous_access_tokens": lifetime,
		"consent_policy":             text,
		"authorization_details":      {Types: []string{"array", "null"}},
		"authorization_policy":       schema.Map("Authorization policy for the resource server").OrNull(),
		"proof_of_possession":        schema.Map("Proof-of-Possession configuration for access tokens").OrNull(),
		"token_encryption":           schema.Map("").OrNull(),
		"subject_type_authorization": schema.Map("Defines application access permission for a resource server"),
		"enforce_policies":           schema.Bool("Whether to enforce authorization policies (true) or to ignore them (false)"),

		"allow_online_access_with_ephemeral_sessions":     schema.Bool("Whether Online Refresh Tokens can be issued even when sessions are configured as ephemeral (true) or not (false)"),
		"skip_consent_for_verifiable_first_party_clients": schema.Bool("Whether to skip user consent for applications flagged as first party (true) or not (false)"),
	}}
}

// handleListResourceServers lists the tenant's own API first, then the others as they
// were created.
func handleListResourceServers(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	wanted := r.query["identifiers"]
	const mostWanted = 10
	if len(wanted) > mostWanted {
		return reply{}, errQuery(schema.Violation{
			Detail: fmt.Sprintf("Array is too long (%d), maximum %d", len(wanted), mostWanted), Path: "identifiers",
			Description: "An optional filter on the resource server identifier. Must be URL encoded and may be specified multiple times",
		})
	}
	l := listing{name: "resource_servers", defaultPerPage: defaultPerPage}
	own := slices.SortedFunc(maps.Values(t.resourceServers.rows), func(a, b *resourceServer) int { return cmp.Compare(a.order, b.order) })
	for _, rs := range append([]*resourceServer{t.managementAPI(r)}, own...) {
		if len(wanted) == 0 || slices.Contains(wanted, rs.identifier) {
			l.items = append(l.items, p.apply(rs.public()))
		}
	}
	body, err := l.offset(r.query)
	return reply{http.StatusOK, body}, err
}

func handleCreateResourceServer(t *tx, r *request) (reply, error) {
	if err := checkScopes(r); err != nil {
		return reply{}, err
	}
	if id := r.str("identifier"); reservedIdentifier.MatchString(id) || id == managementIdentifier(r) {
		return reply{}, errBadRequest("", "The selected identifier is reserved.")
	}
	if _, taken := t.resourceServers.named(r.str("identifier")); taken {
		return reply{}, wire.NewError(http.StatusConflict, "", "A resource server with the same identifier already exists.")
	}
	created := newResourceServer(t.withResourceServerDefaults(r.body))
	t.putResourceServer(created)
	return reply{http.StatusCreated, created.public()}, nil
}

// reservedScopes are names that the permissions of an API must not have.
var reservedScopes = []string{
	"address", "created_at", "email", "email_verified", "family_name", "given_name", "identities", "name", "nickname", "offline_access", "openid",
	"phone", "picture", "profile",
}

// checkScopes: the wording of the refusals is not evidenced.
func checkScopes(r *request) error {
	list, _ := r.body["scopes"].([]any)
	for _, item := range list {
		scope, _ := item.(map[string]any)
		if slices.Contains(reservedScopes, text(scope, "value")) {
			return errBody(schema.Violation{Detail: "The scope is reserved: " + text(scope, "value"), Path: "scopes", Description: r.endpoint.body.Properties["scopes"].Description})
		}
	}
	if len(list) > maxScopes {
		return errBody(schema.Violation{Detail: fmt.Sprintf("Array is too long (%d), maximum %d", len(list), maxScopes), Path: "scopes", Description: r.endpoint.body.Properties["scopes"].Description})
	}
	return nil
}

func handleGetResourceServer(t *tx, r *request) (reply, error) {
	found, err := t.pathResourceServer(r)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, found.public()}, nil
}

// handleUpdateResourceServer answers 200 where the reference says 201:
// recorded 79 times. The list of scopes is replaced whole.
func handleUpdateResourceServer(t *tx, r *request) (reply, error) {
	if err := checkScopes(r); err != nil {
		return reply{}, err
	}
	old, err := t.pathResourceServer(r)
	if err != nil {
		return reply{}, err
	}
	if _, renamed := r.body["name"]; old.isSystem() && (renamed || !t.stores(old)) {
		return reply{}, errSystemAPI()
	}
	doc := maps.Clone(old.doc)
	changeResourceServer(doc, r.body)
	updated := newResourceServer(doc)
	t.putResourceServer(updated)
	return reply{http.StatusOK, updated.public()}, nil
}

// handleDeleteResourceServer: the reference lists no 404.
func handleDeleteResourceServer(t *tx, r *request) (reply, error) {
	if old, err := t.pathResourceServer(r); err == nil {
		if !t.stores(old) {
			return reply{}, errSystemAPI()
		}
		t.resourceServers.remove(t, old.id)
		t.removeGrants("audience", old.identifier)
		t.dropPermissions(func(p permission) bool { return p.ResourceServer == old.identifier })
	}
	return reply{status: http.StatusNoContent}, nil
}

// stores reports whether the API was created, by request or seed.
func (t *tx) stores(rs *resourceServer) bool {
	_, ok := t.resourceServers.get(rs.id)
	return ok
}
