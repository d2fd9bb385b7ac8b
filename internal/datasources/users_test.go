// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const usersType = "auth0users_users"

// crowd is a tenant with n users, of whom same in a row share a created_at.
func crowd(t *testing.T, n, same int) *acctest.World {
	t.Helper()
	w := acctest.New(t)
	seed := &emulator.Seed{}
	for i := range n {
		seed.Users = append(seed.Users, map[string]any{
			"connection": "Username-Password-Authentication",
			"user_id":    crowdID(i),
			"email":      crowdEmail(i),
			"created_at": time.Date(2025, 1, 1, 0, 0, 0, i/same*1_000_000, time.UTC).Format("2006-01-02T15:04:05.000Z"),
			// Everybody is in the department, but for the last of each thousand.
			"app_metadata": map[string]any{"n": i, "department": map[bool]string{false: "Support", true: "Sales"}[i%1000 == 999]},
		})
	}
	if err := w.Emulator.Apply(seed); err != nil {
		t.Fatal(err)
	}
	return w
}

// crowdID is the ID of the nth user of a crowd, in no order.
func crowdID(n int) string { return fmt.Sprintf("auth0|%08x%08x", uint32(n+1)*2654435761, n) }

// crowdEmail is the address of the nth user of a crowd, in no order.
func crowdEmail(n int) string { return fmt.Sprintf("p%d@example.com", n*7919%100_003) }

// listed reads the data source and returns its users; ids must be their IDs, each once.
func listed(t *testing.T, w *acctest.World, set acctest.Attributes) []map[string]any {
	t.Helper()
	state, diagnostics := w.NewProtocol(nil).ReadData(usersType, set)
	for _, d := range withoutWarnings(diagnostics) {
		t.Fatalf("%s: %s", d.Summary, d.Detail)
	}
	got := plainState(t, state)
	ids, users := array(t, got["ids"]), array(t, got["users"])
	if len(ids) != len(users) {
		t.Fatalf("%d users, %d ids", len(users), len(ids))
	}
	seen := map[any]bool{}
	out := make([]map[string]any, len(users))
	for i, u := range users {
		user, ok := u.(map[string]any)
		if !ok || user["id"] != ids[i] || seen[ids[i]] {
			t.Fatalf("user %d is %v, its ID %v", i, u, ids[i])
		}
		seen[ids[i]], out[i] = true, user
	}
	return out
}

func array(t *testing.T, v any) []any {
	t.Helper()
	list, ok := v.([]any)
	if !ok {
		t.Fatalf("%T is not a list", v)
	}
	return list
}

// TestUsers_everyMatch goes beyond what one page of a search may hold; the tests of the client prove
// that nobody is lost, and what that costs, for every number of users.
func TestUsers_everyMatch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n, same, most int
		sort          string
	}{
		{0, 1, 1, ""},
		{250, 40, 3, ""},
		{1001, 1, 13, "created_at:-1"},
	} {
		t.Run(fmt.Sprintf("%d users, %d at a time, sort %q", c.n, c.same, c.sort), func(t *testing.T) {
			t.Parallel()
			w := crowd(t, c.n, c.same)
			set := acctest.Attributes{"q": acctest.String("app_metadata.department:Support OR app_metadata.department:Sales")}
			if c.sort != "" {
				set["sort"] = acctest.String(c.sort)
			}
			users := listed(t, w, set)
			if len(users) != c.n {
				t.Errorf("%d users, want %d", len(users), c.n)
			}
			inOrder(t, users, c.sort == "created_at:-1")
			if cost := w.Requests()[bySearch]; cost > c.most || len(w.Requests()) != 1 {
				t.Errorf("requests %v, want at most %d", w.Requests(), c.most)
			}
			t.Logf("%d users, %d at a time: %v", c.n, c.same, w.Requests())
		})
	}
}

// inOrder asserts created_at in the direction, and IDs ascending where that is equal.
func inOrder(t *testing.T, users []map[string]any, descending bool) {
	t.Helper()
	for i := 1; i < len(users); i++ {
		before, after := fmt.Sprint(users[i-1]["created_at"]), fmt.Sprint(users[i]["created_at"])
		order := strings.Compare(before, after)
		if descending {
			order = -order
		}
		if order > 0 || order == 0 && fmt.Sprint(users[i-1]["id"]) >= fmt.Sprint(users[i]["id"]) {
			t.Fatalf("user %d (%s) comes after one of %s", i, after, before)
		}
	}
}

func TestUsers_arguments(t *testing.T) {
	t.Parallel()
	w := crowd(t, 1300, 1)
	t.Run("query narrows", func(t *testing.T) {
		t.Parallel()
		if n := len(listed(t, w, acctest.Attributes{"q": acctest.String(`app_metadata.department:"Sales" OR app_metadata.n:7`)})); n != 2 {
			t.Errorf("%d users, want 2", n)
		}
	})
	t.Run("first by another attribute", func(t *testing.T) {
		t.Parallel()
		users := listed(t, w, acctest.Attributes{"sort": acctest.String("email:-1"), "max_results": acctest.Int(3)})
		last := addresses(1300)
		slices.Sort(last)
		slices.Reverse(last)
		if len(users) != 3 || users[0]["email"] != last[0] || users[2]["email"] != last[2] {
			t.Errorf("users %v", users)
		}
	})
	t.Run("all by another attribute", func(t *testing.T) {
		t.Parallel()
		users := listed(t, w, acctest.Attributes{"sort": acctest.String("email:1")})
		if len(users) != 1300 || !slices.IsSortedFunc(users, func(a, b map[string]any) int {
			return strings.Compare(fmt.Sprint(a["email"]), fmt.Sprint(b["email"]))
		}) {
			t.Errorf("%d users, or not by e-mail address", len(users))
		}
	})
	t.Run("more than the cap, not all", func(t *testing.T) {
		t.Parallel()
		if users := listed(t, w, acctest.Attributes{"max_results": acctest.Int(1100)}); len(users) != 1100 {
			t.Errorf("%d users", len(users))
		}
	})
	t.Run("few fields", func(t *testing.T) {
		t.Parallel()
		users := listed(t, w, acctest.Attributes{"fields": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String("email")}), "max_results": acctest.Int(1)})
		want := map[string]any{"id": users[0]["id"], "email": "p0@example.com", "created_at": "2025-01-01T00:00:00.000Z"}
		if diff := cmp.Diff(want, users[0]); diff != "" {
			t.Errorf("user (-want +got):\n%s", diff)
		}
	})
}

