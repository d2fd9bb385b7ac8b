// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// generate imports users by one import block each, has the CLI write their
// configuration, applies it and asserts that it was accepted as it is, that the
// plan is empty afterwards, and that no user was changed. It returns what the CLI
// has written.
func generate(t *testing.T, w *acctest.World, ids []string) string {
	t.Helper()
	before := make(map[string]map[string]any, len(ids))
	var imports strings.Builder
	for i, id := range ids {
		before[id] = w.User(id)
		fmt.Fprintf(&imports, "import {\n  to = auth0users_user.u%d\n  id = %s\n}\n", i, quoted(id))
	}
	d := w.NewWorkdir("")
	w.ResetRequests()
	out := d.Generate(imports.String())
	if want := fmt.Sprintf("%d to import, 0 to add, 0 to change, 0 to destroy", len(ids)); !strings.Contains(out, want) {
		t.Errorf("the first plan is not %q:\n%s", want, changed(out))
	}
	requests := 0
	for _, n := range w.Requests() {
		requests += n
	}
	if requests > len(ids) {
		t.Errorf("%d requests for the plan of %d users: %v", requests, len(ids), w.Requests())
	}
	generated, err := os.ReadFile(filepath.Join(d.Dir, acctest.GeneratedFile))
	if err != nil {
		t.Fatal(err)
	}
	d.Run("validate", "-no-color")
	d.Apply()
	d.ExpectNoChanges()
	for _, id := range ids {
		if diff := cmp.Diff(before[id], w.User(id)); diff != "" {
			t.Errorf("importing changed %s (-was +is):\n%s", id, diff)
		}
	}
	return string(generated)
}

// quoted is a string literal of the configuration language.
func quoted(s string) string {
	return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(strconv.Quote(s))
}

// changed is what an output says of resources that would not just be imported.
func changed(out string) string {
	var parts []string
	for _, part := range strings.Split(out, "\n  # ") {
		if !strings.Contains(part, "will be imported\n") {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n  # ")
}

func TestAccUser_generatedConfiguration(t *testing.T) {
	t.Parallel()
	w := anyTenant(t)
	w.Seed(importSeed + `
  - user_id: auth0|with-username
    username: captain
    email: captain@example.com
    identities: [{connection: Username-Database, provider: auth0, user_id: with-username, isSocial: false}]
    user_metadata: {}
    app_metadata: {text: "a \"quoted\" ${word} and\na second line", empty: {}, none: null, list: [], deep: {er: [{a: true}]}}
  - user_id: auth0|bare
    email: bare@example.com
    identities: [{connection: Username-Password-Authentication, provider: auth0, user_id: bare, isSocial: false}]
  - user_id: github|5
    given_name: ""
    family_name: null
    email: ""
    picture: ""
    identities: [{connection: github, provider: github, user_id: 5, isSocial: true, access_token: secret-token}]
  - user_id: auth0|linked
    email: linked@example.com
    phone_verified: false
    last_login: 2026-01-02T03:04:05Z
    logins_count: 4
    identities:
      - {connection: Username-Password-Authentication, provider: auth0, user_id: linked, isSocial: false}
      - {connection: sms, provider: sms, user_id: second, isSocial: false, profileData: {phone_number: "+14155550124", phone_verified: true}}
`)
	var ids []string
	for _, u := range w.Users() {
		id, _ := u["user_id"].(string)
		ids = append(ids, id)
	}
	generated := generate(t, w, ids)
	for _, noise := range []string{"created_at", "identities", "secret-token", "last_login", "logins_count", `"{`, `= ""`} {
		if strings.Contains(generated, noise) {
			t.Errorf("the generated configuration contains %q:\n%s", noise, generated)
		}
	}
	for _, line := range strings.Split(generated, "\n") {
		if name, value, found := strings.Cut(line, "="); found && strings.HasPrefix(strings.TrimSpace(name), "password") {
			if v := strings.TrimSpace(value); v != "null" && !strings.HasPrefix(v, "null #") {
				t.Errorf("a generated password: %s", line)
			}
		}
	}
	for _, wanted := range []string{"jsonencode({\n", `connection_name      = "acme-saml"`, "theme = \"dark\""} {
		if !strings.Contains(generated, wanted) {
			t.Errorf("the generated configuration does not contain %q:\n%s", wanted, generated)
		}
	}
}

// unquoted is why: before, Terraform writes a name such as "1e5" as the number 100000 when it generates configuration.
const unquoted = "generated configuration with texts that look like numbers"

// Whatever a tenant holds: import, generate, and there is nothing to change.
// GENERATED_USERS sets how many users are tried, GENERATED_SEED which.
func TestAccUser_generatedForAnyUser(t *testing.T) {
	t.Parallel()
	clitest.SkipBelow(t, acctest.SharedCLI(t), 11, unquoted)
	const batch = 300
	count, seed := number(t, "GENERATED_USERS", 150), number(t, "GENERATED_SEED", 1)
	for done := 0; done < count; done += batch {
		w := anyTenant(t)
		var users []map[string]any
		var ids []string
		for n := done; n < min(done+batch, count); n++ {
			u := randomUser(n).Example(seed*1_000_000 + n)
			users = append(users, u)
			id, _ := u["user_id"].(string)
			ids = append(ids, id)
		}
		if err := w.Emulator.Apply(&emulator.Seed{Users: users}); err != nil {
			t.Fatal(err)
		}
		generated := generate(t, w, ids)
		if strings.Contains(generated, "secret-token") {
			t.Error("a secret in the generated configuration")
		}
		if t.Failed() {
			t.Fatalf("with GENERATED_SEED=%d, users %d to %d", seed, done, done+len(ids)-1)
		}
	}
}

// number reads a setting of the test run.
func number(t *testing.T, variable string, otherwise int) int {
	t.Helper()
	text := os.Getenv(variable)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return n
}
