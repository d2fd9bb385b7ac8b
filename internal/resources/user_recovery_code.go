// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

var userRecoveryCodeDescription = `Gives a user a new MFA recovery code, when it is created and again whenever an argument changes, say one of ` + "`triggers`" + `. The code lets the user
sign in once without the second factor. The one of before becomes invalid.

**The state holds the code**, in plain text unless ` + "`pgp_key`" + ` is given: then plan and state hold only what the owner of the key can decrypt,

` + "```" + `shell
terraform output -raw encrypted_recovery_code | base64 --decode | gpg --decrypt
` + "```" + `

Another ` + "`pgp_key`" + `, by its fingerprint, makes another code, because the provider does not know the present one.

The resource stands for something that was done, not for something that exists. Nothing is read from Auth0, so that a code that was used or replaced, and a deleted user, are
not noticed. Destroying the resource only forgets the code, which stays valid at Auth0. It cannot be imported. To make a code invalid and show the new one to nobody, use the action
` + "`auth0users_regenerate_user_recovery_code`" + `.

**Scopes:** ` + operations.Scopes(operations.RegenerateUserRecoveryCode) + `.

**Requests:** create 1, read 0, delete 0.

**Limits:** Auth0 documents that the user must have enrolled in MFA; in recorded traffic, users without an enrollment got a code as well.`

type userRecoveryCodeModel struct {
	ID                    types.String `tfsdk:"id"`
	Triggers              types.Map    `tfsdk:"triggers"`
	UserID                types.String `tfsdk:"user_id"`
	RecoveryCode          types.String `tfsdk:"recovery_code"`
	EncryptedRecoveryCode types.String `tfsdk:"encrypted_recovery_code"`
	sealing
}

// NewUserRecoveryCode is auth0users_user_recovery_code.
func NewUserRecoveryCode() resource.Resource {
	secret := computedText("The code, 24 letters and digits; null with `pgp_key`.")
	secret.Sensitive = true
	attributes := sealingAttributes("the code")
	attributes["user_id"] = userIDAttribute("who gets the code")
	attributes["recovery_code"] = secret
	attributes["encrypted_recovery_code"] = computedText("The code, encrypted to `pgp_key`, in base64; null without `pgp_key`.")
	return &triggered[userRecoveryCodeModel]{
		name: "user_recovery_code", description: userRecoveryCodeDescription, does: "regenerate the recovery code of a user",
		attributes: attributes,
		needs:      []*operations.Operation{operations.RegenerateUserRecoveryCode},
		validate:   func(m userRecoveryCodeModel) diag.Diagnostics { return m.sealing.validate() },
		plan: func(m *userRecoveryCodeModel) diag.Diagnostics {
			return m.sealing.plan(&m.RecoveryCode, &m.EncryptedRecoveryCode)
		},
		do: regenerateRecoveryCode,
	}
}

// regenerateRecoveryCode opens the envelope first: a code that could not be encrypted
// would be lost, and the one of before is invalid by then.
func regenerateRecoveryCode(ctx context.Context, c *client.Client, m *userRecoveryCodeModel, id string, _ time.Time) diag.Diagnostics {
	userID := m.UserID.ValueString()
	op := ofUser("regenerate", "recovery code", userID)
	op.Doubt = "the code of before may be invalid. Running the command again makes a new one, and only the newest counts."
	keep, err := m.open(&m.RecoveryCode, &m.EncryptedRecoveryCode)
	if err != nil {
		return diag.Diagnostics{apidiag.From(op, err)}
	}
	code, err := c.Users.RegenerateRecoveryCode(ctx, userID)
	if err == nil {
		err = keep(code)
	}
	if err != nil {
		return diag.Diagnostics{recoveryCodeProblem(op, userID, err)}
	}
	m.ID = types.StringValue(id)
	return nil
}

func recoveryCodeProblem(op apidiag.Operation, userID string, err error) diag.Diagnostic {
	if e, ok := apiError(err); ok && e.Status == http.StatusNotFound && strings.Contains(strings.ToLower(e.Message), "enrollment") {
		return diag.NewAttributeErrorDiagnostic(path.Root("user_id"), "No MFA Enrollment", "The user "+userID+
			" has not enrolled in multi-factor authentication, so there is no recovery code to replace. Remove the resource, or run the command "+
			"again once the user has enrolled.")
	}
	if client.IsUserNotFound(err) {
		return apidiag.UserNotFound(userID, "")
	}
	return apidiag.From(op, err)
}
