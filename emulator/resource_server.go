package emulator

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/http"
	"regexp"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// maxScopes is the documented maximum of scopes of one API.
const maxScopes = 1000

// resourceServer is one stored API. It is immutable.
type resourceServer struct {
	id, identifier, name string
	scopes               map[string]string // value -> description
	doc                  map[string]any    // as the API answers it
}

func newResourceServer(doc map[string]any) *resourceServer {
	rs := &resourceServer{doc: doc, scopes: map[string]string{}}
	rs.id, _ = doc["id"].(string)
	rs.identifier, _ = doc["identifier"].(string)
	rs.name, _ = doc["name"].(string)
	list, _ := doc["scopes"].([]any)
	for _, item := range list {
		scope, _ := item.(map[string]any)
		value, _ := scope["value"].(string)
		rs.scopes[value], _ = scope["description"].(string)
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

func compareResourceServers(a, b *resourceServer) int {
	return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.identifier, b.identifier))
}

// withResourceServerDefaults adds what the service does when it creates an
// API: the recorded values, RS256 among them where the schema says HS256.
func withResourceServerDefaults(body map[string]any) map[string]any {
	doc := map[string]any{
		"id": newHexID(), "is_system": false, "allow_offline_access": false, "signing_alg": "RS256",
		"token_lifetime": json.Number("86400"), "token_lifetime_for_web": json.Number("7200"),
		"skip_consent_for_verifiable_first_party_clients": true, "name": body["identifier"],
	}
	maps.Copy(doc, body)
	return doc
}

// reservedIdentifier matches the Management API of any tenant.
var reservedIdentifier = regexp.MustCompile(`^https://[^/]+\.auth0\.com/api/v2/?$`)

// pathResourceServer finds an API by ID or identifier.
func (t *tx) pathResourceServer(r *request) (*resourceServer, error) {
	if rs, ok := t.resourceServers.get(r.params["id"]); ok {
		return rs, nil
	}
	if rs, ok := t.resourceServers.named(r.params["id"]); ok {
		return rs, nil
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
