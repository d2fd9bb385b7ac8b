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
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const (
	linkAddr = "auth0users_user_identity.l"
	social   = "google-oauth2|1052"
	other2   = "google-oauth2|2077"
	gitHub   = "github|33"
)

// linkWorld is a tenant with grace and joan, and social accounts that one of them may have.
func linkWorld(t *testing.T, options ...emulator.Options) *acctest.World {
	t.Helper()
	w := acctest.New(t, options...)
	w.Seed(`users:
- {user_id: "auth0|grace", connection: Username-Password-Authentication, email: grace@example.com}
- {user_id: "auth0|joan", connection: Username-Password-Authentication, email: joan@example.com}
- {user_id: "google-oauth2|1052", connection: google-oauth2, email: grace@example.org, name: Grace, user_metadata: {theme: dark, font: serif}, app_metadata: {tier: gold}}
- {user_id: "google-oauth2|2077", connection: google-oauth2, email: grace2@example.org}
- {user_id: "github|33", connection: github, email: grace@example.net}
connections:
- {name: github, strategy: github}
`)
	return w
}

func identityLink(lines ...string) string {
	return fmt.Sprintf("resource \"auth0users_user_identity\" \"l\" {\n  user_id = %q\n  %s\n}\n", grace, strings.Join(lines, "\n  "))
}

func linkByID(provider, id string) string {
	return identityLink(fmt.Sprintf("identity_provider = %q", provider), fmt.Sprintf("identity_user_id = %q", id))
}

// identities are the accounts of a user as the tenant has them, by full ID.
func identities(t *testing.T, w *acctest.World, userID string) string {
	t.Helper()
	list, _ := w.User(userID)["identities"].([]any)
	var names []string
	for _, item := range list {
		identity, _ := item.(map[string]any)
		names = append(names, fmt.Sprintf("%v|%v", identity["provider"], identity["user_id"]))
	}
	return strings.Join(names, " ")
}

func expectIdentities(t *testing.T, w *acctest.World, userID string, want ...string) {
	t.Helper()
	if got := identities(t, w, userID); got != strings.Join(want, " ") {
		t.Errorf("%s has %s, want %v", userID, got, want)
	}
}

// link and unlink (from grace) as somebody else would.
func link(w *acctest.World, userID, secondary string) {
	provider, id, _ := strings.Cut(secondary, "|")
	w.Call(http.MethodPost, "/users/"+url.PathEscape(userID)+"/identities", map[string]any{"provider": provider, "user_id": id}, nil)
}

func unlink(w *acctest.World, secondary string) {
	provider, id, _ := strings.Cut(secondary, "|")
	w.Call(http.MethodDelete, "/users/"+url.PathEscape(grace)+"/identities/"+provider+"/"+url.PathEscape(id), nil, nil)
}

// login is the ID token of a person who signs in.
func login(t *testing.T, w *acctest.World, userID string) string {
	t.Helper()
	result, err := w.Emulator.Login(emulator.Login{UserID: userID})
	if err != nil {
		t.Fatal(err)
	}
	return result.IDToken
}

func TestAccUserIdentity_byID(t *testing.T) {
	t.Parallel()
	w := linkWorld(t)
	first, second := w.HCL(linkByID("google-oauth2", "1052")), w.HCL(linkByID("google-oauth2", other2))
	prefixed := w.HCL(linkByID("google-oauth2", social))
	const post, unlinkRoute, get = "POST /users/{id}/identities", "DELETE /users/{id}/identities/{provider}/{user_id}", "GET /users/{id}"
	w.Run(
		resource.TestStep{
			Config: first,
			ConfigPlanChecks: costing(w, resource.ConfigPlanChecks{
				PreApply: []plancheck.PlanCheck{
					plancheck.ExpectResourceAction(linkAddr, plancheck.ResourceActionCreate),
					plancheck.ExpectKnownValue(linkAddr, tfjsonpath.New("id"), knownvalue.StringExact(grace+"::google-oauth2::1052")),
				},
			}, map[string]int{get: 2, post: 1}),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(linkAddr, tfjsonpath.New("connection_name"), knownvalue.StringExact("google-oauth2")),
				statecheck.ExpectKnownValue(linkAddr, tfjsonpath.New("is_social"), knownvalue.Bool(true)),
			},
			PostApplyFunc: func() {
				expectIdentities(t, w, grace, grace, social)
				if w.User(social) != nil {
					t.Error("the account is still a user of its own")
				}
			},
		},
		// With and without the prefix is the same.
		resource.TestStep{Config: prefixed, ConfigPlanChecks: action(linkAddr, plancheck.ResourceActionNoop)},
		resource.TestStep{ResourceName: linkAddr, ImportState: true, ImportStateVerify: true, ImportStateId: grace + "::google-oauth2::" + social},
		// Somebody unlinks it; somebody links it again before we do.
		resource.TestStep{
			PreConfig:        func() { unlink(w, social) },
			Config:           first,
			ConfigPlanChecks: action(linkAddr, plancheck.ResourceActionCreate),
			PostApplyFunc:    func() { expectIdentities(t, w, grace, grace, social) },
		},
		resource.TestStep{
			PreConfig: func() { unlink(w, social) },
			Config:    first,
			ConfigPlanChecks: resource.ConfigPlanChecks{
				PreApply: []plancheck.PlanCheck{hook(func() { link(w, grace, social) })},
			},
			PostApplyFunc: w.ResetRequests,
		},
		resource.TestStep{
			Config:           second,
			ConfigPlanChecks: costing(w, action(linkAddr, plancheck.ResourceActionReplace), map[string]int{get: 3, post: 1, unlinkRoute: 1}),
			PostApplyFunc: func() {
				expectIdentities(t, w, grace, grace, other2)
				if u := w.User(social); u == nil || u["user_metadata"] != nil || u["email"] != "grace@example.org" {
					t.Errorf("the account that was unlinked: %v", u)
				}
			},
		},
		// Unlinked between plan and destroy: that is what destroy wanted.
		resource.TestStep{
			Config:           w.HCL(nobody),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{hook(func() { unlink(w, other2) })}},
			PostApplyFunc:    func() { expectIdentities(t, w, other2, other2) },
		},
		resource.TestStep{Config: w.HCL(linkByID("github", gitHub)), ConfigPlanChecks: action(linkAddr, plancheck.ResourceActionCreate)},
		// The user is gone, and the account with it.
		resource.TestStep{
			PreConfig: func() { w.DeleteUser(grace) },
			Config:    w.HCL(nobody),
		},
	)
}

