// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const nobodyFound = "No User of the State Found"

// storedUsers makes users in a tenant and returns what the state has of them.
func storedUsers(t *testing.T, w *acctest.World, n int) []*tfprotov6.ReadResourceRequest {
	t.Helper()
	p := w.NewProtocol(nil)
	var all []*tfprotov6.ReadResourceRequest
	for i := range n {
		made := p.Change(t.Context(), userType, userOf("connection_name", "email", "email", fmt.Sprintf("p%d@example.com", i)), nil, nil, nil)
		p.NoError(made.Diagnostics)
		all = append(all, &tfprotov6.ReadResourceRequest{
			TypeName: userType, CurrentState: made.NewState, Private: made.Private, CurrentIdentity: made.NewIdentity,
		})
	}
	return all
}

// refreshed reads users, ten at a time as the CLI does, and returns the warnings.
func refreshed(t *testing.T, p *acctest.Protocol, all []*tfprotov6.ReadResourceRequest) []string {
	t.Helper()
	var mu sync.Mutex
	var warnings []string
	turns, group := make(chan struct{}, 10), sync.WaitGroup{}
	for _, one := range all {
		turns <- struct{}{}
		group.Go(func() {
			defer func() { <-turns }()
			read, err := p.Server.ReadResource(t.Context(), one)
			mu.Lock()
			defer mu.Unlock()
			if err != nil || acctest.Errors(read.Diagnostics) != "" {
				t.Errorf("%v, %v", err, read.Diagnostics)
				return
			}
			for _, d := range read.Diagnostics {
				warnings = append(warnings, d.Summary+": "+d.Detail)
			}
		})
	}
	group.Wait()
	return warnings
}

// A state that meets another tenant says so once, without a request more. One user who is still there is enough to say
// nothing.
func TestMissed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		users, left int
		says        bool
	}{
		"another tenant": {25, 0, true},
		"two":            {2, 0, true},
		"one":            {1, 0, false},
		"one is left":    {25, 1, false},
		"one is gone":    {25, 24, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			stored := storedUsers(t, w, c.users)
			p := w.NewProtocol(nil)
			for i, u := range w.Users() {
				if id, _ := u["user_id"].(string); i >= c.left {
					w.DeleteUser(id)
				}
			}
			w.ResetRequests()
			warnings := refreshed(t, p, stored)
			if (len(warnings) == 1) != c.says || len(warnings) > 1 {
				t.Fatalf("%q", warnings)
			}
			if c.says {
				acctest.Says(t, warnings[0], nobodyFound, "of the state that were looked for so far exists in the tenant "+strings.TrimPrefix(w.URL, "http://"), "@example.com")
			}
			if gone := c.users - c.left; w.Requests()["GET /users/{id}"] < gone || w.Requests()["GET /users"] > gone+(c.users+9)/10+2 {
				t.Errorf("%v", w.Requests())
			}
		})
	}
}

// What a move has only named was never there, so it says nothing about the tenant. An account that is linked to
// another user now is there.
func TestMissed_noSign(t *testing.T) {
	t.Parallel()
	t.Run("moved", func(t *testing.T) {
		t.Parallel()
		w := acctest.New(t)
		p := w.NewProtocol(nil)
		var all []*tfprotov6.ReadResourceRequest
		for i := range 3 {
			imported, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: userType, ID: fmt.Sprintf("email|p%d", i)})
			if err != nil {
				t.Fatal(err)
			}
			is := imported.ImportedResources[0]
			is.Private = nil // As after a move: what an import does not find is an error.
			all = append(all, &tfprotov6.ReadResourceRequest{TypeName: userType, CurrentState: is.State, Private: is.Private, CurrentIdentity: is.Identity})
		}
		if warnings := refreshed(t, p, all); len(warnings) > 0 {
			t.Errorf("%q", warnings)
		}
	})
	t.Run("linked", func(t *testing.T) {
		t.Parallel()
		w := acctest.New(t)
		w.Seed("users: [{user_id: auth0|primary, connection: Username-Password-Authentication, email: primary@example.com}]")
		stored := storedUsers(t, w, 3)
		linked := false
		for _, u := range w.Users() {
			id, _ := u["user_id"].(string)
			switch provider, rest, _ := strings.Cut(id, "|"); {
			case id == "auth0|primary":
			case linked:
				w.DeleteUser(id)
			default:
				linked = true
				w.Call("POST", "/users/auth0%7Cprimary/identities", map[string]any{"provider": provider, "user_id": rest}, nil)
			}
		}
		warnings := refreshed(t, w.NewProtocol(nil), stored)
		if slices.ContainsFunc(warnings, func(text string) bool { return strings.Contains(text, nobodyFound) }) {
			t.Errorf("%q", warnings)
		}
	})
}

// The people of a roster count like users of their own.
func TestMissed_roster(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		people, left int
		says         bool
	}{"another tenant": {150, 0, true}, "two": {2, 0, true}, "one": {1, 0, false}, "one is left": {150, 1, false}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			all := people{}
			for i := range c.people {
				all[fmt.Sprintf("p%03d", i)] = someone(fmt.Sprintf("p%d@example.com", i))
			}
			w.p.NoError(w.apply(t.Context(), nil, all).Diagnostics)
			for i, u := range w.Users() {
				if id, _ := u["user_id"].(string); i >= c.left {
					w.DeleteUser(id)
				}
			}
			w.p.Walk()
			read, err := w.p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: rosterType, CurrentState: w.state, Private: w.private})
			if err != nil || acctest.Errors(read.Diagnostics) != "" {
				t.Fatal(err, read)
			}
			if text := warningTexts(read.Diagnostics); strings.Contains(text, nobodyFound) != c.says || len(read.Diagnostics) > 1 {
				t.Errorf("%s", text)
			} else if c.says {
				acctest.Says(t, text, fmt.Sprintf("None of the %d users of the state", c.people))
			}
		})
	}
}

// With a CLI: the state of one tenant, and the credentials of another.
func TestAccMissed(t *testing.T) {
	t.Parallel()
	const users = `
resource "auth0users_user" "u" {
  count           = 12
  connection_name = "email"
  email           = "p${count.index}@example.com"
}
`
	w := acctest.New(t)
	d := w.NewWorkdir(users)
	d.Apply()
	other := acctest.New(t)
	d.Write(fmt.Sprintf("provider \"auth0users\" {\n  domain = %q\n  client_id = %q\n  client_secret = %q\n}\n", other.URL, other.Emulator.ClientID(), other.Emulator.ClientSecret()) + users)
	out := d.Run("plan", "-input=false", "-no-color")
	acctest.Says(t, out, nobodyFound, "12 to add")
	if n := strings.Count(out, nobodyFound); n != 1 {
		t.Errorf("said %d times:\n%s", n, out)
	}
	d.Write(users)
	d.ExpectNoChanges()
	d.Destroy()
}
