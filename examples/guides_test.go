package examples_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// TestAccGuideRolesForSSOUsers follows the guide: two of three people have signed in, then the third
// does, then one of them leaves.
func TestAccGuideRolesForSSOUsers(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	w := newWorkspace(t, c, glob(t, "guides/roles-for-sso-users/*.tf")...)
	w.write(t, "terraform.tf", preamble)
	apply := func(want string) {
		t.Helper()
		out := w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
		if !strings.Contains(out, want) {
			t.Errorf("want %q in:\n%s", want, out)
		}
		w.expectNoChanges(t)
	}

	apply("2 added, 0 changed, 0 destroyed")
	if out := w.run(t, "output", "-no-color", "waiting"); !strings.Contains(out, "not.yet.here@example.org") {
		t.Errorf("the output does not name who is missing:\n%s", out)
	}

	seed, err := emulator.ParseSeed(strings.NewReader(`
users:
  - {connection: google-oauth2, user_id: "google-oauth2|104857600000000000099", email: not.yet.here@example.org}
`))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.tenant.Apply(seed); err != nil {
		t.Fatal(err)
	}
	apply("1 added, 0 changed, 0 destroyed")

	const guest = "/users/google-oauth2%7C104857600000000000001"
	if status, body, err := w.tenant.Do(t.Context(), "DELETE", guest, nil); err != nil || status != 204 {
		t.Fatalf("deleting a user: status %d, %v: %s", status, err, body)
	}
	w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
	w.expectNoChanges(t)
	if out := w.run(t, "output", "-no-color", "waiting"); !strings.Contains(out, "guest@example.org") {
		t.Errorf("the output does not name who has left:\n%s", out)
	}
	w.run(t, "destroy", "-input=false", "-no-color", "-auto-approve")
}
