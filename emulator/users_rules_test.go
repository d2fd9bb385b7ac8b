// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

const (
	emailDescription    = "The user's email"
	usernameDescription = "The user's username. Only valid if the connection requires a username"
	noCreation          = "Connection does not support user creation through the API. It must either be a database or passwordless connection."
	tooWeak             = "PasswordStrengthError: Password is too weak"
)

// payload is the message of a schema violation.
// metadataHint follows the names of unknown properties of a user.
const metadataHint = " (consider storing them in app_metadata or user_metadata)"

func payload(detail, property, description string) string {
	if property == "" {
		return "Payload validation error: '" + detail + "'."
	}
	return "Payload validation error: '" + detail + "' on property " + property + " (" + description + ")."
}

func TestCreateRefusals(t *testing.T) {
	t.Parallel()
	const usernameRE = "^[a-zA-Z0-9@^$.!`\\-#+'~_]+$"
	n := newTenant(t, emulator.Options{})
	n.newUser(object{"email": "taken@example.com"})
	n.newUser(object{"connection": usernames, "email": "taken@example.com", "username": "taken"})
	db := func(extra object) object {
		body := object{"connection": database, "email": "new@example.com", "password": goodPass}
		for k, v := range extra {
			body[k] = v
			if v == nil {
				delete(body, k)
			}
		}
		return body
	}
	withUsername := func(name string) object {
		return db(object{"connection": usernames, "username": name})
	}
	for _, tc := range []struct {
		name    string
		body    any
		status  int
		code    string
		message string
	}{
		{"nothing", object{}, 400, "invalid_body", payload("Missing required property: connection", "", "")},
		{"unknown property", db(object{"shoe_size": 42}), 400, "invalid_body", payload("Additional properties not allowed: shoe_size"+metadataHint, "", "")},
		{"several unknown properties", db(object{"b": 1, "a": 2}), 400, "invalid_body", payload("Additional properties not allowed: a,b"+metadataHint, "", "")},
		{"read-only property", db(object{"identities": []any{}}), 400, "invalid_body", payload("Additional properties not allowed: identities"+metadataHint, "", "")},
		{"wrong type", db(object{"blocked": "yes"}), 400, "invalid_body", payload("Expected type boolean but found type string", "blocked", "Whether this user was blocked by an administrator (true) or not (false)")},
		{"null", db(object{"email": 1}), 400, "invalid_body", payload("Expected type string but found type integer", "email", emailDescription)},
		{"bad email", db(object{"email": "nobody"}), 400, "invalid_body", payload("Object didn't pass validation for format email: nobody", "email", emailDescription)},
		{"short name", db(object{"name": ""}), 400, "invalid_body", payload("String is too short (0 chars), minimum 1", "name", "The user's full name")},
		{"long name", db(object{"name": strings.Repeat("é", 301)}), 400, "invalid_body", payload("String is too long (301 chars), maximum 300", "name", "The user's full name")},
		{"bad phone", object{"connection": "sms", "phone_number": "555"}, 400, "invalid_body", payload(`String does not match pattern ^\+[0-9]{1,15}$`, "phone_number", "The user's phone number (following the E.164 recommendation)")},
		{"bad picture", db(object{"picture": "not a uri"}), 400, "invalid_body", payload("Object didn't pass validation for format strict-uri: not a uri", "picture", "A URI pointing to the user's picture")},
		{"metadata is no object", db(object{"user_metadata": []any{1}}), 400, "invalid_body", payload("Expected type object but found type array", "user_metadata", "Data related to the user that does not affect the application's core functionality")},
		{"unknown connection", db(object{"connection": "nowhere"}), 400, "inexistent_connection", "The connection does not exist."},
		{"social connection", object{"connection": "google-oauth2", "email": "g@example.com"}, 400, "operation_not_supported", noCreation},
		{"enterprise connection", object{"connection": "acme-saml", "email": "g@example.com"}, 400, "operation_not_supported", noCreation},
		{"database without email", db(object{"email": nil}), 400, "invalid_body", payload("Missing required property: email", "", "")},
		{"database without password", db(object{"password": nil}), 400, "invalid_body", payload("Missing required property: password", "", "")},
		{"username without requires_username", db(object{"connection": "Email-Database", "username": "ada"}), 400, "invalid_body", "Cannot set username for connection without requires_username."},
		{"phone without the identifier", db(object{"phone_number": "+15550001"}), 400, "invalid_body", payload("Additional properties not allowed: phone_number", "", "")},
		{"weak password", db(object{"password": "password"}), 400, "auth0_idp_error", tooWeak},
		{"requires_username without username", db(object{"connection": usernames}), 400, "invalid_body", payload("Missing required property: username", "", "")},
		{"long username", withUsername("sixteen-letters-"), 400, "invalid_body", payload("String is too long (16 chars), maximum 15", "username", usernameDescription)},
		{"odd username", withUsername("a b"), 400, "invalid_body", payload("String does not match pattern "+usernameRE, "username", usernameDescription)},
		{"username like an email", withUsername("a@example.com"), 400, "invalid_body", payload("Object didn't pass validation for format username: a@example.com", "username", usernameDescription)},
		{"email connection without email", object{"connection": "email"}, 400, "invalid_body", payload("Missing required property: email", "", "")},
		{"email connection with password", object{"connection": "email", "email": "p@example.com", "password": goodPass}, 400, "invalid_body", payload("Additional properties not allowed: password", "", "")},
		{"sms connection without phone", object{"connection": "sms"}, 400, "invalid_body", payload("Missing required property: phone_number", "", "")},
		{"duplicate email", db(object{"email": "taken@example.com"}), 409, "auth0_idp_error", "The user already exists."},
		{"duplicate email in other case", db(object{"email": "Taken@Example.com"}), 409, "auth0_idp_error", "The user already exists."},
		{"duplicate username", object{"connection": usernames, "email": "other@example.com", "username": "TAKEN", "password": goodPass}, 409, "auth0_idp_error", "The user already exists."},
		{"malformed JSON", `{"connection":`, 400, "", "Invalid request payload JSON format"},
		{"two JSON values", `{} {}`, 400, "", "Invalid request payload JSON format"},
		{"not an object", `["a"]`, 400, "invalid_body", payload("Expected type object but found type array", "", "")},
		{"no body", nil, 400, "invalid_body", payload("Missing required property: connection", "", "")},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			n.api("POST", "/users", tc.body).wantError(t, tc.status, tc.code, tc.message)
		})
	}
}

