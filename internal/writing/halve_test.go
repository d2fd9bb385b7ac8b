// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package writing

import (
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// How many users a request may have is learned from requests that were too large, and from nothing else:
// a role that is given to 100 users leaves the rest of the run with that size.
func TestGive_size(t *testing.T) {
	t.Parallel()
	someone := map[string]bool{userID(3): true}
	for name, c := range map[string]struct {
		world *tenant
		size  int
	}{
		"nothing wrong":     {&tenant{}, maxUsers},
		"a dozen at a time": {&tenant{atMost: 12}, 7}, // Halved: 100, 50, 25, 13, 7.
		"an unknown user":   {&tenant{unknown: someone}, maxUsers},
		"a full user":       {&tenant{full: someone}, maxUsers},
		"unavailable":       {&tenant{failing: map[string]error{"roles": &client.Error{Status: http.StatusServiceUnavailable}}}, maxUsers},
	} {
		synctest.Test(t, func(t *testing.T) {
			var users []string
			for n := range maxUsers {
				users = append(users, userID(n))
			}
			w := c.world.writer()
			w.give(t.Context(), roleID(0), users, func([]string) {})
			if w.most() != c.size {
				t.Errorf("%s: %d users a request, want %d", name, w.most(), c.size)
			}
		})
	}
}
