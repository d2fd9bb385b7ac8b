// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// onlyUserSpec is an action that needs to know the user and nothing else.
type onlyUserSpec struct {
	name        string
	description string
	object      string // What is deleted, as in the messages: "login sessions".
	verb        string // "delete" when empty.
	feature     string
	confirm     bool
	plan        func(onlyUser) diag.Diagnostics
	// before and after have %s for the ID of the user.
	before, after string
	do            func(ctx context.Context, c *client.Client, userID string) error
	diagnostic    func(error) diag.Diagnostic
}

func newOnlyUser(s onlyUserSpec) action.Action {
	verb := s.verb
	if verb == "" {
		verb = "delete"
	}
	return &userAction[onlyUser]{
		name: s.name, description: s.description, plan: s.plan,
		task: func(m onlyUser) task {
			userID := m.UserID.ValueString()
			return task{
				verb: verb, object: s.object, subject: "of the user " + userID, feature: s.feature, userID: userID, confirm: s.confirm,
				before: fmt.Sprintf(s.before, userID), after: fmt.Sprintf(s.after, userID),
				do: func(ctx context.Context, c *client.Client, _ func(string)) error {
					return s.do(ctx, c, userID)
				},
				diagnostic: s.diagnostic,
			}
		},
	}
}

// whom names the user of a plan, who may not be known yet.
func whom(userID types.String) string {
	if userID.IsUnknown() || userID.IsNull() {
		return "the user"
	}
	return "the user " + userID.ValueString()
}

// lessProtected warns of a user who will sign in with less than before.
func lessProtected(userID types.String, what string) diag.Diagnostics {
	return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root("user_id"), "Sign-in Protected by Less",
		"The action deletes "+what+" of "+whom(userID)+". Until the user enrols again, nothing but the remaining "+
			"methods, often a password alone, protects the account, unless the tenant demands a second factor. There is no way back.")}
}
