// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const (
	grace      = "auth0|grace"
	methodAddr = "auth0users_user_authentication_method.m"
	totpSecret = "JBSWY3DPEHPK3PXP"
)

// methodWorld is a tenant with grace, who has the given methods (YAML, a list in one line).
func methodWorld(t *testing.T, methods string) *acctest.World {
	t.Helper()
	w := acctest.New(t)
	w.Seed(fmt.Sprintf("users:\n- {user_id: %q, connection: Username-Password-Authentication, email: grace@example.com, authentication_methods: [%s]}\n", grace, methods))
	return w
}

func methodsPath(ids ...string) string {
	path := "/users/" + url.PathEscape(grace) + "/authentication-methods"
	for _, id := range ids {
		path += "/" + url.PathEscape(id)
	}
	return path
}

type apiMethod struct {
	ID, Type, Name, Email string
	PhoneNumber           string `json:"phone_number"`
	Channel               string `json:"preferred_authentication_method"`
}

// tenantMethods are grace's methods as the tenant shows them.
func tenantMethods(w *acctest.World) (methods []apiMethod) {
	w.Call(http.MethodGet, methodsPath(), nil, &methods)
	return methods
}

// tenantMethod is grace's method of the type.
func tenantMethod(t *testing.T, w *acctest.World, kind string) apiMethod {
	t.Helper()
	for _, m := range tenantMethods(w) {
		if m.Type == kind {
			return m
		}
	}
	t.Fatalf("no method of type %s", kind)
	return apiMethod{}
}

func method(kind string, lines ...string) string {
	return fmt.Sprintf("resource \"auth0users_user_authentication_method\" \"m\" {\n  user_id = %q\n  type    = %q\n  %s\n}\n", grace, kind, strings.Join(lines, "\n  "))
}

func TestAccUserAuthenticationMethod_phone(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, `{type: email, email: grace@example.com}`)
	mobile := method("phone", `phone_number = "+15555555044"`, `name = "Mobile"`)
	voice := method("phone", `phone_number = "+15555555044"`, `name = "Handset"`, `preferred_authentication_method = "voice"`)
	other := method("phone", `phone_number = "+15555555045"`, `name = "Handset"`, `preferred_authentication_method = "voice"`)
	masked := method("phone", `phone_number = "XXXXXXXX5045"`, `name = "Handset"`, `preferred_authentication_method = "voice"`)
	var id string
	importID := func() string { return grace + "::" + tenantMethod(t, w, "phone").ID }
	const one = "/users/{id}/authentication-methods/{authentication_method_id}"
	w.Run(
		resource.TestStep{
			Config:           w.HCL(mobile),
			ConfigPlanChecks: costing(w, action(methodAddr, plancheck.ResourceActionCreate), map[string]int{"POST /users/{id}/authentication-methods": 1}),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(methodAddr, tfjsonpath.New("phone_number"), knownvalue.StringExact("+15555555044")),
				statecheck.ExpectKnownValue(methodAddr, tfjsonpath.New("preferred_authentication_method"), knownvalue.StringExact("sms")),
				statecheck.ExpectKnownValue(methodAddr, tfjsonpath.New("confirmed"), knownvalue.Bool(true)),
				statecheck.ExpectKnownValue(methodAddr, tfjsonpath.New("aaguid"), knownvalue.Null()),
				statecheck.ExpectKnownValue(methodAddr, tfjsonpath.New("authentication_methods").AtSliceIndex(0).AtMapKey("type"), knownvalue.StringExact("sms")),
			},
			PostApplyFunc: func() { id = tenantMethod(t, w, "phone").ID; w.ResetRequests() },
		},
		resource.TestStep{
			Config: w.HCL(voice),
			ConfigPlanChecks: costing(w, action(methodAddr, plancheck.ResourceActionUpdate), map[string]int{
				"GET " + one: 1, "PATCH " + one: 1,
			}),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(methodAddr, tfjsonpath.New("authentication_methods").AtSliceIndex(0).AtMapKey("type"), knownvalue.StringExact("voice")),
			},
			PostApplyFunc: func() {
				if m := tenantMethod(t, w, "phone"); m.ID != id || m.Name != "Handset" || m.Channel != "voice" {
					t.Errorf("after the update: %+v", m)
				}
			},
		},
		// Somebody renames it; somebody deletes it.
		resource.TestStep{
			PreConfig:        func() { w.Call(http.MethodPatch, methodsPath(id), map[string]any{"name": "Theirs"}, nil) },
			Config:           w.HCL(voice),
			ConfigPlanChecks: action(methodAddr, plancheck.ResourceActionUpdate),
		},
		resource.TestStep{
			PreConfig:        func() { w.Call(http.MethodDelete, methodsPath(id), nil, nil) },
			Config:           w.HCL(voice),
			ConfigPlanChecks: action(methodAddr, plancheck.ResourceActionCreate),
		},
		resource.TestStep{
			Config:           w.HCL(other),
			ConfigPlanChecks: action(methodAddr, plancheck.ResourceActionReplace),
			PostApplyFunc: func() {
				if all := tenantMethods(w); len(all) != 2 || all[1].PhoneNumber != "XXXXXXXX5045" {
					t.Errorf("after the replacement: %+v", all)
				}
			},
		},
		// The number is masked in what an import brings; the mask keeps it, and a number in full replaces it.
		resource.TestStep{
			ResourceName: methodAddr, ImportState: true, ImportStateIdFunc: importByFunc(importID),
			ImportStateVerify: true, ImportStateVerifyIgnore: []string{"phone_number"},
		},
		resource.TestStep{Config: w.HCL(nobody)},
		resource.TestStep{
			PreConfig: func() {
				w.Call(http.MethodPost, methodsPath(), map[string]any{
					"type": "phone", "phone_number": "+15555555045", "name": "Handset", "preferred_authentication_method": "voice",
				}, nil)
			},
			Config: w.HCL(masked), ResourceName: methodAddr, ImportState: true, ImportStateIdFunc: importByFunc(importID), ImportStatePersist: true,
		},
		resource.TestStep{
			Config: w.HCL(masked),
			ConfigPlanChecks: resource.ConfigPlanChecks{
				PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}, PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
			},
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(methodAddr, tfjsonpath.New("phone_number"), knownvalue.StringExact("XXXXXXXX5045")),
			},
		},
		resource.TestStep{Config: w.HCL(other), ConfigPlanChecks: action(methodAddr, plancheck.ResourceActionReplace)},
		resource.TestStep{
			Config:           w.HCL(voice),
			ConfigPlanChecks: action(methodAddr, plancheck.ResourceActionReplace),
		},
		resource.TestStep{Config: w.HCL(strings.ReplaceAll(masked, "5045", "5046")), ExpectError: acctest.Messages("Masked Value", "write the whole value")},
		// The methods of others are not touched by destroy.
		resource.TestStep{Config: w.HCL(nobody), PostApplyFunc: func() {
			if all := tenantMethods(w); len(all) != 1 || all[0].Type != "email" {
				t.Errorf("after destroy: %+v", all)
			}
		}},
	)
}

