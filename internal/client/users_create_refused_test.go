// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"errors"
	"testing"
	"testing/synctest"
)

func TestCreateFailsPlainlyWhenNothingWasMade(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		faults []fault
		status int
		posts  int
	}{
		"400":                   {[]fault{apiError(false, 400)}, 400, 1},
		"403":                   {[]fault{apiError(false, 403)}, 403, 1},
		"500 again and again":   {[]fault{apiError(false, 500), apiError(false, 500), apiError(false, 500)}, 500, 3},
		"lost, then 400":        {[]fault{dropBefore, apiError(false, 400)}, 400, 2},
		"501 is not worthwhile": {[]fault{apiError(false, 501)}, 501, 1},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				d := &directory{}
				n := newNetwork(d)
				n.fail(postUsers, test.faults...)
				c := onNetwork(t, n, func(config *Config) { config.MaxRetries = 2 })
				_, err := c.Users.Create(t.Context(), inDatabase())
				var failure *Error
				if !errors.As(err, &failure) || failure.Status != test.status {
					t.Fatalf("error %v, want status %d", err, test.status)
				}
				if MayHaveBeenProcessed(err) {
					t.Error("MayHaveBeenProcessed is true")
				}
				if got := n.count(postUsers); got != test.posts {
					t.Errorf("%d POSTs, want %d", got, test.posts)
				}
			})
		})
	}
}
