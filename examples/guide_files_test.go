package examples_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// TestAccGuideFiles applies the configurations of guides in which nothing else happens: they make whom they say, and plan empty.
func TestAccGuideFiles(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	for guide, want := range map[string]string{
		"thousands": "2 added", "coming-from": "4 added", "tenants": "2 added",
	} {
		t.Run(guide, func(t *testing.T) {
			t.Parallel()
			w := newWorkspace(t, c, glob(t, filepath.Join("guides", guide, "*.*"))...)
			w.write(t, "terraform.tf", preamble)
			staging := emulator.Start(t, emulator.Options{})
			if guide == "tenants" {
				tenant := func(s *emulator.Server, url string) string {
					return fmt.Sprintf(`{domain = %q, client_id = %q, client_secret = %q}`, url, s.ClientID(), s.ClientSecret())
				}
				production := strings.TrimPrefix(w.env[0], "AUTH0_DOMAIN=")
				w.env = []string{fmt.Sprintf("TF_VAR_tenants={production = %s, staging = %s}", tenant(w.tenant, production), tenant(staging.Server, staging.URL))}
			}
			if out := w.run(t, "apply", "-input=false", "-no-color", "-auto-approve"); !strings.Contains(out, want+", 0 changed, 0 destroyed") {
				t.Errorf("want %s:\n%s", want, out)
			}
			w.expectNoChanges(t)
			if created := staging.Stats().ByRoute["POST /users"]; created != map[bool]int{true: 1}[guide == "tenants"] {
				t.Errorf("%d users were made in the other tenant", created)
			}
		})
	}
}
