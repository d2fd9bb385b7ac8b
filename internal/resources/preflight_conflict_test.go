// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const existing = "User Exists Already"

// planMany plans new users, ten at a time as the CLI does, and returns how many warnings say that somebody is in the way.
func planMany(t *testing.T, w *acctest.World, people int, config func(i int) acctest.Attributes) int {
	t.Helper()
	p := w.NewProtocol(nil)
	var mu sync.Mutex
	told, turns, group := 0, make(chan struct{}, 10), sync.WaitGroup{}
	for i := range people {
		turns <- struct{}{}
		group.Go(func() {
			defer func() { <-turns }()
			s := stateful{t: t, p: p, typeName: "auth0users_user"}
			diags := s.half(config(i), nil, nil).Diagnostics
			mu.Lock()
			defer mu.Unlock()
			told += saying(diags, existing) + saying(diags, "More Users: "+existing)
		})
	}
	group.Wait()
	return told
}

func saying(diags []*tfprotov6.Diagnostic, summary string) int {
	n := 0
	for _, d := range diags {
		if d.Summary == summary {
			n++
		}
	}
	return n
}

// A hundred new people cost at most twelve requests more, whether somebody is in the way or everybody; and of those who are, a few are told.
func TestPreflight_conflictsOfMany(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ taken, told int }{"nobody": {0, 0}, "one": {1, 1}, "everybody": {100, 5}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			for i := range c.taken {
				w.CreateUser(map[string]any{"connection": "email", "email": fmt.Sprintf("p%d@example.com", i)})
			}
			w.ResetRequests()
			told := planMany(t, w, 100, func(i int) acctest.Attributes {
				return userOf("connection_name", "email", "email", fmt.Sprintf("p%d@example.com", i))
			})
			if told != c.told {
				t.Errorf("%d are told, want %d", told, c.told)
			}
			total := 0
			for _, n := range w.Requests() {
				total += n
			}
			if total > 12 {
				t.Errorf("%d requests: %v", total, w.Requests())
			}
		})
	}
}

// What the index tells of somebody who is gone, or has another address by now, is not believed.
func TestPreflight_conflictOfStaleIndex(t *testing.T) {
	t.Parallel()
	config := userOf("connection_name", "email", "email", adaMail)
	for name, after := range map[string]func(w *acctest.World, id string){
		"deleted": func(w *acctest.World, id string) { w.DeleteUser(id) },
		"renamed": func(w *acctest.World, id string) { w.PatchUser(id, map[string]any{"email": "else@example.com"}) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var ahead atomic.Int64
			w := acctest.New(t, emulator.Options{SearchLag: time.Hour, Now: func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }})
			w.Seed("users: [{user_id: email|ada, connection: email, email: ada@example.com}]")
			ahead.Store(int64(2 * time.Hour))
			after(w, "email|ada")
			w.ResetRequests()
			if diags := planOn(t, w.NewProtocol(nil), "auth0users_user", config, nil); len(diags) > 0 {
				t.Errorf("%v", diags)
			}
			expectRequests(t, w, "the plan", map[string]int{"GET /connections": 1, "GET /users": 1, "GET /users/{id}": 1})
		})
	}
}

