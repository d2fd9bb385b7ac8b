// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Under deletion_protection nothing is taken from a user who was read, is not planned to stay, and whose ID is not known any
// more: its resource is tainted. A user who is planned is not, and without the protection nothing is refused.
func TestUserProtocol_protectionOfTainted(t *testing.T) {
	t.Parallel()
	const user = "email|grace"
	phone := acctest.Attributes{"type": acctest.String("phone"), "phone_number": acctest.String("+14155550124")}
	for typeName, c := range map[string]struct {
		config, computed acctest.Attributes
		takes            string
	}{
		"auth0users_user_roles":                  {acctest.Attributes{"roles": rolesValue(role(1))}, nil, "roles"},
		"auth0users_user_role":                   {userOf("role_id", role(1)), nil, "roles"},
		linkType:                                 {userOf("identity_provider", "email", "identity_user_id", "linked"), userOf("on_destroy", "unlink"), "linked account"},
		"auth0users_user_authentication_method":  {phone, userOf("authentication_method_id", "phone|1"), "authentication method"},
		"auth0users_user_authentication_methods": {acctest.Attributes{"methods": owned(phone)}, nil, "authentication methods"},
	} {
		for name, how := range map[string]struct{ protected, planned, refused bool }{
			"tainted": {true, false, true}, "planned": {true, true, false}, "no protection": {false, false, false},
		} {
			t.Run(typeName+"/"+name, func(t *testing.T) {
				t.Parallel()
				w := acctest.New(t)
				w.Seed(theRoles + "users: [{user_id: email|grace, connection: email, email: grace@example.com}]")
				p := w.NewProtocol(map[string]tftypes.Value{"deletion_protection": acctest.Bool(how.protected)})
				grace := &stateful{t: t, p: p, typeName: userType}
				grace.importByID(user)
				if how.planned {
					grace.plan(userOf("connection_name", "email", "email", "grace@example.com"))
				}
				prior := acctest.Attributes{"id": acctest.String(user), "user_id": acctest.String(user)}
				maps.Copy(prior, c.config)
				maps.Copy(prior, c.computed)
				schema := p.Schemas.ResourceSchemas[typeName]
				prior = p.Values(schema, p.Object(schema, prior)) // With null for the rest.
				config := acctest.Attributes{"user_id": unknownText}
				maps.Copy(config, c.config)
				text := acctest.Errors(planOn(t, p, typeName, config, prior))
				says := "The user " + user + " is to be replaced (its resource is tainted), and with it would go the " + c.takes + "."
				if strings.Contains(text, says) != how.refused || !how.refused && text != "" {
					t.Errorf("errors: %s", text)
				}
			})
		}
	}
}
