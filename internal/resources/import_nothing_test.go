// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// What stands for nothing at Auth0 is not imported, and the message says what to do instead, for every resource of the provider.
func TestImport_nothing(t *testing.T) {
	t.Parallel()
	p := acctest.New(t).NewProtocol(nil)
	says := map[string]string{
		"auth0users_user_access_revocation": "That apply will revoke the access of a user.",
		"auth0users_user_recovery_code":     "That apply will regenerate the recovery code of a user.",
		"auth0users_user_ticket":            "That apply will create a ticket for a user.",
		"auth0users_people_review":          "That apply sends nothing to Auth0.",
	}
	for name := range p.Schemas.ResourceSchemas {
		resp, err := p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: name, ID: "auth0|64f0c0ffee64f0c0ffee64f0"})
		if err != nil {
			t.Fatal(err)
		}
		text := acctest.Errors(resp.Diagnostics)
		if strings.Contains(text, "Not Implemented") {
			t.Errorf("%s: the framework answers: %s", name, text)
		}
		want, refused := says[name]
		if delete(says, name); refused && (!strings.Contains(text, "Nothing To Import") || !strings.Contains(text, "as "+name) || !strings.Contains(text, want)) {
			t.Errorf("%s: %q", name, text)
		}
	}
	for name := range says {
		t.Errorf("there is no %s", name)
	}
}
