// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Everything here is found at plan time and without a single request.
func TestAccUser_validation(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for name, c := range map[string]struct{ lines, want string }{
		"malformed e-mail":          {"connection_name = \"c\"\n email = \"ada\"", `"ada" is not an e-mail address`},
		"malformed phone":           {"connection_name = \"sms\"\n phone_number = \"0123\"", `"0123" is not a phone number in E.164 form`},
		"malformed URL":             {"connection_name = \"c\"\n email = \"a@b.cc\"\n picture = \"nowhere\"", `"nowhere" is not a URL`},
		"metadata not JSON":         {"connection_name = \"c\"\n email = \"a@b.cc\"\n user_metadata = \"{s3cret\"", "is not valid JSON"},
		"metadata not an object":    {"connection_name = \"c\"\n email = \"a@b.cc\"\n app_metadata = jsonencode([1])", "must be a JSON object"},
		"metadata too large":        {"connection_name = \"c\"\n email = \"a@b.cc\"\n app_metadata = jsonencode({ a = join(\"\", [for i in range(1000) : \"" + strings.Repeat("x", 1100) + "\"]) })", "Auth0 accepts at most 1048576 bytes"},
		"two passwords":             {"connection_name = \"c\"\n email = \"a@b.cc\"\n password = \"x\"\n password_wo = \"y\"\n password_wo_version = 1", `Attribute "password_wo" cannot be specified when "password" is specified`},
		"write-only without number": {"connection_name = \"c\"\n email = \"a@b.cc\"\n password_wo = \"y\"", `"password_wo_version" must be specified when "password_wo" is specified`},
		"number without write-only": {"connection_name = \"c\"\n email = \"a@b.cc\"\n password_wo_version = 1", `"password_wo" must be specified when "password_wo_version" is specified`},
		"name too long":             {"connection_name = \"c\"\n email = \"a@b.cc\"\n name = \"" + strings.Repeat("n", 301) + "\"", "The value has 301 characters; Auth0 accepts 1 to 300"},
		"given name too long":       {"connection_name = \"c\"\n email = \"a@b.cc\"\n given_name = \"" + strings.Repeat("n", 151) + "\"", "The value has 151 characters; Auth0 accepts 1 to 150"},
		"empty name":                {"connection_name = \"c\"\n email = \"a@b.cc\"\n nickname = \"\"", "The value is empty"},
		"white space in ID":         {"connection_name = \"c\"\n email = \"a@b.cc\"\n user_id = \"a b\"", "contains white space"},
		"e-mail without e-mail":     {"connection_name = \"email\"", `A user of the passwordless connection "email" is identified by email`},
		"e-mail with password":      {"connection_name = \"email\"\n email = \"a@b.cc\"\n password = \"x\"", `A user of the passwordless connection "email" has no password`},
		"e-mail with username":      {"connection_name = \"email\"\n email = \"a@b.cc\"\n username = \"x\"", `A user of the passwordless connection "email" has no username`},
		"sms without phone":         {"connection_name = \"sms\"", `A user of the passwordless connection "sms" is identified by phone_number`},
		"sms with e-mail":           {"connection_name = \"sms\"\n phone_number = \"+1415\"\n email = \"a@b.cc\"", `A user of the passwordless connection "sms" has no email`},
		"nobody":                    {"connection_name = \"c\"", "A user cannot be created without something to sign in with"},
		"unknown ownership":         {"connection_name = \"c\"\n email = \"a@b.cc\"\n metadata_ownership = \"mine\"", `"mine"`},
		"unknown on_destroy":        {"connection_name = \"c\"\n email = \"a@b.cc\"\n on_destroy = \"forget\"", `"forget"`},
		"unknown on_conflict":       {"connection_name = \"c\"\n email = \"a@b.cc\"\n on_conflict = \"win\"", `"win"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			acctest.Case(t, resource.TestCase{Steps: []resource.TestStep{{
				Config:      w.HCL("resource \"auth0users_user\" \"u\" {\n " + c.lines + "\n}"),
				PlanOnly:    true,
				ExpectError: words(c.want),
			}}})
		})
	}
	t.Cleanup(func() {
		if n := len(w.Requests()); n != 0 {
			t.Errorf("validation has made requests: %v", w.Requests())
		}
	})
}

// Errors of the service land on the attribute they are about. The CLI shows the
// line of the configuration, which is what the patterns look for.
func TestAccUser_serviceErrors(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for name, c := range map[string]struct{ lines, want string }{
		"weak password":         {"connection_name = \"Username-Password-Authentication\"\n email = \"w@example.com\"\n password = \"a\"", `password = "a"`},
		"connection not there":  {"connection_name = \"Nowhere\"\n email = \"w@example.com\"\n password = \"Correct-Horse-1\"", `connection_name = "Nowhere"`},
		"connection is social":  {"connection_name = \"google-oauth2\"\n email = \"w@example.com\"", `connection_name = "google-oauth2"`},
		"no usernames there":    {"connection_name = \"Email-Database\"\n email = \"w@example.com\"\n username = \"w\"\n password = \"Correct-Horse-1\"", `username = "w"`},
		"username like e-mail":  {"connection_name = \"Username-Database\"\n email = \"w@example.com\"\n username = \"w@example.com\"\n password = \"Correct-Horse-1\"", `username = "w@example.com"`},
		"username of 16":        {"connection_name = \"Username-Database\"\n email = \"w@example.com\"\n username = \"abcdefghijklmnop\"\n password = \"Correct-Horse-1\"", `username = "abcdefghijklmnop"`},
		"password not sent yet": {"connection_name = \"Username-Password-Authentication\"\n email = \"w@example.com\"", "password"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			acctest.Case(t, resource.TestCase{Steps: []resource.TestStep{{
				Config:      w.HCL("resource \"auth0users_user\" \"u\" {\n " + c.lines + "\n}"),
				ExpectError: words(c.want),
			}}})
		})
	}
}
