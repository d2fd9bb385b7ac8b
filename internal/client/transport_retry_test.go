// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
)

const onlyUser = `{"user_id":"auth0|1","identities":[{"connection":"db","user_id":"1","provider":"auth0"}]}`

func okHandler(status int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodDelete:
			w.WriteHeader(http.StatusNoContent)
		case r.URL.Path == "/api/v2/users-by-email":
			answer(w, status, "[]")
		default:
			answer(w, status, onlyUser)
		}
	})
}

func TestRetryRules(t *testing.T) {
	t.Parallel()
	get := func(ctx context.Context, c *Client) error { _, err := c.Users.Get(ctx, "auth0|1"); return err }
	patch := func(ctx context.Context, c *Client) error {
		_, err := c.Users.Update(ctx, "auth0|1", UpdateUserRequest{Blocked: Set(true)})
		return err
	}
	remove := func(ctx context.Context, c *Client) error { return c.Users.Delete(ctx, "auth0|1") }
	postOnce := operations.Operation{Method: http.MethodPost, Route: "/users/{id}"}
	postAgain := operations.Operation{Method: http.MethodPost, Route: "/users/{id}", Repeatable: true}
	post := func(ctx context.Context, c *Client) error {
		return c.do(ctx, call{operation: &postOnce, params: []string{"auth0|1"}, body: struct{}{}}, nil)
	}
	postRepeatable := func(ctx context.Context, c *Client) error {
		return c.do(ctx, call{operation: &postAgain, params: []string{"auth0|1"}, body: struct{}{}}, nil)
	}
	repeatedOnce := func(ctx context.Context, c *Client) error {
		return c.do(ctx, call{operation: &postAgain, params: []string{"auth0|1"}, body: struct{}{}, once: true}, nil)
	}
	requests := map[string]struct {
		route string
		run   func(context.Context, *Client) error
		safe  bool // Repeated after an answer that was lost.
	}{
		"GET":             {"GET /api/v2/users/auth0%7C1", get, true},
		"PATCH":           {"PATCH /api/v2/users/auth0%7C1", patch, true},
		"DELETE":          {"DELETE /api/v2/users/auth0%7C1", remove, true},
		"POST":            {"POST /api/v2/users/auth0%7C1", post, false},
		"repeatable POST": {"POST /api/v2/users/auth0%7C1", postRepeatable, true},
		"POST for once":   {"POST /api/v2/users/auth0%7C1", repeatedOnce, false},
	}
	const always, ifSafe, never = "always", "if safe", "never"
	problems := map[string]struct {
		fault  fault
		repeat string
	}{
		"429":                {limited(nil), always},
		"connection refused": {refused, always},
		"DNS hiccup":         {dialFails(&net.DNSError{Err: "server misbehaving", IsTemporary: true}), always},
		"unknown host":       {dialFails(&net.DNSError{Err: "no such host", IsNotFound: true}), never},
		"dropped":            {dropAfter, ifSafe},
		"hangs":              {hang(false), ifSafe},
		"HTML success":       {instead(false, 200, "text/html", htmlPage), ifSafe},
		"cut off":            {instead(false, 200, "application/json", `{"user_id":"au`), ifSafe},
		"cut off error":      {instead(false, 404, "application/json", `{"statusCode":404,"err`), ifSafe},
		"408":                {apiError(false, 408), ifSafe},
		"500":                {apiError(false, 500), ifSafe},
		"502 HTML":           {instead(false, 502, "text/html", htmlPage), ifSafe},
		"503":                {apiError(false, 503), ifSafe},
		"504":                {apiError(false, 504), ifSafe},
		"501":                {apiError(false, 501), never},
		"400":                {apiError(false, 400), never},
		"401":                {apiError(false, 401), never},
		"403":                {apiError(false, 403), never},
		"409":                {apiError(false, 409), never},
		"404 HTML":           {instead(false, 404, "text/html", htmlPage), never},
		"redirect":           {instead(false, 302, "text/html", ""), never},
	}
	for operationName, operation := range requests {
		for problemName, problem := range problems {
			t.Run(operationName+" "+problemName, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					n := newNetwork(okHandler(http.StatusOK))
					n.fail(operation.route, problem.fault, problem.fault)
					c := onNetwork(t, n)
					err := operation.run(t.Context(), c)
					repeated := problem.repeat == always || problem.repeat == ifSafe && operation.safe
					want := 1
					if repeated {
						want = 3
					}
					if got := n.count(operation.route); got != want {
						t.Errorf("%d requests, want %d", got, want)
					}
					if repeated && err != nil {
						t.Errorf("error %v although the third request succeeds", err)
					}
					if !repeated && err == nil {
						t.Error("no error")
					}
				})
			})
		}
	}
}

