package examples_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// TestAccGuideKeepingPeople follows the guide: a resource gets another name and one goes elsewhere, one
// person leaves and comes back, and a list that is suddenly empty costs nobody anything.
func TestAccGuideKeepingPeople(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	clitest.SkipWithoutRemoved(t, c)
	w := newWorkspace(t, c, "guides/keeping-people/people.tf")
	w.write(t, "terraform.tf", preamble)
	text := read(t, "guides/keeping-people/people.tf")
	w.write(t, "people.tf", strings.ReplaceAll(text, `"auth0users_user" "staff"`, `"auth0users_user" "team"`))
	w.write(t, "contractor.tf", "resource \"auth0users_user\" \"contractor\" {\n  connection_name = \"email\"\n  email           = \"lena@example.org\"\n}\n")
	apply := func() string { t.Helper(); return w.run(t, "apply", "-input=false", "-no-color", "-auto-approve") }
	apply()
	jonas, lena := find(t, w, "jonas.weber@example.com"), find(t, w, "lena@example.org")

	w.write(t, "contractor.tf", "")
	for _, file := range []string{"people.tf", "review.tf", "names.tf"} {
		w.write(t, file, read(t, "guides/keeping-people/"+file))
	}
	w.tenant.ResetStats()
	apply()
	for route, n := range w.tenant.Stats().ByRoute {
		if n > 0 && route[:4] != "GET " {
			t.Errorf("new names took %d of %s, want none", n, route)
		}
	}
	w.expectNoChanges(t)

	const others = `amira = "amira.haddad@example.com", mei = "mei.tanaka@example.com", omar = "omar.said@example.com"`
	staff := func(list string) { t.Helper(); w.write(t, "staff.auto.tfvars", "staff = { "+list+" }\n") }
	staff(others)
	acctest.Says(t, apply(), "People in This Plan", "Blocked (1): jonas.weber@example.com ("+jonas.id+")")
	staff(others + `, jonas = "jonas.weber@example.com"`)
	acctest.Says(t, apply(), "Adopted (1): jonas.weber@example.com ("+jonas.id+")", "is blocked, and adopting does not change that")
	w.expectNoChanges(t)

	staff("")
	out, err := acctest.RunServed(t, w.cli, w.dir, w.env, "apply", "-input=false", "-no-color", "-auto-approve")
	if err == nil {
		t.Errorf("everybody was blocked:\n%s", out)
	}
	acctest.Says(t, out, "Too Many Users Would Be Blocked", "This run may block at most 2 (max_blocks of the provider)")
	for id, want := range map[person]bool{jonas: true, lena: false, find(t, w, "mei.tanaka@example.com"): false} {
		var user struct {
			Blocked bool `json:"blocked"`
		}
		if id.get(t, "", &user); user.Blocked != want {
			t.Errorf("%s: blocked is %t, want %t", id.id, user.Blocked, want)
		}
	}
}
