// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserRiskAssessmentsClient is what the risk assessors know of a user.
type UserRiskAssessmentsClient struct{ client *Client }

type riskAssessmentsBody struct {
	Connection string   `json:"connection"`
	Assessors  []string `json:"assessors"`
}

// Clear makes the assessors ("new-device") forget the user of a connection, by its name
// (POST /users/{id}/risk-assessments/clear).
func (r *UserRiskAssessmentsClient) Clear(ctx context.Context, userID, connection string, assessors []string) error {
	return r.client.do(ctx, call{
		operation: operations.ClearUserRiskAssessments, params: []string{userID},
		body: riskAssessmentsBody{connection, assessors},
	}, nil)
}
