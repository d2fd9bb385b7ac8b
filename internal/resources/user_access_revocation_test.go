// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const revocationAddr = "auth0users_user_access_revocation.r"

// signedInWorld is a tenant in which grace has two sessions, each with a refresh
// token, and a refresh token without a session.
func signedInWorld(t *testing.T) *acctest.World {
	t.Helper()
	w := acctest.New(t)
	w.Seed(signedIn)
	return w
}

const signedIn = `
users:
- user_id: ` + grace + `
  connection: Username-Password-Authentication
  email: grace@example.com
  sessions: [{id: session1}, {id: session2}]
  refresh_tokens: [{id: rt_1, session_id: session1}, {id: rt_2, session_id: session2}, {id: rt_3, session_id: null}]
`

// access is what grace has: the IDs of her sessions and of her refresh tokens.
func access(w *acctest.World) (ids []string) {
	type items []struct {
		ID string `json:"id"`
	}
	var sessions, tokens map[string]items
	user := "/users/" + url.PathEscape(grace)
	w.Call(http.MethodGet, user+"/sessions", nil, &sessions)
	w.Call(http.MethodGet, user+"/refresh-tokens", nil, &tokens)
	for _, item := range append(sessions["sessions"], tokens["tokens"]...) {
		ids = append(ids, item.ID)
	}
	slices.Sort(ids)
	return ids
}

func expectAccess(t *testing.T, w *acctest.World, want ...string) {
	t.Helper()
	if got := access(w); !slices.Equal(got, want) {
		t.Errorf("grace has %v, want %v", got, want)
	}
}

func revocation(trigger string, lines ...string) string {
	text := ""
	for _, line := range lines {
		text += "  " + line + "\n"
	}
	return fmt.Sprintf("resource \"auth0users_user_access_revocation\" \"r\" {\n  user_id = %q\n  triggers = { on = %q }\n%s}\n", grace, trigger, text)
}

func TestAccUserAccessRevocation(t *testing.T) {
	t.Parallel()
	w := signedInWorld(t)
	const (
		look   = "GET /users/{id}"
		revoke = "POST /users/{id}/revoke-access"
		tokens = "DELETE /users/{user_id}/refresh-tokens"
	)
	none := map[string]int{}
	var at string
	remember := statecheck.ExpectKnownValue(revocationAddr, tfjsonpath.New("revoked_at"), knownvalue.StringFunc(func(value string) error {
		at = value
		_, err := time.Parse(time.RFC3339, value)
		return err
	}))
	same := statecheck.ExpectKnownValue(revocationAddr, tfjsonpath.New("revoked_at"), knownvalue.StringFunc(func(value string) error {
		if value != at {
			return fmt.Errorf("%s was %s before", value, at)
		}
		return nil
	}))
	session := func(lines ...string) string {
		return revocation("1", append(lines, `session_id = "session1"`)...)
	}

	one := doneOnce(w, session(), revocationAddr, plancheck.ResourceActionCreate, map[string]int{look: 1, revoke: 1})
	one.ConfigStateChecks = []statecheck.StateCheck{remember}
	one.PostApplyFunc = func() { expectAccess(t, w, "rt_2", "rt_3", "session2") }

	// Writing down the default is no change, and nothing is read.
	again := doneOnce(w, session("preserve_refresh_tokens = false"), revocationAddr, plancheck.ResourceActionNoop, none)
	again.ConfigStateChecks = []statecheck.StateCheck{same}

	keep := doneOnce(w, revocation("1", "preserve_refresh_tokens = true"), revocationAddr, plancheck.ResourceActionReplace, map[string]int{look: 1, revoke: 1})
	keep.PostApplyFunc = func() { expectAccess(t, w, "rt_2", "rt_3") }

	all := map[string]int{look: 1, revoke: 1, tokens: 1}
	everything := doneOnce(w, revocation("1"), revocationAddr, plancheck.ResourceActionReplace, all)
	everything.PostApplyFunc = func() { expectAccess(t, w); w.Seed(signedIn) }

	// That the user is gone is not noticed: nothing is read.
	gone := doneOnce(w, nobody, revocationAddr, plancheck.ResourceActionDestroy, none)
	gone.PreConfig = func() { w.DeleteUser(grace); w.ResetRequests() }

	w.Run(
		one, again, keep, everything,
		doneOnce(w, revocation("2"), revocationAddr, plancheck.ResourceActionReplace, all),
		gone,
		resource.TestStep{Config: w.HCL(revocation("3")), ExpectError: acctest.Messages("User Not Found", "There is no user with the ID "+grace)},
	)
}

// What goes wrong is told of the right place, and a revocation that was half done is
// not recorded: the next apply does it again.
func TestUserAccessRevocation_refused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ fault, want string }{
		"plan":  {"POST /users/{id}/revoke-access status=403", "Check that the feature Session Management is part of the tenant's subscription"},
		"half":  {"DELETE /users/{user_id}/refresh-tokens status=400", "Could not revoke the refresh tokens of the user " + grace},
		"look":  {"GET /users/{id} status=400", "Could not read the user " + grace},
		"doubt": {"DELETE /users/{user_id}/refresh-tokens drop-after", "running the command again does no harm"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := signedInWorld(t)
			p := w.NewProtocol(map[string]tftypes.Value{"max_retries": acctest.Int(0)})
			w.Faults(c.fault)
			_, state, text := create(t, p, "auth0users_user_access_revocation", acctest.Attributes{"user_id": acctest.String(grace)})
			if state != nil || !strings.Contains(text, c.want) {
				t.Errorf("state %v, message:\n%s", state, text)
			}
		})
	}
}
