package emulator

import (
	"cmp"
	"encoding/json"
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// organization is one stored organization. It is immutable.
type organization struct {
	id, name string
	doc      map[string]any // as the API answers it
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

func compareOrganizations(a, b *organization) int {
	return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id))
}

// pathOrganization finds the organization that the path names.
func (t *tx) pathOrganization(r *request) (*organization, error) {
	found, ok := t.organizations.get(r.params["id"])
	if !ok {
		return nil, wire.NewError(http.StatusNotFound, "", "No organization found by that id or name")
	}
	return found, nil
}
