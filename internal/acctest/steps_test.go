// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
)

func TestPlain(t *testing.T) {
	t.Parallel()
	after := resource.ConfigPlanChecks{PostApplyPreRefresh: []plancheck.PlanCheck{AfterApply(func() error { return nil })}}
	planned := resource.ConfigPlanChecks{PostApplyPreRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}
	for name, c := range map[string]struct {
		step resource.TestStep
		want bool
	}{
		"a configuration":            {resource.TestStep{Config: "x", PreConfig: func() {}, PostApplyFunc: func() {}}, true},
		"one that fails":             {resource.TestStep{Config: "x", ExpectError: regexp.MustCompile("x")}, true},
		"a plan alone":               {resource.TestStep{Config: "x", PlanOnly: true, ExpectNonEmptyPlan: true}, true},
		"a check of the tenant":      {resource.TestStep{Config: "x", ConfigPlanChecks: after}, true},
		"a plan without refresh":     {resource.TestStep{Config: "x", ConfigPlanChecks: planned}, false},
		"an import":                  {resource.TestStep{ResourceName: "x.y", ImportState: true, ImportStateVerify: true}, true},
		"an import by block":         {resource.TestStep{ResourceName: "x.y", ImportState: true, ImportStateKind: resource.ImportBlockWithID}, false},
		"an import that is kept":     {resource.TestStep{ResourceName: "x.y", ImportState: true, ImportStatePersist: true}, false},
		"a destroy":                  {resource.TestStep{Config: "x", Destroy: true}, false},
		"providers of its own":       {resource.TestStep{Config: "terraform {\n  required_providers {}\n}"}, false},
		"what a later version wants": {resource.TestStep{Config: "x", Query: true}, false},
	} {
		if got := plain(resource.TestCase{Steps: []resource.TestStep{c.step}}); got != c.want {
			t.Errorf("%s is plain: %v", name, got)
		}
	}
	if plain(resource.TestCase{PreCheck: func() {}, Steps: []resource.TestStep{{Config: "x"}}}) {
		t.Error("a case with a check before it is the framework's")
	}
}

func TestJudge(t *testing.T) {
	t.Parallel()
	expecting := resource.TestStep{ExpectError: regexp.MustCompile("taken")}
	for _, c := range []struct {
		step resource.TestStep
		err  error
		want string
	}{
		{resource.TestStep{}, nil, ""},
		{resource.TestStep{}, errors.New("refused"), "refused"},
		{expecting, errors.New("it is taken"), ""},
		{expecting, errors.New("refused"), "refused"},
		{expecting, nil, "no error"},
	} {
		if got := judge(c.step, c.err); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%v with %v: %q, want %q", c.step.ExpectError, c.err, got, c.want)
		}
	}
}

// A step is not passed that ends with a plan that is not empty, or with the wrong checks.
func TestAccSteps(t *testing.T) {
	t.Parallel()
	w := New(t)
	const user = `resource "auth0users_user" "u" {
  connection_name = "Username-Password-Authentication"
  email           = "step@example.com"
  password        = "Correct-Horse-1"
}
`
	const never = user + "output \"now\" {\n  value = timestamp()\n}\n"
	d := w.NewWorkdir("")
	d.env = nil
	failing := resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction("auth0users_user.u", plancheck.ResourceActionCreate)}}
	for _, c := range []struct {
		step resource.TestStep
		want string
	}{
		{resource.TestStep{Config: user}, ""},
		{resource.TestStep{Config: user, ConfigPlanChecks: failing}, "expected Create"},
		{resource.TestStep{ResourceName: "auth0users_user.u", ImportState: true, ImportStateVerify: true}, "password"},
		{resource.TestStep{ResourceName: "auth0users_user.u", ImportState: true, ImportStateVerify: true, ImportStateVerifyIgnore: []string{"password"}}, ""},
		{resource.TestStep{Config: never}, "a plan that is not empty: true"},
		{resource.TestStep{Config: never, ExpectNonEmptyPlan: true}, ""},
		{resource.TestStep{Config: user + "oops", ExpectError: regexp.MustCompile("oops")}, ""},
	} {
		if c.step.Config != "" {
			c.step.Config = w.HCL(c.step.Config)
		}
		if got := judge(c.step, d.step(c.step)); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
