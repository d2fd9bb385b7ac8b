// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// noSecret is a plan check that fails when the plan, state included, holds the text.
type noSecret string

// CheckPlan implements plancheck.PlanCheck.
func (s noSecret) CheckPlan(_ context.Context, req plancheck.CheckPlanRequest, resp *plancheck.CheckPlanResponse) {
	plan := *req.Plan
	plan.Config = nil // The configuration itself, which the test has written.
	raw, err := json.Marshal(plan)
	switch {
	case err != nil:
		resp.Error = err
	case strings.Contains(string(raw), string(s)):
		resp.Error = errors.New("the plan holds the secret")
	}
}

// passwordSet reports when the tenant last saw a new password; "" for never since create.
func passwordSet(w *acctest.World) string {
	s, _ := w.User(updID)["last_password_reset"].(string)
	return s
}

func TestAccUser_passwordWriteOnly(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	user := func(password, version string) string {
		return dbUser(w, `
  email               = "wo@example.com"
  username            = "wo"
  password_wo         = "`+password+`"
  password_wo_version = `+version)
	}
	secret := func(c resource.ConfigPlanChecks, text string) resource.ConfigPlanChecks {
		c.PreApply = append([]plancheck.PlanCheck{noSecret(text)}, c.PreApply...)
		c.PostApplyPostRefresh = append([]plancheck.PlanCheck{noSecret(text)}, c.PostApplyPostRefresh...)
		return c
	}
	var last string
	acctest.Case(t, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(tfversion.Version1_11_0)},
		Steps: []resource.TestStep{
			{
				Config:            user("S3ntinel-One", "1"),
				ConfigPlanChecks:  secret(costs(w, plancheck.ResourceActionCreate, map[string]int{"GET /connections": acctest.ConnectionLooks(t), "GET /users": acctest.ConnectionLooks(t), "POST /users": 1}), "S3ntinel-One"),
				ConfigStateChecks: has(map[string]knownvalue.Check{"password_wo": knownvalue.Null(), "password_wo_version": knownvalue.Int64Exact(1)}),
			},
			// Another secret under the same version changes nothing.
			{
				Config:           user("S3ntinel-Two", "1"),
				ConfigPlanChecks: planned(plancheck.ResourceActionNoop),
				PostApplyFunc: func() {
					if last = passwordSet(w); last != "" {
						t.Error("the password was sent without a new version")
					}
				},
			},
			{
				PreConfig:        func() { w.ResetRequests() },
				Config:           user("S3ntinel-Two", "2"),
				ConfigPlanChecks: secret(planned(plancheck.ResourceActionUpdate), "S3ntinel-Two"),
				PostApplyFunc: func() {
					expectWrites(t, w, 1)
					if passwordSet(w) == last {
						t.Error("the password was not sent")
					}
				},
			},
			// A refused password leaves the state as it was, and no trace.
			{
				Config:      user("weak", "3"),
				ExpectError: words("PasswordStrengthError"),
			},
			{
				Config:            user("S3ntinel-Two", "2"),
				ConfigPlanChecks:  planned(plancheck.ResourceActionNoop),
				ConfigStateChecks: has(map[string]knownvalue.Check{"password_wo_version": knownvalue.Int64Exact(2)}),
			},
			// Nothing left of the pair: nothing is sent.
			{
				PreConfig: func() { w.ResetRequests() },
				Config: dbUser(w, `
  email    = "wo@example.com"
  username = "wo"`),
				ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
				PostApplyFunc:    func() { expectWrites(t, w, 0) },
			},
		},
	})
}

// A user that could not be created leaves nothing behind, with either attribute.
func TestAccUser_createRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	good := dbUser(w, `
  email    = "r@example.com"
  username = "r"
  password = "Correct-Horse-42"`)
	w.Run(
		resource.TestStep{
			Config: dbUser(w, `
  email    = "r@example.com"
  username = "r"
  password = "short"`),
			ExpectError: words("PasswordStrengthError"),
		},
		resource.TestStep{Config: good, ConfigPlanChecks: planned(plancheck.ResourceActionCreate)},
	)
}

// An account that exists has a password of its own: whoever approves the plan reads that the first one of the
// configuration replaces it. A later one is Terraform's own, and asked for by its version.
func TestUserProtocol_firstPasswordIsTold(t *testing.T) {
	t.Parallel()
	const says = "Password Will Be Replaced: The user ada@example.com"
	for _, attribute := range []string{"password", "password_wo"} {
		w := acctest.New(t)
		id := w.CreateUser(object{"connection": "Username-Password-Authentication", "email": "ada@example.com", "password": "Correct-Horse-1"})
		s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
		s.importByID(id)
		config := userOf("connection_name", "Username-Password-Authentication", "email", "ada@example.com")
		if said := s.plan(config).warnings; strings.Contains(said, says) {
			t.Errorf("without a password:\n%s", said)
		}
		for version, told := range []bool{true, false} {
			config[attribute] = acctest.String("Correct-Horse-" + strconv.Itoa(version+2))
			if attribute == "password_wo" {
				config["password_wo_version"] = acctest.Int(int64(version))
			}
			planned := s.plan(config)
			if strings.Contains(planned.warnings, says) != told {
				t.Errorf("%s %d:\n%s", attribute, version, planned.warnings)
			}
			if problem := s.apply(planned, config); problem != "" {
				t.Fatal(problem)
			}
		}
	}
}
