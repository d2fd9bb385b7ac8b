// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// TicketsClient is the tickets for password changes and e-mail verification: links that let whoever
// holds them act for a user.
type TicketsClient struct{ client *Client }

// TicketRequest is what both kinds of tickets take; what is empty is left to the default of the service.
// It refuses ResultURL together with OrganizationID.
type TicketRequest struct {
	UserID                 string       `json:"user_id,omitempty"`                // Full ID.
	ResultURL              string       `json:"result_url,omitempty"`             // Where the used link leads (classic login).
	ClientID               string       `json:"client_id,omitempty"`              // Application that the link speaks for; "" for none.
	OrganizationID         string       `json:"organization_id,omitempty"`        // Organization that the link speaks for, one of the user.
	TTLSeconds             int64        `json:"ttl_sec,omitempty"`                // How long the link is valid; by default 432,000 (5 days).
	IncludeEmailInRedirect *bool        `json:"includeEmailInRedirect,omitempty"` // Whether ResultURL gets the address as a parameter.
	Identity               *IdentityRef `json:"identity,omitempty"`               // Nil for the primary identity.
}

// PasswordChangeRequest is the body of POST /tickets/password-change. The user is given by UserID, or
// by ConnectionID and Email. An identity needs UserID, and its provider can only be "auth0".
type PasswordChangeRequest struct {
	TicketRequest

	ConnectionID        string `json:"connection_id,omitempty"` // E.g. "con_aB3dE5fG7hI9jK1l".
	Email               string `json:"email,omitempty"`
	MarkEmailAsVerified *bool  `json:"mark_email_as_verified,omitempty"` // Whether using the link verifies the address; nil for false.
}

// EmailVerificationRequest is the body of POST /tickets/email-verification. The service refuses
// ResultURL together with ClientID.
type EmailVerificationRequest struct{ TicketRequest }

// PasswordChange returns a link by which a user chooses a new password; it is a secret that the API
// shows only here (POST /tickets/password-change). An unknown user is an [*Error] with [IsUserNotFound], and
// one who cannot have a password an [*Error] with [IsBadRequest].
func (t *TicketsClient) PasswordChange(ctx context.Context, request PasswordChangeRequest, opts ...RequestOption) (string, error) {
	return t.create(ctx, operations.CreatePasswordChangeTicket, request, opts)
}

// EmailVerification returns a link that verifies the e-mail address of a user; it is a secret that the
// API shows only here (POST /tickets/email-verification). An unknown user is an [*Error] with
// [IsUserNotFound], and one without an address an [*Error] with [IsBadRequest].
func (t *TicketsClient) EmailVerification(ctx context.Context, request EmailVerificationRequest, opts ...RequestOption) (string, error) {
	return t.create(ctx, operations.CreateEmailVerificationTicket, request, opts)
}

func (t *TicketsClient) create(
	ctx context.Context, operation *operations.Operation, request any, opts []RequestOption,
) (string, error) {
	options := optionsOf(requestOptions{customDomain: t.client.customDomain}, opts)
	answer, err := ask(ctx, t.client, call{
		operation: operation, header: options.customDomainHeader(), body: request,
	}, func(a *ticketAnswer) string { return unless(a.Ticket != "", "holds no ticket") })
	if err != nil {
		return "", err
	}
	return answer.Ticket, nil
}

type ticketAnswer struct {
	Ticket string `json:"ticket"`
}
