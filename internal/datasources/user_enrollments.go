// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

type userEnrollmentsModel struct {
	ofUser
	Enrollments []enrollmentModel `tfsdk:"enrollments"`
}

type enrollmentModel struct {
	ID          types.String `tfsdk:"id"`
	Status      types.String `tfsdk:"status"`
	Type        types.String `tfsdk:"type"`
	AuthMethod  types.String `tfsdk:"auth_method"`
	Name        types.String `tfsdk:"name"`
	Identifier  types.String `tfsdk:"identifier"`
	PhoneNumber types.String `tfsdk:"phone_number"`
	EnrolledAt  types.String `tfsdk:"enrolled_at"`
	LastAuth    types.String `tfsdk:"last_auth"`
}

// NewUserEnrollments is data.auth0users_user_enrollments.
func NewUserEnrollments() datasource.DataSource {
	return newCollection(collection[userEnrollmentsModel]{
		name: "user_enrollments", things: "enrollments", feature: "Multi-factor Authentication",
		description: "Lists the enrollments of a user in multi-factor authentication, in the older form. The data source " +
			"`auth0users_user_authentication_methods` tells more: it also has e-mail factors and passkeys.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserEnrollments) + ".\n\n**Requests:** 1.\n\n" +
			"**Limits:** Auth0 documents that it returns the first enrollment that the user has confirmed, not that it returns all of them.\n\n" +
			"**Consistency:** Auth0 documents no promise.",
		attributes: map[string]schema.Attribute{
			"enrollments": computedList("The enrollments, as Auth0 orders them.", map[string]schema.Attribute{
				"id":           computedText("ID of the enrollment."),
				"status":       computedText("`pending`, or `confirmed` once the user has used the factor for the first time."),
				"type":         computedText("Type of the enrollment."),
				"auth_method":  computedText("`authenticator`, `guardian`, `sms`, `webauthn-platform` or `webauthn-roaming`."),
				"name":         computedText("Name of the enrollment, usually a phone number; null when it has none."),
				"identifier":   computedText("Identifier of the device; null when Auth0 does not tell."),
				"phone_number": computedText("Phone number, in the form in which Auth0 shows it; null for factors without one."),
				"enrolled_at":  computedText("When the enrollment began (RFC 3339, UTC)."),
				"last_auth":    computedText("When the user last signed in with it (RFC 3339, UTC); null before the first time."),
			}),
		},
		read: func(ctx context.Context, c *client.Client, userID string, model *userEnrollmentsModel) error {
			enrollments, err := c.Users.Enrollments.List(ctx, userID)
			model.Enrollments = collectSlice(enrollments, enrollmentFromAPI)
			return err
		},
	})
}

func enrollmentFromAPI(e *client.Enrollment) enrollmentModel {
	return enrollmentModel{
		ID: answered(e.ID), Status: answered(e.Status), Type: answered(e.Type), AuthMethod: answered(e.AuthMethod), Name: answered(e.Name),
		Identifier: answered(e.Identifier), PhoneNumber: answered(e.PhoneNumber), EnrolledAt: answered(e.EnrolledAt),
		LastAuth: answered(e.LastAuth),
	}
}
