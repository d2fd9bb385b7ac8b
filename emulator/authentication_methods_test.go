// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// methods is a user without authentication methods, and their path.
func methods(n *tenant) string {
	n.t.Helper()
	return userPath(n.newUser(object{"email": "ada@example.com"})) + "/authentication-methods"
}

// checkID checks and removes the members that tests cannot foresee.
func checkID(t *testing.T, m object, pattern string) string {
	t.Helper()
	id, _ := m["id"].(string)
	if !regexp.MustCompile(pattern).MatchString(id) {
		t.Errorf("id: %q", id)
	}
	if _, ok := m["created_at"].(string); !ok {
		t.Errorf("created_at: %v", m["created_at"])
	}
	delete(m, "id")
	delete(m, "created_at")
	return id
}

func TestMethodLife(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	path := methods(n)
	created := n.api("POST", path, object{"type": "email", "name": "Work", "email": "chuck334@example.com"}).want(t, http.StatusCreated).object(t)
	id := checkID(t, created, `^email\|dev_[a-zA-Z0-9]{16}$`)
	want := object{"type": "email", "name": "Work", "email": "chuc****@exam*******"}
	if diff := cmp.Diff(want, created); diff != "" {
		t.Errorf("POST (-want +got):\n%s", diff)
	}
	one := path + "/" + regexp.MustCompile(`\|`).ReplaceAllString(id, "%7C")
	got := n.api("GET", one, nil).want(t, http.StatusOK).object(t)
	checkID(t, got, `^email\|dev_`)
	want["confirmed"] = true
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("GET (-want +got):\n%s", diff)
	}
	got = n.api("PATCH", one, object{"name": "Home"}).want(t, http.StatusOK).object(t)
	checkID(t, got, `^email\|dev_`)
	if diff := cmp.Diff(object{"type": "email", "name": "Home", "email": "chuc****@exam*******"}, got); diff != "" {
		t.Errorf("PATCH (-want +got):\n%s", diff)
	}
	n.api("PATCH", one, object{"preferred_authentication_method": "sms"}).want(t, http.StatusBadRequest)
	n.api("POST", path, object{"type": "email", "email": "chuck334@example.com"}).wantError(t, http.StatusConflict, "", "Authentication method already exists.")
	n.api("DELETE", one, nil).want(t, http.StatusNoContent)
	for _, method := range []string{"GET", "PATCH", "DELETE"} {
		n.api(method, one, object{}).wantError(t, http.StatusNotFound, "", "The authentication method could not be found.")
	}
}

// TestPutMethods follows the recorded replacement of all methods.
func TestPutMethods(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	path := methods(n)
	list := n.api("PUT", path, []any{
		object{"type": "email", "name": "Work", "email": "foo@example.com"},
		object{"type": "phone", "name": "Mobile", "phone_number": "+15555555044"},
		object{"type": "totp", "name": "App", "totp_secret": "JBSWY3DPEHPK3PXP"},
	}).want(t, http.StatusOK).list(t)
	var devices []string
	for i, item := range list {
		m, _ := item.(object)
		devices = append(devices, checkID(t, m, `^[a-z]+\|dev_[a-zA-Z0-9]{16}$`))
		list[i] = m
	}
	inner := []any{object{"id": "sms|" + bare(devices[1]), "type": "sms"}}
	want := []any{ // in the order of the request; lists have their own
		object{"type": "email", "name": "Work", "email": "foo@example.com"},
		object{"type": "phone", "name": "Mobile", "phone_number": "+15555555044", "preferred_authentication_method": "sms", "authentication_methods": inner},
		object{"type": "totp", "name": "App"},
	}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("PUT (-want +got):\n%s", diff)
	}
	page := n.api("GET", path+"?include_totals=true", nil).want(t, http.StatusOK).object(t)
	shown, _ := page["authenticators"].([]any)
	for _, item := range shown {
		m, _ := item.(object)
		checkID(t, m, `\|dev_`)
	}
	want = []any{
		object{"type": "email", "name": "Work", "email": "****@exam*******", "confirmed": true},
		object{"type": "totp", "name": "App", "confirmed": true},
		object{
			"type": "phone", "name": "Mobile", "phone_number": "XXXXXXXX5044", "confirmed": true,
			"preferred_authentication_method": "sms", "authentication_methods": inner,
		},
	}
	if diff := cmp.Diff(object{"authenticators": want, "total": num(3), "start": num(0), "limit": num(50)}, page); diff != "" {
		t.Errorf("GET (-want +got):\n%s", diff)
	}
	voice := n.api("PATCH", path+"/phone%7C"+bare(devices[1]), object{"preferred_authentication_method": "voice"}).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff([]any{object{"id": "voice|" + bare(devices[1]), "type": "voice"}}, voice["authentication_methods"]); diff != "" {
		t.Errorf("voice (-want +got):\n%s", diff)
	}
	if got := n.api("PUT", path, []any{}).want(t, http.StatusOK).raw; got != "[]" {
		t.Errorf("PUT of nothing answers %s", got)
	}
	if got := n.api("GET", path+"?include_totals=true", nil).object(t); cmp.Diff(object{"authenticators": []any{}, "start": num(0), "limit": num(50)}, got) != "" {
		t.Errorf("empty envelope: %v", got)
	}
	if got := n.api("GET", path+"?per_page=0", nil).want(t, http.StatusOK).raw; got != "[]" {
		t.Errorf("per_page=0: %s", got)
	}
}

