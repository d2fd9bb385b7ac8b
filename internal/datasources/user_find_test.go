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
	"github.com/auth0users/terraform-provider-auth0users/internal/providerdata"
)

// laggingTenant accepts every write and shows its one user to a search only from
// the given poll on; never when that is 0.
type laggingTenant struct{ polls, visibleFrom int }

func (l *laggingTenant) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	body := `{"user_id":"auth0|1"}`
	if req.Method == http.MethodGet {
		l.polls++
		body = `{"start":0,"limit":100,"length":0,"users":[],"total":0}`
		if l.visibleFrom > 0 && l.polls >= l.visibleFrom {
			body = `{"start":0,"limit":100,"length":1,"users":[{"user_id":"auth0|1"}],"total":1}`
		}
	}
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(body)), Request: req,
	}, nil
}

func TestSearch_patience(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		write       bool
		pause       time.Duration // between the write and the search
		visibleFrom int
		found       bool
		polls       int
		least, most time.Duration
	}{
		"found at once":          {write: true, visibleFrom: 1, found: true, polls: 1},
		"nobody, nothing writes": {polls: 1},
		"found after a while":    {write: true, visibleFrom: 3, found: true, polls: 3, least: 1500 * time.Millisecond, most: 2 * time.Second},
		"nobody after a write":   {write: true, polls: 7, least: searchSettles, most: searchSettles},
		"a write long ago":       {write: true, pause: time.Minute, polls: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				tenant := &laggingTenant{visibleFrom: c.visibleFrom}
				d := searcher(t, tenant, c.write)
				<-time.After(c.pause)
				began := time.Now()
				users, err := d.search(t.Context(), "x", client.FieldSelection{})
				if err != nil || len(users) == 1 != c.found {
					t.Errorf("%d users, error %v", len(users), err)
				}
				if took := time.Since(began); took < c.least || took > c.most {
					t.Errorf("took %s, want %s to %s", took, c.least, c.most)
				}
				if tenant.polls != c.polls {
					t.Errorf("%d requests, want %d", tenant.polls, c.polls)
				}
			})
		})
	}
}

func TestSearch_cancelled(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := searcher(t, &laggingTenant{}, true)
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		began := time.Now()
		if _, err := d.search(ctx, "x", client.FieldSelection{}); !errors.Is(err, context.DeadlineExceeded) {
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
	return &userDataSource{data: &providerdata.Data{Client: c}}
}
