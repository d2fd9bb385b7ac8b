// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// A client grant says which scopes of an API an application may have without a user. It
// is kept as the API answers it; the Management API has its canonical name there.

// grantKey is what there is one grant of.
func grantKey(doc map[string]any) string { return text(doc, "client_id") + " " + text(doc, "audience") }

// seedGrant gives a client of a seed its grant on the Management API, in place of any
// that it has.
func (t *tx) seedGrant(c SeedClient) {
	doc := map[string]any{"client_id": c.ID, "audience": apiTokenAud}
	old, exists := t.grants.named(grantKey(doc))
	if c.NoGrant {
		if exists {
			t.removeGrant(text(old, "id"))
		}
		return
	}
	id := newPrefixedID("cgr_")
	if exists {
		id = text(old, "id")
	}
	scopes := mapped(c.Scopes, func(s string) any { return s })
	t.grants.put(t, id, withGrantDefaults(id, map[string]any{
		"client_id": c.ID, "audience": apiTokenAud, "scope": scopes, "allow_all_scopes": c.Scopes == nil,
	}))
}

// withGrantDefaults is a new grant; what was not sent and has no default is absent.
func withGrantDefaults(id string, body map[string]any) map[string]any {
	doc := map[string]any{"id": id, "scope": []any{}, "allow_any_organization": false, "subject_type": "client"}
	maps.Copy(doc, body)
	if doc["allow_all_scopes"] == false {
		delete(doc, "allow_all_scopes")
	}
	return doc
}

// removeGrants takes away the grants of an application, or on an API.
func (t *tx) removeGrants(key, value string) {
	for id, doc := range t.grants.all() {
		if text(doc, key) == value {
			t.removeGrant(id)
		}
	}
}

// removeGrant takes a grant from its application and from every organization.
func (t *tx) removeGrant(id string) {
	for _, o := range t.organizations.all() {
		if ids := o.grants(); slices.Contains(ids, id) {
			t.putOrganizationGrants(o, without(ids, []string{id}))
		}
	}
	t.grants.remove(t, id)
}

// canonicalAudience is how grants name an API: the Management API has as many names as
// there are ways to reach the emulator.
func (t *tx) canonicalAudience(r *request, audience string) string {
	_, own, _ := strings.Cut(managementIdentifier(r), "://")
	_, asked, _ := strings.Cut(audience, "://")
	if strings.EqualFold(own, asked) {
		return apiTokenAud
	}
	return audience
}

// shownGrant is a grant as it is answered.
func (t *tx) shownGrant(r *request, doc map[string]any) map[string]any {
	out := maps.Clone(doc)
	if text(doc, "audience") == apiTokenAud {
		out["audience"] = managementIdentifier(r)
	}
	return out
}

// granted is what a token may say.
type granted struct {
	scopes   []string
	lifetime time.Duration
	issuer   string
}

// grantOf is what the grant of a client on an API allows; false if it has none.
func (s *Server) grantOf(c *oauthClient, audience string, req tokenRequest) (out granted, ok bool) {
	s.world.mu.RLock()
	defer s.world.mu.RUnlock()
	key, known := audience, map[string]string{}
	if req.isAudience(audience) {
		key = apiTokenAud
		out.issuer, out.lifetime = strings.TrimSuffix(audience, strings.TrimPrefix(apiPrefix, "/")+"/"), c.tokenLifetime()
		for _, name := range allScopes(s.world.options) {
			known[name] = ""
		}
	} else if rs, exists := s.world.resourceServers.named(audience); exists {
		known = rs.scopes
		out.issuer, out.lifetime = req.origins[len(req.origins)-1]+"/", rs.lifetime()
	}
	grant, ok := s.world.grants.named(grantKey(map[string]any{"client_id": c.ID, "audience": key}))
	if !ok || out.issuer == "" {
		return out, false
	}
	if grant["allow_all_scopes"] == true {
		out.scopes = slices.Sorted(maps.Keys(known))
		return out, true
	}
	list, _ := grant["scope"].([]any)
	for _, item := range list {
		name, _ := item.(string)
		out.scopes = append(out.scopes, name)
	}
	return out, true
}
