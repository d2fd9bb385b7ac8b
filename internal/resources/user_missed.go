// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// missed ends the look for a user who is not there. It returns what is said of the user, and what is said of the whole
// state where all of its users are missing: it may have met another tenant than its own.
func missed(ctx context.Context, data *run.Data, p private, prior userModel) (own, all diag.Diagnostics) {
	own = linkedWarning(ctx, data.Client, prior.ID.ValueString())
	_, existed := timesFrom(ctx, p)
	switch {
	case len(own) > 0:
		data.People.Found() // The tenant has the account.
	case !existed:
		data.People.NotLooked() // Nobody has seen the user here: an import or a move has only named one.
	default:
		all = nobodyFound(data, data.People.Missed(prior.subject()))
	}
	return own, all
}

// nobodyFound is the warning about users of whom none is there; nothing for none.
func nobodyFound(data *run.Data, names []string) diag.Diagnostics {
	if len(names) == 0 {
		return nil
	}
	few := names
	if len(names) > individually {
		few = append(names[:individually:individually], fmt.Sprintf("%d more", len(names)-individually))
	}
	return diag.Diagnostics{diag.NewWarningDiagnostic("No User of the State Found", fmt.Sprintf(
		"None of the %d users of the state that were looked for so far exists in the tenant %s: %s.\n\n"+
			"Check that the provider's domain (AUTH0_DOMAIN) is the tenant that the state belongs to. In another one, an "+
			"apply would create everybody anew, and the state would lose the users that it has. If all of them were "+
			"deleted, there is nothing to correct.",
		len(names), data.Client.Host(), strings.Join(few, ", ")))}
}
