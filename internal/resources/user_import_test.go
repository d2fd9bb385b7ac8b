// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// importSeed holds a user of every kind of connection.
const importSeed = `
users:
  - user_id: auth0|imp-db
    email: grace@example.com
    email_verified: true
    given_name: Grace
    identities: [{connection: Username-Password-Authentication, provider: auth0, user_id: imp-db, isSocial: false}]
    user_metadata: {theme: dark, nested: {a: [1, 2.5, null]}}
    app_metadata: {plan: pro, seen: 12345678901234567890}
    blocked: true
    logins_count: 7
  - user_id: email|imp-mail
    email: mail@example.com
    identities: [{connection: email, provider: email, user_id: imp-mail, isSocial: false}]
  - user_id: sms|imp-sms
    phone_number: "+14155550123"
    phone_verified: true
    identities: [{connection: sms, provider: sms, user_id: imp-sms, isSocial: false}]
  - user_id: google-oauth2|1122334455
    email: social@example.com
    email_verified: true
    given_name: So
    family_name: Cial
    picture: https://lh3.example.com/photo.png
    identities: [{connection: google-oauth2, provider: google-oauth2, user_id: "1122334455", isSocial: true}]
    app_metadata: {written_by: application}
  - user_id: samlp|acme-saml|ext-7
    email: Corp.User@Example.com
    identities: [{connection: acme-saml, provider: samlp, user_id: "acme-saml|ext-7", isSocial: false}]
`

func TestAccUser_import(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ id, attributes string }{
		"database": {"auth0|imp-db", `
  connection_name = "Username-Password-Authentication"
  email           = "Grace@example.com"
  given_name      = "Grace"
  blocked         = true
  user_metadata   = jsonencode({ nested = { a = [1, 2.5, null] }, theme = "dark" })
  app_metadata    = jsonencode({ plan = "pro" })`},
		"database, explicit ID": {"auth0|imp-db", `
  connection_name = "Username-Password-Authentication"
  user_id         = "imp-db"
  email           = "grace@example.com"
  given_name      = "Grace"`},
		"database, nothing but the connection": {"auth0|imp-db", `
  connection_name = "Username-Password-Authentication"`},
		"sms, nothing but the connection": {"sms|imp-sms", `
  connection_name = "sms"`},
		"passwordless e-mail": {"email|imp-mail", `
  connection_name = "email"
  email           = "mail@example.com"`},
		"passwordless sms": {"sms|imp-sms", `
  connection_name = "sms"
  phone_number    = "+14155550123"`},
		"social, nothing but the connection": {"google-oauth2|1122334455", `
  connection_name = "google-oauth2"`},
		"social, described": {"google-oauth2|1122334455", `
  connection_name = "google-oauth2"
  email           = "social@example.com"
  given_name      = "So"
  family_name     = "Cial"`},
		"enterprise": {"samlp|acme-saml|ext-7", `
  connection_name = "acme-saml"
  email           = "corp.user@example.com"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed(importSeed)
			before := w.User(c.id)
			config := w.HCL("resource \"auth0users_user\" \"u\" {" + c.attributes + "\n}\n")
			w.Run(
				resource.TestStep{
					Config:           config + "import {\n  to = auth0users_user.u\n  id = \"" + c.id + "\"\n}\n",
					ConfigPlanChecks: planned(plancheck.ResourceActionNoop),
					PostApplyFunc: func() {
						if after := w.User(c.id); before["updated_at"] != after["updated_at"] {
							t.Errorf("importing changed the user:\n%v\n%v", before, after)
						}
					},
				},
				resource.TestStep{Config: config, PlanOnly: true},
				resource.TestStep{
					Config:             config,
					ResourceName:       addr,
					ImportState:        true,
					ImportStateId:      c.id,
					ImportStateVerify:  true,
					ImportStatePersist: false,
				},
			)
		})
	}
}

func TestAccUser_importErrors(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "email"
  email           = "x@example.com"
}
`)
	for id, text := range map[string]string{
		"64f0c0ffee":      "Users are imported by the full ID of the user",
		"|x":              "Users are imported by the full ID of the user",
		"auth0|":          "Users are imported by the full ID of the user",
		"auth0|notthere":  "There is no user with the ID auth0|notthere, so nothing can be imported",
		"ada@example.com": "Users are imported by the full ID of the user",
	} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			acctest.Case(t, resource.TestCase{Steps: []resource.TestStep{{
				Config: config, ResourceName: addr, ImportState: true, ImportStateId: id, ExpectError: words(text),
			}}})
		})
	}
}

// words matches a text that the CLI has wrapped.
func words(text string) *regexp.Regexp {
	fields := strings.Fields(text)
	for i, f := range fields {
		fields[i] = regexp.QuoteMeta(f)
	}
	return regexp.MustCompile(strings.Join(fields, `[\s│|]+`))
}