func TestUsers_connection(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	all := listed(t, w, nil)
	mail := listed(t, w, acctest.Attributes{"connection_name": acctest.String("email")})
	both := listed(t, w, acctest.Attributes{"connection_name": acctest.String("email"), "q": acctest.String(`email:"nobody@example.com" OR email:"ada@example.com"`)})
	if len(mail) != 1 || mail[0]["id"] != "email|mail" || len(both) != 1 || len(all) <= 1 {
		t.Errorf("all %d, in the connection %v, with the query %v", len(all), mail, both)
	}
	strange := listed(t, w, acctest.Attributes{"connection_name": acctest.String(`email" OR user_id:*`)})
	if len(strange) != 0 {
		t.Errorf("a strange connection name finds %v", strange)
	}
}

func TestUsers_refused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, c := range map[string]struct {
		set       acctest.Attributes
		attribute string
		summary   string
		says      []string
	}{
		"malformed query": {
			acctest.Attributes{"q": acctest.String(`name:"ada`)}, "q", "Unable to List Users", []string{`name:"ada`, "Auth0 said:", "400"},
		},
		"malformed in combination": {
			acctest.Attributes{"q": acctest.String(`name:ada) OR (name:bo`), "connection_name": acctest.String("email")},
			"q", "Malformed Query",
			[]string{"name:ada) OR (name:bo", "closes nothing", "search_query"},
		},
		"blank query":   {acctest.Attributes{"q": acctest.String(" ")}, "q", "Empty Value", []string{"list all users"}},
		"no direction":  {acctest.Attributes{"sort": acctest.String("email")}, "sort", "Invalid Attribute Value Match", []string{"email:1"}},
		"metadata":      {acctest.Attributes{"sort": acctest.String("app_metadata.n:1")}, "sort", "Invalid Attribute Value Match", nil},
		"no results":    {acctest.Attributes{"max_results": acctest.Int(0)}, "max_results", "Invalid Attribute Value", nil},
		"lonely switch": {acctest.Attributes{"include_fields": acctest.Bool(false)}, "include_fields", "Invalid Attribute Combination", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, diagnostics := w.NewProtocol(nil).ReadData(usersType, c.set)
			if len(diagnostics) != 1 || diagnostics[0].Severity != tfprotov6.DiagnosticSeverityError {
				t.Fatalf("diagnostics %v, want one error", diagnostics)
			}
			acctest.Blames(t, diagnostics[0], c.attribute, c.summary, c.says...)
		})
	}
}

// meddler changes the tenant before each page is served.
type meddler struct {
	next   http.Handler
	mu     sync.Mutex
	page   int
	meddle func(page int)
}

func (m *meddler) ServeHTTP(resp http.ResponseWriter, req *http.Request) {
	if strings.HasSuffix(req.URL.Path, "/api/v2/users") {
		m.mu.Lock()
		m.page++
		m.meddle(m.page)
		m.mu.Unlock()
	}
	m.next.ServeHTTP(resp, req)
}

// TestUsers_changesMeanwhile deletes and creates a user before every page but the first, so that the
// number of matches never tells, while the others must all be found.
func TestUsers_changesMeanwhile(t *testing.T) {
	t.Parallel()
	const n = 1300
	for _, c := range []struct {
		same int
		sort string
	}{{1, "created_at:1"}, {60, "created_at:-1"}, {n, "created_at:1"}} {
		t.Run(fmt.Sprintf("%d at a time, %s", c.same, c.sort), func(t *testing.T) {
			t.Parallel()
			w := crowd(t, n, c.same)
			there := map[any]bool{}
			for i := range n {
				there[crowdID(i)] = true
			}
			server := httptest.NewServer(&meddler{next: w.Emulator, meddle: func(page int) {
				if page > 1 {
					victim := crowdID(page) // One of those that are read first.
					if c.sort == "created_at:-1" {
						victim = crowdID(n - page)
					}
					w.DeleteUser(victim)
					delete(there, victim)
					w.CreateUser(map[string]any{"connection": "email", "email": fmt.Sprintf("new%d@example.com", page)})
				}
			}})
			t.Cleanup(server.Close)
			w.URL = server.URL
			users := listed(t, w, acctest.Attributes{"sort": acctest.String(c.sort)})
			for _, u := range users {
				delete(there, u["id"])
			}
			if len(there) > 0 || len(users) < n-20 {
				t.Errorf("%d users were lost, %d are listed", len(there), len(users))
			}
		})
	}
}

// TestUsers_stateIsPlain makes sure that a list in JSON has no surprise for jsondecode.
func TestUsers_stateIsPlain(t *testing.T) {
	t.Parallel()
	for _, u := range listed(t, crowd(t, 2, 1), nil) {
		var metadata map[string]any
		if err := json.Unmarshal([]byte(fmt.Sprint(u["app_metadata"])), &metadata); err != nil || metadata["department"] != "Support" {
			t.Errorf("app_metadata %v (%v)", u["app_metadata"], err)
		}
	}
}
