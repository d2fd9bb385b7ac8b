// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// organization is one stored organization. It is immutable.
type organization struct {
	id, name string
	doc      map[string]any // as the API answers it, and the emulator's own keys
}

// The emulator's own keys in the document of an organization.
const (
	orgCreated     = "_created"
	orgConnections = "_connections"
)

// withOrganizationDefaults is a new organization: what was not sent is absent, but
// for two settings that the newest recordings always have.
func (t *tx) withOrganizationDefaults(body map[string]any) map[string]any {
	doc := map[string]any{
		"id": newPrefixedID("org_"), orgCreated: formatTime(t.at),
		"third_party_client_access": "block", "is_app_entitlement_active": false,
	}
	maps.Copy(doc, body)
	return doc
}

// public is the organization as it is answered.
func (o *organization) public() map[string]any { return shownItem(o.doc) }

// with is the organization with other members in its document; nil removes one.
func (o *organization) with(changes map[string]any) *organization {
	doc := maps.Clone(o.doc)
	for k, v := range changes {
		if v == nil {
			delete(doc, k)
		} else {
			doc[k] = v
		}
	}
	return newOrganization(doc)
}

func newOrganization(doc map[string]any) *organization {
	return &organization{id: text(doc, "id"), name: text(doc, "name"), doc: doc}
}

// MarshalJSON keeps the document alone in the data file.
func (o *organization) MarshalJSON() ([]byte, error) { return json.Marshal(o.doc) }

// UnmarshalJSON is the inverse of MarshalJSON.
func (o *organization) UnmarshalJSON(raw []byte) error {
	var doc map[string]any
	if err := wire.Unmarshal(raw, &doc); err != nil {
		return err
	}
	*o = *newOrganization(doc)
	return nil
}

// compareOrganizations orders by an attribute of the document, and then by ID.
func compareOrganizations(key string) func(a, b *organization) int {
	return func(a, b *organization) int {
		return cmp.Or(cmp.Compare(text(a.doc, key), text(b.doc, key)), cmp.Compare(a.id, b.id))
	}
}

// pathOrganization finds the organization that the path names.
func (t *tx) pathOrganization(r *request) (*organization, error) {
	found, ok := t.organizations.get(r.params["id"])
	if !ok {
		return nil, errNoOrganization()
	}
	return found, nil
}

func errNoOrganization() error {
	return wire.NewError(http.StatusNotFound, "", "No organization found by that id or name")
}
