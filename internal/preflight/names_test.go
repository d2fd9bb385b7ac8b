// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/preflight"
)

// A list is read once for everybody, and a few lists are read at all.
func TestNames(t *testing.T) {
	t.Parallel()
	r := walk(t, &tenant{}, "read:roles")
	var read atomic.Int32
	ask := func(key string, err error) map[string]string {
		return r.Names(t.Context(), key, operations.ListRoles, func(context.Context) (map[string]string, error) {
			read.Add(1)
			return map[string]string{key: "name"}, err
		})
	}
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if ask("a", nil)["a"] != "name" {
				t.Error("not told")
			}
		})
	}
	group.Wait()
	if n := read.Load(); n != 1 {
		t.Errorf("read %d times", n)
	}
	if ask("broken", errors.New("no answer")) != nil {
		t.Error("an error is taken for a list")
	}
	for i := range 10 {
		ask(fmt.Sprint(i), nil)
	}
	if n := read.Load(); n != 4 || ask("9", nil) != nil {
		t.Errorf("%d lists were read, want 4", n)
	}
	var nobody *preflight.Run
	if nobody.Names(t.Context(), "a", operations.ListRoles, nil) != nil || walk(t, &tenant{}, "read:users").Names(t.Context(), "a", operations.ListRoles, nil) != nil {
		t.Error("told without a look")
	}
}
