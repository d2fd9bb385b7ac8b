// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

func TestLastWrite(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(okHandler(http.StatusOK))
		c := onNetwork(t, n, func(config *Config) { config.MaxRetries = -1 })
		const patch = "PATCH /api/v2/users/auth0%7C1"
		update := func() { _, _ = c.Users.Update(t.Context(), "auth0|1", UpdateUserRequest{Blocked: Set(true)}) }

		if _, err := c.Users.Get(t.Context(), "auth0|1"); err != nil || !c.LastWrite().IsZero() {
			t.Errorf("a read counts as a write (%v)", err)
		}
		n.fail(patch, apiError(false, http.StatusBadRequest))
		if update(); !c.LastWrite().IsZero() {
			t.Error("a refused request counts as a write")
		}
		if update(); !c.LastWrite().Equal(time.Now()) {
			t.Errorf("last write %s, want now", c.LastWrite())
		}
		before := c.LastWrite()
		<-time.After(time.Minute)
		n.fail(patch, dropAfter)
		if update(); !c.LastWrite().After(before) {
			t.Error("a write whose answer was lost does not count")
		}
	})
}
