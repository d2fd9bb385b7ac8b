// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// obstacle is why Auth0 would refuse to create a user. For a user who is only created that is worth a warning. A
// replacement deletes the old account first, so it is not begun.
type obstacle struct {
	attribute, reason string
	holder            string // Full ID of the user who has what the new one needs; "" for none.
}

// newObstacle takes the first paragraph of a text: the advice in the others is for somebody who is only created.
func newObstacle(attribute, text string) obstacle {
	reason, _, _ := strings.Cut(text, "\n\n")
	return obstacle{attribute: attribute, reason: reason}
}

func (o obstacle) stands() bool { return o.reason != "" }

// besides is the obstacle unless it is the old user, who makes room: a plan without a refresh may not know that it is them.
func (o obstacle) besides(old string) obstacle {
	if o.holder == old {
		return obstacle{}
	}
	return o
}

// ofReplacement refuses the replacement of a user.
func (o obstacle) ofReplacement(user string) diag.Diagnostic {
	return about(o.attribute, diag.NewErrorDiagnostic(cannotBeReplaced, fmt.Sprintf(
		"The user %s is to be replaced, and the new user could not be made then. %s\n\n"+
			"Correct it. If something else in the configuration is to make it possible, apply that first, for example with -target. "+
			"To keep the user, plan without the change, or without -replace; a tainted resource is freed with the command untaint.", user,
		o.reason)))
}
