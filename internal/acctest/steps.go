// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
)

// planFile is where a step's plan lies between plan, checks and apply.
const planFile = "step.tfplan"

// AfterApply is a check between an apply and the plan that follows, which needs no plan: for what was
// requested, or what the tenant has.
type AfterApply func() error

// CheckPlan implements plancheck.PlanCheck.
func (check AfterApply) CheckPlan(_ context.Context, _ plancheck.CheckPlanRequest, resp *plancheck.CheckPlanResponse) {
	resp.Error = check()
}

// plain reports whether the steps of a case are what runPlain knows: configurations to apply, with their
// checks. Whatever else a step or a case asks for is the test framework's.
func plain(c resource.TestCase) bool {
	steps := c.Steps
	c.Steps, c.TerraformVersionChecks = nil, nil
	if !reflect.DeepEqual(c, resource.TestCase{}) {
		return false
	}
	for _, s := range steps {
		for _, check := range s.ConfigPlanChecks.PostApplyPreRefresh {
			if _, ok := check.(AfterApply); !ok {
				return false
			}
		}
		if s.ImportState {
			s = withoutImport(s)
		} else if s.Config == "" || strings.Contains(s.Config, "required_providers") {
			return false
		}
		s.Config, s.PreConfig, s.PostApplyFunc = "", nil, nil
		s.ExpectError, s.ExpectNonEmptyPlan, s.PlanOnly = nil, false, false
		s.ConfigPlanChecks, s.ConfigStateChecks = resource.ConfigPlanChecks{}, nil
		if !reflect.DeepEqual(s, resource.TestStep{}) {
			return false
		}
	}
	return true
}

// withoutImport takes out of a step what imported knows.
func withoutImport(s resource.TestStep) resource.TestStep {
	s.ImportState, s.ImportStateVerify, s.ImportStateVerifyIgnore, s.ImportStateId, s.ResourceName = false, false, nil, "", ""
	return s
}

// runPlain does what the test framework does with such steps in half the commands of the CLI, which are
// what acceptance tests take their time for: a step is applied, and the plan after that is empty. What
// is left at the end is destroyed.
func runPlain(t *testing.T, c resource.TestCase) {
	t.Helper()
	d := newWorkdir(t, "", nil) // The configuration has a provider block.
	checkVersion(t, d, c.TerraformVersionChecks)
	for i, s := range c.Steps {
		if s.PreConfig != nil {
			s.PreConfig()
		}
		err := d.step(s)
		if problem := judge(s, err); problem != "" {
			t.Fatalf("step %d of %d: %s", i+1, len(c.Steps), problem)
		}
		if s.ExpectError == nil && s.PostApplyFunc != nil {
			s.PostApplyFunc()
		}
	}
	left, err := readStateFile(d.Dir)
	if err != nil {
		t.Fatal(err)
	}
	if left.managed() {
		d.Destroy("-refresh=false") // What stands in the way of reading is some test's own doing.
	}
}

// judge compares how a step ended with what it expects: "" if it is that.
func judge(s resource.TestStep, err error) string {
	switch {
	case s.ExpectError == nil && err != nil:
		return err.Error()
	case s.ExpectError != nil && err == nil:
		return fmt.Sprintf("no error, want %q", s.ExpectError)
	case s.ExpectError != nil && !s.ExpectError.MatchString(err.Error()):
		return fmt.Sprintf("want the error %q, got %v", s.ExpectError, err)
	}
	return ""
}

// step applies the configuration, makes the checks of the step and plans again.
func (d *Workdir) step(s resource.TestStep) error {
	if s.ImportState {
		return d.imported(s)
	}
	d.Write(s.Config)
	if s.PlanOnly {
		return d.planAgain(s)
	}
	if err := d.applyStep(s.ConfigPlanChecks.PreApply, s.ExpectError != nil); err != nil {
		return err
	}
	if err := d.checkState(s.ConfigStateChecks); err != nil {
		return err
	}
	if err := checkPlan(d.t.Context(), nil, s.ConfigPlanChecks.PostApplyPreRefresh); err != nil {
		return err
	}
	return d.planAgain(s)
}

