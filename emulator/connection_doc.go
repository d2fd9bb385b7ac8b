// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"

// connectionDoc is the connection as it is answered: what was never sent and has no
// default is absent. The applications are there in every answer, though they are
// deprecated, and agree with GET /connections/{id}/clients.
func (t *tx) connectionDoc(c *connection) map[string]any {
	v, err := wire.Decode(wire.Encode(c))
	doc, ok := v.(map[string]any)
	if err != nil || !ok {
		panic("emulator: a connection does not encode as an object")
	}
	if c.Metadata == nil {
		delete(doc, "metadata")
	}
	doc["enabled_clients"] = mapped(t.enabledClients(c), func(id string) any { return id })
	return doc
}

// projectedConnection is the part that fields asks for, and what every answer has.
func (t *tx) projectedConnection(c *connection, p projection) map[string]any {
	doc := t.connectionDoc(c)
	out := p.apply(doc)
	if p.all() {
		return out
	}
	for _, k := range []string{"id", "is_domain_connection", "authentication", "connected_accounts"} {
		if v, ok := doc[k]; ok {
			out[k] = v
		}
	}
	return out
}
