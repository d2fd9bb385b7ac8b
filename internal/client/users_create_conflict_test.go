// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"errors"
	"io"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// takenUsername is how a username that is taken may be refused.
var takenUsername = instead(true, http.StatusBadRequest, "application/json",
	`{"statusCode":400,"error":"Bad Request","message":"The username provided is in use already.","errorCode":"auth0_idp_error"}`)

// twice is a gateway that repeats a request and passes on the second answer.
func twice(n *network, req *http.Request) (*http.Response, error) {
	body, err := req.GetBody()
	if err != nil {
		return nil, err
	}
	again := req.Clone(req.Context())
	again.Body = body
	if _, err := dropAfter(n, req); !errors.Is(err, errDropped) {
		return nil, err
	}
	return n.serve(again)
}

// A conflict with our own user is none, already at the first attempt. It costs one request.
func TestCreateConflictsWithItself(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]fault{
		"the request is repeated on the way": twice,
		"409 after processing":               apiError(true, http.StatusConflict),
		"400 about the username":             takenUsername,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				d := &directory{skew: -24 * time.Hour}
				n := newNetwork(d)
				n.fail(postUsers, c)
				user, err := onNetwork(t, n).Users.Create(t.Context(), inDatabase())
				if err != nil || user.ID != d.users[0].id || d.size() != 1 {
					t.Fatalf("user %+v, error %v, %d users", user, err, d.size())
				}
				if n.total != 2 {
					t.Errorf("%d requests, want 2", n.total)
				}
			})
		})
	}
}

// The same when the caller gives up, while the request is under way or during the look at the ID.
func TestCreateConflictsWithItselfWhenCancelled(t *testing.T) {
	t.Parallel()
	for name, halves := range map[string]int{"during the request": 1, "during the look": 5} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				d := &directory{}
				n := newNetwork(d)
				n.fail(postUsers, twice)
				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(n.latency*time.Duration(halves)/2, cancel)
				user, err := onNetwork(t, n).Users.Create(ctx, inDatabase())
				if err != nil || user.ID != d.users[0].id || d.size() != 1 {
					t.Fatalf("user %+v, error %v, %d users", user, err, d.size())
				}
			})
		})
	}
}

// Whether the conflict was with our own user could not be found out: that is no conflict.
func TestCreateConflictsPerhapsWithItself(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := &directory{}
		n := newNetwork(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodGet {
				answerError(w, http.StatusForbidden, "insufficient_scope", "Insufficient scope")
				return
			}
			d.ServeHTTP(w, r)
		}))
		n.fail(postUsers, twice)
		_, err := onNetwork(t, n).Users.Create(t.Context(), inDatabase())
		if e, ambiguous := as[*AmbiguousCreateError](err); !ambiguous || e.UserID != d.users[0].id || IsUserConflict(err) {
			t.Errorf("error %v", err)
		}
	})
}

