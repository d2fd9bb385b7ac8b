// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

const (
	postUsers    = "POST /api/v2/users"
	getOwn       = "GET /api/v2/users/auth0%7Cown"
	getByEmail   = "GET /api/v2/users-by-email"
	searchUsers  = "GET /api/v2/users"
	databaseName = "Username-Password-Authentication"
)

func inDatabase() CreateUserRequest {
	return CreateUserRequest{Connection: databaseName, Email: pointer("Ada@example.com")}
}

func withOwnID() CreateUserRequest {
	request := inDatabase()
	request.UserID = pointer("own")
	return request
}

func byEmail() CreateUserRequest {
	return CreateUserRequest{Connection: "email", Email: pointer("Ada@example.com")}
}

func bySMS() CreateUserRequest {
	return CreateUserRequest{Connection: "sms", PhoneNumber: pointer("+15550100")}
}

// underAnotherID is the user of byEmail and of bySMS, with somebody else's ID.
const underAnotherID = `{"user_id":"auth0|other","email":"ada@example.com","phone_number":"+15550100","identities":[
	{"connection":"email","provider":"email","user_id":"1","isSocial":false},{"connection":"sms","provider":"sms","user_id":"1","isSocial":false}]}`

// Whatever is lost on the way, a create ends with exactly one user, and returns it.
func TestCreateResolvesLostAnswers(t *testing.T) {
	t.Parallel()
	lost := map[string]fault{
		"dropped before processing": dropBefore,
		"dropped after processing":  dropAfter,
		"hangs before processing":   hang(false),
		"hangs after processing":    hang(true),
		"truncated":                 truncated,
		"HTML after processing":     instead(true, http.StatusOK, "text/html", htmlPage),
		"HTML before processing":    instead(false, http.StatusOK, "text/html", htmlPage),
		"empty after processing":    instead(true, http.StatusCreated, "application/json", ""),
		"other JSON":                instead(true, http.StatusCreated, "application/json", `{}`),
		"a list":                    instead(true, http.StatusCreated, "application/json", `[]`),
		"null":                      instead(true, http.StatusCreated, "application/json", `null`),
		"another user":              instead(true, http.StatusCreated, "application/json", onlyUser),
		"another user, not made":    instead(false, http.StatusCreated, "application/json", onlyUser),
		"the user under another ID": instead(true, http.StatusCreated, "application/json", underAnotherID),
		"accepted, not made":        instead(false, http.StatusAccepted, "application/json", `{}`),
		"accepted and made":         instead(true, http.StatusAccepted, "application/json", onlyUser),
		"500 after processing":      apiError(true, http.StatusInternalServerError),
		"500 before processing":     apiError(false, http.StatusInternalServerError),
		"502 after processing":      instead(true, http.StatusBadGateway, "text/html", htmlPage),
		"504 before processing":     instead(false, http.StatusGatewayTimeout, "text/html", htmlPage),
		"408":                       apiError(false, http.StatusRequestTimeout),
		"truncated conflict":        instead(true, http.StatusConflict, "application/json", `{"statusCode":409`),
		"refused":                   refused,
		"429":                       limited(nil),
	}
	requests := map[string]func() CreateUserRequest{
		"database, our ID": inDatabase, "database, chosen ID": withOwnID, "email": byEmail, "sms": bySMS,
	}
	for name, request := range requests {
		for what, problem := range lost {
			for _, skew := range []time.Duration{0, time.Hour, -time.Hour} {
				t.Run(name+" "+what+" skew "+skew.String(), func(t *testing.T) {
					t.Parallel()
					synctest.Test(t, func(t *testing.T) {
						d := &directory{skew: skew, lag: 2 * time.Second}
						n := newNetwork(d)
						n.skew = skew
						n.fail(postUsers, problem, nil, problem)
						c := onNetwork(t, n)
						user, err := c.Users.Create(t.Context(), request())
						if err != nil {
							t.Fatalf("Create: %v", err)
						}
						if d.size() != 1 {
							t.Errorf("%d users exist, want 1", d.size())
						}
						if user.ID != d.users[0].id {
							t.Errorf("returned user %q, want %q", user.ID, d.users[0].id)
						}
					})
				})
			}
		}
	}
}

// A random ID of ours proves whose user it is, whatever the clocks say.
func TestCreateTrustsItsOwnID(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(&directory{skew: -24 * time.Hour})
		n.fail(postUsers, dropAfter)
		if _, err := onNetwork(t, n).Users.Create(t.Context(), inDatabase()); err != nil {
			t.Errorf("Create: %v", err)
		}
		if got := n.count(postUsers); got != 1 {
			t.Errorf("%d POSTs, want 1", got)
		}
	})
}

func TestCreateSendsOneRequestWhenAllIsWell(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(&directory{})
		c := onNetwork(t, n)
		user, err := c.Users.Create(t.Context(), inDatabase())
		if err != nil {
			t.Fatal(err)
		}
		if n.total != 1 {
			t.Errorf("%d requests, want 1", n.total)
		}
		if id, ok := strings.CutPrefix(user.ID, "auth0|"); !ok || len(id) != 24 {
			t.Errorf("user ID %q is not auth0| and 24 digits", user.ID)
		}
	})
}

