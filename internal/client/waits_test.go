// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// lying is a network whose answers carry these headers, functions of the time.
type lying func(now time.Time) map[string]string

func (l lying) RoundTrip(req *http.Request) (*http.Response, error) {
	connect(req)
	if err := sleep(req.Context(), 50*time.Millisecond); err != nil {
		return nil, err
	}
	recorder := httptest.NewRecorder()
	recorder.Header().Set("X-RateLimit-Limit", "50")
	recorder.Header().Set("X-RateLimit-Remaining", "0")
	for name, value := range l(time.Now()) {
		recorder.Header().Set(name, value)
	}
	answer(recorder, http.StatusOK, onlyUser)
	return recorder.Result(), nil
}

func unix(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }

// Headers of a success that make no sense must not keep anybody waiting.
func TestAbsurdResetsAreDisbelieved(t *testing.T) {
	t.Parallel()
	epoch := time.Unix(0, 0).UTC().Format(http.TimeFormat)
	for name, headers := range map[string]lying{
		"milliseconds": func(now time.Time) map[string]string {
			return map[string]string{"X-RateLimit-Reset": strconv.FormatInt(now.Add(time.Second).UnixMilli(), 10)}
		},
		"nanoseconds": func(now time.Time) map[string]string {
			return map[string]string{"X-RateLimit-Reset": strconv.FormatInt(now.Add(time.Second).UnixNano(), 10)}
		},
		"Date at the epoch": func(now time.Time) map[string]string {
			return map[string]string{"X-RateLimit-Reset": unix(now.Add(time.Second)), "Date": epoch}
		},
		"Date and reset at the epoch": func(time.Time) map[string]string {
			return map[string]string{"X-RateLimit-Reset": "1", "Date": epoch}
		},
		"Date a month ago": func(now time.Time) map[string]string {
			return map[string]string{"X-RateLimit-Reset": unix(now.Add(time.Second)), "Date": now.AddDate(0, -1, 0).Format(http.TimeFormat)}
		},
		"dates that alternate": func(now time.Time) map[string]string {
			return map[string]string{
				"X-RateLimit-Reset": unix(now.Add(time.Second)),
				"Date":              now.AddDate(0, -now.Second()%2, 0).Format(http.TimeFormat),
			}
		},
		"an hour ahead": func(now time.Time) map[string]string {
			return map[string]string{"X-RateLimit-Reset": unix(now.Add(time.Hour)), "Date": now.Format(http.TimeFormat)}
		},
		"an hour ago": func(now time.Time) map[string]string {
			return map[string]string{"X-RateLimit-Reset": unix(now.Add(-time.Hour)), "Date": now.Format(http.TimeFormat)}
		},
		"seconds from now": func(time.Time) map[string]string { return map[string]string{"X-RateLimit-Reset": "30"} },
		"negative":         func(time.Time) map[string]string { return map[string]string{"X-RateLimit-Reset": "-1"} },
		"zero":             func(time.Time) map[string]string { return map[string]string{"X-RateLimit-Reset": "0"} },
		"the largest": func(time.Time) map[string]string {
			return map[string]string{"X-RateLimit-Reset": "9223372036854775807"}
		},
		"the smallest": func(time.Time) map[string]string {
			return map[string]string{"X-RateLimit-Reset": "-9223372036854775808"}
		},
		"no number": func(time.Time) map[string]string { return map[string]string{"X-RateLimit-Reset": "soon"} },
		"not told":  func(time.Time) map[string]string { return nil },
		"Retry-After": func(now time.Time) map[string]string {
			return map[string]string{"X-RateLimit-Reset": unix(now.Add(time.Second)), "Retry-After": "31536000"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c, err := New(Config{Domain: "acme.eu.auth0.com", Token: "x", HTTPTransport: headers})
				if err != nil {
					t.Fatal(err)
				}
				began := time.Now()
				var group sync.WaitGroup
				for range 20 {
					group.Go(func() {
						if _, err := c.Users.Get(t.Context(), "auth0|1"); err != nil {
							t.Error(err)
						}
					})
				}
				group.Wait()
				if took := time.Since(began); took > time.Minute {
					t.Errorf("20 requests took %s", took)
				}
			})
		})
	}
}

// The same after a 429, where waiting is due.
func TestAbsurdResetsOfRefusals(t *testing.T) {
	t.Parallel()
	for name, reset := range map[string]string{"milliseconds": "946684800000", "the largest": "9223372036854775807", "years": "1893456000"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(okHandler(http.StatusOK))
				refusal := limited(http.Header{"X-Ratelimit-Reset": {reset}})
				n.fail("GET /api/v2/users/auth0%7C1", refusal, refusal, refusal)
				began := time.Now()
				if _, err := onNetwork(t, n).Users.Get(t.Context(), "auth0|1"); err != nil {
					t.Error(err)
				}
				if took := time.Since(began); took > 30*time.Second {
					t.Errorf("took %s", took)
				}
			})
		})
	}
}

