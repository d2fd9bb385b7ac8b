package examples_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// TestAccGuideOffboarding follows the guide, Jonas being signed in when he leaves: first without access, then
// without an entry but not deleted, then deleted.
func TestAccGuideOffboarding(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
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
	c := acctest.SharedCLI(t)
	clitest.TerraformSince(t, c, 14, "the configuration with actions")
	w := newWorkspace(t, c, "guides/offboarding/people.tf", "guides/offboarding-with-actions/access.tf")
	offboard(t, w, func() {})
	amira := find(t, w, "amira.haddad@example.com")
	amira.signIn(t)
	w.run(t, "apply", "-input=false", "-no-color", "-auto-approve", `-invoke=action.auth0users_revoke_user_access.person["amira"]`)
	if n := amira.open(t); n != 0 {
		t.Errorf("Amira still has %d sessions and refresh tokens", n)
	}
}

// TestAccGuideOffboardingInOneBlock: whoever leaves the list is blocked and signed out, in three requests.
func TestAccGuideOffboardingInOneBlock(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	clitest.TerraformSince(t, c, 16, "after_destroy with caller")
	w := newWorkspace(t, c, "guides/offboarding-in-one-block/people.tf")
	w.write(t, "terraform.tf", preamble)
	staff := func(names ...string) {
		t.Helper()
		text := "staff = {\n"
		for _, name := range names {
			text += "  " + name + " = { email = \"" + name + "@example.com\" }\n"
		}
		w.write(t, "staff.auto.tfvars", text+"}\n")
	}
	staff("amira", "jonas")
	w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
	jonas := find(t, w, "jonas@example.com")
	jonas.signIn(t)
	w.tenant.ResetStats()
	staff("amira")
	w.run(t, "apply", "-input=false", "-no-color", "-auto-approve")
	for _, route := range []string{"PATCH /users/{id}", "POST /users/{id}/revoke-access", "DELETE /users/{user_id}/refresh-tokens"} {
		if n := w.tenant.Stats().ByRoute[route]; n != 1 {
			t.Errorf("%d of %s, want 1", n, route)
		}
	}
	var user struct {
		Blocked bool `json:"blocked"`
	}
	if jonas.get(t, "", &user); !user.Blocked || jonas.open(t) != 0 {
		t.Errorf("blocked: %t, still open: %d", user.Blocked, jonas.open(t))
	}
	w.expectNoChanges(t)
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

// find looks a person up by e-mail address.
func find(t *testing.T, w *workspace, email string) person {
	t.Helper()
	status, body, err := w.tenant.Do(t.Context(), "GET", "/users-by-email?email="+url.QueryEscape(email), nil)
	var users []struct {
		ID string `json:"user_id"`
	}
	if err != nil || status != 200 || json.Unmarshal(body, &users) != nil || len(users) != 1 {
		t.Fatalf("looking %s up: status %d, %v: %s", email, status, err, body)
	}
	return person{w, users[0].ID, "/users/" + url.PathEscape(users[0].ID)}
}

// signIn gives a person a session and a refresh token.
func (p person) signIn(t *testing.T) {
	t.Helper()
	if _, err := p.w.tenant.Login(emulator.Login{UserID: p.id, Scope: "openid offline_access"}); err != nil {
		t.Fatal(err)
	}
}

// open counts what the person has open: sessions and refresh tokens.
func (p person) open(t *testing.T) int {
	t.Helper()
	var sessions, tokens map[string][]any
	p.get(t, "/sessions", &sessions)
	p.get(t, "/refresh-tokens", &tokens)
	return len(sessions["sessions"]) + len(tokens["tokens"])
}

// offboard applies the workspace, signs Jonas in, lets him leave, and asserts that nothing he had opens a door.
// then runs after the run that has ended his access.
func offboard(t *testing.T, w *workspace, then func()) person {
	t.Helper()
	w.write(t, "terraform.tf", preamble)
	apply := func() { t.Helper(); w.run(t, "apply", "-input=false", "-no-color", "-auto-approve") }
	apply()
	w.expectNoChanges(t)

	jonas := find(t, w, "jonas.weber@example.com")
	for range 2 {
		jonas.signIn(t)
	}
	if n := jonas.open(t); n != 4 {
		t.Fatalf("%d sessions and refresh tokens, want 4", n)
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
	var roles []any
	if jonas.get(t, "/roles", &roles); jonas.open(t)+len(roles) != 0 {
		t.Errorf("Jonas still has %d sessions and refresh tokens, and the roles %v", jonas.open(t), roles)
	}
	return jonas
}