func TestCreateBodyLimits(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	big := `{"connection":"` + database + `","user_metadata":{"x":"` + strings.Repeat("x", 1<<20) + `"}}`
	n.api("POST", "/users", big).wantError(t, http.StatusRequestEntityTooLarge, "",
		"Payload content length greater than maximum allowed: 1048576")
	resp, err := n.send("POST", "/api/v2/users", "text/plain", "hello", "Authorization", "Bearer "+n.token)
	if err != nil {
		t.Fatal(err)
	}
	resp.wantError(t, http.StatusUnsupportedMediaType, "", "Unsupported Media Type")
}

func TestCreateAcceptsForms(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	form := "connection=" + database + "&email=f%40example.com&password=" + goodPass +
		"&blocked=true&user_metadata[plan]=pro&app_metadata=%7B%22n%22%3A1%7D"
	resp, err := n.send("POST", "/api/v2/users", "application/x-www-form-urlencoded; charset=utf-8", form, "Authorization", "Bearer "+n.token)
	if err != nil {
		t.Fatal(err)
	}
	got := resp.want(t, http.StatusCreated).object(t)
	if got["blocked"] != true || got["email"] != "f@example.com" {
		t.Errorf("form values: %s", resp.raw)
	}
	if m, _ := got["user_metadata"].(object); m["plan"] != "pro" {
		t.Errorf("bracketed key: %v", got["user_metadata"])
	}
	if m, _ := got["app_metadata"].(object); len(m) != 1 {
		t.Errorf("JSON text: %v", got["app_metadata"])
	}
}

func TestPasswordPolicies(t *testing.T) {
	t.Parallel()
	policies := []string{"none", "low", "fair", "good", "excellent"}
	seed := "connections:\n"
	for _, p := range policies {
		seed += "- {name: db-" + p + ", strategy: auth0, options: {passwordPolicy: " + p + "}}\n"
	}
	seed += "- {name: db-length, strategy: auth0, options: {passwordPolicy: low, password_complexity_options: {min_length: 12}}}\n"
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, seed)})
	for _, tc := range []struct {
		connection, password string
		ok                   bool
	}{
		{"none", "a", true},
		{"low", "abcde", false},
		{"low", "abcdef", true},
		{"fair", "abcdefgh", false},
		{"fair", "Abcdef!!", false},
		{"fair", "Abcdefg1", true},
		{"good", "abcdefg1", false},
		{"good", "Abcdefg!", true},
		{"good", "Abcde1!", false},
		{"excellent", "Abcdefgh1", false},
		{"excellent", "Abcdefghi1", true},
		{"excellent", "Abcdefghi111", false},
		{"length", "abcdefghijk", false},
		{"length", "abcdefghijkl", true},
	} {
		t.Run(tc.connection+" "+tc.password, func(t *testing.T) {
			t.Parallel()
			got := n.api("POST", "/users", object{
				"connection": "db-" + tc.connection, "password": tc.password,
				"email": strings.ToLower(strings.ReplaceAll(tc.password, "!", "-")) + "@example.com",
			})
			if !tc.ok {
				got.wantError(t, http.StatusBadRequest, "auth0_idp_error", tooWeak)
				return
			}
			got.want(t, http.StatusCreated)
		})
	}
}