func TestRetryGivesUp(t *testing.T) {
	t.Parallel()
	for retries, want := range map[int]int{-1: 1, 0: 1 + defaultMaxRetries, 1: 2, 3: 4} {
		t.Run(strconv.Itoa(retries), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(okHandler(http.StatusServiceUnavailable))
				c := onNetwork(t, n, func(config *Config) { config.MaxRetries = retries })
				_, err := c.Users.Update(t.Context(), "auth0|1", UpdateUserRequest{Blocked: Set(true)})
				var failure *Error
				if !errors.As(err, &failure) || failure.Status != http.StatusServiceUnavailable {
					t.Fatalf("error %v, want status 503", err)
				}
				if failure.Attempts != want || n.total != want {
					t.Errorf("%d attempts reported, %d made, want %d", failure.Attempts, n.total, want)
				}
				if !failure.MayHaveBeenProcessed {
					t.Error("a PATCH answered with 503 may have been processed")
				}
			})
		})
	}
}

// That the network comes back is waited for once, and not by each of thousands of calls. The first answer ends that.
func TestRetryOutage(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const route, attempts = "GET /api/v2/users/auth0%7C1", 4
		n := newNetwork(okHandler(http.StatusOK))
		c := onNetwork(t, n, func(config *Config) { config.MaxRetries = attempts - 1 })
		for i, step := range []struct {
			later         time.Duration
			refused, want int
		}{
			{0, attempts, attempts}, // Nobody is there.
			{0, 1, 1},               // Nobody is there still, as was to be expected.
			{outageFresh - time.Second, 1, 1},
			{0, 0, 1},                   // Answered.
			{0, 2, 3},                   // A short outage is waited for again.
			{0, attempts, attempts},     // A long one is not,
			{0, 1, 1},                   // as before,
			{outageFresh, 2, 3},         // for a while.
			{0, attempts, attempts},     // And once more:
			{2 * outageFresh, 0, 1},     // who comes much later is answered.
			{0, attempts - 1, attempts}, // Nothing is left of it.
		} {
			time.Sleep(step.later)
			for range step.refused {
				n.fail(route, refused)
			}
			before := n.count(route)
			_, err := c.Users.Get(t.Context(), "auth0|1")
			if got := n.count(route) - before; got != step.want || (err != nil) != (step.refused == step.want) {
				t.Errorf("call %d: %d attempts (%v), want %d", i+1, got, err, step.want)
			}
		}
	})
}

// A call that reached the other side says of no network that it is down, nor does one beside which others are answered.
func TestRetryOutage_none(t *testing.T) {
	t.Parallel()
	const route = "GET /api/v2/users/auth0%7C1"
	for name, faults := range map[string][]fault{
		"lost answers, and then no connection": {dropAfter, refused},
		"failures, and then no connection":     {apiError(false, 503), refused},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(okHandler(http.StatusOK))
				c := onNetwork(t, n, func(config *Config) { config.MaxRetries = 1 })
				n.fail(route, append(faults, refused)...)
				for _, fails := range []bool{true, false} {
					if _, err := c.Users.Get(t.Context(), "auth0|1"); (err != nil) != fails {
						t.Errorf("%v, want an error: %t", err, fails)
					}
				}
			})
		})
	}
	t.Run("an answer meanwhile", func(t *testing.T) {
		t.Parallel()
		synctest.Test(t, func(t *testing.T) {
			var o outage
			began := time.Now()
			time.Sleep(time.Second)
			o.answer()
			time.Sleep(time.Second)
			if o.gaveUp(began, 1, 0); o.lasts() {
				t.Error("an outage, although something was answered")
			}
			time.Sleep(time.Second)
			if o.gaveUp(time.Now(), 1, 0); !o.lasts() {
				t.Error("no outage")
			}
			o.miss(&ConnectError{})
			if o.answer(); o.lasts() || o.last.Load() != nil {
				t.Error("an outage after an answer")
			}
		})
	})
}