// nobody is a configuration without a method.
const nobody = "output \"none\" { value = 0 }\n"

func importByFunc(id func() string) resource.ImportStateIdFunc {
	return func(*terraform.State) (string, error) { return id(), nil }
}

func TestAccUserAuthenticationMethod_totpWriteOnly(t *testing.T) {
	t.Parallel()
	w := methodWorld(t, "")
	totp := func(secret, version string) string {
		return w.HCL(method("totp", `name = "App"`, fmt.Sprintf("totp_secret_wo = %q", secret), "totp_secret_wo_version = "+version))
	}
	secret := func(c resource.ConfigPlanChecks) resource.ConfigPlanChecks {
		c.PreApply = append([]plancheck.PlanCheck{noSecret(totpSecret)}, c.PreApply...)
		c.PostApplyPostRefresh = append([]plancheck.PlanCheck{noSecret(totpSecret)}, c.PostApplyPostRefresh...)
		return c
	}
	var id string
	unchanged := func() {
		if now := tenantMethod(t, w, "totp").ID; now != id {
			t.Errorf("%s was replaced by %s", id, now)
		}
	}
	acctest.Case(t, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(tfversion.Version1_11_0)},
		Steps: []resource.TestStep{
			{
				Config:           totp(totpSecret, "1"),
				ConfigPlanChecks: secret(action(methodAddr, plancheck.ResourceActionCreate)),
				PostApplyFunc:    func() { id = tenantMethod(t, w, "totp").ID },
			},
			{Config: totp("KRSXG5CTMVRXEZLU", "1"), ConfigPlanChecks: action(methodAddr, plancheck.ResourceActionNoop)},
			// What an import cannot know begins to be in state, and nothing is sent.
			{
				ResourceName: methodAddr, ImportState: true, ImportStateVerify: true, ImportStateIdFunc: importByFunc(func() string { return grace + "::" + id }),
				ImportStateVerifyIgnore: []string{"totp_secret_wo_version"},
			},
			{
				Config:           w.HCL(method("totp", `name = "App"`, fmt.Sprintf("totp_secret = %q", totpSecret))),
				ConfigPlanChecks: action(methodAddr, plancheck.ResourceActionUpdate),
				PostApplyFunc:    unchanged,
			},
			{Config: totp(totpSecret, "2"), ConfigPlanChecks: action(methodAddr, plancheck.ResourceActionUpdate), PostApplyFunc: unchanged},
			{
				Config:           totp(totpSecret, "3"),
				ConfigPlanChecks: secret(action(methodAddr, plancheck.ResourceActionReplace)),
				PostApplyFunc: func() {
					if tenantMethod(t, w, "totp").ID == id {
						t.Error("the method was not replaced")
					}
				},
			},
		},
	})
}
