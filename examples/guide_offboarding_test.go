package examples_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
	"github.com/auth0users/terraform-provider-auth0users/internal/emulator"
)

// TestAccGuideOffboarding follows the guide, Jonas being signed in when he leaves: first without access, then
// without an entry but not deleted, then deleted.
func TestAccGuideOffboarding(t *testing.T) {
	t.Parallel()
	c := clitest.New(t)
	w := newWorkspace(t, c, glob(t, "guides/offboarding/*.tf")...)
	jonas := offboard(t, w, func() {
		if out := w.run(t, "output", "-no-color", "-json", "left_behind"); !strings.Contains(out, `"sessions":0`) {
			t.Errorf("the output does not say that no session is left:\n%s", out)
		}
	})
	people(t, w, "")
	w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
	var user struct {
		Blocked bool `json:"blocked"`
	}
	if jonas.get(t, "", &user); !user.Blocked {
		t.Error("an entry that is removed too early must leave a blocked user")
	}

	people(t, w, `left_on = "2026-03-31", forget = true`)
	w.write(t, "back.tf", fmt.Sprintf("import {\n  to = auth0users_user.person[\"jonas\"]\n  id = %q\n}\n", jonas.id))
	w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
	w.write(t, "back.tf", "")
	people(t, w, "")
	if out := w.run(t, "apply", "-input=false", "-no-color", "-auto-approve"); !strings.Contains(out, "0 added, 0 changed") {
		t.Errorf("nothing was to be added or changed:\n%s", out)
	}
	if status, _, err := w.tenant.Do(t.Context(), "GET", jonas.path, nil); err != nil || status != 404 {
		t.Errorf("the user of a forgotten entry: status %d, %v", status, err)
	}
	w.expectNoChanges(t)
}

// TestAccGuideOffboardingWithActions: the same, with actions in place of the resource that revokes access.
func TestAccGuideOffboardingWithActions(t *testing.T) {
	t.Parallel()
	c := clitest.New(t)
	clitest.TerraformSince(t, c, 14, "the configuration with actions")
	offboard(t, newWorkspace(t, c, "guides/offboarding/people.tf", "guides/offboarding-with-actions/access.tf"), func() {})
}

// people writes who there is: Amira, who stays, and Jonas unless what is said of him is "".
func people(t *testing.T, w *workspace, jonas string) {
	t.Helper()
	text := "people = {\n  amira = { email = \"amira.haddad@example.com\", roles = [\"rol_aB3dE5fG7hI9jK1l\"] }\n"
	if jonas != "" {
		text += "  jonas = { email = \"jonas.weber@example.com\", roles = [\"rol_aB3dE5fG7hI9jK1l\"], " + jonas + " }\n"
	}
	w.write(t, "people.auto.tfvars", text+"}\n")
}

// person is a user in the tenant of a workspace.
type person struct {
	w    *workspace
	id   string
	path string
}

func (p person) get(t *testing.T, below string, out any) {
	t.Helper()
	status, body, err := p.w.tenant.Do(t.Context(), "GET", p.path+below, nil)
	if err != nil || status != 200 {
		t.Fatalf("GET %s%s: status %d, %v", p.path, below, status, err)
	}
	if err := json.Unmarshal(body, out); err != nil {
		t.Fatal(err)
	}
}

// offboard applies the workspace, signs Jonas in, lets him leave, and asserts that nothing he had opens a door.
// then runs after the run that has ended his access.
func offboard(t *testing.T, w *workspace, then func()) person {
	t.Helper()
	w.write(t, "terraform.tf", preamble)
	apply := func() { t.Helper(); w.run(t, "apply", "-input=false", "-no-color", "-auto-approve") }
	apply()
	w.expectNoChanges(t)

	status, body, err := w.tenant.Do(t.Context(), "GET", "/users-by-email?email=jonas.weber%40example.com", nil)
	var users []struct {
		ID string `json:"user_id"`
	}
	if err != nil || status != 200 || json.Unmarshal(body, &users) != nil || len(users) != 1 {
		t.Fatalf("looking Jonas up: status %d, %v: %s", status, err, body)
	}
	jonas := person{w, users[0].ID, "/users/" + url.PathEscape(users[0].ID)}
	for range 2 {
		if _, err := w.tenant.Login(emulator.Login{UserID: jonas.id, Scope: "openid offline_access"}); err != nil {
			t.Fatal(err)
		}
	}

	people(t, w, `left_on = "2026-03-31"`)
	w.tenant.ResetStats()
	apply()
	for _, route := range []string{"PATCH /users/{id}", "DELETE /users/{id}/roles", "POST /users/{id}/revoke-access", "DELETE /users/{user_id}/refresh-tokens"} {
		if n := w.tenant.Stats().ByRoute[route]; n != 1 {
			t.Errorf("%d of %s, want 1", n, route)
		}
	}
	w.expectNoChanges(t)
	then()
	if _, err := w.tenant.Login(emulator.Login{UserID: jonas.id}); err == nil {
		t.Error("Jonas can still sign in")
	}
	var sessions, tokens map[string][]any
	var roles []any
	jonas.get(t, "/sessions", &sessions)
	jonas.get(t, "/refresh-tokens", &tokens)
	jonas.get(t, "/roles", &roles)
	if len(sessions["sessions"])+len(tokens["tokens"])+len(roles) != 0 {
		t.Errorf("Jonas still has %v, %v and %v", sessions, tokens, roles)
	}
	return jonas
}
