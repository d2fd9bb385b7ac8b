// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"
)

// stuck reports, with diagnostics, that nobody can say what becomes of the people.
func (p *rosterPlan) stuck() bool {
	has := p.prior.having()
	switch refused := p.config.refuseKeys(); {
	case refused.HasError(): // They were unknown when the configuration was validated.
		p.diags.Append(refused...)
	case p.config.unknown != "":
		p.sayUnknown(has)
	case has > 0 && !p.config.connection.Equal(p.prior.connection):
		p.plan.people = p.prior.people
		p.diags.AddAttributeError(path.Root("connection_name"), "Connection of a Roster Cannot Be Changed", fmt.Sprintf(
			"The %d people of the roster are in the connection %q. A user cannot come into another connection: all of them would be deleted and "+
				"made anew, which a roster refuses.\n\n"+
				"Write the name of the connection as it was, and make another roster for the new one.", has, p.prior.connection.ValueString()))
	default:
		return false
	}
	return true
}

// sayUnknown is about people of whom the plan does not know who they are. Only where nobody can leave and nobody is taken
// over does an approver need no names.
func (p *rosterPlan) sayUnknown(has int) {
	const title, advice = "People Not Known Yet", "\n\nApply first what they come from, for example with -target, or make it something that " +
		"is known, such as a file or a variable."
	at := path.Root(p.config.unknown)
	adopts := !p.config.onConflict.IsNull() && p.config.onConflict.ValueString() != conflictFail
	switch {
	case has > 0:
		p.plan.people = p.prior.people
		p.diags.AddAttributeError(at, title, fmt.Sprintf(
			"The people of the roster come from something that is only known after apply, so the plan cannot say who of "+
				"the %d people of now leaves.%s", has, advice))
	case len(p.config.people) > 0 || adopts:
		p.diags.AddAttributeError(at, title,
			"People of the roster come from something that is only known after apply, so the plan cannot say who is created and who is taken over."+
				advice)
	default:
		p.diags.AddAttributeWarning(at, title,
			"The people of the roster come from something that is only known after apply: everybody in it is created then, and "+
				"this plan cannot say who that is.")
	}
}
