// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestHTTP2: the whole life of a user over HTTPS with HTTP/2, and a dropped
// answer in it.
func TestHTTP2(t *testing.T) {
	t.Parallel()
	srv, err := emulator.New(emulator.Options{Faults: []string{"GET /users/{id} drop-after nth=2", "GET /users cut"}})
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewUnstartedServer(srv)
	web.EnableHTTP2 = true
	web.StartTLS()
	t.Cleanup(web.Close)
	n := &tenant{t: t, srv: srv, url: web.URL, http: web.Client()}
	n.token = n.fetchToken(srv.ClientID(), srv.ClientSecret()) // the audience is https here

	id := n.newUser(object{"email": "a@example.com"})
	n.api("GET", userPath(id), nil).want(t, http.StatusOK)
	auth := []string{"Authorization", "Bearer " + n.token}
	for _, path := range []string{userPath(id), "/users"} {
		if resp, err := n.send("GET", "/api/v2"+path, "", "", auth...); err == nil {
			t.Errorf("%s is answered: %d", path, resp.status)
		}
	}
	n.api("PATCH", userPath(id), object{"blocked": true}).want(t, http.StatusOK)
	n.api("DELETE", userPath(id), nil).want(t, http.StatusNoContent)
	n.api("GET", userPath(id), nil).want(t, http.StatusNotFound)
	creds := n.credentials(srv.ClientID(), srv.ClientSecret())
	creds.Set("audience", "http"+n.audience()[len("https"):])
	n.tokenForm(creds).want(t, http.StatusForbidden)
}
