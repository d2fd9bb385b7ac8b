// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
)

const standIn = "github.com/auth0users/terraform-provider-auth0users/internal/acctest/terraform-provider-auth0"

// officialState is a state file with resources of the other provider, all of one
// name, type by type.
func officialState(t *testing.T, host, name string, instances map[string]string) []byte {
	t.Helper()
	resources := []any{}
	for typeName, attributes := range instances {
		resources = append(resources, object{
			"mode": "managed", "type": typeName, "name": name, "provider": fmt.Sprintf("provider[%q]", host+"/auth0/auth0"),
			"instances": []any{object{"schema_version": 0, "attributes": json.RawMessage(attributes)}},
		})
	}
	b, err := json.Marshal(object{
		"version": 4, "terraform_version": "1.8.0", "serial": 1, "lineage": "11111111-2222-3333-4444-555555555555",
		"outputs": object{}, "resources": resources, "check_results": nil,
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// withOfficialState gives the folder a state of the other provider and returns what
// runs the CLI with both providers. The test is skipped where the CLI cannot move
// across providers.
func withOfficialState(t *testing.T, d *acctest.Workdir, name string, instances map[string]string) (run func(args ...string) string) {
	t.Helper()
	version, err := d.CLI.Version(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	host := "registry.terraform.io"
	if strings.HasPrefix(version, "OpenTofu") {
		host = "registry.opentofu.org"
		if minor, err := d.CLI.Minor(t.Context()); err != nil || minor < 10 {
			t.Skipf("moves across providers need OpenTofu 1.10 or later, this is %s (%v)", version, err)
		}
	}
	state := officialState(t, host, name, instances)
	if err := os.WriteFile(filepath.Join(d.Dir, "terraform.tfstate"), state, 0o600); err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := devcli.Build(t.Context(), bin, standIn); err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(bin, "both.tfrc")
	text := fmt.Sprintf("provider_installation {\n  dev_overrides {\n    \"auth0users/auth0users\" = %q\n    \"auth0/auth0\" = %q\n  }\n}\n",
		filepath.Dir(d.CLI.Config()), bin)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return func(args ...string) string {
		t.Helper()
		out, err := d.CLI.Run(t.Context(), d.Dir, append(d.Env(), "TF_CLI_CONFIG_FILE="+config), args...)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
}

// Five resources of the other provider in one state, five moved blocks, and nothing
// to do: across providers, with the real CLI.
func TestAccMove(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(moveSeed)
	before := w.User("auth0|mv")
	var moved strings.Builder
	for _, kind := range []string{"user", "user_roles", "user_role", "user_permissions", "user_permission"} {
		fmt.Fprintf(&moved, "moved {\n  from = auth0_%s.x\n  to = auth0users_%s.x\n}\n", kind, kind)
	}
	d := w.NewWorkdir(moved.String() + `
resource "auth0users_user" "x" {
  connection_name = "Username-Password-Authentication"
  email           = "mv@example.com"
  password        = "Old-Password-1"
  given_name      = "Mo"
  family_name     = "Ver"
  blocked         = true
  user_metadata   = jsonencode({ theme = "dark" })
}
resource "auth0users_user_roles" "x" {
  user_id = auth0users_user.x.id
  roles   = ["rol_aaaaaaaaaaaaaaaa"]
}
resource "auth0users_user_role" "x" {
  user_id = "sms|mv"
  role_id = "rol_aaaaaaaaaaaaaaaa"
}
resource "auth0users_user_permissions" "x" {
  user_id     = auth0users_user.x.id
  permissions = [{ name = "read:books", resource_server_identifier = "https://api.example.com/library" }]
}
resource "auth0users_user_permission" "x" {
  user_id                    = "sms|mv"
  permission                 = "read:books"
  resource_server_identifier = "https://api.example.com/library"
}
`)
	w.Call("POST", "/users/sms%7Cmv/roles", object{"roles": []string{"rol_aaaaaaaaaaaaaaaa"}}, nil)
	w.Call("POST", "/users/sms%7Cmv/permissions", object{"permissions": []object{{"permission_name": "read:books", "resource_server_identifier": "https://api.example.com/library"}}}, nil)

	const api = `"resource_server_identifier":"https://api.example.com/library"`
	run := withOfficialState(t, d, "x", map[string]string{
		"auth0_user":             edited(t, officialUser, map[string]any{"something_new": nil}),
		"auth0_user_roles":       `{"id":"auth0|mv","user_id":"auth0|mv","roles":["rol_aaaaaaaaaaaaaaaa"]}`,
		"auth0_user_role":        `{"id":"sms|mv::rol_aaaaaaaaaaaaaaaa","user_id":"sms|mv","role_id":"rol_aaaaaaaaaaaaaaaa","role_name":"reader","role_description":"Reads"}`,
		"auth0_user_permissions": `{"id":"auth0|mv","user_id":"auth0|mv","permissions":[{"name":"read:books",` + api + `,"description":"","resource_server_name":"Library"}]}`,
		"auth0_user_permission":  `{"id":"sms|mv::https://api.example.com/library::read:books","user_id":"sms|mv","permission":"read:books",` + api + `,"description":"","resource_server_name":"Library"}`,
	})
	plan := run("plan", "-input=false", "-no-color")
	for _, text := range []string{"has moved to auth0users_user_permission.x", "0 to add, 0 to change, 0 to destroy"} {
		if !strings.Contains(plan, text) {
			t.Errorf("the plan does not say %q:\n%s", text, plan)
		}
	}
	run("apply", "-auto-approve", "-input=false", "-no-color")
	// From here on the other provider is not needed any more.
	d.ExpectNoChanges()
	for route := range w.Requests() {
		if !strings.HasPrefix(route, "GET ") && route != "POST /users/{id}/roles" && route != "POST /users/{id}/permissions" {
			t.Errorf("the move asked for %s", route)
		}
	}
	if after := w.User("auth0|mv"); after["updated_at"] != before["updated_at"] || after["last_password_reset"] != nil {
		t.Errorf("the move changed the user: %v", after)
	}
	raw, err := os.ReadFile(filepath.Join(d.Dir, "terraform.tfstate"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(raw), "Old-Password-1") {
		t.Error("the old password is in the new state")
	}
}

// The guide, followed to the letter.
func TestAccMove_guide(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(`
roles:
  - {id: rol_aB3dE5fG7hI9jK1l, name: editor}
users:
  - {user_id: auth0|nora, connection: Username-Password-Authentication, email: nora.lindgren@example.com, given_name: Nora, family_name: Lindgren,
     app_metadata: {department: Support, seen: 7}, roles: [rol_aB3dE5fG7hI9jK1l]}
`)
	d := w.NewWorkdir(guide(t, "move-from-auth0"))
	run := withOfficialState(t, d, "nora", map[string]string{
		"auth0_user": edited(t, officialUser, map[string]any{
			"id": "auth0|nora", "user_id": "auth0|nora", "email": "nora.lindgren@example.com",
			"given_name": "Nora", "family_name": "Lindgren", "app_metadata": `{"department":"Support"}`, "user_metadata": "", "password": "", "something_new": nil,
		}),
		"auth0_user_roles": `{"id":"auth0|nora","user_id":"auth0|nora","roles":["rol_aB3dE5fG7hI9jK1l"]}`,
	})
	if plan := run("plan", "-input=false", "-no-color"); !strings.Contains(plan, "0 to add, 0 to change, 0 to destroy") {
		t.Errorf("the plan is not empty:\n%s", plan)
	}
	run("apply", "-auto-approve", "-input=false", "-no-color")
	d.ExpectNoChanges()
}
