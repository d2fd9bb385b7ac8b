// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestRecordedUpdates replays the recorded PATCH sequences in one life.
func TestRecordedUpdates(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	id := n.newUser(object{"connection": usernames, "email": "ada@example.com", "username": "ada", "app_metadata": object{"tier": "gold"}})
	last := ""
	patch := func(body object) object {
		t.Helper()
		c.advance(time.Second)
		got := n.api("PATCH", userPath(id), body).want(t, http.StatusOK).object(t)
		stamp, _ := got["updated_at"].(string)
		if stamp <= last {
			t.Errorf("updated_at did not move: %q after %q", stamp, last)
		}
		last = stamp
		if diff := cmp.Diff(got, n.api("GET", userPath(id), nil).want(t, http.StatusOK).object(t)); diff != "" {
			t.Errorf("PATCH and GET differ:\n%s", diff)
		}
		return got
	}
	wantKeys := func(got object, want object) {
		t.Helper()
		for k, v := range want {
			if diff := cmp.Diff(v, got[k]); diff != "" {
				t.Errorf("%s (-want +got):\n%s", k, diff)
			}
		}
	}

	got := patch(object{"connection": usernames, "password": "Another-Horse-43", "app_metadata": object{"foo": "bar"}})
	wantKeys(got, object{"app_metadata": object{"tier": "gold", "foo": "bar"}, "last_password_reset": got["updated_at"]})

	wantKeys(patch(object{"username": "Ada2"}), object{"username": "ada2", "nickname": "ada"})

	wantKeys(patch(object{"name": "Ada L", "given_name": "Ada", "family_name": "Lovelace", "picture": "https://example.com/a.png"}), object{
		"name": "Ada L", "given_name": "Ada", "family_name": "Lovelace", "picture": "https://example.com/a.png", "nickname": "ada",
	})
	wantKeys(patch(object{"user_metadata": object{"foo": "bar", "baz": "qux"}, "app_metadata": object{"foo": "bar", "baz": "qux"}}),
		object{"user_metadata": object{"foo": "bar", "baz": "qux"}})
	wantKeys(patch(object{"user_metadata": object{"baz": nil, "foo": "bars"}, "app_metadata": object{"baz": nil, "foo": "bars"}}),
		object{"user_metadata": object{"foo": "bars"}, "app_metadata": object{"foo": "bars", "tier": "gold"}})

	got = patch(object{"user_metadata": object{}, "app_metadata": object{}})
	wantKeys(got, object{"user_metadata": object{}})
	if v, present := got["app_metadata"]; present {
		t.Errorf("app_metadata is still there: %v", v)
	}
	if diff := cmp.Diff(got["updated_at"], patch(object{"blocked": false})["updated_at"]); diff == "" {
		t.Error("a PATCH did not move updated_at")
	}
	for _, empty := range []any{object{}, "null", nil} {
		n.api("PATCH", userPath(id), empty).wantError(t, http.StatusBadRequest, "invalid_body",
			"Payload validation error: 'None of the valid schemas were met'. Inner errors: ['Too few properties defined (0), minimum 1']")
	}
}

// TestMetadataMerge is the table of merge rules.
func TestMetadataMerge(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	for i, tc := range []struct {
		name              string
		start, body, want object
	}{
		{"new key", object{"plan_code": "7"}, object{"contact": object{"home": "1 Elm Rd"}}, object{"plan_code": "7", "contact": object{"home": "1 Elm Rd"}}},
		{"nested objects are replaced", object{"contact": object{"home": "1 Elm Rd"}}, object{"contact": object{"work": "9 Quay St"}}, object{"contact": object{"work": "9 Quay St"}}},
		{"null removes", object{"plan_code": "7", "a": "b"}, object{"plan_code": nil}, object{"a": "b"}},
		{"nested null stays", object{}, object{"a": object{"b": nil}}, object{"a": object{"b": nil}}},
		{"empty clears", object{"plan_code": "7"}, object{}, object{}},
		{"null of a missing key", object{"a": "b"}, object{"c": nil}, object{"a": "b"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			id := n.newUser(object{"email": "m" + jsonInt(i) + "@example.com", "user_metadata": tc.start, "app_metadata": tc.start})
			got := n.api("PATCH", userPath(id), object{"user_metadata": tc.body, "app_metadata": tc.body}).want(t, http.StatusOK).object(t)
			if diff := cmp.Diff(tc.want, got["user_metadata"]); diff != "" {
				t.Errorf("user_metadata (-want +got):\n%s", diff)
			}
			app, present := got["app_metadata"]
			if present != (len(tc.want) > 0) {
				t.Errorf("app_metadata present: %t", present)
			}
			if diff := cmp.Diff(tc.want, app); present && diff != "" {
				t.Errorf("app_metadata (-want +got):\n%s", diff)
			}
		})
	}
}

