// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// The configuration of roles and permissions that the CLI writes after an import is
// accepted as it is, and leaves nothing to do.
func TestAccAssignments_generatedConfiguration(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(moveSeed)
	d := w.NewWorkdir("")
	out := d.Generate(`
import {
  to = auth0users_user_roles.x
  id = "auth0|mv"
}
import {
  to = auth0users_user_roles.none
  id = "sms|mv"
}
import {
  to = auth0users_user_role.x
  id = "auth0|mv::rol_aaaaaaaaaaaaaaaa"
}
import {
  to = auth0users_user_permissions.x
  id = "auth0|mv"
}
import {
  to = auth0users_user_permissions.none
  id = "sms|mv"
}
import {
  to = auth0users_user_permission.x
  id = "auth0|mv::https://api.example.com/library::read:books"
}
`)
	if !strings.Contains(out, "6 to import, 0 to add, 0 to change, 0 to destroy") {
		t.Errorf("the first plan would change something:\n%s", changed(out))
	}
	d.Run("validate", "-no-color")
	d.Apply()
	d.ExpectNoChanges()
	generated, err := os.ReadFile(filepath.Join(d.Dir, acctest.GeneratedFile))
	if err != nil {
		t.Fatal(err)
	}
	for _, noise := range []string{"description", "resource_server_name", "null"} {
		if strings.Contains(string(generated), noise) {
			t.Errorf("the generated configuration contains %q:\n%s", noise, generated)
		}
	}
	for route := range w.Requests() {
		if !strings.HasPrefix(route, "GET ") {
			t.Errorf("the import asked for %s", route)
		}
	}
}
