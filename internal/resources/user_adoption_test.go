package resources_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A user who is in the state already is not adopted by another resource: the plan
// says so, whichever of the two it comes to first.
func TestAccUser_adoptionRefusesState(t *testing.T) {
	t.Parallel()
	const keeper = `
resource "auth0users_user" "u" {
  connection_name = "email"
  email           = "kept@example.com"
  DEPENDS
}
`
	const taker = `
resource "auth0users_user" "again" {
  connection_name = "email"
  email           = "KEPT@example.com"
  on_conflict     = "adopt"
  DEPENDS
}
`
	depends := func(config, on string) string {
		if on != "" {
			on = "depends_on = [auth0users_user." + on + "]"
		}
		return strings.ReplaceAll(config, "DEPENDS", on)
	}
	for name, c := range map[string]struct{ config, message string }{
		"the manager first": {depends(keeper, "") + depends(taker, "u"), "another resource of this configuration manages it already"},
		"the adopter first": {depends(keeper, "again") + depends(taker, ""), "would take the same user over"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Run(
				resource.TestStep{Config: w.HCL(depends(keeper, ""))},
				resource.TestStep{Config: w.HCL(c.config), ExpectError: words(c.message)},
				// Somebody else under the same roof is no conflict.
				resource.TestStep{Config: w.HCL(depends(keeper, "") + strings.ReplaceAll(depends(taker, ""), "KEPT", "other")), ConfigPlanChecks: emptyAfter},
			)
		})
	}
}

// A resource that adopts may be replaced: it does not stand in its own way.
func TestAccUser_adopterIsReplaced(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(`
resource "auth0users_user" "u" {
  connection_name = "email"
  email           = "again@example.com"
  on_conflict     = "adopt"
}
`)
	d.Apply()
	first := w.Users()
	d.Apply("-replace=auth0users_user.u")
	d.ExpectNoChanges()
	if second := w.Users(); len(second) != 1 || second[0]["user_id"] == first[0]["user_id"] {
		t.Errorf("users before and after: %v, %v", first, second)
	}
	d.Destroy()
}

// A user who was adopted a moment ago is not deleted by the resource that had it
// before, as when an adopter is replaced and created before it is destroyed.
func TestUserProtocol_adoptedIsNotDeleted(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := w.CreateUser(object{"connection": "email", "email": "id@example.com"})
	p := w.NewProtocol(nil)
	old := p.Import(t.Context(), userType, id)

	adopted := p.Change(t.Context(), userType, userConfig(map[string]tftypes.Value{"on_conflict": acctest.String("adopt")}), nil, nil, nil)
	if got := acctest.Text(p.Values(p.Schemas.ResourceSchemas[userType], adopted.NewState)["id"]); got != id {
		t.Fatalf("adopted %s, want %s", got, id)
	}
	deleted := p.Destroy(t.Context(), userType, old.NewState, old.Private)
	if text := acctest.Errors(deleted.Diagnostics); text != "" || len(deleted.Diagnostics) != 1 || !strings.Contains(deleted.Diagnostics[0].Detail, "only forgotten") {
		t.Errorf("diagnostics: %q, %d in all", text, len(deleted.Diagnostics))
	}
	if n := w.Requests()[http.MethodDelete+" /users/{id}"]; n != 0 || w.User(id) == nil {
		t.Errorf("the user was deleted (%d requests)", n)
	}
}
