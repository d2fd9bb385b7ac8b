// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// After a cancellation the caller has its answer within two seconds, and it is the right one.
func TestCreateCancelled(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		request func() CreateUserRequest
		faults  map[string][]fault
		latency time.Duration
		want    string // "user", "ambiguous" or "cancelled".
	}{
		"the answer comes in the grace period": {withOwnID, nil, 1100 * time.Millisecond, "user"},
		"processed, no answer":                 {withOwnID, map[string][]fault{postUsers: {hang(true)}}, 50 * time.Millisecond, "user"},
		"processed, no answer, email":          {byEmail, map[string][]fault{postUsers: {hang(true)}}, 50 * time.Millisecond, "user"},
		"processed, no answer, sms":            {bySMS, map[string][]fault{postUsers: {hang(true)}}, 50 * time.Millisecond, "user"},
		"not processed":                        {withOwnID, map[string][]fault{postUsers: {hang(false)}}, 50 * time.Millisecond, "ambiguous"},
		"nothing answers any more": {
			withOwnID,
			map[string][]fault{postUsers: {hang(true)}, getOwn: {hang(false)}},
			50 * time.Millisecond,
			"ambiguous",
		},
		"waiting for the rate limit": {
			withOwnID,
			map[string][]fault{postUsers: {limited(http.Header{"Retry-After": {"60"}})}},
			50 * time.Millisecond,
			"cancelled",
		},
		"waiting to repeat": {
			withOwnID,
			map[string][]fault{postUsers: {refused, refused, refused, refused}},
			50 * time.Millisecond,
			"cancelled",
		},
		"no connection yet": {withOwnID, map[string][]fault{postUsers: {hangDial}}, 50 * time.Millisecond, "cancelled"},
		"waiting after a lost answer": {
			withOwnID,
			map[string][]fault{postUsers: {dropBefore, dropBefore, dropBefore, dropBefore}},
			50 * time.Millisecond, "ambiguous",
		},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(&directory{})
				n.latency = test.latency
				for route, faults := range test.faults {
					n.fail(route, faults...)
				}
				c := onNetwork(t, n)
				const after = 900 * time.Millisecond
				ctx, cancel := context.WithTimeout(t.Context(), after)
				defer cancel()
				began := time.Now()
				user, err := c.Users.Create(ctx, test.request())
				if took := time.Since(began); took >= after+2*time.Second {
					t.Errorf("took %s after the cancellation", took-after)
				} else if test.want == "cancelled" && took > after {
					t.Errorf("went on for %s after the cancellation", took-after)
				}
				var ambiguous *AmbiguousCreateError
				switch isAmbiguous := errors.As(err, &ambiguous); {
				case test.want == "user" && (err != nil || user == nil):
					t.Errorf("error %v, want the user", err)
				case test.want == "ambiguous" && !isAmbiguous:
					t.Errorf("user %v, error %v; want an AmbiguousCreateError", user, err)
				case test.want == "cancelled" && (isAmbiguous || MayHaveBeenProcessed(err)):
					t.Errorf("error %v claims that the user may exist", err)
				}
				if test.want != "user" && !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("error %v does not wrap the context's", err)
				}
			})
		})
	}
}

// hangDial never gets a connection.
func hangDial(n *network, req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	<-ctx.Done()
	return dialFails(ctx.Err())(n, req)
}
