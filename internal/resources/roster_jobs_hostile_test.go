// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// hookedNetwork lets a test answer requests in the place of the tenant.
type hookedNetwork struct {
	*lawNetwork

	hook func(req *http.Request) (*http.Response, error) // Neither: the tenant answers.
}

// RoundTrip implements http.RoundTripper.
func (n *hookedNetwork) RoundTrip(req *http.Request) (*http.Response, error) {
	if resp, err := n.hook(req); resp != nil || err != nil {
		return resp, err
	}
	return n.lawNetwork.RoundTrip(req)
}

// newHookedWorld is a tenant without sockets; the hook may be set until the first request.
func newHookedWorld(t *testing.T, o emulator.Options) (*rosterWorld, *hookedNetwork) {
	t.Helper()
	n := &hookedNetwork{hook: func(*http.Request) (*http.Response, error) { return nil, nil }}
	world := acctest.Offline(t, func(tenant http.Handler) http.RoundTripper {
		n.lawNetwork = &lawNetwork{tenant: tenant, random: rand.New(rand.NewPCG(1, 1))}
		return n
	}, o)
	w := &rosterWorld{World: world, t: t}
	w.p = w.NewProtocol(nil)
	w.schema = w.p.Schemas.ResourceSchemas[rosterType]
	w.state = w.p.Null(w.schema)
	return w, n
}

func importsUsers(req *http.Request) bool {
	return req.Method == http.MethodPost && strings.HasSuffix(req.URL.Path, "/jobs/users-imports")
}

// Rows that name nobody, a stranger, or somebody who was made in spite of them: everybody is there, once, and in the state.
func TestRosterJobs_errorRowsLie(t *testing.T) {
	t.Parallel()
	for name, rows := range map[string]string{
		"null":               `[null]`,
		"no list":            `{"errors":[]}`,
		"no user":            `[{"errors":[{"code":"FORMAT","message":"No."}]}]`,
		"null user":          `[{"user":null,"errors":[{"code":"FORMAT","message":"No."}]}]`,
		"null errors":        `[{"user":{"email":"p1@example.com"},"errors":null}]`,
		"null error":         `[{"user":{"email":"p1@example.com"},"errors":[null]}]`,
		"a stranger":         `[{"user":{"user_id":"x","email":"x@example.com"},"errors":[{"code":"FORMAT","message":"No."}]}]`,
		"a stranger's ID":    `[{"user":{"user_id":"x","email":"p1@example.com"},"errors":[{"code":"FORMAT","message":"No."}]}]`,
		"somebody was made":  `[{"user":{"email":"P1@Example.com"},"errors":[{"code":"FORMAT","message":"No."}]}]`,
		"factors only":       `[{"user":{"email":"p1@example.com"},"errors":[{"code":"MFA_FACTORS_FAILED","message":"Unable to import factors"}]}]`,
		"somebody is there":  `[{"user":{"email":"p1@example.com"},"errors":[{"code":"DUPLICATED_USER","message":"There."}]}]`,
		"the same row twice": `[{"user":{"email":"p1@example.com"},"errors":[{"code":"FORMAT","message":"No."}]},{"user":{"email":"p1@example.com"},"errors":[{"code":"FORMAT","message":"No."}]}]`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			w.Emulator.SetTamper(func(r *http.Request, a *emulator.Answer) {
				switch {
				case r.Method != http.MethodGet || !strings.Contains(r.URL.Path, "/jobs/job_"):
				case strings.HasSuffix(r.URL.Path, "/errors"):
					a.Status, a.Body = http.StatusOK, []byte(rows)
				case strings.Contains(string(a.Body), `"completed"`):
					a.Body = []byte(strings.Replace(strings.Replace(string(a.Body), `"failed":0`, `"failed":1`, 1), `"inserted":12`, `"inserted":11`, 1))
				}
			})
			all := manyPeople(12)
			w.apply(t.Context(), usersDatabase(), all)
			w.Emulator.SetTamper(nil)
			if len(w.Users()) != 12 || w.Requests()["POST /jobs/users-imports"] != 1 {
				t.Errorf("%d users, %v", len(w.Users()), w.Requests())
			}
			for key, id := range w.ids() {
				if id == "" {
					t.Errorf("%s is lost:\n%s", key, w.warnings)
				}
			}
			w.expectNoChanges(usersDatabase(), all)
		})
	}
}

// Where people may share an e-mail address, the row about one of them says nothing of the other.
func TestRosterJobs_sharedEmail(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.Seed("connections:\n- {name: shared, strategy: auth0, options: {attributes: {email: {identifier: {active: false}, unique: false}, username: {identifier: {active: true}}}}}\n")
	all := people{}
	for i := range 12 {
		all[fmt.Sprintf("p%d", i)] = someone("same@example.com", acctest.Attributes{"username": acctest.String(fmt.Sprintf("user%d", i))})
	}
	all["p3"]["username"] = acctest.String("not good!")
	shared := acctest.Attributes{"connection_name": acctest.String("shared")}
	w.apply(t.Context(), shared, all)
	for key, id := range w.ids() {
		if (id == "") != (key == "p3") {
			t.Errorf("%s has the ID %q", key, id)
		}
	}
	if len(w.Users()) != 11 {
		t.Errorf("%d users", len(w.Users()))
	}
	w.expectSays(`"p3"`)
}

