// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"errors"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// A count that cannot go on, for whatever reason, is given up: it would begin anew without end.
func TestSize_unknown(t *testing.T) {
	t.Parallel()
	const next = "2026-01-01T00:00:00.000Z"
	for name, c := range map[string]struct {
		step client.UserCount
		err  error
		want bool
	}{
		"all":                     {client.UserCount{Users: 5, Complete: true}, nil, false},
		"more to come":            {client.UserCount{Users: searchCap, Next: next}, nil, false},
		"no way to go on":         {client.UserCount{Users: searchCap}, nil, true},
		"an error":                {client.UserCount{}, errors.New("no answer"), true},
		"an error after all":      {client.UserCount{Users: 5, Complete: true}, errors.New("no answer"), true},
		"too many for the memory": {client.UserCount{Users: maxSnapshot + 1, Next: next}, nil, true},
		"all, too many":           {client.UserCount{Users: maxSnapshot + 1, Complete: true}, nil, true},
	} {
		if got := (size{busy: true}).add(c.step, c.err); got.unknown != c.want || got.busy {
			t.Errorf("%s: unknown %t, want %t; busy %t", name, got.unknown, c.want, got.busy)
		}
	}
}
