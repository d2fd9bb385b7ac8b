// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "net/http"

// clientSecretEndpoints gives an application another secret, for which the old one
// ends at once.
func clientSecretEndpoints() []*endpoint {
	return []*endpoint{{
		method: http.MethodPost, template: "/clients/{id}/rotate-secret", scopes: []string{"update:client_keys"}, handle: handleRotateSecret,
	}}
}

func handleRotateSecret(t *tx, r *request) (reply, error) {
	old, err := t.pathClient(r)
	if err != nil {
		return reply{}, err
	}
	c := *old
	c.Secret = newClientSecret()
	t.putClient(&c)
	return reply{http.StatusOK, t.clientDoc(&c)}, nil
}
