// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// Users whom nobody asked for are ignored, and a list that makes no sense is not used: GET decides.
func TestSearchMakesNoSense(t *testing.T) {
	t.Parallel()
	unusable := &client.Error{Status: http.StatusOK, Err: &client.UnusableAnswerError{Problem: "is a list with null in it"}}
	for name, c := range map[string]struct {
		nonsense func([]*client.User) ([]*client.User, error)
		gets     int
	}{
		"others besides": {func(found []*client.User) ([]*client.User, error) { return append(found, user("auth0|other", 1)), nil }, 0},
		"others instead": {func(found []*client.User) ([]*client.User, error) {
			others := make([]*client.User, len(found))
			for i := range others {
				others[i] = user(fmt.Sprint("auth0|other", i), 1)
			}
			return others, nil
		}, 30},
		"a hole at the end": {func(found []*client.User) ([]*client.User, error) { return found, unusable }, 30},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				world := newTenant(30)
				world.nonsense = c.nonsense
				readAll(t, New(world, false), world.ids(30), 10, knows(1))
				if world.gets != c.gets {
					t.Errorf("%d GET, want %d", world.gets, c.gets)
				}
			})
		})
	}
}