// TestLinkedMethodsGoTogether: methods of one enrollment share a link_id.
func TestLinkedMethodsGoTogether(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
users:
- user_id: auth0|ada
  connection: Username-Password-Authentication
  email: ada@example.com
  authentication_methods:
  - {id: push|dev_1, type: push, link_id: phone-1}
  - {id: totp|dev_2, type: totp, totp_secret: JBSWY3DPEHPK3PXP, link_id: phone-1}
  - {id: email|dev_3, type: email, email: ada@example.com}
  - {id: recovery-code|dev_4, type: recovery-code}`)})
	const path = "/users/auth0%7Cada/authentication-methods"
	left := func() []string { return members(n.api("GET", path, nil).body, "id") }
	n.api("DELETE", path+"/totp%7Cdev_2", nil).want(t, http.StatusNoContent)
	if got := left(); cmp.Diff([]string{"email|dev_3", "recovery-code|dev_4"}, got) != "" {
		t.Errorf("after the end of an enrollment: %v", got)
	}
	n.api("DELETE", path+"/email%7Cdev_3", nil).want(t, http.StatusNoContent)
	if got := left(); cmp.Diff([]string{"recovery-code|dev_4"}, got) != "" {
		t.Errorf("methods without a link: %v", got)
	}
}

func TestMethodBodies(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	path := methods(n)
	for _, body := range []any{
		object{},
		object{"type": "password"},
		object{"type": "email"},
		object{"type": "phone"},
		object{"type": "totp"},
		object{"type": "webauthn-roaming", "key_id": "k"},
		object{"type": "email", "email": "a@example.com", "color": "red"},
		object{"type": "phone", "phone_number": "1"},
	} {
		n.api("POST", path, body).want(t, http.StatusBadRequest)
	}
	for _, body := range []any{
		object{"type": "email", "email": "a@example.com"},
		[]any{object{"type": "passkey"}},
		[]any{object{"type": "email"}},
		[]any{object{"type": "email", "email": "a@example.com", "name": "longer than twenty characters"}},
		"{",
		[]any{7},
	} {
		n.api("PUT", path, body).want(t, http.StatusBadRequest)
	}
	n.api("PUT", path, []any{
		object{"type": "email", "email": "a@example.com"}, object{"type": "email", "email": "a@example.com"},
	}).want(t, http.StatusConflict)
	for _, method := range []string{"GET", "POST", "PUT"} {
		body := any(object{"type": "email", "email": "a@example.com"})
		if method == "PUT" {
			body = []any{body}
		}
		n.api(method, "/users/auth0%7Cnobody/authentication-methods", body).want(t, http.StatusNotFound)
	}
}

// TestPasskey: wholesale changes are refused once there is one.
func TestPasskey(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	path := methods(n)
	n.api("POST", path, object{
		"type": "passkey", "key_id": "k", "public_key": "cGs=", "user_handle": "h", "relying_party_identifier": "example.com",
		"credential_device_type": "multi_device", "credential_backed_up": true, "transports": []string{"internal"},
	}).want(t, http.StatusCreated)
	const message = "Operation not permitted when the user has registered at least 1 passkey"
	n.api("PUT", path, []any{}).wantError(t, http.StatusForbidden, "", message)
	n.api("DELETE", path, nil).wantError(t, http.StatusForbidden, "", message)
}

func TestFactorsAndEnrollments(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `users:
- {user_id: auth0|ada, connection: `+database+`, email: ada@example.com, multifactor: [google-authenticator, duo]}`)})
	const user = "/users/auth0%7Cada"
	fill := func() {
		n.api("PUT", user+"/authentication-methods", []any{
			object{"type": "email", "email": "ada@example.com"},
			object{"type": "phone", "name": "Mobile", "phone_number": "+15555555044"},
			object{"type": "totp", "totp_secret": "JBSWY3DPEHPK3PXP"},
		}).want(t, http.StatusOK)
	}
	count := func() int {
		return len(n.api("GET", user+"/authentication-methods", nil).want(t, http.StatusOK).list(t))
	}
	if got := n.api("GET", user+"/enrollments", nil).want(t, http.StatusOK).raw; got != "[]" {
		t.Errorf("no enrollments: %s", got)
	}
	fill()
	enrollments := n.api("GET", user+"/enrollments", nil).want(t, http.StatusOK).list(t)
	if len(enrollments) != 2 {
		t.Fatalf("enrollments: %v", enrollments)
	}
	phone, _ := enrollments[1].(object)
	for k, want := range map[string]any{"status": "confirmed", "auth_method": "sms", "name": "Mobile", "phone_number": "XXXXXXXX5044"} {
		if phone[k] != want {
			t.Errorf("%s: %v", k, phone[k])
		}
	}
	n.api("DELETE", user+"/multifactor/google-authenticator", nil).want(t, http.StatusNoContent)
	if got := n.api("GET", user, nil).object(t)["multifactor"]; cmp.Diff([]any{"duo"}, got) != "" || count() != 2 {
		t.Errorf("after the provider was deleted: %v, %d methods", got, count())
	}
	n.api("DELETE", user+"/multifactor/carrier-pigeon", nil).want(t, http.StatusBadRequest)
	n.api("DELETE", "/users/auth0%7Cnobody/multifactor/duo", nil).want(t, http.StatusNotFound)
	n.api("DELETE", user+"/authenticators", nil).want(t, http.StatusNoContent)
	if count() != 0 {
		t.Errorf("%d methods are left", count())
	}
	fill()
	n.api("DELETE", user+"/authentication-methods", nil).want(t, http.StatusNoContent)
	if count() != 0 {
		t.Errorf("%d methods are left", count())
	}
	n.api("DELETE", user+"/authenticators", nil).want(t, http.StatusNoContent)
}

func TestOtherFactorCalls(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	user := userPath(n.newUser(object{"email": "ada@example.com"}))
	n.api("POST", user+"/multifactor/actions/invalidate-remember-browser", nil).want(t, http.StatusNoContent)
	seen := map[any]bool{}
	for range 2 {
		code := n.api("POST", user+"/recovery-code-regeneration", object{}).want(t, http.StatusOK).object(t)["recovery_code"]
		if s, _ := code.(string); !regexp.MustCompile(`^[A-Z0-9]{24}$`).MatchString(s) || seen[code] {
			t.Errorf("recovery code %v", code)
		}
		seen[code] = true
	}
	n.api("POST", "/users/auth0%7Cnobody/recovery-code-regeneration", nil).want(t, http.StatusNotFound)
	clearRisk := user + "/risk-assessments/clear"
	n.api("POST", clearRisk, object{"connection": database, "assessors": []string{"new-device"}}).want(t, http.StatusNoContent)
	for _, body := range []object{
		{"connection": database},
		{"connection": database, "assessors": []string{}},
		{"connection": database, "assessors": []string{"old-device"}},
		{"connection": "nowhere", "assessors": []string{"new-device"}},
	} {
		n.api("POST", clearRisk, body).want(t, http.StatusBadRequest)
	}
}
