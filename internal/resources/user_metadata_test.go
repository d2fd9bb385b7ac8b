// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const metaID = "auth0|meta"

// metaUser is a configuration of the user metaID with the given attribute lines.
func metaUser(w *acctest.World, lines string) string {
	return w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "Username-Password-Authentication"
  user_id         = "meta"
  email           = "meta@example.com"
  password        = "Correct-Horse-42"
` + lines + `
}`)
}

// stored asserts what the tenant has, as JSON text; "" for an absent attribute.
func stored(t *testing.T, w *acctest.World, attribute, want string) {
	t.Helper()
	got := ""
	if v, there := w.User(metaID)[attribute]; there {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		got = string(b)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", attribute, diff)
	}
}

func TestAccUser_metadataDeclared(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Run(
		resource.TestStep{
			Config: metaUser(w, `
  user_metadata = jsonencode({ theme = "dark", nested = { a = { b = [1, 2.5, "x", null] } }, gone = "soon" })
  app_metadata  = jsonencode({ plan = "pro" })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
		},
		// Applications write their own keys between two plans.
		resource.TestStep{
			PreConfig: func() {
				w.PatchUser(metaID, map[string]any{"app_metadata": map[string]any{"app_key": "precious"}, "user_metadata": map[string]any{"own": 1}})
			},
			Config: metaUser(w, `
  user_metadata = jsonencode({ theme = "dark", nested = { a = { b = [1, 2.5, "x", null] } }, gone = "soon" })
  app_metadata  = jsonencode({ plan = "pro" })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionNoop),
		},
		// A key changes, one is removed, one is added; a null means absent.
		resource.TestStep{
			Config: metaUser(w, `
  user_metadata = jsonencode({ theme = "light", nested = { a = {} }, never = null, big = 12345678901234567890 })
  app_metadata  = jsonencode({ plan = "pro" })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			PostApplyFunc: func() {
				stored(t, w, "user_metadata", `{"big":12345678901234567000,"nested":{"a":{}},"own":1,"theme":"light"}`)
				stored(t, w, "app_metadata", `{"app_key":"precious","plan":"pro"}`)
			},
		},
		// A declared key drifts and is repaired; the others are still untouched.
		resource.TestStep{
			PreConfig: func() {
				w.PatchUser(metaID, map[string]any{"user_metadata": map[string]any{"theme": "pink", "never": "now"}})
			},
			Config: metaUser(w, `
  user_metadata = jsonencode({ theme = "light", nested = { a = {} }, never = null, big = 12345678901234567890 })
  app_metadata  = jsonencode({ plan = "pro" })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			PostApplyFunc: func() {
				stored(t, w, "user_metadata", `{"big":12345678901234567000,"nested":{"a":{}},"own":1,"theme":"light"}`)
			},
		},
		// The empty object declares nothing and clears nothing of others.
		resource.TestStep{
			Config: metaUser(w, `
  user_metadata = jsonencode({})
  app_metadata  = jsonencode({})`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			PostApplyFunc: func() {
				stored(t, w, "user_metadata", `{"own":1}`)
				stored(t, w, "app_metadata", `{"app_key":"precious"}`)
			},
		},
		resource.TestStep{
			Config:           metaUser(w, `  app_metadata = jsonencode({ plan = "free" })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
		},
		// Removing the attribute removes what it declared.
		resource.TestStep{
			Config:            metaUser(w, ``),
			ConfigPlanChecks:  planned(plancheck.ResourceActionUpdate),
			ConfigStateChecks: has(map[string]knownvalue.Check{"app_metadata": knownvalue.Null(), "user_metadata": knownvalue.Null()}),
			PostApplyFunc: func() {
				stored(t, w, "app_metadata", `{"app_key":"precious"}`)
				stored(t, w, "user_metadata", `{"own":1}`)
			},
		},
	)
}

