// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// With faults of every kind in a third of all requests, what Create says is what the server has: one user for every
// success, and for a failure either nothing or a user that the error names.
func TestCreateStorm(t *testing.T) {
	t.Parallel()
	faults := []fault{
		dropBefore, dropAfter, hang(false), hang(true), truncated, refused, limited(nil),
		apiError(false, 500), apiError(true, 500), instead(true, 200, "text/html", htmlPage), instead(false, 504, "text/html", htmlPage),
	}
	for seed := range uint64(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				random := rand.New(rand.NewPCG(seed, 0))
				d := &directory{lag: time.Second}
				n := newNetwork(d)
				for _, route := range []string{postUsers, getByEmail, searchUsers} {
					for range 100 {
						if random.IntN(3) > 0 {
							n.fail(route, nil)
							continue
						}
						n.fail(route, faults[random.IntN(len(faults))])
					}
				}
				c := onNetwork(t, n)
				connections := []string{databaseName, "email", "sms"}
				var mu sync.Mutex
				owners := map[string]int{}
				var group sync.WaitGroup
				for i := range 20 {
					group.Go(func() {
						request := CreateUserRequest{Connection: connections[i%3], Email: pointer(fmt.Sprintf("User%d@example.com", i))}
						if request.Connection == "sms" {
							request.Email, request.PhoneNumber = nil, pointer(fmt.Sprintf("+1555%04d", i))
						}
						user, err := c.Users.Create(t.Context(), request)
						if err != nil {
							if !MayHaveBeenProcessed(err) {
								t.Errorf("user %d: %v", i, err)
							}
							return
						}
						mu.Lock()
						owners[user.ID]++
						mu.Unlock()
					})
				}
				group.Wait()
				seen := map[string]bool{}
				for _, e := range d.users {
					if key := e.connection + e.email + e.phone; seen[key] {
						t.Errorf("%s exists twice", key)
					} else {
						seen[key] = true
					}
				}
				for id, count := range owners {
					if count != 1 {
						t.Errorf("%s was returned %d times", id, count)
					}
				}
				if len(owners) > len(d.users) || len(owners) < 19 {
					t.Errorf("%d users returned, %d exist, of 20", len(owners), len(d.users))
				}
			})
		})
	}
}

// The same over real sockets: every fifth answer to a POST is lost after processing.
func TestCreateOverSocketsWithLostAnswers(t *testing.T) {
	t.Parallel()
	for _, http2 := range []bool{false, true} {
		t.Run(fmt.Sprintf("HTTP/2 %t", http2), func(t *testing.T) {
			t.Parallel()
			d := &directory{}
			var posts atomic.Int32
			server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.ProtoMajor == 2 != http2 {
					t.Errorf("protocol %s", r.Proto)
				}
				if r.Method == http.MethodPost && posts.Add(1)%5 == 0 {
					d.ServeHTTP(httptest.NewRecorder(), r)
					panic(http.ErrAbortHandler) // Closes the connection, or the stream.
				}
				d.ServeHTTP(w, r)
			}))
			server.EnableHTTP2 = http2
			server.StartTLS()
			t.Cleanup(server.Close)
			c, err := New(Config{Domain: server.URL, Token: "x", HTTPTransport: server.Client().Transport})
			if err != nil {
				t.Fatal(err)
			}
			var group sync.WaitGroup
			for worker := range 10 {
				group.Go(func() {
					for i := range 20 {
						request := CreateUserRequest{Connection: databaseName, Email: pointer(fmt.Sprintf("user%d-%d@example.com", worker, i))}
						user, err := c.Users.Create(t.Context(), request)
						if err != nil || !strings.HasPrefix(user.ID, "auth0|") {
							t.Errorf("user %v, error %v", user, err)
						}
					}
				})
			}
			group.Wait()
			if d.size() != 200 {
				t.Errorf("%d users exist, want 200", d.size())
			}
			stats := c.Stats().Requests
			if stats["POST /users"] != 200 || stats["GET /users/{id}"] != 40 {
				t.Errorf("requests %v, want 200 POSTs and 40 GETs", stats)
			}
		})
	}
}