// A call that has begun before an outage was found keeps all of its attempts.
func TestRetryOutage_begun(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const route = "GET /api/v2/users/auth0%7C1"
		n := newNetwork(okHandler(http.StatusOK))
		c := onNetwork(t, n)
		n.fail(route, refused, refused)
		found := time.AfterFunc(backoffFirst/2, func() { c.outage.gaveUp(time.Now(), 1, 0) }) // Between its first two attempts.
		defer found.Stop()
		if _, err := c.Users.Get(t.Context(), "auth0|1"); err != nil || n.count(route) != 3 {
			t.Errorf("%d attempts (%v), want 3", n.count(route), err)
		}
	})
}

// Whoever had less time than all attempts take has seen an outage as well.
func TestRetryOutage_shortTime(t *testing.T) {
	t.Parallel()
	for name, secret := range map[string]string{"with a token": "", "without": "secret"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(okHandler(http.StatusOK))
				c := onNetwork(t, n, func(config *Config) {
					if config.ClientSecret = secret; secret != "" {
						config.Token, config.ClientID = "", "id"
					}
				})
				for range 20 {
					n.fail("GET /api/v2/users/auth0%7C1", refused)
					n.fail("POST /oauth/token", refused)
				}
				for _, most := range []time.Duration{backoffFirst, 10 * time.Second, 10 * time.Second} {
					ctx, cancel := context.WithTimeout(t.Context(), most)
					began := time.Now()
					_, err := c.Users.Get(ctx, "auth0|1")
					took := time.Since(began)
					synctest.Wait() // The fetch of a token ends a moment later.
					if err == nil || (most > time.Second) != c.outage.lasts() || took > most {
						t.Errorf("%v after %s of %s, an outage: %t", err, took, most, c.outage.lasts())
					}
					if missed := c.Unreachable(); missed == nil || missed.Kind != ConnectRefused {
						t.Errorf("the last attempt: %v", missed)
					}
					cancel()
				}
				began := time.Now()
				if _, err := c.Users.Get(t.Context(), "auth0|1"); err == nil || time.Since(began) > time.Second {
					t.Errorf("%v after %s", err, time.Since(began))
				}
			})
		})
	}
}

// A token that cannot be fetched is waited for once as well.
func TestRetryOutage_token(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const route = "POST /oauth/token"
		n := newNetwork(okHandler(http.StatusOK))
		c := onNetwork(t, n, func(config *Config) {
			config.Token, config.ClientID, config.ClientSecret, config.MaxRetries = "", "id", "secret", 2
		})
		for range 5 {
			n.fail(route, refused)
		}
		for _, want := range []int{3, 4, 5} {
			if _, err := c.Users.Get(t.Context(), "auth0|1"); err == nil || n.count(route) != want {
				t.Errorf("%d attempts (%v), want %d", n.count(route), err, want)
			}
		}
	})
}

// An error after a lost answer tells that the earlier attempt may have worked: repeating a password
// change, for one, may be refused by the password history.
func TestErrorAfterLostAnswerSaysSo(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(okHandler(http.StatusOK))
		n.fail("PATCH /api/v2/users/auth0%7C1", dropAfter, apiError(false, 400))
		_, err := onNetwork(t, n).Users.Update(t.Context(), "auth0|1", UpdateUserRequest{Password: Set("hunter22")})
		if !IsBadRequest(err) || !MayHaveBeenProcessed(err) {
			t.Errorf("error %v, MayHaveBeenProcessed %t", err, MayHaveBeenProcessed(err))
		}
	})
}

