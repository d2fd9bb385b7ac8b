// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// newDevice is the only assessor that can be cleared.
const newDevice = "new-device"

type clearUserRiskAssessments struct {
	UserID         types.String `tfsdk:"user_id"`
	ConnectionName types.String `tfsdk:"connection_name"`
	Assessors      types.Set    `tfsdk:"assessors"`
}

// NewClearUserRiskAssessments is the action auth0users_clear_user_risk_assessments.
func NewClearUserRiskAssessments() action.Action {
	return &userAction[clearUserRiskAssessments]{
		name: "clear_user_risk_assessments",
		description: describe("Makes the risk assessors of adaptive MFA forget a user, so that they judge the next login as a first one: "+
			"every device counts as new.", costs{
			scopes:   operations.Scopes(operations.ClearUserRiskAssessments, operations.GetUser) + ".",
			requests: twoRequests, repeating: "harmless; forgetting twice is forgetting.",
		}),
		attributes: map[string]schema.Attribute{
			"connection_name": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Name of the connection that holds the user, such as `Username-Password-Authentication`.",
				Validators:          []validator.String{validators.SearchedConnection()},
			},
			"assessors": schema.SetAttribute{
				Optional:            true,
				ElementType:         types.StringType,
				MarkdownDescription: "The assessors to clear. Auth0 knows one so far, and that is the default: `[\"" + newDevice + "\"]`.",
				Validators:          []validator.Set{setvalidator.SizeAtLeast(1), setvalidator.ValueStringsAre(validators.OneOf(newDevice))},
			},
		},
		task: func(m clearUserRiskAssessments) task {
			userID, connection := m.UserID.ValueString(), m.ConnectionName.ValueString()
			assessors := []string{newDevice}
			if !m.Assessors.IsNull() {
				assessors = texts(m.Assessors)
			}
			what := "what the assessors (" + strings.Join(assessors, ", ") + ") know of the user " + userID + " in the connection " + connection +
				"."
			return task{
				verb: "clear", object: "risk assessments", subject: "of the user " + userID, userID: userID, confirm: true,
				before: "Clearing " + what, after: "Cleared " + what,
				attribute: apidiag.Always("connection_name"),
				do: func(ctx context.Context, c *client.Client, _ func(string)) error {
					return c.Users.RiskAssessments.Clear(ctx, userID, connection, assessors)
				},
			}
		},
	}
}

// texts are the elements of a known set of strings.
func texts(set types.Set) []string {
	var out []string
	for _, element := range set.Elements() {
		if text, ok := element.(types.String); ok {
			out = append(out, text.ValueString())
		}
	}
	return out
}