// A budget that is always used up, with reset times that sound true: nobody waits for ever, nor in
// silence.
func TestStarvedRequestsEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		minute := lying(func(now time.Time) map[string]string {
			return map[string]string{"X-RateLimit-Reset": unix(now.Add(time.Minute)), "Date": now.UTC().Format(http.TimeFormat)}
		})
		c, err := New(Config{Domain: "acme.eu.auth0.com", Token: "x", HTTPTransport: minute})
		if err != nil {
			t.Fatal(err)
		}
		sink := &logSink{}
		ctx := tflogtest.RootLogger(t.Context(), sink)
		began := time.Now()
		var group sync.WaitGroup
		var mu sync.Mutex
		var starved []*patience.Error
		for range 40 {
			group.Go(func() {
				_, err := c.Users.Get(ctx, "auth0|1")
				var e *patience.Error
				mu.Lock()
				defer mu.Unlock()
				if errors.As(err, &e) {
					starved = append(starved, e)
				} else if err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if took := time.Since(began); took > rateLimitPatience+time.Second {
			t.Errorf("took %s", took)
		}
		if len(starved) < 20 || starved[0].Waited != rateLimitPatience || !strings.Contains(starved[0].Advice, "-parallelism") {
			t.Fatalf("%d starved: %+v", len(starved), starved)
		}
		warnings := 0
		for _, line := range sink.lines(t) {
			if line["@level"] != "warn" {
				continue
			}
			warnings++
			if line["@message"] != "Waiting for room in the rate limit of the tenant" || line["at_most"] != "15m0s" || line["waited"] == "" {
				t.Errorf("%v", line)
			}
		}
		if warnings < 2 || warnings > 16 {
			t.Errorf("%d warnings", warnings)
		}
	})
}

// What takes longer than ten seconds is told, whatever it is.
func TestLongWaitsAreTold(t *testing.T) {
	t.Parallel()
	const route = "GET /api/v2/users/auth0%7C1"
	for name, c := range map[string]struct {
		route string
		fault fault
		told  string
	}{
		"rate limit": {
			route, limited(http.Header{"Retry-After": {"60"}}),
			"the next attempt at GET /users/{id} (the last one was answered with status 429)",
		},
		"unavailable": {route, unavailable("30"), "the next attempt at GET /users/{id} (the last one was answered with status 503)"},
		"no answer":   {route, hang(false), "the answer to GET /users/{id}"},
		"token": {
			tokenRoute, limited(http.Header{"Retry-After": {"30"}}),
			"the next attempt at POST /oauth/token (the last one was answered with status 429)",
		},
		"no answer of token": {tokenRoute, hang(false), "the answer to POST /oauth/token"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(&tenant{lifetime: time.Hour})
				n.fail(c.route, c.fault)
				sink := &logSink{}
				if _, err := onNetwork(t, n, withSecret).Users.Get(tflogtest.RootLogger(t.Context(), sink), "auth0|1"); err != nil {
					t.Error(err)
				}
				if !bytes.Contains(sink.text.Bytes(), fmt.Appendf(nil, "Waiting for %s", c.told)) {
					t.Errorf("not told: %s", sink.text.String())
				}
			})
		})
	}
}

func unavailable(retryAfter string) fault {
	return func(n *network, req *http.Request) (*http.Response, error) {
		resp, err := apiError(false, http.StatusServiceUnavailable)(n, req)
		if err == nil {
			resp.Header.Set("Retry-After", retryAfter)
		}
		return resp, err
	}
}

// A ceiling of the configuration may make many requests wait for long, and that is no error.
func TestCeilingIsPatient(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(okHandler(http.StatusOK))
		c := onNetwork(t, n, func(config *Config) { config.MaxRequestsPerSecond = 0.1 })
		var group sync.WaitGroup
		for range 150 { // Takes 25 minutes.
			group.Go(func() {
				if _, err := c.Users.Get(t.Context(), "auth0|1"); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
	})
}

// Nor do those wait in vain whom requests of another group, which came later, overtake.
func TestCeilingIsPatient_otherGroups(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(okHandler(http.StatusOK))
		c := onNetwork(t, n, func(config *Config) { config.MaxRequestsPerSecond = 0.1 })
		var group sync.WaitGroup
		send := func(times int, call func() error) {
			for range times {
				group.Go(func() {
					if err := call(); err != nil {
						t.Error(err)
					}
				})
			}
			synctest.Wait()
		}
		send(100, func() error { _, err := c.Users.Get(t.Context(), "auth0|1"); return err })
		send(200, func() error { return c.Users.Delete(t.Context(), "auth0|1") })
		group.Wait()
	})
}
