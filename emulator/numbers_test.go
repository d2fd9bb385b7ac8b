// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestWholeNumbers: clients write whole numbers in other ways, too, and mean the same.
func TestWholeNumbers(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	for _, email := range []string{"a@example.com", "b@example.com", "c@example.com"} {
		n.newUser(object{"email": email})
	}
	for _, limit := range []json.Number{"2", "2.0", "0.2e1"} {
		file, _ := n.export(c, object{"limit": limit})
		if rows := strings.Count(file, "\n"); rows != 2 {
			t.Errorf("limit %s: %d rows", limit, rows)
		}
		client, secret := n.newClient("App " + limit.String())
		n.api("POST", "/resource-servers", object{"identifier": "urn:" + limit.String(), "token_lifetime": limit}).want(t, http.StatusCreated)
		n.newGrant(client, "urn:"+limit.String())
		body := mustJSON(t, object{"grant_type": "client_credentials", "client_id": client, "client_secret": secret, "audience": "urn:" + limit.String()})
		got, err := n.send("POST", "/oauth/token", "application/json", string(body))
		if err != nil {
			t.Fatal(err)
		}
		if lifetime := got.want(t, http.StatusOK).object(t)["expires_in"]; lifetime != num(2) {
			t.Errorf("lifetime %s: %v", limit, lifetime)
		}
	}
	n.api("POST", "/jobs/users-exports", object{"limit": json.Number("2.5")}).want(t, http.StatusBadRequest)
}
