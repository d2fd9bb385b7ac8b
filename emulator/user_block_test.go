// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func TestUserBlocks(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	id := n.newUser(object{"email": "ada@example.com"})
	byID := "/user-blocks/" + url.PathEscape(id)
	byEmail := "/user-blocks?identifier=" + url.QueryEscape("ada@example.com")
	const none = `{"blocked_for":[]}`
	fail := func(ip string, count int) {
		n.order("failed-logins", object{"identifier": "ada@example.com", "ip": ip, "count": count}).want(t, http.StatusNoContent)
	}
	expect := func(want ...any) {
		t.Helper()
		for _, path := range []string{byID, byEmail, byID + "?consider_brute_force_enablement=true"} {
			got := n.api("GET", path, nil).want(t, http.StatusOK).object(t)["blocked_for"]
			if diff := cmp.Diff(append([]any{}, want...), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", path, diff)
			}
		}
	}
	block := func(ip string) any {
		return object{"identifier": "ada@example.com", "ip": ip, "connection": database}
	}
	fail("192.0.2.1", 9)
	expect()
	fail("192.0.2.1", 1)
	fail("192.0.2.2", 12)
	expect(block("192.0.2.1"), block("192.0.2.2"))
	n.order("logins", object{"user_id": id, "ip": "192.0.2.1"}).want(t, http.StatusBadRequest)
	n.login(object{"user_id": id, "ip": "192.0.2.3"}) // other addresses are free
	if u := n.api("GET", userPath(id), nil).object(t); u["blocked"] != nil {
		t.Errorf("the administrator's block: %v", u["blocked"])
	}
	n.api("DELETE", byID, nil).want(t, http.StatusNoContent)
	expect()
	n.api("DELETE", byID, nil).want(t, http.StatusNoContent)
	fail("192.0.2.1", 10)
	n.api("DELETE", byEmail, nil).want(t, http.StatusNoContent)
	expect()
	fail("192.0.2.1", 10)
	n.api("PATCH", userPath(id), object{"password": goodPass + "!"}).want(t, http.StatusOK) // a new password lifts it
	expect()
	fail("192.0.2.1", 10)
	c.advance(31 * 24 * time.Hour)
	expect()

	for _, method := range []string{"GET", "DELETE"} {
		n.api(method, "/user-blocks/auth0%7Cnobody", nil).wantError(t, http.StatusNotFound, "inexistent_user", "The user does not exist.")
		n.api(method, "/user-blocks", nil).want(t, http.StatusBadRequest)
	}
	if got := n.api("GET", "/user-blocks?identifier=nobody", nil).want(t, http.StatusOK).raw; got != none {
		t.Errorf("unknown identifier: %s", got)
	}
	n.api("DELETE", "/user-blocks?identifier=nobody", nil).want(t, http.StatusNoContent)
	n.order("failed-logins", object{"identifier": "nobody"}).want(t, http.StatusBadRequest)
}