func TestAccUser_metadataFull(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const full = "  metadata_ownership = \"full\"\n"
	w.Run(
		resource.TestStep{
			Config:           metaUser(w, full+`  app_metadata = jsonencode({ plan = "pro" })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
		},
		// A foreign key is drift and is removed.
		resource.TestStep{
			PreConfig: func() {
				w.PatchUser(metaID, map[string]any{"app_metadata": map[string]any{"foreign": true}, "user_metadata": map[string]any{"unmanaged": 1}})
			},
			Config:           metaUser(w, full+`  app_metadata = jsonencode({ plan = "pro" })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			PostApplyFunc: func() {
				stored(t, w, "app_metadata", `{"plan":"pro"}`)
				stored(t, w, "user_metadata", `{"unmanaged":1}`)
			},
		},
		resource.TestStep{
			Config:           metaUser(w, full+`  app_metadata = jsonencode({})`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			PostApplyFunc:    func() { stored(t, w, "app_metadata", ``) },
		},
	)
}

// A switch to full ownership removes exactly what the plan warned of, in the same
// apply, and is quiet afterwards.
func TestAccUser_metadataTakeover(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Run(
		resource.TestStep{
			Config:           metaUser(w, `  app_metadata = jsonencode({ plan = "pro" })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
		},
		resource.TestStep{
			PreConfig: func() {
				w.PatchUser(metaID, map[string]any{"app_metadata": map[string]any{"foreign": true}})
			},
			Config:           metaUser(w, "  metadata_ownership = \"full\"\n  app_metadata = jsonencode({ plan = \"pro\" })"),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			PostApplyFunc:    func() { stored(t, w, "app_metadata", `{"plan":"pro"}`) },
		},
		resource.TestStep{
			PreConfig: func() {
				w.PatchUser(metaID, map[string]any{"app_metadata": map[string]any{"foreign": true}})
			},
			Config:           metaUser(w, "  metadata_ownership = \"declared\"\n  app_metadata = jsonencode({ plan = \"pro\" })"),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
		},
	)
}

// After an import nothing has been declared yet: a configuration that declares a
// part of the metadata takes that part over and leaves the rest.
func TestAccUser_metadataAfterImport(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(`
users:
  - user_id: auth0|meta
    email: meta@example.com
    identities: [{connection: Username-Password-Authentication, provider: auth0, user_id: meta, isSocial: false}]
    app_metadata: {plan: pro, app_key: precious}
    user_metadata: {theme: dark}
`)
	user := func(lines string) string {
		return w.HCL(`
import {
  to = auth0users_user.u
  id = "auth0|meta"
}
resource "auth0users_user" "u" {
  connection_name = "Username-Password-Authentication"
  email           = "meta@example.com"
` + lines + `
}`)
	}
	w.Run(
		resource.TestStep{
			Config:           user(`  app_metadata = jsonencode({ plan = "pro" })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionNoop),
		},
		resource.TestStep{
			Config:           user(`  app_metadata = jsonencode({ plan = "free", tier = 2 })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			PostApplyFunc: func() {
				stored(t, w, "app_metadata", `{"app_key":"precious","plan":"free","tier":2}`)
				stored(t, w, "user_metadata", `{"theme":"dark"}`)
			},
		},
		// From now on the keys are ours.
		resource.TestStep{
			Config:           user(`  app_metadata = jsonencode({ tier = 2 })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			PostApplyFunc: func() {
				stored(t, w, "app_metadata", `{"app_key":"precious","tier":2}`)
				stored(t, w, "user_metadata", `{"theme":"dark"}`)
			},
		},
	)
}

// An ownership that only the apply knows may remove the keys of others: the plan names them.
func TestUserProtocol_ownershipKnownAfterApply(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := userOf("connection_name", "email", "email", "ada@example.com", "app_metadata", `{"ours":1}`)
	s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
	if problem := s.apply(s.plan(config), config); problem != "" {
		t.Fatal(problem)
	}
	w.PatchUser(acctest.Text(s.state["id"]), object{"app_metadata": object{"theirs": 1}})
	s.p.NoError(s.refresh())
	config["metadata_ownership"] = unknownText
	if said := s.plan(config).warnings; !strings.Contains(said, "Keys May Be Removed: ") || !strings.Contains(said, "now theirs, and any") {
		t.Errorf("the plan says %q", said)
	}
	config["metadata_ownership"] = acctest.String("declared")
	if said := s.plan(config).warnings; strings.Contains(said, "Keys") {
		t.Errorf("of declared the plan says %q", said)
	}
}
