// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// NewRegenerateUserRecoveryCode is the action auth0users_regenerate_user_recovery_code.
func NewRegenerateUserRecoveryCode() action.Action {
	return newOnlyUser(onlyUserSpec{
		name: "regenerate_user_recovery_code",
		description: describe("Makes the MFA recovery code of a user invalid, say because it leaked. Auth0 answers with a new "+
			"code; the action throws it away, because whatever an action reports ends up in logs.", costs{
			scopes:   operations.Scopes(operations.RegenerateUserRecoveryCode) + ".",
			requests: oneRequest, repeating: "makes the code of the time before invalid.",
		}),
		verb: "regenerate", object: "recovery code",
		before: "Replacing the recovery code of the user %s.", after: "Replaced the recovery code of the user %s and threw the new one away.",
		plan: func(m onlyUser) diag.Diagnostics {
			return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root("user_id"), "New Recovery Code Not Shown",
				"The action makes the recovery code of "+whom(m.UserID)+" invalid. Nobody gets to see the new one: the user "+
					"has no usable code afterwards.")}
		},
		do: func(ctx context.Context, c *client.Client, userID string) error {
			_, err := c.Users.RegenerateRecoveryCode(ctx, userID)
			return err
		},
		diagnostic: enrollmentProblem,
	})
}

// enrollmentProblem knows the answer that is documented for a user without MFA.
func enrollmentProblem(err error) diag.Diagnostic {
	var e *client.Error
	if !errors.As(err, &e) || e.Status != http.StatusNotFound || !strings.Contains(strings.ToLower(e.Message), "enrollment") {
		return nil
	}
	return diag.NewAttributeErrorDiagnostic(path.Root("user_id"), "No MFA Enrollment",
		"The user has not enrolled in multi-factor authentication, so there is no recovery code to replace.")
}
