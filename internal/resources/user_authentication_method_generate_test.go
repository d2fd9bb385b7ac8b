// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// The configuration that the CLI writes after an import, masks included, is accepted as it
// is, and leaves nothing to do.
func TestAccUserAuthenticationMethods_generatedConfiguration(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(`users:
- user_id: auth0|grace
  connection: Username-Password-Authentication
  email: grace@example.com
  authentication_methods:
  - {id: "email|dev_0000000000000001", type: email, email: grace@example.com, name: Work}
  - {id: "totp|dev_0000000000000002", type: totp, totp_secret: KRSXG5CTMVRXEZLU}
  - {id: "phone|dev_0000000000000003", type: phone, phone_number: "+15555555044"}
- user_id: auth0|ada
  connection: Username-Password-Authentication
  email: ada@example.com
  authentication_methods:
  - {id: "email|dev_0000000000000004", type: email, email: ada@example.com, name: Work}
  - {id: "totp|dev_0000000000000005", type: totp, totp_secret: KRSXG5CTMVRXEZLU}
  - {id: "phone|dev_0000000000000006", type: phone, phone_number: "+15555555044"}
  - {id: "passkey|dev_0000000000000007", type: passkey, key_id: k, public_key: cGs=, user_handle: h, relying_party_identifier: example.com, credential_backed_up: false, transports: [internal, usb]}
`)
	d := w.NewWorkdir("")
	clitest.SkipOpenTofuBelow(t, d.CLI, 10, "generated configuration with lists of objects, at which OpenTofu 1.9 crashes,")
	clitest.SkipBelow(t, d.CLI, 9, "generated configuration with attributes of list elements that only Auth0 sets")
	out := d.Generate(`
import {
  to = auth0users_user_authentication_methods.all
  id = "auth0|grace"
}
import {
  to = auth0users_user_authentication_method.email
  id = "auth0|ada::email|dev_0000000000000004"
}
import {
  to = auth0users_user_authentication_method.totp
  id = "auth0|ada::totp|dev_0000000000000005"
}
import {
  to = auth0users_user_authentication_method.phone
  id = "auth0|ada::phone|dev_0000000000000006"
}
import {
  to = auth0users_user_authentication_method.passkey
  id = "auth0|ada::passkey|dev_0000000000000007"
}
`)
	if !strings.Contains(out, "5 to import, 0 to add, 0 to change, 0 to destroy") {
		t.Errorf("the first plan would change something:\n%s", changed(out))
	}
	d.Run("validate", "-no-color")
	d.Apply()
	d.ExpectNoChanges()
	generated, err := os.ReadFile(filepath.Join(d.Dir, acctest.GeneratedFile))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(generated), `"grac****@exam*******"`) {
		t.Errorf("no mask in the generated configuration:\n%s", generated)
	}
	for route := range w.Requests() {
		if !strings.HasPrefix(route, "GET ") {
			t.Errorf("the import asked for %s", route)
		}
	}
}

// With credentials that are not known yet, what is in state stays there, with a warning;
// what was only imported cannot be read.
func TestUserAuthenticationMethods_unknownCredentials(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	p.NoError(p.Configure(acctest.Attributes{
		"domain": acctest.String("tenant.example"), "client_id": acctest.String("x"), "client_secret": tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
	}))
	for typeName, states := range map[string][2]acctest.Attributes{
		methodType: {
			{"id": acctest.String(grace + "::email|dev_1"), "user_id": acctest.String(grace), "authentication_method_id": acctest.String("email|dev_1")},
			methodConfig("email", acctest.Attributes{
				"id": acctest.String(grace + "::email|dev_1"), "authentication_method_id": acctest.String("email|dev_1"), "email": acctest.String("grace@example.com"),
			}),
		},
		methodsType: {
			{"id": acctest.String(grace)},
			{"id": acctest.String(grace), "user_id": acctest.String(grace), "methods": owned(workEmail)},
		},
	} {
		schema := p.Schemas.ResourceSchemas[typeName]
		read := func(state acctest.Attributes) *tfprotov6.ReadResourceResponse {
			t.Helper()
			resp, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: typeName, CurrentState: p.Object(schema, state)})
			if err != nil {
				t.Fatal(err)
			}
			return resp
		}
		if text := acctest.Errors(read(states[0]).Diagnostics); !strings.Contains(text, "client_secret") {
			t.Errorf("%s: an import without credentials: %q", typeName, text)
		}
		kept := read(states[1])
		p.NoError(kept.Diagnostics)
		if len(kept.Diagnostics) != 1 || !strings.Contains(kept.Diagnostics[0].Detail, "client_secret") {
			t.Errorf("%s: no warning: %v", typeName, kept.Diagnostics)
		}
		for name, value := range p.Values(schema, kept.NewState) {
			if want, written := states[1][name]; written && !value.Equal(want) {
				t.Errorf("%s: %s became %s", typeName, name, value)
			}
		}
	}
}
