// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
)

func TestStats(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(&directory{})
		n.fail(postUsers, limited(http.Header{"Retry-After": {"3"}}), dropAfter)
		c := onNetwork(t, n, func(config *Config) { config.MaxRequestsPerSecond = 1 })
		if diff := cmp.Diff(Stats{Requests: map[string]int{}}, c.Stats()); diff != "" {
			t.Errorf("at the start (-want +got):\n%s", diff)
		}
		if _, err := c.Users.Create(t.Context(), withOwnID()); err != nil {
			t.Fatal(err)
		}
		got := c.Stats()
		if got.Waited <= 0 {
			t.Errorf("waited %s", got.Waited)
		}
		want := Stats{Requests: map[string]int{"POST /users": 2, "GET /users/{id}": 1}, RateLimited: 1, Waited: got.Waited}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		got.Requests["POST /users"] = 99
		if c.Stats().Requests["POST /users"] != 2 {
			t.Error("a caller can change the count")
		}
	})
}
