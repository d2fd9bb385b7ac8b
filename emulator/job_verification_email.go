// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// verificationEmailEndpoints send the mail that asks to verify an address.
func verificationEmailEndpoints() []*endpoint {
	return []*endpoint{{
		method: http.MethodPost, template: "/jobs/verification-email", scopes: []string{"update:users"},
		body: &schema.Object{Required: []string{"user_id"}, Properties: map[string]schema.Property{
			"user_id": schema.String(0, 0, "user_id of the user to send the verification email to").WithFormat("user-id"),
			"client_id": schema.String(0, 0, "client_id of the client (application). If no value provided, the "+
				"global Client ID will be used").WithFormat("client-id"),
			"organization_id": schema.String(1, 0, "(Optional) Organization ID – the ID of the Organization"),
			"identity":        identityChoice(strategies),
		}},
		handle: handleVerificationEmail,
	}}
}

// handleVerificationEmail: a tenant without mail fails the job, as recorded;
// otherwise it completes. The job fails later, bad requests at once.
func handleVerificationEmail(t *tx, r *request) (reply, error) {
	u, ok := t.users.byID[r.str("user_id")]
	if !ok {
		// The reference has no 404 here, and no text for this.
		return reply{}, errBadRequest("inexistent_user", "The user does not exist.")
	}
	index, c, err := t.chosenIdentity(r, u)
	if err != nil {
		return reply{}, err
	}
	switch {
	case c.kind() != kindDatabase && !r.has("identity"):
		return reply{}, errBadRequest("", "Connection must be a database connection.")
	case c.Behave.Disabled:
		return reply{}, errBadRequest("", "Connection must be enabled.")
	case identityValue(u.doc, index, "email") == "":
		return reply{}, errBadRequest("", "User does not have an email address.")
	}
	for _, err := range []error{t.checkClient(r), t.checkOrganization(r, u), t.checkCustomDomain(r, true)} {
		if err != nil {
			return reply{}, err
		}
	}
	t.logEvent(u.id, r.event(logVerificationMail, ""))
	return reply{http.StatusCreated, t.newJob(r, "verification_email", job{Failed: t.tenant.NoMail})}, nil
}