// Nothing is said, or asked, where the conflict is handled, where it is none, and where it cannot be known.
func TestPreflight_noConflict(t *testing.T) {
	t.Parallel()
	unknown := tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	ada := userOf("connection_name", "email", "email", adaMail)
	for name, c := range map[string]struct {
		config acctest.Attributes
		seed   string
		faults []string
		scopes []string
		asks   bool
	}{
		"somebody else":       {config: userOf("connection_name", "email", "email", "new@example.com"), asks: true},
		"other connection":    {config: userOf("connection_name", "Username-Password-Authentication", "email", adaMail, "password", secret), asks: true},
		"unknown address":     {config: with(userOf("connection_name", "email"), acctest.Attributes{"email": unknown})},
		"unknown connection":  {config: with(userOf("email", adaMail), acctest.Attributes{"connection_name": unknown})},
		"unknown on_conflict": {config: with(ada, acctest.Attributes{"on_conflict": unknown})},
		"forbidden":           {config: ada, faults: []string{"GET /users status=403"}, asks: true},
		"no answer":           {config: ada, faults: []string{"GET /users status=500"}, asks: true},
		"not confirmed":       {config: ada, faults: []string{"GET /users/{id} status=500"}, asks: true},
		"no scope":            {config: ada, scopes: []string{"create:users", "read:connections"}},
		"shared addresses": {
			config: userOf("connection_name", "Shared", "email", adaMail, "username", "new", "password", secret), asks: true,
			seed: `connections: [{name: Shared, strategy: auth0, options: {passwordPolicy: none, attributes: {email: {identifier: {active: false}, unique: false}, username: {identifier: {active: true}, signup: {status: required}}}}}]
users: [{user_id: auth0|x, connection: Shared, email: ada@example.com, username: old}]`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t, emulator.Options{Faults: c.faults})
			w.Seed("users: [{user_id: email|ada, connection: email, email: ada@example.com}]")
			if c.seed != "" {
				w.Seed(c.seed)
			}
			p := w.NewProtocol(nil)
			if c.scopes != nil {
				p = least(w, c.scopes...)
			}
			if diags := planOn(t, p, "auth0users_user", c.config, nil); saying(diags, existing) > 0 || acctest.Errors(diags) != "" {
				t.Errorf("%s%s", acctest.Errors(diags), warningTexts(diags))
			}
			if asks := w.Requests()["GET /users"] > 0; asks != c.asks {
				t.Errorf("asks: %t: %v", asks, w.Requests())
			}
		})
	}
}

// Whom this run manages, the ledger tells apart: a user who was read is not looked up as a stranger.
func TestPreflight_conflictWithOurs(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed("users: [{user_id: email|grace, connection: email, email: grace@example.com}]")
	p := w.NewProtocol(nil)
	readSomething(t, p)
	w.ResetRequests()
	if diags := planOn(t, p, "auth0users_user", userOf("connection_name", "email", "email", "grace@example.com"), nil); saying(diags, existing) > 0 {
		t.Errorf("%v", diags)
	}
	if n := w.Requests()["GET /users/{id}"]; n > 0 {
		t.Errorf("read again as a stranger, %d times", n)
	}
}

// A plan that needs no request still says that none has a chance, and goes on.
func TestPreflight_outOfReach(t *testing.T) {
	t.Parallel()
	none := tftypes.NewValue(tftypes.String, nil)
	for name, c := range map[string]struct {
		settings map[string]tftypes.Value
		says     []string
	}{
		"wrong secret": {
			map[string]tftypes.Value{"client_secret": acctest.String("wrong-sentinel-secret")},
			[]string{"Unable to Authenticate With Auth0", "does not accept the application's credentials", "would fail at the first one"},
		},
		"token": {
			map[string]tftypes.Value{"api_token": acctest.String("expired-sentinel-token"), "client_id": none, "client_secret": none},
			[]string{"Unable to Authenticate With Auth0", "The access token is not valid: expired", "An apply with this token would fail"},
		},
		"nobody listens": {
			map[string]tftypes.Value{"domain": acctest.String("http://127.0.0.1:1"), "max_retries": acctest.Int(0)},
			[]string{"Unable to Reach Auth0", "Nothing accepts connections at 127.0.0.1:1.", "for as long as the tenant cannot be reached"},
		},
		"some other server": {
			map[string]tftypes.Value{"domain": acctest.String(webPages(t)), "max_retries": acctest.Int(0)},
			[]string{"Unable to Authenticate With Auth0", "answers, but not like an Auth0 tenant"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			p := w.NewProtocol(c.settings)
			diags := planOn(t, p, "auth0users_user", userOf("connection_name", "email", "email", adaMail), nil)
			if acctest.Errors(diags) != "" || len(diags) != 1 {
				t.Errorf("%v", diags)
			}
			acctest.Says(t, warningTexts(diags), c.says...)
			asked := sum(w)
			if again := planOn(t, p, "auth0users_user", userOf("connection_name", "email", "email", "b@example.com"), nil); len(again) > 0 {
				t.Errorf("said again: %v", again)
			}
			if more := sum(w) - asked; more > 0 {
				t.Errorf("%d more requests", more)
			}
		})
	}
}

// webPages is a server that has a page for whatever it is asked.
func webPages(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<html><body>Welcome</body></html>"))
	}))
	t.Cleanup(server.Close)
	return server.URL
}
