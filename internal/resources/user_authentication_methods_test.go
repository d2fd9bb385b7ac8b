// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const methodsAddr = "auth0users_user_authentication_methods.m"

// methods is the resource with the methods, one line each.
func methods(lines ...string) string {
	return fmt.Sprintf("resource \"auth0users_user_authentication_methods\" \"m\" {\n  user_id = %q\n  methods = [\n    %s\n  ]\n}\n", grace, strings.Join(lines, ",\n    "))
}

const (
	phoneLine  = `{ type = "phone", phone_number = "+15555555044", name = "Mobile" }`
	emailLine  = `{ type = "email", email = "Grace@Example.com", name = "Work" }`
	totpLine   = `{ type = "totp", name = "App", totp_secret_wo = "` + totpSecret + `", totp_secret_wo_version = 1 }`
	secretLine = `{ type = "totp", name = "App", totp_secret = "` + totpSecret + `" }`
)

// tenantIDs are the IDs of grace's methods by type.
func tenantIDs(w *acctest.World) map[string]string {
	ids := map[string]string{}
	for _, m := range tenantMethods(w) {
		ids[m.Type] += m.ID
	}
	return ids
}

func TestAccUserAuthenticationMethods_lifecycle(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, "")
	const all, one = "/users/{id}/authentication-methods", "/users/{id}/authentication-methods/{authentication_method_id}"
	secret := func(c resource.ConfigPlanChecks) resource.ConfigPlanChecks {
		c.PreApply = append([]plancheck.PlanCheck{noSecret(totpSecret)}, c.PreApply...)
		c.PostApplyPostRefresh = append([]plancheck.PlanCheck{noSecret(totpSecret)}, c.PostApplyPostRefresh...)
		return c
	}
	reset := func() { w.ResetRequests() }
	var before map[string]string
	// kept asserts which methods still have the ID they had, and remembers the present ones.
	kept := func(want ...string) func() {
		return func() {
			t.Helper()
			now := tenantIDs(w)
			if len(now) != len(tenantMethods(w)) {
				t.Errorf("several of one type: %v", now)
			}
			for _, kind := range want {
				if now[kind] == "" || now[kind] != before[kind] {
					t.Errorf("%s was %q and is %q", kind, before[kind], now[kind])
				}
			}
			before = now
			w.ResetRequests()
		}
	}
	otherPhone := strings.Replace(phoneLine, "5044", "5045", 1)
	acctest.Case(t, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(tfversion.Version1_11_0)},
		Steps: []resource.TestStep{
			// Nothing there: one request for all, in an order that is not the tenant's.
			{
				Config:           w.HCL(methods(phoneLine, totpLine, emailLine)),
				ConfigPlanChecks: secret(costing(w, action(methodsAddr, plancheck.ResourceActionCreate), map[string]int{"GET " + all: 1, "PUT " + all: 1})),
				ConfigStateChecks: []statecheck.StateCheck{
					statecheck.ExpectKnownValue(methodsAddr, tfjsonpath.New("methods").AtSliceIndex(0).AtMapKey("phone_number"), knownvalue.StringExact("+15555555044")),
					statecheck.ExpectKnownValue(methodsAddr, tfjsonpath.New("methods").AtSliceIndex(0).AtMapKey("preferred_authentication_method"), knownvalue.StringExact("sms")),
					statecheck.ExpectKnownValue(methodsAddr, tfjsonpath.New("methods").AtSliceIndex(2).AtMapKey("email"), knownvalue.StringExact("Grace@Example.com")),
				},
				PostApplyFunc: kept(),
			},
			// The order means nothing.
			{Config: w.HCL(methods(emailLine, phoneLine, totpLine)), ConfigPlanChecks: action(methodsAddr, plancheck.ResourceActionNoop), PostApplyFunc: reset},
			// A name is changed without a word about the secret, in another order.
			{
				Config: w.HCL(methods(strings.Replace(emailLine, "Work", "Office", 1), totpLine, phoneLine)),
				ConfigPlanChecks: costing(w, action(methodsAddr, plancheck.ResourceActionUpdate), map[string]int{
					"GET " + all: 1, "PATCH " + one: 1,
				}),
				PostApplyFunc: kept("email", "totp", "phone"),
			},
			// Another number, another secret, another channel for nothing else.
			{
				Config: w.HCL(methods(emailLine, strings.Replace(totpLine, "version = 1", "version = 2", 1), otherPhone)),
				ConfigPlanChecks: costing(w, action(methodsAddr, plancheck.ResourceActionUpdate), map[string]int{
					"GET " + all: 1, "PATCH " + one: 1, "POST " + all: 2, "DELETE " + one: 2,
				}),
				PostApplyFunc: kept("email"),
			},
			// Somebody adds a passkey, which is not ours, and a method, which is.
			{
				PreConfig: func() {
					w.Call(http.MethodPost, methodsPath(), map[string]any{"type": "email", "email": "mallory@example.com"}, nil)
					w.Call(http.MethodPost, methodsPath(), map[string]any{
						"type": "passkey", "key_id": "k", "public_key": "cGs=", "user_handle": "h", "relying_party_identifier": "example.com",
					}, nil)
				},
				Config:           w.HCL(methods(emailLine, strings.Replace(totpLine, "version = 1", "version = 2", 1), otherPhone)),
				ConfigPlanChecks: action(methodsAddr, plancheck.ResourceActionUpdate),
				PostApplyFunc:    kept("email", "totp", "phone"),
			},
			// Somebody enrolls another app in place of ours: that is not the configured secret.
			{
				PreConfig: func() {
					w.Call(http.MethodDelete, methodsPath(before["totp"]), nil, nil)
					w.Call(http.MethodPost, methodsPath(), map[string]any{"type": "totp", "name": "App", "totp_secret": "KRSXG5CTMVRXEZLU"}, nil)
					before = tenantIDs(w)
				},
				Config:           w.HCL(methods(emailLine, strings.Replace(totpLine, "version = 1", "version = 2", 1), otherPhone)),
				ConfigPlanChecks: action(methodsAddr, plancheck.ResourceActionUpdate),
				PostApplyFunc: func() {
					if tenantIDs(w)["totp"] == before["totp"] {
						t.Error("the app of somebody else is still there")
					}
					kept("email", "phone", "passkey")()
				},
			},
			// Destroy leaves the passkey, one by one; fewer lines first.
			{
				Config:           w.HCL(methods(emailLine, otherPhone)),
				ConfigPlanChecks: costing(w, action(methodsAddr, plancheck.ResourceActionUpdate), map[string]int{"GET " + all: 1, "DELETE " + one: 1}),
				PostApplyFunc:    kept("email", "phone", "passkey"),
			},
			{Config: w.HCL(nobody), PostApplyFunc: func() {
				if ids := tenantIDs(w); len(ids) != 1 || ids["passkey"] == "" {
					t.Errorf("after destroy: %v", ids)
				}
				if n := w.Requests()["DELETE "+all]; n != 0 {
					t.Error("everything was deleted at once")
				}
			}},
		},
	})
}

