// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import (
	"context"
	"net/http"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// told is an answer with these headers; no size, no headers.
func told(status, limit, remaining int) *http.Response {
	resp := &http.Response{StatusCode: status, Header: http.Header{}, Body: http.NoBody}
	if limit > 0 {
		resp.Header.Set("X-RateLimit-Limit", strconv.Itoa(limit))
		resp.Header.Set("X-RateLimit-Remaining", strconv.Itoa(remaining))
		resp.Header.Set("X-RateLimit-Reset", strconv.FormatInt(time.Now().Add(5*time.Second).Unix(), 10))
	}
	return resp
}

// sent sends one request that is answered at once, and returns how long it had to wait.
func sent(t *testing.T, p *Pacer, group Group, answer func() *http.Response) time.Duration {
	t.Helper()
	began := time.Now()
	permit, err := p.Acquire(t.Context(), group, patience.Wait{For: "room", Most: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	waited := time.Since(began)
	resp := answer()
	defer func() { _ = resp.Body.Close() }()
	permit.Done(resp)
	return waited
}

func newTestPacer() *Pacer {
	return New(Limits{Share: 1}, &Clock{}, new(patience.Teller))
}

// The rate of a bucket is worth nothing when the next answer is about one of another size, as when the
// group has several.
func TestAnotherSizeIsAnotherBucket(t *testing.T) {
	t.Parallel()
	now := time.Unix(1767225600, 0)
	b := newBucket(1)
	answered := func(limit, remaining float64) {
		c := b.charge(now)
		b.pending--
		b.observe(c, budget{limit: limit, remaining: remaining}, now, now, &Clock{})
	}
	answered(50, 20)
	b.continuous, b.perSecond = true, 16
	answered(50, 19)
	if !b.measured() {
		t.Error("the rate is forgotten with an answer about the same bucket")
	}
	answered(10, 3)
	if b.measured() || b.tokens != 3 {
		t.Errorf("%g tokens, rate known %t, want 3 of a bucket with another rate", b.tokens, b.measured())
	}
}

// A 429 counts for every group that may have the same bucket, and for at least as long as the server says.
func TestRefusalCountsForTheWholeBucket(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newTestPacer()
		for _, group := range []Group{ReadUsers, WriteUsers} {
			sent(t, p, group, func() *http.Response { return told(http.StatusOK, 50, 40) })
		}
		sent(t, p, ReadUsers, func() *http.Response {
			resp := told(http.StatusTooManyRequests, 0, 0)
			resp.Header.Set("Retry-After", "7")
			return resp
		})
		waited := sent(t, p, WriteUsers, func() *http.Response { return told(http.StatusOK, 50, 40) })
		if waited < 7*time.Second || waited > 20*time.Second { // Others may be there as well: twice as long, and a little.
			t.Errorf("waited %s, want 7s or more", waited)
		}
	})
}

// An error of a gateway has no headers either, and says nothing about limits.
func TestServerErrorIsNoLicence(t *testing.T) {
	t.Parallel()
	for status, free := range map[int]bool{http.StatusOK: true, http.StatusNotFound: true, http.StatusBadGateway: false} {
		t.Run(strconv.Itoa(status), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				p := newTestPacer()
				sent(t, p, Other, func() *http.Response { return told(status, 0, 0) })
				first, err := p.Acquire(t.Context(), Other, patience.Wait{For: "room", Most: time.Hour})
				if err != nil {
					t.Fatal(err)
				}
				defer first.Done(nil)
				ctx, cancel := context.WithTimeout(t.Context(), time.Second)
				defer cancel()
				second, err := p.Acquire(ctx, Other, patience.Wait{For: "room", Most: time.Hour})
				if (err == nil) != free {
					t.Errorf("a second request beside the first: %v", err)
				}
				if err == nil {
					second.Done(nil)
				}
			})
		})
	}
}
