// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserEnrollmentsClient is the MFA enrollments of a user.
type UserEnrollmentsClient struct{ client *Client }

// Enrollment is a second factor in the older view of them. Nil is what the answer did not hold, or
// held as null. Dates are RFC 3339 in UTC with milliseconds.
type Enrollment struct {
	ID          *Text `json:"id"`
	Status      *Text `json:"status"` // "pending" or "confirmed".
	Type        *Text `json:"type"`
	Name        *Text `json:"name"`       // Usually a phone number; masked by the API.
	Identifier  *Text `json:"identifier"` // Of the device.
	PhoneNumber *Text `json:"phone_number"`
	AuthMethod  *Text `json:"auth_method"` // "authenticator", "guardian", "sms", "webauthn-platform" or "webauthn-roaming".
	EnrolledAt  *Text `json:"enrolled_at"`
	LastAuth    *Text `json:"last_auth"`
}

// List returns the enrollments of the user; the API does not page them, and documents that it tells
// the first confirmed one (GET /users/{id}/enrollments). A missing user is an [*Error] with
// [IsUserNotFound].
func (e *UserEnrollmentsClient) List(ctx context.Context, userID string) ([]*Enrollment, error) {
	var enrollments list[*Enrollment]
	err := e.client.do(ctx, call{operation: operations.ListUserEnrollments, params: []string{userID}}, &enrollments)
	return enrollments.items, err
}
