// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// createFirst is the configuration of resources that are created anew before they are destroyed.
func createFirst(configuration string) string {
	return strings.ReplaceAll(configuration, "\n}\n", "\n  lifecycle {\n    create_before_destroy = true\n  }\n}\n")
}

// Whoever is replaced with create_before_destroy has everything afterwards, and nothing is left over.
func TestAccBelongings_createBeforeDestroy(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	one := userRole("one", roleID(1)) + userPermission("one", api, "act:001")
	d := w.NewWorkdir(createFirst(one))
	for _, configuration := range []string{one, userRoles(roleID(1)) + grants("[1]")} {
		d.Write(createFirst(configuration))
		d.Apply()
		var addresses []string
		for line := range strings.Lines(d.Run("state", "list")) {
			addresses = append(addresses, strings.TrimSpace(line))
		}
		acctest.Says(t, d.Apply("-replace="+addresses[0], "-replace="+addresses[1]), "Kept By Another Resource")
		d.ExpectNoChanges()
		for _, address := range addresses {
			d.Run("taint", address)
		}
		d.Apply()
		d.ExpectNoChanges()
		expectRoles(t, w, roleID(1))
		expectPermissions(t, w, map[string][]string{api: {"act:001"}})
		d.Destroy()
		expectRoles(t, w)
		expectPermissions(t, w, map[string][]string{})
	}
}

// A linked account stays linked through a replacement, so that a blocked person stays out.
func TestAccBelongings_linkStays(t *testing.T) {
	t.Parallel()
	w := linkWorld(t)
	d := w.NewWorkdir(createFirst(linkByID("google-oauth2", "2077")))
	d.Apply()
	acctest.Says(t, d.Apply("-replace=auth0users_user_identity.l"), "Kept By Another Resource")
	d.ExpectNoChanges()
	d.Run("taint", "auth0users_user_identity.l")
	d.Apply()
	d.ExpectNoChanges()
	expectIdentities(t, w, grace, grace, "google-oauth2|2077")
	if n := w.Requests()["DELETE /users/{id}/identities/{provider}/{user_id}"]; n != 0 {
		t.Errorf("unlinked %d times", n)
	}
	d.Destroy()
	expectIdentities(t, w, grace, grace)
}
