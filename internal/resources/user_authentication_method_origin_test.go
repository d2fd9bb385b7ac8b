// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// step is a configuration of the TOTP secret, and whether it makes another method.
type step struct {
	what    string
	config  acctest.Attributes
	another bool
}

func totpSteps() (imported, made []step) {
	none := acctest.Attributes{}
	secret := func(text string) acctest.Attributes { return acctest.Attributes{"totp_secret": acctest.String(text)} }
	version := func(n int64) acctest.Attributes {
		return acctest.Attributes{"totp_secret_wo": acctest.String(totpSecret), "totp_secret_wo_version": acctest.Int(n)}
	}
	imported = []step{
		{"imported", none, false},
		{"a first version", version(1), false},
		{"forgotten", none, false},
		{"the same version", version(1), false},
		{"forgotten again", none, false},
		{"still", none, false},
		{"a new version", version(2), true},
		{"in clear", secret(totpSecret), false},
		{"another secret", secret("KRSXG5CTMVRXEZLU"), true},
		{"in clear, forgotten", none, false},
		{"and back", secret(totpSecret), true},
	}
	return imported, append([]step{{"made", version(1), true}}, imported[2:]...)
}

// A secret that was taken out of the configuration and comes back is sent, unless it surely is the same one; the
// first one after an import is recorded.
func TestUserAuthenticationMethod_totpSecretComesBack(t *testing.T) {
	t.Parallel()
	imported, made := totpSteps()
	for _, typeName := range []string{methodType, methodsType} {
		for start, steps := range map[string][]step{"an import": imported, "a create": made} {
			t.Run(typeName+" after "+start, func(t *testing.T) {
				t.Parallel()
				w := methodWorld(t, map[string]string{"an import": `{type: totp, id: "totp|dev_0000000000000001", totp_secret: KRSXG5CTMVRXEZLU}`}[start])
				s := &stateful{t: t, p: w.NewProtocol(nil), typeName: typeName}
				if start == "an import" {
					s.importByID(map[string]string{methodType: grace + "::totp|dev_0000000000000001", methodsType: grace}[typeName])
				}
				for _, step := range steps {
					config := acctest.Attributes{"type": acctest.String("totp")}
					for name, value := range step.config {
						config[name] = value
					}
					if typeName == methodsType {
						config = methodsConfig(config)
					} else {
						config["user_id"] = acctest.String(grace)
					}
					before := tenantIDs(w)["totp"]
					if problem := s.to(config); problem != "" {
						t.Fatalf("%s: %s", step.what, problem)
					}
					if another := tenantIDs(w)["totp"] != before; another != step.another || len(tenantMethods(w)) != 1 {
						t.Fatalf("%s: another method: %t, %s", step.what, another, cmp.Diff(before, tenantIDs(w)["totp"]))
					}
					s.p.NoError(s.refresh())
					if p := s.plan(config); !s.unchanged(p) {
						t.Fatalf("%s: something is left to do: %s", step.what, p.errors)
					}
				}
			})
		}
	}
}
