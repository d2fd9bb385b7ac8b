// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"encoding/json"
	"maps"
	"strings"
)

// newClientID makes an ID as applications have it, 32 alphanumerics.
func newClientID() string { return newPrefixedID("") + newPrefixedID("") }

// newClientSecret makes a secret of twice that.
func newClientSecret() string { return newClientID() + newClientID() }

// clientDoc is an application as the API answers it: the recorded defaults, and what
// was sent. Whoever sends a part of an object leaves the rest of it at its defaults, which is
// assumed: clients that send back what they have read, less what cannot be changed, rely on it.
func (t *tx) clientDoc(c *oauthClient) map[string]any {
	doc := map[string]any{
		"tenant": emulatedTenant, "client_id": c.ID, "name": cmp.Or(c.Name, c.ID), "is_first_party": true, "custom_login_page_on": true,
		"oidc_conformant": false, "sso_disabled": false, "cross_origin_authentication": false, "is_token_endpoint_ip_header_trusted": false,
		"grant_types":       []any{"authorization_code", "implicit", "refresh_token", "client_credentials"},
		"jwt_configuration": map[string]any{"lifetime_in_seconds": json.Number("36000"), "secret_encoded": false},
		"signing_keys":      []any{map[string]any{"cert": t.key.Certificate(emulatedTenant), "subject": "/CN=" + emulatedTenant}},
		"refresh_token": map[string]any{
			"expiration_type": "non-expiring", "rotation_type": "non-rotating", "leeway": json.Number("0"),
			"infinite_token_lifetime": true, "infinite_idle_token_lifetime": true,
			"token_lifetime": json.Number("31557600"), "idle_token_lifetime": json.Number("2592000"),
		},
	}
	if c.Secret != "" {
		doc["client_secret"] = c.Secret
	}
	stored, _ := t.applications.get(c.ID)
	for key, value := range stored {
		part, ok := value.(map[string]any)
		if defaults, has := doc[key].(map[string]any); has && ok {
			value = overlay(defaults, part)
		}
		doc[key] = value
	}
	return doc
}

// changeClient stores an application and what a request says of it; null takes back.
func (t *tx) changeClient(c *oauthClient, body map[string]any) error {
	changes := maps.Clone(body)
	for _, k := range []string{"client_id", "tenant", "signing_keys"} {
		if _, ok := changes[k]; ok {
			return errNotAllowed(k)
		}
	}
	if name := text(changes, "name"); name != "" {
		c.Name = name
	}
	if secret := text(changes, "client_secret"); secret != "" {
		c.Secret = secret
	}
	delete(changes, "client_secret")
	stored, _ := t.applications.get(c.ID)
	doc := overlay(map[string]any{}, stored)
	for k, v := range changes {
		if v == nil {
			delete(doc, k)
		} else {
			doc[k] = v
		}
	}
	t.putClient(c)
	t.applications.put(t, c.ID, doc)
	return nil
}

func (t *tx) putClient(c *oauthClient) {
	t.clients[c.ID] = c
	t.save(bucketClients, c.ID, c.SeedClient)
}

// foldedKey orders by texts whatever their case; the last one, as it is, tells apart
// what differs in case alone.
func foldedKey(texts ...string) string {
	return strings.ToLower(strings.Join(texts, "\x00")) + "\x00" + texts[len(texts)-1]
}

func compareFolded(a, b string) int { return cmp.Compare(foldedKey(a), foldedKey(b)) }
