// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// maxScopes is the documented maximum of scopes of one API.
const maxScopes = 1000

// resourceServer is one stored API. It is immutable.
type resourceServer struct {
	id, identifier, name string
	scopes               map[string]string // value -> description
	order                int               // of creation
	doc                  map[string]any    // as the API answers it, and the emulator's own keys
}

// orderKey keeps the order of creation in the document.
const orderKey = "_order"

func newResourceServer(doc map[string]any) *resourceServer {
	rs := &resourceServer{doc: doc, scopes: map[string]string{}}
	rs.id, rs.identifier, rs.name = text(doc, "id"), text(doc, "identifier"), text(doc, "name")
	if n, ok := doc[orderKey].(json.Number); ok {
		rs.order, _ = strconv.Atoi(n.String())
	}
	list, _ := doc["scopes"].([]any)
	for _, item := range list {
		scope, _ := item.(map[string]any)
		rs.scopes[text(scope, "value")] = text(scope, "description")
	}
	return rs
}

// MarshalJSON and UnmarshalJSON keep the document alone in the data file.
func (rs *resourceServer) MarshalJSON() ([]byte, error) { return json.Marshal(rs.doc) }

// UnmarshalJSON is the inverse of MarshalJSON.
func (rs *resourceServer) UnmarshalJSON(raw []byte) error {
	var doc map[string]any
	if err := wire.Unmarshal(raw, &doc); err != nil {
		return err
	}
	*rs = *newResourceServer(doc)
	return nil
}

// lifetime is how long a token for the API is good.
func (rs *resourceServer) lifetime() time.Duration {
	seconds, _ := whole(rs.doc["token_lifetime"])
	return time.Duration(seconds) * time.Second
}

// public is the API as it is answered.
func (rs *resourceServer) public() map[string]any { return shownItem(rs.doc) }

// withResourceServerDefaults adds what the service does when it creates an API: the
// recorded values, RS256 among them where the schema says HS256. What was never
// sent and has no default is absent, the name too.
func (t *tx) withResourceServerDefaults(body map[string]any) map[string]any {
	order := 1
	for _, rs := range t.resourceServers.all() {
		order = max(order, rs.order+1)
	}
	doc := map[string]any{
		"id": newObjectID(t.at), orderKey: json.Number(strconv.Itoa(order)), "allow_offline_access": false, "signing_alg": "RS256",
		"token_lifetime": json.Number("86400"), "token_lifetime_for_web": json.Number("7200"),
		"skip_consent_for_verifiable_first_party_clients": false,
		"subject_type_authorization": map[string]any{
			"client": map[string]any{"policy": "require_client_grant"}, "user": map[string]any{"policy": "allow_all"},
		},
	}
	changeResourceServer(doc, body)
	maps.Copy(doc, presetOf(text(doc, "identifier")))
	return doc
}

// changeResourceServer writes the members of a request into a document: null removes
// one, and certificates come back without their text.
func changeResourceServer(doc, body map[string]any) {
	for k, v := range body {
		switch {
		case v == nil:
			delete(doc, k)
		case k == "token_encryption":
			doc[k] = shownEncryption(v)
		default:
			doc[k] = v
		}
	}
}

// reservedIdentifier matches the Management API of any tenant.
var reservedIdentifier = regexp.MustCompile(`^https://[^/]+\.auth0\.com/api/v2/?$`)

// pathResourceServer finds an API by ID or identifier. Some clients escape the
// identifier twice, which the service understands.
func (t *tx) pathResourceServer(r *request) (*resourceServer, error) {
	id := r.params["id"]
	names := []string{id}
	if once, err := url.PathUnescape(id); err == nil {
		names = append(names, once)
	}
	for _, name := range names {
		if rs, ok := t.resourceServers.get(name); ok {
			return rs, nil
		}
		if rs, ok := t.resourceServers.named(name); ok {
			return rs, nil
		}
		if system := t.managementAPI(r); name == system.id || name == system.identifier {
			return system, nil
		}
	}
	return nil, wire.NewError(http.StatusNotFound, "inexistent_resource_server", "The resource server does not exist")
}

// putResourceServer stores an API; grants of scopes that it no longer has go.
func (t *tx) putResourceServer(rs *resourceServer) {
	t.resourceServers.put(t, rs.id, rs)
	t.dropPermissions(func(p permission) bool {
		_, known := rs.scopes[p.Name]
		return p.ResourceServer == rs.identifier && !known
	})
}
