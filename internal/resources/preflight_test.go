// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const preflightConnections = `
connections:
- {name: Usernames, strategy: auth0, options: {requires_username: true, passwordPolicy: none, validation: {username: {min: 4, max: 20}}}}
- {name: Classic, strategy: auth0, options: {passwordPolicy: none}}
- {name: Low, strategy: auth0, options: {passwordPolicy: low}}
- {name: Fair, strategy: auth0, options: {passwordPolicy: fair}}
- {name: Good, strategy: auth0, options: {passwordPolicy: good}}
- {name: Excellent, strategy: auth0, options: {passwordPolicy: excellent}}
- {name: Long, strategy: auth0, options: {passwordPolicy: none, password_complexity_options: {min_length: 14}}}
- {name: Flexible, strategy: auth0, options: {passwordPolicy: none, attributes: {email: {identifier: {active: true}}, username: {identifier: {active: true}, signup: {status: required}, validation: {min_length: 3, max_length: 6}}}}}
- {name: Forms, strategy: auth0, options: {passwordPolicy: none, attributes: {username: {identifier: {active: true}, validation: {max_length: 40}}}}}
- {name: AnyForm, strategy: auth0, options: {passwordPolicy: none, attributes: {username: {identifier: {active: true}, validation: {max_length: 40, allowed_types: {email: true, phone_number: true}}}}}}
- {name: Phones, strategy: auth0, options: {passwordPolicy: none, attributes: {phone_number: {identifier: {active: true}, signup: {status: required}}}}}
`

var preflightOff = map[string]tftypes.Value{"preflight": acctest.String("off")}

// userOf is a configuration of texts.
func userOf(pairs ...string) acctest.Attributes {
	config := acctest.Attributes{}
	for i := 0; i < len(pairs); i += 2 {
		config[pairs[i]] = acctest.String(pairs[i+1])
	}
	return config
}

func withVersion(config acctest.Attributes) acctest.Attributes {
	config["password_wo_version"] = acctest.Int(1)
	return config
}

const adaMail, secret = "ada@example.com", "sentinel-Secret-1"

// Each mistake is said when the user is planned, in words that name the attribute and what to do, and is what
// Auth0 refuses when the same user is applied without a preflight.
func TestPreflight_connectionOfNewUser(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		config    acctest.Attributes
		attribute string
		certain   bool
		says      []string
	}{
		"misspelt connection": {
			userOf("connection_name", "Usernmaes", "username", "ada1", "password", secret), "connection_name", false,
			[]string{"Connection Does Not Exist", `no connection with the name "Usernmaes"`, `The nearest name is "Usernames"`, "auth0_connection_client", "depends_on"},
		},
		"connection in other letters": {
			userOf("connection_name", "classic", "email", adaMail, "password", secret), "connection_name", false,
			[]string{`The nearest name is "Classic"; letter case counts`},
		},
		"no such connection, none near": {
			userOf("connection_name", "Zzzzzzzzzzzzzz", "email", adaMail, "password", secret), "connection_name", false,
			[]string{`no connection with the name "Zzzzzzzzzzzzzz"`, adaMail},
		},
		"social connection": {
			userOf("connection_name", "google-oauth2", "email", adaMail), "connection_name", true,
			[]string{"Users Cannot Be Created in This Connection", `"google-oauth2" is of the kind "google-oauth2"`, "import the user"},
		},
		"enterprise connection": {
			userOf("connection_name", "acme-saml", "email", adaMail), "connection_name", true,
			[]string{`is of the kind "samlp"`},
		},
		"username where there are none": {
			userOf("connection_name", "Classic", "email", adaMail, "username", "ada", "password", secret), "username", false,
			[]string{"Attribute Not Possible in This Connection", adaMail, `"Classic" has no attribute username`},
		},
		"no username": {
			userOf("connection_name", "Usernames", "email", adaMail, "password", secret), "username", false,
			[]string{"Attribute Is Required by the Connection", `"Usernames" asks for username`},
		},
		"no email": {
			userOf("connection_name", "Classic", "phone_number", "+14155550123", "password", secret), "email", false,
			[]string{`"Classic" asks for email`},
		},
		"phone number where there are none": {
			userOf("connection_name", "Classic", "email", adaMail, "phone_number", "+14155550123", "password", secret), "phone_number", false,
			[]string{`"Classic" has no attribute phone_number`},
		},
		"short username": {
			userOf("connection_name", "Usernames", "username", "ada", "password", secret), "username", false,
			[]string{"Username Will Be Refused", "at least 4 characters"},
		},
		"long username": {
			userOf("connection_name", "Usernames", "username", strings.Repeat("a", 21), "password", secret), "username", false,
			[]string{"at most 20 characters"},
		},
		"long username by the default": {
			userOf("connection_name", "Username-Database", "username", strings.Repeat("a", 16), "password", secret), "username", false,
			[]string{"at most 15 characters"},
		},
		"flexible: required username": {
			userOf("connection_name", "Flexible", "email", adaMail, "password", secret), "username", false,
			[]string{`"Flexible" asks for username`},
		},
		"flexible: long username": {
			userOf("connection_name", "Flexible", "email", adaMail, "username", "adalovelace", "password", secret), "username", false,
			[]string{"at most 6 characters"},
		},
		"flexible: no such identifier": {
			userOf("connection_name", "Phones", "phone_number", "+14155550123", "username", "ada", "password", secret), "username", false,
			[]string{`"Phones" has no attribute username`},
		},
		"flexible: required phone number": {
			userOf("connection_name", "Phones", "email", adaMail, "password", secret), "phone_number", false,
			[]string{`"Phones" asks for phone_number`},
		},
		"no password": {
			userOf("connection_name", "Classic", "email", adaMail), "password_wo", false,
			[]string{"asks for a password"},
		},
		"low":            {userOf("connection_name", "Low", "email", adaMail, "password", "Xy1!x"), "", false, []string{"Password Will Be Refused", "at least 6 characters"}},
		"fair":           {userOf("connection_name", "Fair", "email", adaMail, "password", "sentinel-lower-1"), "", false, []string{"of these kinds: lowercase, uppercase, number"}},
		"good":           {userOf("connection_name", "Good", "email", adaMail, "password", "sentinel-lower"), "", false, []string{"three of these kinds"}},
		"excellent":      {userOf("connection_name", "Excellent", "email", adaMail, "password", "Sentinel-111"), "", false, []string{"three times in a row"}},
		"minimum length": {userOf("connection_name", "Long", "email", adaMail, "password", "Sentinel-1"), "", false, []string{"at least 14 characters"}},
		"write-only password": {
			withVersion(userOf("connection_name", "Good", "email", adaMail, "password_wo", "Sen-1")), "", false,
			[]string{"password_wo must have at least 8 characters"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed(preflightConnections)
			p := w.NewProtocol(nil)
			diags := planOn(t, p, "auth0users_user", c.config, nil)
			at := slices.IndexFunc(diags, func(d *tfprotov6.Diagnostic) bool {
				if c.attribute == "" {
					return d.Attribute == nil // The CLI would show the line of the password.
				}
				return d.Attribute.String() == `AttributeName("`+c.attribute+`")`
			})
			if isError := acctest.Errors(diags) != ""; isError != c.certain || at < 0 {
				t.Fatalf("an error: %t, %s%s", isError, acctest.Errors(diags), warningTexts(diags))
			}
			d := diags[at]
			text := d.Summary + ": " + d.Detail
			acctest.Says(t, text, c.says...)
			if password := acctest.Text(c.config["password"]) + acctest.Text(c.config["password_wo"]); password != "" && strings.Contains(text, password) {
				t.Error("the password is in the message")
			}
			requests := map[string]int{"GET /connections": 1}
			if !c.certain && !strings.Contains(text, "Connection Does Not Exist") {
				requests["GET /users"] = 1
			}
			expectRequests(t, w, "the plan", requests)

			s := &stateful{t: t, p: w.NewProtocol(preflightOff), typeName: "auth0users_user"}
			planned := s.plan(c.config)
			if planned.errors+planned.warnings != "" || s.apply(planned, c.config) == "" {
				t.Errorf("without a preflight: %s%s, and not refused", planned.errors, planned.warnings)
			}
			expectRequests(t, w, "plan and apply without it", map[string]int{"POST /users": 1})
		})
	}
}

// What is right is not spoken of, and neither is what nobody can know.
func TestPreflight_nothingToSay(t *testing.T) {
	t.Parallel()
	unknown := tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	with := func(config acctest.Attributes, name string, value tftypes.Value) acctest.Attributes {
		config[name] = value
		return config
	}
	looked := map[string]int{"GET /connections": 1, "GET /users": 1}
	good := userOf("connection_name", "Good", "email", adaMail, "password", secret)
	weak := userOf("connection_name", "Good", "email", adaMail, "password", "weak")
	for name, c := range map[string]struct {
		config   acctest.Attributes
		faults   []string
		requests map[string]int
	}{
		"all is well":            {config: good, requests: looked},
		"usernames":              {config: userOf("connection_name", "Usernames", "username", "adal", "password", secret), requests: looked},
		"flexible":               {config: userOf("connection_name", "Flexible", "email", adaMail, "username", "ada", "password", secret), requests: looked},
		"username like e-mail":   {config: userOf("connection_name", "AnyForm", "username", adaMail, "password", secret), requests: looked},
		"username like a phone":  {config: userOf("connection_name", "AnyForm", "username", "+14155550123", "password", secret), requests: looked},
		"phone of a classic one": {config: userOf("connection_name", "Usernames", "username", "+14155550123", "password", secret), requests: looked},
		"passwordless":           {config: userOf("connection_name", "email", "email", adaMail), requests: looked},
		"unknown connection":     {config: with(userOf("email", adaMail, "password", "weak"), "connection_name", unknown), requests: map[string]int{}},
		"unknown password":       {config: with(userOf("connection_name", "Good", "email", adaMail), "password", unknown), requests: looked},
		"unknown username":       {config: with(userOf("connection_name", "Usernames", "password", secret), "username", unknown), requests: map[string]int{"GET /connections": 1}},
		"forbidden":              {config: weak, faults: []string{"GET /connections status=403"}, requests: looked},
		"no answer":              {config: weak, faults: []string{"GET /connections status=500"}, requests: looked},
		"an answer that is none": {config: weak, faults: []string{"GET /connections html=502"}, requests: looked},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, emulator.Options{Faults: c.faults})
			w.Seed(preflightConnections)
			if diags := planOn(t, w.NewProtocol(nil), "auth0users_user", c.config, nil); len(diags) > 0 {
				t.Errorf("%v", diags)
			}
			expectRequests(t, w, "the plan", c.requests)
		})
	}
}