func TestUpdatePairs(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"connection": usernames, "email": "a@example.com", "username": "ada"})
	values := object{"password": "Another-Horse-43", "email": "b@example.com", "email_verified": true, "username": "bea"}
	for _, pair := range [][2]string{
		{"password", "email"}, {"password", "email_verified"}, {"username", "email"}, {"username", "email_verified"}, {"username", "password"},
	} {
		n.api("PATCH", userPath(id), object{pair[0]: values[pair[0]], pair[1]: values[pair[1]]}).
			wantError(t, http.StatusBadRequest, "invalid_body", "Cannot update "+pair[0]+" and "+pair[1]+" simultaneously.")
	}
	n.api("PATCH", userPath(id), object{"email": "b@example.com", "email_verified": true}).want(t, http.StatusOK)
}

func TestUpdateUnknownThings(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "a@example.com"})
	n.api("PATCH", userPath("auth0|nobody"), object{"name": "x"}).wantError(t, http.StatusNotFound, "inexistent_user", "The user does not exist.")
	n.api("PATCH", userPath(id), object{"identities": []any{}, "updated_at": "x"}).
		wantError(t, http.StatusBadRequest, "invalid_body", payload("Additional properties not allowed: identities,updated_at"+metadataHint, "", ""))
	n.api("PATCH", userPath(id), object{"connection": "nowhere", "password": goodPass}).
		wantError(t, http.StatusBadRequest, "inexistent_connection", "The connection does not exist.")
	n.api("PATCH", userPath(id), object{"connection": usernames, "password": goodPass}).
		wantError(t, http.StatusBadRequest, "", "The user exists, but does not contain the given identity.")
	n.api("PATCH", "/users/no-pipe", object{"name": "x"}).wantError(t, http.StatusBadRequest, "invalid_uri",
		"Path validation error: 'Object didn't pass validation for format user-id: no-pipe' on property id (ID of the user to update).")
}