func TestPasswordlessUsers(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	got := n.api("POST", "/users", object{"connection": "email", "email": "Kept@Example.com"}).want(t, http.StatusCreated).object(t)
	if id, _ := got["user_id"].(string); !strings.HasPrefix(id, "email|") {
		t.Errorf("user_id: %v", got["user_id"])
	}
	if got["email"] != "Kept@Example.com" || got["name"] != "Kept@Example.com" || got["email_verified"] != false {
		t.Errorf("email user: %v", got)
	}
	got = n.api("POST", "/users", object{"connection": "sms", "phone_number": "+15550001"}).want(t, http.StatusCreated).object(t)
	if id, _ := got["user_id"].(string); !strings.HasPrefix(id, "sms|") || got["name"] != "+15550001" {
		t.Errorf("sms user: %v", got)
	}
	n.api("POST", "/users", object{"connection": "sms", "phone_number": "+15550001"}).
		wantError(t, http.StatusConflict, "auth0_idp_error", "The user already exists.")
}

func TestConnectionMustBeEnabled(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
connections:
- {name: nobody, strategy: auth0, enabled_clients: []}
- {name: off, strategy: auth0, disabled: true}
`)})
	body := object{"connection": "nobody", "email": "a@example.com", "password": goodPass}
	n.api("POST", "/users", body).wantError(t, http.StatusBadRequest, "auth0_idp_error",
		"Connection must be enabled for this client to perform single user creation and signup operations (client_id: "+
			n.srv.ClientID()+" - connection: nobody)")
	body["connection"] = "off"
	n.api("POST", "/users", body).wantError(t, http.StatusBadRequest, "auth0_idp_error", "Connection is disabled.")
}

func TestFlexibleIdentifiers(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
connections:
- name: flexible
  strategy: auth0
  options:
    attributes:
      email: {identifier: {active: true}, unique: false, signup: {status: optional}}
      phone_number: {identifier: {active: true}, signup: {status: required}}
`)})
	body := object{"connection": "flexible", "password": goodPass, "email": "same@example.com"}
	n.api("POST", "/users", body).wantError(t, http.StatusBadRequest, "invalid_body", payload("Missing required property: phone_number", "", ""))
	body["phone_number"] = "+15550001"
	n.api("POST", "/users", body).want(t, http.StatusCreated)
	body["phone_number"] = "+15550002" // the email is not unique here
	n.api("POST", "/users", body).want(t, http.StatusCreated)
	n.api("POST", "/users", body).wantError(t, http.StatusConflict, "auth0_idp_error", "The user already exists.")
	body["username"], body["phone_number"] = "ada", "+15550003"
	n.api("POST", "/users", body).wantError(t, http.StatusBadRequest, "invalid_body", "Cannot set username for connection without requires_username.")
}

func TestCustomDomainHeader(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, "tenant: {verified_custom_domains: [id.example.com, login.example.com]}")})
	body := object{"connection": database, "email": "a@example.com", "password": goodPass}
	n.api("POST", "/users", body).wantError(t, http.StatusConflict, "custom_domain_conflict", "The tenant has multiple verified custom domains.")
	n.api("POST", "/users", body, "Auth0-Custom-Domain", "other.example.com").
		wantError(t, http.StatusBadRequest, "", "The custom domain does not exist for the tenant.")
	n.api("POST", "/users", body, "Auth0-Custom-Domain", "x").want(t, http.StatusBadRequest)
	n.api("POST", "/users", body, "Auth0-Custom-Domain", "id.example.com").want(t, http.StatusCreated)

	// A default domain makes the header optional.
	if err := n.srv.Apply(mustSeed(t, "tenant: {verified_custom_domains: [id.example.com, login.example.com], default_custom_domain: id.example.com}")); err != nil {
		t.Fatal(err)
	}
	body["email"] = "b@example.com"
	n.api("POST", "/users", body).want(t, http.StatusCreated)
}
