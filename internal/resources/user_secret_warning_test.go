// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// A password in the configuration is warned of once in a run of the CLI, and the
// line that it stands on is not shown.
func TestAccUser_passwordWarningOnce(t *testing.T) {
	t.Parallel()
	const secret = "Sentinel-Password-1"
	w := acctest.New(t)
	var config strings.Builder
	for n := range 5 {
		fmt.Fprintf(&config, `
resource "auth0users_user" "u%[1]d" {
  connection_name = "Username-Password-Authentication"
  email           = "u%[1]d@example.com"
  password        = "%[2]s"
}
`, n, secret)
	}
	d := w.NewWorkdir(config.String())
	clitest.SkipBelow(t, d.CLI, 11, "the advice to use a write-only attribute")
	for _, command := range [][]string{{"validate", "-no-color"}, {"plan", "-input=false", "-no-color"}, {"apply", "-auto-approve", "-input=false", "-no-color"}} {
		out := d.Run(command...)
		if strings.Contains(out, secret) {
			t.Errorf("%s shows the password:\n%s", command[0], out)
		}
		if n := strings.Count(out, validators.SecretInState); n != 1 || strings.Contains(out, "more similar") {
			t.Errorf("%s warns %d times, want once:\n%s", command[0], n, out)
		}
	}
}