// TestUpdateByKind is the table of what each kind of connection allows.
func TestUpdateByKind(t *testing.T) {
	t.Parallel()
	const (
		unsupported = "Connection is not supported for this operation."
		noEmail     = "Cannot update email for non-database user."
		noVerify    = "Email verification is not supported for enterprise users."
		allowed     = ""
	)
	synced := func(connection string) string {
		return "The following user attributes cannot be updated: name, nickname. The connection (" + connection +
			") must either be a database connection (using the Auth0 store), a passwordless connection (email or sms) or has disabled " +
			"'Sync user profile attributes at each login'. For more information, see " +
			"https://auth0.com/docs/dashboard/guides/connections/configure-connection-sync"
	}
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
connections:
- {name: first-login, strategy: google-oauth2, options: {set_user_root_attributes: on_first_login}}
- {name: custom-db, strategy: auth0, options: {enabledDatabaseCustomization: true, import_mode: false}}
users:
- {user_id: auth0|db, connection: Email-Database, email: db@example.com}
- {user_id: auth0|named, connection: Username-Database, email: named@example.com, username: named}
- {user_id: email|e, connection: email, email: e@example.com}
- {user_id: sms|s, connection: sms, phone_number: "+15550001"}
- {user_id: google-oauth2|1, connection: google-oauth2, email: g@example.com}
- {user_id: google-oauth2|2, connection: first-login, email: f@example.com}
- {user_id: samlp|acme-saml|x, connection: acme-saml, email: x@acme.example.com}
- {user_id: auth0|custom, connection: custom-db, email: c@example.com}
`)})
	bodies := map[string]object{
		"password":     {"password": "Another-Horse-43"},
		"username":     {"username": "newname"},
		"email":        {"email": "changed@example.com"},
		"verified":     {"email_verified": true},
		"phone":        {"phone_number": "+15550009"},
		"phone flag":   {"phone_verified": true},
		"phone verify": {"verify_phone_number": true},
		"root":         {"nickname": "n", "name": "N"},
		"blocked":      {"blocked": true},
		"metadata":     {"user_metadata": object{"a": "b"}, "app_metadata": object{"c": "d"}},
	}
	for _, tc := range []struct {
		user   string
		denied map[string]string // what is not listed is allowed
	}{
		{"auth0|db", map[string]string{
			"username": "Cannot set username for connection without requires_username.",
			"phone":    unsupported, "phone flag": unsupported, "phone verify": unsupported,
		}},
		{"auth0|named", map[string]string{"phone": unsupported, "phone flag": unsupported, "phone verify": unsupported}},
		{"email|e", map[string]string{
			"password": unsupported, "username": unsupported, "phone": unsupported, "phone flag": unsupported, "phone verify": unsupported,
		}},
		{"sms|s", map[string]string{"password": unsupported, "username": unsupported, "email": noEmail, "verified": unsupported}},
		{"google-oauth2|1", map[string]string{
			"password": unsupported, "username": unsupported, "email": noEmail, "phone": unsupported, "phone flag": unsupported,
			"phone verify": unsupported, "root": synced("google-oauth2"),
		}},
		{"google-oauth2|2", map[string]string{
			"password": unsupported, "username": unsupported, "email": noEmail, "phone": unsupported, "phone flag": unsupported, "phone verify": unsupported,
		}},
		{"samlp|acme-saml|x", map[string]string{
			"password": unsupported, "username": unsupported, "email": noEmail, "verified": noVerify, "phone": unsupported,
			"phone flag": unsupported, "phone verify": unsupported, "root": synced("acme-saml"),
		}},
		{"auth0|custom", map[string]string{
			"username": "Cannot set username for connection without requires_username.",
			"phone":    unsupported, "phone flag": unsupported, "phone verify": unsupported, "root": synced("custom-db"),
		}},
	} {
		for name, body := range bodies {
			own := object{}
			for k, v := range body {
				own[k] = v
			}
			if _, ok := own["email"]; ok { // one address per user
				own["email"] = "changed-" + jsonInt(len(tc.user)) + tc.user[:3] + "@example.com"
			}
			t.Run(tc.user+" "+name, func(t *testing.T) {
				t.Parallel()
				got := n.api("PATCH", userPath(tc.user), own)
				message := tc.denied[name]
				if message == allowed {
					got.want(t, http.StatusOK)
					return
				}
				if got.want(t, http.StatusBadRequest).object(t)["message"] != message {
					t.Errorf("message:\n got %s\nwant %s", got.raw, message)
				}
			})
		}
	}
}

func TestUpdateUsernameOfUserWithoutOne(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, "users: [{user_id: auth0|old, connection: Username-Database, email: old@example.com}]")})
	n.api("PATCH", userPath("auth0|old"), object{"username": "new"}).
		wantError(t, http.StatusBadRequest, "", "Cannot update username for users without an username already set")
}

func TestUpdateClashes(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	n.newUser(object{"connection": usernames, "email": "taken@example.com", "username": "taken"})
	id := n.newUser(object{"connection": usernames, "email": "me@example.com", "username": "me"})
	n.api("PATCH", userPath(id), object{"email": "TAKEN@example.com"}).
		wantError(t, http.StatusBadRequest, "auth0_idp_error", "The specified new email already exists")
	n.api("PATCH", userPath(id), object{"username": "Taken"}).
		wantError(t, http.StatusBadRequest, "auth0_idp_error", "The specified new username already exists")
	n.api("PATCH", userPath(id), object{"email": "ME@example.com"}).want(t, http.StatusOK) // one's own is free
	if got := n.api("GET", userPath(id), nil).object(t)["email"]; got != "me@example.com" {
		t.Errorf("email: %v", got)
	}
}

func TestUpdateNulls(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, "connections: [{name: strict, strategy: auth0, strict_root_nulls: true}]")})
	id := n.newUser(object{"connection": usernames, "email": "a@example.com", "username": "ada", "given_name": "Ada", "picture": "https://example.com/a.png"})
	got := n.api("PATCH", userPath(id), object{"given_name": nil, "picture": nil, "name": nil, "nickname": nil, "family_name": nil, "email": nil}).
		want(t, http.StatusOK).object(t)
	for _, k := range []string{"given_name", "picture", "name", "nickname", "family_name", "email"} {
		if v, present := got[k]; present {
			t.Errorf("%s is still there: %v", k, v)
		}
	}
	n.api("PATCH", userPath(id), object{"username": nil}).wantError(t, http.StatusBadRequest, "invalid_body", payload("Missing required property: email", "", ""))
	n.api("PATCH", userPath(id), object{"user_metadata": nil}).want(t, http.StatusBadRequest)

	strict := n.newUser(object{"connection": "strict", "email": "s@example.com"})
	n.api("PATCH", userPath(strict), object{"name": nil, "picture": nil}).wantError(t, http.StatusBadRequest, "operation_not_supported",
		"The following user attributes cannot be removed: name, picture. The connection (strict) must either be a custom database connection with import mode disabled, a social or enterprise connection.")
}

func TestPasswordResetLiftsBlock(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "a@example.com", "blocked": true})
	got := n.api("PATCH", userPath(id), object{"password": "Another-Horse-43"}).want(t, http.StatusOK).object(t)
	if got["blocked"] != false {
		t.Errorf("blocked: %v", got["blocked"])
	}
	got = n.api("PATCH", userPath(id), object{"password": "Another-Horse-44", "blocked": true}).want(t, http.StatusOK).object(t)
	if got["blocked"] != true {
		t.Errorf("an explicit block is lifted: %v", got["blocked"])
	}
	n.api("PATCH", userPath(id), object{"password": "weak"}).wantError(t, http.StatusBadRequest, "auth0_idp_error", tooWeak)
}

func TestEmailChangeResetsVerified(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "a@example.com", "email_verified": true})
	verified := func(body object) any {
		return n.api("PATCH", userPath(id), body).want(t, http.StatusOK).object(t)["email_verified"]
	}
	if v := verified(object{"email": "A@example.com"}); v != true {
		t.Errorf("the same address: %v", v)
	}
	if v := verified(object{"email": "b@example.com", "email_verified": true}); v != true {
		t.Errorf("a new address said to be verified: %v", v)
	}
	if v := verified(object{"email": "c@example.com"}); v != false {
		t.Errorf("a new address: %v", v)
	}
}

func TestUpdateSecondaryIdentity(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
users:
- user_id: auth0|main
  email: main@example.com
  identities:
  - {connection: Username-Password-Authentication, user_id: main, provider: auth0, isSocial: false}
  - {connection: Username-Database, user_id: second, provider: auth0, isSocial: false, profileData: {email: second@example.com, email_verified: true, username: second}}
`)})
	got := n.api("PATCH", userPath("auth0|main"), object{"connection": usernames, "email": "changed@example.com"}).want(t, http.StatusOK).object(t)
	if got["email"] != "main@example.com" {
		t.Errorf("the primary email changed: %v", got["email"])
	}
	idents, _ := got["identities"].([]any)
	second, _ := idents[1].(object)
	want := object{"email": "changed@example.com", "email_verified": false, "username": "second"}
	if diff := cmp.Diff(want, second["profileData"]); diff != "" {
		t.Errorf("profileData (-want +got):\n%s", diff)
	}
	n.api("PATCH", userPath("auth0|main"), object{"connection": usernames, "nickname": "X", "name": "X"}).wantError(t, http.StatusBadRequest, "operation_not_supported",
		"The following user attributes cannot be updated: name, nickname. The specified connection belongs to a secondary identity.")
	// The address of a secondary identity is taken, too.
	n.api("POST", "/users", object{"connection": usernames, "username": "x", "email": "changed@example.com", "password": goodPass}).want(t, http.StatusConflict)
}