func TestRateLimitWaits(t *testing.T) {
	t.Parallel()
	now := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // Where every bubble's clock starts.
	reset := func(d time.Duration) http.Header {
		return http.Header{"X-Ratelimit-Reset": {strconv.FormatInt(now.Add(d).Unix(), 10)}}
	}
	cases := map[string]struct {
		header      http.Header
		skew        time.Duration
		least, most time.Duration
	}{
		"Retry-After in seconds": {http.Header{"Retry-After": {"7"}}, 0, 7 * time.Second, 9 * time.Second},
		"Retry-After as a date": {
			http.Header{"Retry-After": {now.Add(7 * time.Second).Format(http.TimeFormat)}},
			0, 6 * time.Second,
			10 * time.Second,
		},
		"reset time":                      {reset(20 * time.Second), 0, 20 * time.Second, 24 * time.Second},
		"reset time, server clock ahead":  {reset(time.Hour + 20*time.Second), time.Hour, 20 * time.Second, 24 * time.Second},
		"reset time, server clock behind": {reset(-time.Hour + 20*time.Second), -time.Hour, 20 * time.Second, 24 * time.Second},
		"reset time has passed":           {reset(-time.Minute), 0, 100 * time.Millisecond, 2 * time.Second},
		"no hint":                         {nil, 0, 300 * time.Millisecond, 2 * time.Second},
		"absurd":                          {http.Header{"Retry-After": {"90000"}}, 0, pacing.LongestWait, pacing.LongestWait + time.Minute},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(okHandler(http.StatusOK))
				n.skew = test.skew
				n.fail("GET /api/v2/users/auth0%7C1", limited(test.header))
				began := time.Now()
				if _, err := onNetwork(t, n).Users.Get(t.Context(), "auth0|1"); err != nil {
					t.Fatal(err)
				}
				if took := time.Since(began); took < test.least || took > test.most {
					t.Errorf("waited %s, want between %s and %s", took, test.least, test.most)
				}
			})
		})
	}
}

// Waiting for the rate limit is no retry: even without retries it is waited out, for requests and
// for the token.
func TestRateLimitWaitsWithoutRetries(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(&tenant{lifetime: time.Hour})
		wait := limited(http.Header{"Retry-After": {"3"}})
		n.fail(tokenRoute, wait, wait)
		n.fail("PATCH /api/v2/users/auth0%7C1", wait, wait)
		c := onNetwork(t, n, withSecret, func(config *Config) { config.MaxRetries = -1 })
		if _, err := c.Users.Update(t.Context(), "auth0|1", UpdateUserRequest{Blocked: Set(true)}); err != nil {
			t.Fatal(err)
		}
		if tokens, patches := n.count(tokenRoute), n.count("PATCH /api/v2/users/auth0%7C1"); tokens != 3 || patches != 3 {
			t.Errorf("%d token requests and %d PATCHes, want 3 of each", tokens, patches)
		}
	})
}

func TestRateLimitPatience(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			answerError(w, http.StatusTooManyRequests, "too_many_requests", "Global limit has been reached")
		}))
		began := time.Now()
		_, err := onNetwork(t, n, func(config *Config) { config.MaxRetries = 1 }).Users.Get(t.Context(), "auth0|1")
		if !IsRateLimited(err) {
			t.Errorf("error %v, want 429", err)
		}
		if took := time.Since(began); took < rateLimitPatience || took > rateLimitPatience+time.Minute {
			t.Errorf("gave up after %s, want %s", took, rateLimitPatience)
		}
	})
}

func TestEveryWaitEndsOnCancellation(t *testing.T) {
	t.Parallel()
	route := "GET /api/v2/users/auth0%7C1"
	cases := map[string][]fault{
		"rate limit":    {limited(http.Header{"Retry-After": {"600"}})},
		"backoff":       {refused, refused, refused, refused, refused},
		"no answer":     {hang(false)},
		"no connection": {hangDial},
	}
	for name, faults := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(okHandler(http.StatusOK))
				n.fail(route, faults...)
				ctx, cancel := context.WithTimeout(t.Context(), time.Second)
				defer cancel()
				began := time.Now()
				_, err := onNetwork(t, n).Users.Get(ctx, "auth0|1")
				if !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("error %v does not wrap the context's", err)
				}
				if took := time.Since(began); took != time.Second {
					t.Errorf("took %s, want 1s", took)
				}
			})
		})
	}
}

func TestCancelledBeforehandSendsNothing(t *testing.T) {
	t.Parallel()
	n := newNetwork(&directory{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := onNetwork(t, n)
	if _, err := c.Users.Create(ctx, inDatabase()); !errors.Is(err, context.Canceled) || MayHaveBeenProcessed(err) {
		t.Errorf("Create: %v", err)
	}
	if _, err := c.Users.Get(ctx, "auth0|1"); !errors.Is(err, context.Canceled) {
		t.Errorf("Get: %v", err)
	}
	if n.total != 0 {
		t.Errorf("%d requests were sent", n.total)
	}
}
