package apidiag

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// ambiguousCreate words a create of which nobody knows whether it happened.
func ambiguousCreate(e *client.AmbiguousCreateError) diag.Diagnostic {
	var marks []string
	for _, m := range []struct{ name, value string }{{"ID", e.UserID}, {"e-mail address", e.Email}, {"phone number", e.PhoneNumber}, {"connection", e.Connection}} {
		if m.value != "" {
			marks = append(marks, "  "+m.name+": "+m.value)
		}
	}
	next := "Run the command again: if the user exists, it is reported with the import block to use"
	if e.UserID != "" {
		next = fmt.Sprintf("Look for it before you run the command again. If it exists, take it over with\n\n  import {\n    to = auth0users_user.NAME\n    id = %q\n  }\n\n"+
			"If you only run the command again, a user that exists is reported", e.UserID)
	}
	return diag.NewErrorDiagnostic("User Possibly Created", fmt.Sprintf(
		"The answer to the request that creates the user was lost, and it could not be found out what happened. The user may or may not exist:\n\n%s\n\n%s; "+
			"it is never created twice.", strings.Join(marks, "\n"), next))
}
