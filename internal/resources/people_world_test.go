// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// mail is a resource of a user of the passwordless connection email.
func mail(name, email string, lines ...string) string {
	return fmt.Sprintf("resource \"auth0users_user\" %q {\n  connection_name = \"email\"\n  email = %q\n  %s\n}\n",
		name, email, strings.Join(lines, "\n  "))
}

// onDestroy is a line of a configuration.
func onDestroy(fate string) string { return fmt.Sprintf("on_destroy = %q", fate) }

const adopt = `on_conflict = "adopt"`

// block is any block of the language, on one line.
func block(head string, lines ...string) string {
	return head + " {\n  " + strings.Join(lines, "\n  ") + "\n}\n"
}

// removed is a block that takes a resource out of the state.
func removed(name string, destroy bool) string {
	return fmt.Sprintf("removed {\n  from = auth0users_user.%s\n  lifecycle {\n    destroy = %t\n  }\n}\n", name, destroy)
}

// idOf is the full ID of the only user with the e-mail address.
func idOf(t *testing.T, w *acctest.World, email string) string {
	t.Helper()
	var ids []string
	for _, u := range w.Users() {
		if u["email"] == email {
			ids = append(ids, fmt.Sprint(u["user_id"]))
		}
	}
	if len(ids) != 1 {
		t.Fatalf("users with the address %s: %v, want one", email, ids)
	}
	return ids[0]
}

// expectUser asserts that a user exists, and is blocked or not.
func expectUser(t *testing.T, w *acctest.World, id string, blocked bool) {
	t.Helper()
	u := w.User(id)
	if u == nil {
		t.Errorf("the user %s is gone", id)
		return
	}
	if is := u["blocked"] == true; is != blocked {
		t.Errorf("the user %s (%v): blocked is %t, want %t", id, u["email"], is, blocked)
	}
}

// expectGone asserts that a user does not exist any more.
func expectGone(t *testing.T, w *acctest.World, id string) {
	t.Helper()
	if u := w.User(id); u != nil {
		t.Errorf("the user %s is still there: %v", id, u)
	}
}

// deeds are the requests since the last ResetRequests that are no reads.
type deeds = map[string]int

// expectDeeds asserts them and begins to count anew.
func expectDeeds(t *testing.T, w *acctest.World, want deeds) {
	t.Helper()
	got := deeds{}
	for route, n := range w.Requests() {
		if !strings.HasPrefix(route, "GET ") {
			got[route] = n
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changing requests (-want +got):\n%s", diff)
	}
	w.ResetRequests()
}