func TestAccUserIdentity_token(t *testing.T) {
	t.Parallel()
	w := linkWorld(t)
	token, another := login(t, w, gitHub), login(t, w, other2)
	config := func(token string) string { return w.HCL(identityLink(fmt.Sprintf("link_with = %q", token))) }
	wanted := []statecheck.StateCheck{
		statecheck.ExpectKnownValue(linkAddr, tfjsonpath.New("id"), knownvalue.StringExact(grace+"::github::33")),
		statecheck.ExpectKnownValue(linkAddr, tfjsonpath.New("identity_provider"), knownvalue.StringExact("github")),
		statecheck.ExpectKnownValue(linkAddr, tfjsonpath.New("identity_user_id"), knownvalue.StringExact("33")),
		statecheck.ExpectKnownValue(linkAddr, tfjsonpath.New("connection_name"), knownvalue.StringExact("github")),
	}
	w.Run(
		resource.TestStep{Config: config(token), ConfigPlanChecks: action(linkAddr, plancheck.ResourceActionCreate), ConfigStateChecks: wanted},
		// A later token, even that of another account, changes nothing.
		resource.TestStep{Config: config(another), ConfigPlanChecks: action(linkAddr, plancheck.ResourceActionNoop), ConfigStateChecks: wanted},
		resource.TestStep{ResourceName: linkAddr, ImportState: true, ImportStateVerify: true, ImportStateVerifyIgnore: []string{"link_with"}},
		// Naming the account instead of proving it takes the token out of the state.
		resource.TestStep{
			Config:            w.HCL(linkByID("github", "33")),
			ConfigPlanChecks:  action(linkAddr, plancheck.ResourceActionUpdate),
			ConfigStateChecks: append(wanted, statecheck.ExpectKnownValue(linkAddr, tfjsonpath.New("link_with"), knownvalue.Null())),
		},
		resource.TestStep{Config: w.HCL(nobody), PostApplyFunc: func() { expectIdentities(t, w, gitHub, gitHub) }},
	)
}

func TestAccUserIdentity_tokenWriteOnly(t *testing.T) {
	t.Parallel()
	w := linkWorld(t)
	token, another := login(t, w, gitHub), login(t, w, other2)
	config := func(token string) string { return w.HCL(identityLink(fmt.Sprintf("link_with_wo = %q", token))) }
	created := action(linkAddr, plancheck.ResourceActionCreate)
	created.PreApply = append(created.PreApply, noSecret(token))
	created.PostApplyPostRefresh = append([]plancheck.PlanCheck{noSecret(token)}, created.PostApplyPostRefresh...)
	acctest.Case(t, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(tfversion.Version1_11_0)},
		Steps: []resource.TestStep{
			{Config: config(token), ConfigPlanChecks: created, PostApplyFunc: func() { expectIdentities(t, w, grace, grace, gitHub) }},
			{Config: config(another), ConfigPlanChecks: action(linkAddr, plancheck.ResourceActionNoop)},
			{Config: w.HCL(nobody), PostApplyFunc: func() { expectIdentities(t, w, grace, grace) }},
		},
	})
}
