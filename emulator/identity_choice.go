// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"

// identityChoice is the object "identity" that tickets and jobs take to mean
// another identity than the primary one.
func identityChoice(providers []string) schema.Property {
	provider := schema.String(0, 0, "Identity provider name of the identity (e.g. `google-oauth2`)")
	provider.Enum = providers
	return schema.Property{
		Types: []string{"object"}, Description: "This must be provided to verify primary social, enterprise and passwordless email identities. " +
			"Also, is needed to verify secondary identities",
		Object: &schema.Object{Required: []string{"user_id", "provider"}, Properties: map[string]schema.Property{
			"user_id":       schema.String(0, 0, "user_id of the identity"),
			"provider":      provider,
			"connection_id": schema.String(0, 0, "connection_id of the identity").WithPattern(connectionIDPattern),
		}},
	}
}

// chosenIdentity is the identity of u that the request is about: its place and
// its connection.
func (t *tx) chosenIdentity(r *request, u *user) (int, *connection, error) {
	list := identitiesOf(u.doc)
	index := 0
	if choice, ok := r.body["identity"].(map[string]any); ok {
		if id := text(choice, "connection_id"); id != "" && t.connections.byID[id] == nil {
			return 0, nil, errBadRequest("", "Identity connection does not exist.")
		}
		index = identityIndex(list, text(choice, "provider"), text(choice, "user_id"))
	}
	if index < 0 || index >= len(list) {
		return 0, nil, errBadRequest("", "The user exists, but does not contain the given identity.")
	}
	c, ok := t.connections.byName[text(list[index], "connection")]
	if !ok {
		return 0, nil, errBadRequest("", "connection does not exist.")
	}
	return index, c, nil
}

// checkOrganization: the user must be a member of the organization that a
// request names.
func (t *tx) checkOrganization(r *request, u *user) error {
	id := r.str("organization_id")
	if id == "" {
		return nil
	}
	if _, ok := t.organizations.get(id); !ok {
		return errBadRequest("", "The organization does not exist")
	}
	if !t.access.members[id][u.id] {
		return errBadRequest("", "The user with id "+u.id+" is not a member of organization with id "+id+".")
	}
	return nil
}

// checkClient: the application that a request names must exist.
func (t *tx) checkClient(r *request) error {
	if id := r.str("client_id"); id != "" && t.clients[id] == nil {
		return errBadRequest("", "The client does not exist")
	}
	return nil
}