// Nobody says of people that nothing was done about them while a job may still make them.
func TestRosterJobs_interruptedWhileLost(t *testing.T) {
	t.Parallel()
	for _, lost := range []bool{true, false} {
		t.Run(fmt.Sprint("answer lost: ", lost), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w, network := newHookedWorld(t, emulator.Options{JobTime: 5 * time.Minute})
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				network.hook = func(req *http.Request) (*http.Response, error) {
					if !importsUsers(req) {
						return nil, nil
					}
					resp, err := network.lawNetwork.RoundTrip(req)
					cancel()
					if err != nil || !lost {
						return resp, err
					}
					return nil, errLawLost
				}
				all := manyPeople(12)
				w.apply(ctx, usersDatabase(), all)
				if strings.Contains(w.warnings, "Nothing was done") || !strings.Contains(w.warnings, "User May Exist") {
					t.Errorf("the people may exist, and it says:\n%s", w.warnings)
				}
				if time.Sleep(10 * time.Minute); len(w.Users()) != 12 {
					t.Fatalf("%d users", len(w.Users()))
				}
				network.hook = func(*http.Request) (*http.Response, error) { return nil, nil }
				w.p = w.NewProtocol(nil)
				w.apply(t.Context(), usersDatabase(), all)
				w.expectNoChanges(usersDatabase(), all)
				if len(w.Users()) != 12 {
					t.Errorf("%d users", len(w.Users()))
				}
			})
		})
	}
}

// When the job's answer is lost and nobody can be read, each is named with the ID that they have if they exist.
func TestRosterJobs_nobodyCanBeRead(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, network := newHookedWorld(t, emulator.Options{})
		network.hook = func(req *http.Request) (*http.Response, error) {
			switch {
			case importsUsers(req):
				_, err := network.lawNetwork.RoundTrip(req)
				if err != nil {
					return nil, err
				}
				return nil, errLawLost
			case req.Method == http.MethodGet && strings.Contains(req.URL.Path, "/users"):
				return forged(req, http.StatusForbidden, `{"statusCode":403,"error":"Forbidden","message":"Insufficient scope, expected any of: read:users","errorCode":"insufficient_scope"}`), nil
			}
			return nil, nil
		}
		resp := w.apply(t.Context(), usersDatabase(), manyPeople(12))
		said := acctest.Errors(resp.Diagnostics)
		for _, u := range w.Users() {
			if id := fmt.Sprint(u["user_id"]); !strings.Contains(said, id) {
				t.Errorf("nobody names %s:\n%s", id, said)
				return
			}
		}
	})
}

// Two rosters in one apply have two jobs between them, however many files there are: none waits in vain for the other.
func TestRosterJobs_twoRosters(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w, network := newHookedWorld(t, emulator.Options{JobTime: time.Minute})
		busy := atomic.Int64{}
		network.hook = func(req *http.Request) (*http.Response, error) {
			if !importsUsers(req) {
				return nil, nil
			}
			resp, err := network.lawNetwork.RoundTrip(req)
			if err == nil && resp.StatusCode == http.StatusTooManyRequests {
				busy.Add(1)
			}
			return resp, err
		}
		var group sync.WaitGroup
		said := make([]string, 2)
		for r := range said {
			all := people{}
			for i := range 20 {
				key := fmt.Sprintf("r%dp%d", r, i)
				all[key] = someone(key+"@example.com", acctest.Attributes{"app_metadata": acctest.String(`{"text":"` + strings.Repeat("x", 150_000) + `"}`)})
			}
			config := w.config(usersDatabase(), all)
			plan := w.planOf(config)
			group.Go(func() {
				resp, err := w.p.Server.ApplyResourceChange(t.Context(), &tfprotov6.ApplyResourceChangeRequest{
					TypeName: rosterType, PriorState: w.state, PlannedState: plan.PlannedState, Config: config, PlannedPrivate: plan.PlannedPrivate,
				})
				if err == nil {
					said[r] = allSaid(resp.Diagnostics)
				}
			})
		}
		group.Wait()
		if len(w.Users()) != 40 || busy.Load() > 0 {
			t.Errorf("%d users, %d jobs too many\n%s", len(w.Users()), busy.Load(), said)
		}
	})
}

// What the plan says of the way in which people come is what happens, also where others are adopted.
func TestRosterJobs_choiceBesideAdopted(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.Seed("connections:\n- {name: free, strategy: auth0, options: {authentication_methods: {password: {api_behavior: optional}}}}\n")
	all := manyPeople(12)
	for i := range 5 {
		w.CreateUser(map[string]any{"connection": "free", "email": fmt.Sprintf("p%d@example.com", i), "password": "Correct-Horse-4711!"})
	}
	adopting := acctest.Attributes{"connection_name": acctest.String("free"), "on_conflict": acctest.String("adopt")}
	w.ResetRequests()
	w.apply(t.Context(), adopting, all)
	w.expectSays("Of 7 new people, 7 come in by import jobs")
	if requests := w.Requests(); requests["POST /jobs/users-imports"] != 1 || requests["POST /users"] > 0 {
		t.Errorf("requests: %v", requests)
	}
	w.expectNoChanges(adopting, all)
}

// A fresh process right after the apply, while the search index knows nothing yet.
func TestRosterJobs_lag(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t, emulator.Options{SearchLag: time.Hour})
	all := manyPeople(15)
	all["roles"] = someone("roles@example.com", acctest.Attributes{"nickname": acctest.String("R")})
	w.apply(t.Context(), usersDatabase(), all)
	w.p = w.NewProtocol(nil)
	w.expectNoChanges(usersDatabase(), all)
	all["p1"]["name"] = acctest.String("Other")
	w.apply(t.Context(), usersDatabase(), all)
	w.p = w.NewProtocol(nil)
	w.expectNoChanges(usersDatabase(), all)
}
