// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
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

// actions are checks before an apply and after it: for the action, and for none.
func actions(action plancheck.ResourceActionType) resource.ConfigPlanChecks {
	check := func(action plancheck.ResourceActionType) []plancheck.PlanCheck {
		return []plancheck.PlanCheck{plancheck.ExpectResourceAction("auth0users_user.u", action)}
	}
	return resource.ConfigPlanChecks{PreApply: check(action), PostApplyPostRefresh: check(plancheck.ResourceActionNoop)}
}

func TestAboutActions(t *testing.T) {
	t.Parallel()
	action := func(a plancheck.ResourceActionType) plancheck.PlanCheck {
		return plancheck.ExpectResourceAction("x.y", a)
	}
	for name, c := range map[string]struct {
		checks []plancheck.PlanCheck
		want   bool
	}{
		"none":             {nil, false},
		"an update":        {[]plancheck.PlanCheck{action(plancheck.ResourceActionUpdate), action(plancheck.ResourceActionNoop)}, true},
		"the order":        {[]plancheck.PlanCheck{action(plancheck.ResourceActionUpdate), action(plancheck.ResourceActionDestroyBeforeCreate)}, false},
		"an empty plan":    {[]plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}, false},
		"a value":          {[]plancheck.PlanCheck{plancheck.ExpectUnknownValue("x.y", tfjsonpath.New("id"))}, false},
		"of the tenant's":  {[]plancheck.PlanCheck{AfterApply(func() error { return nil })}, true},
		"another's":        {[]plancheck.PlanCheck{somebodys{}}, false},
		"another's beside": {[]plancheck.PlanCheck{action(plancheck.ResourceActionUpdate), somebodys{}}, false},
	} {
		if got := aboutActions(c.checks); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// somebodys is a check that this package does not know.
type somebodys struct{}

func (somebodys) CheckPlan(context.Context, plancheck.CheckPlanRequest, *plancheck.CheckPlanResponse) {
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
		{resource.TestStep{Config: user, ConfigPlanChecks: actions(plancheck.ResourceActionNoop)}, ""},
		{resource.TestStep{Config: strings.Replace(user, "step@", "steps@", 1), ConfigPlanChecks: actions(plancheck.ResourceActionUpdate)}, ""},
		{resource.TestStep{Config: strings.Replace(user, "Username-P", "Users-P", 1), ConfigPlanChecks: actions(plancheck.ResourceActionUpdate)}, "no connection"},
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
