// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// With ignore_changes the CLI puts the state, masks included, in the place of the configuration: what somebody
// else enrolls is no difference then, and no mask that anybody has written.
func TestAccUserAuthenticationMethods_ignored(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, "")
	configuration := strings.TrimSuffix(methods(phoneLine, secretLine), "}\n") + "  lifecycle {\n    ignore_changes = [methods]\n  }\n}\n"
	d := w.NewWorkdir(configuration)
	d.Apply()
	enroll := func(method map[string]string) {
		w.Call(http.MethodPost, "/users/"+url.PathEscape(grace)+"/authentication-methods", method, nil)
	}
	enroll(map[string]string{"type": "phone", "phone_number": "+15555550199"})
	enroll(map[string]string{"type": "email", "email": "grace@example.net"})
	d.ExpectNoChanges()
	d.Apply()
	d.ExpectNoChanges()
	d.Write(strings.ReplaceAll(configuration, "5044", "5045"))
	d.ExpectNoChanges()
	if n := len(tenantMethods(w)); n != 4 {
		t.Errorf("the user has %d methods", n)
	}
}
