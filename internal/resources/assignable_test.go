// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// What the user has through a role only is not the user's own to take away.
func TestAssignablePermissions_direct(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		sources []string
		want    bool
	}{
		"no sources":     {nil, true},
		"direct":         {[]string{"DIRECT"}, true},
		"lower case":     {[]string{"direct"}, true},
		"role":           {[]string{"ROLE"}, false},
		"role and grant": {[]string{"ROLE", "DIRECT"}, true},
	} {
		granted := &client.GrantedPermission{Permission: client.Permission{Name: "read:books", ResourceServerIdentifier: "api"}}
		for _, source := range c.sources {
			granted.Sources = append(granted.Sources, client.PermissionSource{Type: source})
		}
		listed := listedPermission(granted)
		if want := (assignment.Item{ID: "read:books", API: "api"}); listed.Direct != c.want || listed.Item != want {
			t.Errorf("%s: %v, %t", name, listed.Item, listed.Direct)
		}
	}
}
