// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// laggingTenant accepts every write and shows its one user to searches only some time
// after the last of them.
type laggingTenant struct {
	lag      time.Duration
	absent   bool // the user does not match the query of the test
	written  time.Time
	searches int // with the query of the test
}

func (l *laggingTenant) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	const user = `{"user_id":"auth0|1","updated_at":"2000-01-01T00:00:00.000Z","identities":[{"connection":"db"}]}`
	body := user
	if req.Method == http.MethodGet {
		visible := !l.written.IsZero() && time.Since(l.written) >= l.lag
		if req.URL.Query().Get("q") == wanted {
			l.searches++
			visible = visible && !l.absent
		}
		body = `{"start":0,"limit":100,"length":0,"users":[],"total":0}`
		if visible {
			body = `{"start":0,"limit":100,"length":1,"users":[` + user + `],"total":1}`
		}
	} else {
		l.written = time.Now()
	}
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(body)), Request: req,
	}, nil
}

const wanted = `nickname:"ada"`

func TestSearch_patience(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tenant      laggingTenant
		write       bool
		pause       time.Duration // between the write and the search
		found       bool
		searches    int
		least, most time.Duration
	}{
		"found at once":            {write: true, found: true, searches: 1},
		"nobody, nothing written":  {searches: 1},
		"found after a while":      {tenant: laggingTenant{lag: 1200 * time.Millisecond}, write: true, found: true, searches: 2, least: 1200 * time.Millisecond, most: 4 * time.Second},
		"nobody, index caught up":  {tenant: laggingTenant{lag: 1200 * time.Millisecond, absent: true}, write: true, searches: 2, least: 1200 * time.Millisecond, most: 4 * time.Second},
		"index never catches up":   {tenant: laggingTenant{lag: time.Hour}, write: true, searches: 2, least: 14 * time.Second, most: 16 * time.Second},
		"written a long time ago":  {tenant: laggingTenant{absent: true}, write: true, pause: time.Minute, searches: 2},
		"index has caught up then": {tenant: laggingTenant{lag: time.Minute}, write: true, pause: time.Minute, found: true, searches: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				tenant := c.tenant
				d := searcher(t, &tenant, c.write)
				<-time.After(c.pause)
				began := time.Now()
				users, err := d.search(t.Context(), wanted, client.FieldSelection{})
				if err != nil || len(users) == 1 != c.found {
					t.Errorf("%d users, error %v", len(users), err)
				}
				if took := time.Since(began); took < c.least || took > c.most {
					t.Errorf("took %s, want %s to %s", took, c.least, c.most)
				}
				if tenant.searches != c.searches {
					t.Errorf("%d searches, want %d", tenant.searches, c.searches)
				}
			})
		})
	}
}

func TestSearch_cancelled(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := searcher(t, &laggingTenant{lag: time.Hour}, true)
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		began := time.Now()
		if _, err := d.search(ctx, wanted, client.FieldSelection{}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v", err)
		}
		if took := time.Since(began); took != 2*time.Second {
			t.Errorf("took %s after the end of the context", took-2*time.Second)
		}
	})
}

// searcher is a data source whose client may have written something just now.
func searcher(t *testing.T, tenant http.RoundTripper, write bool) *userDataSource {
	t.Helper()
	c, err := client.New(client.Config{Domain: "acme.auth0.com", Token: "token", HTTPTransport: tenant})
	if err != nil {
		t.Fatal(err)
	}
	if write {
		if _, err := c.Users.Update(t.Context(), "auth0|1", client.UpdateUserRequest{Blocked: client.Set(true)}); err != nil {
			t.Fatal(err)
		}
	}
	return &userDataSource{data: &run.Data{Client: c}}
}
