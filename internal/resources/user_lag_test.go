// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A plan never rests on what the search index has not seen yet: not on a user that
// it lacks, not on an older version, and not on the absence of a difference in one.
func TestAccUser_searchLag(t *testing.T) {
	t.Parallel()
	var ahead atomic.Int64
	pass := func(d time.Duration) { ahead.Add(int64(d)) }
	w := acctest.New(t, emulator.Options{
		SearchLag: time.Hour,
		Now:       func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) },
	})
	users := func(name string) string {
		return w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "email"
  email           = "lag-1@example.com"
  name            = "` + name + `"
}
resource "auth0users_user" "more" {
  count           = 8
  connection_name = "email"
  email           = "lag-more-${count.index}@example.com"
  name            = "` + name + `"
}`)
	}
	id := func() string {
		for _, u := range w.Users() {
			if u["email"] == "lag-1@example.com" {
				s, _ := u["user_id"].(string)
				return s
			}
		}
		return ""
	}
	w.Run(
		// The index knows nobody.
		resource.TestStep{Config: users("One"), ConfigPlanChecks: planned(plancheck.ResourceActionCreate)},
		resource.TestStep{Config: users("One"), ConfigPlanChecks: planned(plancheck.ResourceActionNoop)},
		// The index knows everybody, but not our change.
		resource.TestStep{
			PreConfig:        func() { pass(2 * time.Hour) },
			Config:           users("Two"),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
		},
		resource.TestStep{Config: users("Two"), ConfigPlanChecks: planned(plancheck.ResourceActionNoop)},
		// Somebody changes the name back: the index, which still has the old
		// version, knows nothing newer than we do, so GET tells.
		resource.TestStep{
			PreConfig:        func() { w.PatchUser(id(), map[string]any{"name": "One"}) },
			Config:           users("Two"),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
		},
		// A drift that the index has seen is confirmed and repaired.
		resource.TestStep{
			PreConfig: func() {
				w.PatchUser(id(), map[string]any{"name": "Three"})
				pass(2 * time.Hour)
			},
			Config:           users("Two"),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
		},
		// A user who is gone from both is gone.
		resource.TestStep{
			PreConfig: func() {
				pass(2 * time.Hour)
				w.DeleteUser(id())
				pass(2 * time.Hour)
			},
			Config:           users("Two"),
			ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
		},
	)
}
