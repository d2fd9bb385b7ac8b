// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// created is the state of a new roster. It has everybody, as the plan said, and null where nobody knows: an
// error beside a state would make Terraform delete and create everybody in the next run.
func (a *rosterApply) created() (*roster, diag.Diagnostics) {
	if len(a.state) == 0 && a.remarks.failed() {
		return nil, a.remarks.diagnostics() // Nobody exists, so nothing can be tainted.
	}
	missing := a.missing()
	a.remarks.asWarnings()
	diags := a.remarks.diagnostics()
	if len(missing) > 0 {
		diags.AddAttributeWarning(path.Root("ids"), "Roster Is Not Complete", fmt.Sprintf(
			"%d of the %d people could not be created or adopted, for the reasons given beside this: the roster has %d. ids has null for those "+
				"whom it was to make, and the next apply tries exactly the missing ones again. This is no error, because Terraform would then delete "+
				"and create everybody in the next run.", len(missing), len(a.plan.people), len(a.state)))
	}
	state := a.roster(a.plan)
	for key, is := range state.people {
		is.roles = a.plan.people[key].roles // What could not be given, the next refresh finds out.
		state.people[key] = is
	}
	for _, key := range missing {
		is := a.plan.people[key]
		if is.adopts() { // The state must have what the plan has, or else the CLI would take the roster for tainted.
			a.rests.NotAdopted = append(a.rests.NotAdopted, key)
		} else {
			is.ID = types.StringNull()
		}
		for _, c := range is.cells() {
			c.knowNothing()
		}
		state.people[key] = is
	}
	return state, diags
}

// missing are the keys of the plan whose people do not exist.
func (a *rosterApply) missing() []string {
	return slices.DeleteFunc(a.plan.keys(), func(key string) bool { _, is := a.state[key]; return is })
}

// changed is the state of a roster that was there. After an error what the roster says of all of them stays as it
// was, so that the next plan proposes it again.
func (a *rosterApply) changed() (*roster, diag.Diagnostics) {
	of := a.plan
	if a.remarks.failed() {
		of = a.prior
	}
	return a.roster(of), a.remarks.diagnostics()
}

func (a *rosterApply) roster(of *roster) *roster {
	state := *of
	state.people = a.state
	return &state
}
