// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
)

// Most checks of a plan ask what is done with a resource. A run tells that in its messages (-json), which saves the
// command that saves a plan and the one that shows it.

// toldActions are the actions that the messages of a run tell apart.
var toldActions = map[plancheck.ResourceActionType]bool{
	plancheck.ResourceActionNoop: true, plancheck.ResourceActionCreate: true, plancheck.ResourceActionUpdate: true,
	plancheck.ResourceActionDestroy: true, plancheck.ResourceActionReplace: true,
}

// aboutActions reports whether the messages of a run answer all the checks.
func aboutActions(checks []plancheck.PlanCheck) bool {
	action := reflect.TypeOf(plancheck.ExpectResourceAction("", ""))
	for _, check := range checks {
		if _, after := check.(AfterApply); after {
			continue
		}
		value := reflect.ValueOf(check)
		if value.Type() != action || !toldActions[plancheck.ResourceActionType(value.FieldByName("actionType").String())] {
			return false
		}
	}
	return len(checks) > 0
}

// message is one line of what a run tells.
type message struct {
	Text   string `json:"@message"`
	Type   string `json:"type"`
	Change struct {
		Resource struct {
			Address string `json:"addr"`
		} `json:"resource"`
		Action string `json:"action"`
	} `json:"change"`
	Changes    *changes `json:"changes"` // At the end of a plan.
	Diagnostic struct {
		Detail string `json:"detail"`
	} `json:"diagnostic"`
}

// changes are how many resources a plan changes, and how.
type changes struct {
	Add    int `json:"add"`
	Change int `json:"change"`
	Remove int `json:"remove"`
	// Operation is "plan" before an apply, and "apply" after it.
	Operation string `json:"operation"`
}

// tell runs a command that takes -json, and returns its messages and how it ended. What it said is in the error, as for
// people.
func (d *Workdir) tell(args ...string) ([]message, error) {
	out, err := d.Try(append(args, "-json", "-input=false")...)
	var messages []message
	var texts []string
	lines := bufio.NewScanner(strings.NewReader(out))
	lines.Buffer(nil, len(out)+1)
	for lines.Scan() {
		var m message
		if json.Unmarshal(lines.Bytes(), &m) != nil {
			texts = append(texts, lines.Text())
			continue
		}
		messages = append(messages, m)
		texts = append(texts, m.Text+"\n"+m.Diagnostic.Detail)
	}
	if err != nil {
		err = &toldError{err: err, text: strings.Join(texts, "\n")}
	}
	return messages, err
}

// toldError is a run that failed.
type toldError struct {
	err  error
	text string
}

func (e *toldError) Error() string { return e.text }
func (e *toldError) Unwrap() error { return e.err }

// actionsOf is a plan with the actions of the messages. What the state has and no message names is left as it is: so many
// must be named as the plan says that it changes.
func (d *Workdir) actionsOf(messages []message) (*tfjson.Plan, error) {
	plan := &tfjson.Plan{}
	add := func(address string, actions ...tfjson.Action) {
		plan.ResourceChanges = append(plan.ResourceChanges, &tfjson.ResourceChange{Address: address, Change: &tfjson.Change{Actions: actions}})
	}
	told, counted, said := map[string]bool{}, changes{Operation: "plan"}, (*changes)(nil)
	for _, m := range messages {
		if m.Type == "change_summary" && m.Changes != nil && m.Changes.Operation == "plan" {
			said = m.Changes
		}
		if m.Type != "planned_change" {
			continue
		}
		address := m.Change.Resource.Address
		told[address] = true
		switch action := m.Change.Action; action {
		case "create":
			counted.Add++
			add(address, tfjson.ActionCreate)
		case "update":
			counted.Change++
			add(address, tfjson.ActionUpdate)
		case "delete":
			counted.Remove++
			add(address, tfjson.ActionDelete)
		case "replace":
			counted.Add++
			counted.Remove++
			add(address, tfjson.ActionDelete, tfjson.ActionCreate)
		case "read":
			add(address, tfjson.ActionRead)
		case "move", "import", "noop":
			add(address, tfjson.ActionNoop)
		default:
			return nil, fmt.Errorf("%s: the action %q is none that checks know", address, action)
		}
	}
	if said == nil || *said != counted {
		return nil, fmt.Errorf("messages are missing: %+v were told, the plan has %+v", counted, said)
	}
	state, err := d.state()
	if err != nil || state.Values == nil || state.Values.RootModule == nil {
		return plan, err
	}
	for _, r := range state.Values.RootModule.Resources {
		if r.Mode == tfjson.ManagedResourceMode && !told[r.Address] {
			add(r.Address, tfjson.ActionNoop)
		}
	}
	return plan, nil
}

// applyTold applies and makes the checks of what the run tells. The first time it does so by way of a saved plan, as pipelines
// do, where plan and apply are processes of their own; after that at once.
func (d *Workdir) applyTold(checks []plancheck.PlanCheck) error {
	args, saves := []string{"apply", "-auto-approve"}, !d.saved
	if saves {
		args, d.saved = []string{"plan", "-out=" + planFile}, true
	}
	messages, err := d.tell(args...)
	if err == nil && saves {
		_, err = d.Try("apply", "-input=false", "-no-color", planFile)
	}
	if err != nil {
		return err
	}
	return d.checkActions(messages, checks)
}

// checkActions makes the checks of what a run has told.
func (d *Workdir) checkActions(messages []message, checks []plancheck.PlanCheck) error {
	plan, err := d.actionsOf(messages)
	if err != nil {
		return err
	}
	return checkPlan(d.t.Context(), plan, checks)
}