// A conflict with somebody else stays one; who has the ID that was asked for is told.
func TestCreateConflictsWithOthers(t *testing.T) {
	t.Parallel()
	soon := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // A bubble's clock starts here.
	for name, c := range map[string]struct {
		request func() CreateUserRequest
		exists  entry
		fault   fault
		holder  string // Connection of who has the ID; "" for nobody.
		total   int
	}{
		"e-mail taken": {
			request: inDatabase, exists: entry{id: "auth0|1", connection: databaseName, email: "ada@example.com"},
			total: 2,
		},
		"e-mail taken, own ID": {
			request: withOwnID, exists: entry{id: "auth0|1", connection: databaseName, email: "ada@example.com"}, total: 2,
		},
		"e-mail taken, passwordless": {
			request: byEmail, exists: entry{id: "email|1", connection: "email", email: "ada@example.com"}, total: 1,
		},
		"username taken": {
			request: inDatabase, exists: entry{id: "auth0|1", connection: databaseName},
			fault: instead(false, 400, "application/json", `{"statusCode":400,"message":"The username provided is in use already."}`),
			total: 2,
		},
		"own ID, of this connection": {
			request: withOwnID, exists: entry{id: "auth0|own", connection: databaseName, email: "bob@example.com"},
			holder: databaseName, total: 2,
		},
		"own ID, of another one": {
			request: withOwnID, exists: entry{id: "auth0|own", connection: "other", email: "bob@example.com"},
			holder: "other", total: 2,
		},
		"own ID, like ours and from just now": {
			request: withOwnID, exists: entry{id: "auth0|own", connection: databaseName, email: "ada@example.com"},
			holder: databaseName, total: 2,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				d := &directory{}
				c.exists.created = soon
				d.add(c.exists)
				n := newNetwork(d)
				n.fail(postUsers, c.fault)
				user, err := onNetwork(t, n).Users.Create(t.Context(), c.request())
				if user != nil || !IsUserConflict(err) || MayHaveBeenProcessed(err) {
					t.Fatalf("user %+v, error %v", user, err)
				}
				taken, ok := as[*TakenUserIDError](err)
				if ok != (c.holder != "") || ok && taken.Holder.Identities[0].Connection != c.holder {
					t.Errorf("holder %+v, want one in %q", taken, c.holder)
				}
				if n.total != c.total || d.size() != 1 {
					t.Errorf("%d requests and %d users, want %d and 1", n.total, d.size(), c.total)
				}
			})
		})
	}
}

// When the ID that was drawn cannot be looked at, nobody knows whose the conflict is.
func TestCreateConflictsWithWhom(t *testing.T) {
	t.Parallel()
	lookup := map[string]fault{
		"no scope":          apiError(false, http.StatusForbidden),
		"another 404":       apiError(false, http.StatusNotFound),
		"an empty answer":   instead(false, http.StatusOK, "application/json", `{}`),
		"about someone":     instead(false, http.StatusOK, "application/json", onlyUser),
		"only accepted":     instead(false, http.StatusAccepted, "application/json", `{}`),
		"a page of a proxy": instead(false, http.StatusNotFound, "text/html", htmlPage),
	}
	for name, broken := range lookup {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				d := &directory{}
				n := newNetwork(unreadable{d, broken})
				n.fail(postUsers, apiError(true, http.StatusConflict))
				request := inDatabase()
				user, err := onNetwork(t, n, func(c *Config) { c.MaxRetries = -1 }).Users.Create(t.Context(), request)
				ambiguous, ok := as[*AmbiguousCreateError](err)
				if !ok || ambiguous.UserID != d.users[0].id {
					t.Errorf("user %+v, error %v, want one that names %s", user, err, d.users[0].id)
				}
			})
		})
	}
}

// unreadable is a directory in which single users cannot be read.
type unreadable struct {
	*directory
	read fault
}

func (u unreadable) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		u.directory.ServeHTTP(w, r)
		return
	}
	resp, err := u.read(newNetwork(u.directory), r)
	if err != nil {
		panic(err)
	}
	defer func() { _ = resp.Body.Close() }()
	w.WriteHeader(resp.StatusCode)
	_, _ = io.Copy(w, resp.Body)
}

// Two calls of one client never return the same user, whatever got lost.
func TestCreateReturnsNobodyTwice(t *testing.T) {
	t.Parallel()
	for name, request := range map[string]func() CreateUserRequest{"own ID": withOwnID, "email": byEmail, "sms": bySMS} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				d := &directory{}
				n := newNetwork(d)
				n.fail(postUsers, nil, dropBefore)
				c := onNetwork(t, n)
				if _, err := c.Users.Create(t.Context(), request()); err != nil {
					t.Fatal(err)
				}
				if user, err := c.Users.Create(t.Context(), request()); !IsUserConflict(err) {
					t.Errorf("user %+v, error %v, want a conflict", user, err)
				}
			})
		})
	}
}
