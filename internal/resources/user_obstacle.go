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
type obstacle struct{ attribute, reason string }

// newObstacle takes the first paragraph of a text: the advice in the others is for somebody who is only created.
func newObstacle(attribute, text string) obstacle {
	reason, _, _ := strings.Cut(text, "\n\n")
	return obstacle{attribute, reason}
}

func (o obstacle) stands() bool { return o.reason != "" }

// ofReplacement refuses the replacement of a user.
func (o obstacle) ofReplacement(user string) diag.Diagnostic {
	return about(o.attribute, diag.NewErrorDiagnostic(cannotBeReplaced, fmt.Sprintf(
		"A replacement begins with the end of the user %s, and the new user could not be made after that. %s\n\n"+
			"Correct it. If something else in the configuration is to make it possible, apply that first, for example with -target. "+
			"To keep the user, plan without the change, or without -replace; a tainted resource is freed with the command untaint.", user, o.reason)))
}