// applyStep applies at once, or by way of a saved plan where that is to be checked for more than actions. An error that is
// expected is the one that people read.
func (d *Workdir) applyStep(checks []plancheck.PlanCheck, fails bool) error {
	const apply, automatic, silent, plain = "apply", "-auto-approve", "-input=false", "-no-color"
	if len(checks) == 0 {
		_, err := d.Try(apply, automatic, silent, plain)
		return err
	}
	if aboutActions(checks) && !fails {
		return d.applyTold(checks)
	}
	if _, err := d.Try("plan", "-out="+planFile, silent, plain); err != nil {
		return err
	}
	if err := d.checkPlanFile(checks); err != nil {
		return err
	}
	_, err := d.Try(apply, silent, plain, planFile)
	return err
}

// planAgain fails unless nothing is left to do, or something where the step says so.
func (d *Workdir) planAgain(s resource.TestStep) error {
	const plan, detailed = "plan", "-detailed-exitcode"
	checks := s.ConfigPlanChecks.PostApplyPostRefresh
	if aboutActions(checks) && s.ExpectError == nil {
		messages, err := d.tell(plan, detailed)
		if err := d.judgePlan(s, "", err); err != nil {
			return err
		}
		return d.checkActions(messages, checks)
	}
	args := []string{plan, detailed, "-input=false", "-no-color"}
	if len(checks) > 0 {
		args = append(args, "-out="+planFile)
	}
	out, err := d.Try(args...)
	if err := d.judgePlan(s, out, err); err != nil || len(checks) == 0 {
		return err
	}
	return d.checkPlanFile(checks)
}

// judgePlan fails unless the plan after a step, which was made with detailed exit codes, is what the step says.
func (d *Workdir) judgePlan(s resource.TestStep, out string, err error) error {
	var exit *exec.ExitError
	changes := errors.As(err, &exit) && exit.ExitCode() == 2
	if err != nil && !changes {
		return err
	}
	if changes != s.ExpectNonEmptyPlan {
		if err != nil {
			out = err.Error()
		}
		return fmt.Errorf("a plan that is not empty: %v, want %v\n%s", changes, s.ExpectNonEmptyPlan, out)
	}
	return nil
}

func (d *Workdir) checkPlanFile(checks []plancheck.PlanCheck) error {
	var plan tfjson.Plan
	plan.UseJSONNumber(true)
	if err := d.decode(&plan, "show", "-json", planFile); err != nil {
		return err
	}
	return checkPlan(d.t.Context(), &plan, checks)
}

func checkPlan(ctx context.Context, plan *tfjson.Plan, checks []plancheck.PlanCheck) error {
	var failed []error
	for _, check := range checks {
		var resp plancheck.CheckPlanResponse
		check.CheckPlan(ctx, plancheck.CheckPlanRequest{Plan: plan}, &resp)
		failed = append(failed, resp.Error)
	}
	return errors.Join(failed...)
}

func (d *Workdir) checkState(checks []statecheck.StateCheck) error {
	if len(checks) == 0 {
		return nil
	}
	state, err := d.stateFor(checks)
	if err != nil {
		return err
	}
	var failed []error
	for _, check := range checks {
		var resp statecheck.CheckStateResponse
		check.CheckState(d.t.Context(), statecheck.CheckStateRequest{State: state}, &resp)
		failed = append(failed, resp.Error)
	}
	return errors.Join(failed...)
}

// stateFor reads the state for checks. What is sensitive in it the CLI alone can tell.
func (d *Workdir) stateFor(checks []statecheck.StateCheck) (*tfjson.State, error) {
	sensitive := reflect.TypeOf(statecheck.ExpectSensitiveValue("", tfjsonpath.Path{}))
	if !slices.ContainsFunc(checks, func(check statecheck.StateCheck) bool { return reflect.TypeOf(check) == sensitive }) {
		return d.state()
	}
	var state tfjson.State
	state.UseJSONNumber(true)
	return &state, d.decode(&state, "show", "-json")
}

// state reads the state without a command of the CLI, with numbers as the state checks want them.
func (d *Workdir) state() (*tfjson.State, error) {
	state, err := readStateFile(d.Dir)
	if err != nil {
		return nil, err
	}
	return state.shown()
}

// decode runs a command of the CLI that answers in JSON.
func (d *Workdir) decode(into json.Unmarshaler, args ...string) error {
	out, err := d.Try(args...)
	if err != nil {
		return err
	}
	return into.UnmarshalJSON([]byte(out))
}