func TestAccUserAuthenticationMethods_import(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, `{type: email, name: Work, email: grace@example.com}, {type: totp, name: App, totp_secret: KRSXG5CTMVRXEZLU}, {type: phone, phone_number: "+15555555044", name: Mobile}`)
	before := tenantIDs(w)
	unchanged := func() {
		if now := tenantIDs(w); fmt.Sprint(now) != fmt.Sprint(before) {
			t.Errorf("%v became %v", before, now)
		}
	}
	plain := `{ type = "totp", name = "App" }`
	// Of what an import brings, the mask is all that is known.
	maskedPhone, maskedEmail := strings.Replace(phoneLine, "+15555555044", "XXXXXXXX5044", 1), strings.Replace(emailLine, "Grace@Example.com", "grac****@exam*******", 1)
	w.Run(
		// Nothing is deleted that no plan has shown.
		resource.TestStep{
			Config:      w.HCL(methods(phoneLine)),
			ExpectError: acctest.Messages("User Has Other Authentication Methods", before["email"], before["totp"], "Import them"),
		},
		resource.TestStep{
			Config: w.HCL(methods(maskedPhone, plain, maskedEmail)), ResourceName: methodsAddr,
			ImportState: true, ImportStateId: grace, ImportStatePersist: true,
		},
		resource.TestStep{
			Config: w.HCL(methods(maskedPhone, plain, maskedEmail)),
			ConfigPlanChecks: resource.ConfigPlanChecks{
				PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}, PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
			},
			PostApplyFunc: unchanged,
		},
		// A secret begins to be in state; nothing is sent.
		resource.TestStep{
			PreConfig:        func() { w.ResetRequests() },
			Config:           w.HCL(methods(maskedPhone, secretLine, maskedEmail)),
			ConfigPlanChecks: action(methodsAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc:    func() { unchanged(); expectChanges(t, w, 0) },
		},
		resource.TestStep{
			Config:           w.HCL(methods(maskedPhone, plain, maskedEmail)),
			ConfigPlanChecks: action(methodsAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc:    func() { unchanged(); expectChanges(t, w, 0) },
		},
		resource.TestStep{
			Config:           w.HCL(methods(maskedPhone)),
			ConfigPlanChecks: action(methodsAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc: func() {
				if now := tenantIDs(w); len(now) != 1 || now["phone"] != before["phone"] {
					t.Errorf("after the update: %v", now)
				}
			},
		},
		// A number in full takes the place of the mask.
		resource.TestStep{
			Config:           w.HCL(methods(phoneLine)),
			ConfigPlanChecks: action(methodsAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc: func() {
				now := tenantIDs(w)
				if len(now) != 1 || now["phone"] == before["phone"] {
					t.Errorf("after the update: %v", now)
				}
				before = now
			},
		},
		// Gone with the user; then made anew for somebody with an unmanaged method of another kind.
		resource.TestStep{
			PreConfig: func() {
				w.Call(http.MethodPost, methodsPath(), map[string]any{
					"type": "webauthn-roaming", "key_id": "k", "public_key": "cGs=", "relying_party_identifier": "example.com",
				}, nil)
				w.Call(http.MethodDelete, methodsPath(before["phone"]), nil, nil)
			},
			Config:           w.HCL(methods(phoneLine, emailLine)),
			ConfigPlanChecks: action(methodsAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc: func() {
				if now := tenantIDs(w); len(now) != 3 {
					t.Errorf("after the update: %v", now)
				}
			},
		},
		resource.TestStep{Config: w.HCL(methods()), ConfigPlanChecks: action(methodsAddr, plancheck.ResourceActionUpdate)},
		resource.TestStep{
			PreConfig: func() { w.DeleteUser(grace) },
			Config:    w.HCL(methods()), ExpectError: acctest.Messages("User Not Found", grace),
		},
	)
}