// An existing user is never mistaken for ours.
func TestCreateKeepsTrueConflicts(t *testing.T) {
	t.Parallel()
	soon := time.Date(2000, 1, 1, 0, 0, 1, 0, time.UTC) // A bubble's clock starts at that year.
	old := func(e entry) entry {
		e.created = time.Date(1999, 12, 1, 0, 0, 0, 0, time.UTC)
		return e
	}
	cases := map[string]struct {
		request func() CreateUserRequest
		exists  entry
		faults  []fault
		posts   int
	}{
		"at once": {
			inDatabase, old(entry{id: "auth0|1", connection: databaseName, email: "ada@example.com"}), nil, 1,
		},
		"chosen ID, after a lost answer": {
			withOwnID, old(entry{id: "auth0|own", connection: databaseName, email: "ada@example.com"}), []fault{dropBefore}, 2,
		},
		"chosen ID of somebody else, after a lost answer": {
			withOwnID, old(entry{id: "auth0|own", connection: databaseName, email: "bob@example.com"}), []fault{dropBefore}, 2,
		},
		"chosen ID, taken meanwhile in another connection": {
			withOwnID, entry{id: "auth0|own", connection: "other", email: "ada@example.com", created: soon}, []fault{dropBefore}, 2,
		},
		"chosen ID, taken meanwhile by somebody else": {
			withOwnID, entry{id: "auth0|own", connection: databaseName, email: "bob@example.com", created: soon}, []fault{dropBefore}, 2,
		},
		"our ID, e-mail taken, after a lost answer": {
			inDatabase, old(entry{id: "auth0|1", connection: databaseName, email: "ada@example.com"}), []fault{dropBefore}, 2,
		},
		"email, after a lost answer": {
			byEmail, old(entry{id: "email|1", connection: "email", email: "ada@example.com"}), []fault{dropBefore}, 2,
		},
		"sms, after a lost answer": {
			bySMS, old(entry{id: "sms|1", connection: "sms", phone: "+15550100"}), []fault{dropBefore}, 2,
		},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				d := &directory{}
				d.add(test.exists)
				n := newNetwork(d)
				n.fail(postUsers, test.faults...)
				c := onNetwork(t, n)
				user, err := c.Users.Create(t.Context(), test.request())
				if !IsConflict(err) {
					t.Fatalf("user %v, error %v; want a conflict", user, err)
				}
				if got := n.count(postUsers); got != test.posts {
					t.Errorf("%d POSTs, want %d", got, test.posts)
				}
				if d.size() != 1 {
					t.Errorf("%d users exist, want 1", d.size())
				}
			})
		})
	}
}

func TestCreateSaysWhenItCannotKnow(t *testing.T) {
	t.Parallel()
	repeat := func(f fault) []fault {
		faults := make([]fault, 50)
		for i := range faults {
			faults[i] = f
		}
		return faults
	}
	cases := map[string]struct {
		request func() CreateUserRequest
		faults  map[string][]fault
	}{
		"server stays down after the POST": {withOwnID, map[string][]fault{postUsers: {dropAfter}, getOwn: repeat(refused)}},
		"no scope to read": {
			withOwnID, map[string][]fault{postUsers: {dropAfter}, getOwn: repeat(apiError(false, http.StatusForbidden))},
		},
		"every POST is lost": {withOwnID, map[string][]fault{postUsers: repeat(dropBefore)}},
		"every POST meets a proxy's 504": {
			byEmail,
			map[string][]fault{postUsers: repeat(instead(false, http.StatusGatewayTimeout, "text/html", htmlPage))},
		},
		"lost, then nothing listens":  {byEmail, map[string][]fault{postUsers: append([]fault{dropBefore}, repeat(refused)...)}},
		"exists, but the search lags": {bySMS, map[string][]fault{postUsers: {dropAfter}}},
		"lost, then the token is refused": {
			byEmail,
			map[string][]fault{postUsers: append([]fault{dropBefore}, repeat(apiError(false, http.StatusUnauthorized))...)},
		},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(&directory{lag: time.Hour})
				for route, faults := range test.faults {
					n.fail(route, faults...)
				}
				c := onNetwork(t, n)
				request := test.request()
				user, err := c.Users.Create(t.Context(), request)
				var ambiguous *AmbiguousCreateError
				if !errors.As(err, &ambiguous) {
					t.Fatalf("user %v, error %v; want an AmbiguousCreateError", user, err)
				}
				if !MayHaveBeenProcessed(err) {
					t.Error("MayHaveBeenProcessed is false")
				}
				want := AmbiguousCreateError{Connection: request.Connection, Email: valueOf(request.Email), PhoneNumber: valueOf(request.PhoneNumber)}
				if request.UserID != nil {
					want.UserID = "auth0|own"
				}
				if ambiguous.UserID != want.UserID || ambiguous.Connection != want.Connection || ambiguous.Email != want.Email || ambiguous.PhoneNumber != want.PhoneNumber {
					t.Errorf("error names %+v, want %+v", ambiguous, want)
				}
			})
		})
	}
}
