// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
)

// Types of tickets.
const (
	ticketPassword = "password_change"
	ticketEmail    = "email_verification"
)

// defaultTicketTTL is how long a ticket is valid when the request does not say.
const defaultTicketTTL = 432000 * time.Second

type userTicketModel struct {
	ID                     types.String `tfsdk:"id"`
	Triggers               types.Map    `tfsdk:"triggers"`
	Type                   types.String `tfsdk:"type"`
	UserID                 types.String `tfsdk:"user_id"`
	ConnectionID           types.String `tfsdk:"connection_id"`
	Email                  types.String `tfsdk:"email"`
	TTLSeconds             types.Int64  `tfsdk:"ttl_sec"`
	ResultURL              types.String `tfsdk:"result_url"`
	ClientID               types.String `tfsdk:"client_id"`
	OrganizationID         types.String `tfsdk:"organization_id"`
	MarkEmailAsVerified    types.Bool   `tfsdk:"mark_email_as_verified"`
	IncludeEmailInRedirect types.Bool   `tfsdk:"include_email_in_redirect"`
	Identity               types.Object `tfsdk:"identity"`
	CustomDomainHeader     types.String `tfsdk:"custom_domain_header"`
	Ticket                 types.String `tfsdk:"ticket"`
	EncryptedTicket        types.String `tfsdk:"encrypted_ticket"`
	ExpiresAt              types.String `tfsdk:"expires_at"`
	sealing
}

// NewUserTicket is auth0users_user_ticket.
func NewUserTicket() resource.Resource {
	return &triggered[userTicketModel]{
		name: "user_ticket", description: userTicketDescription, attributes: userTicketAttributes(),
		needs: []*operations.Operation{operations.CreatePasswordChangeTicket}, // The other kind of ticket asks for the same scope.
		does:  "create a ticket for a user", validate: userTicketModel.validate, do: createTicket,
		plan: func(m *userTicketModel) diag.Diagnostics { return m.sealing.plan(&m.Ticket, &m.EncryptedTicket) },
	}
}

func createTicket(ctx context.Context, c *client.Client, m *userTicketModel, id string, now time.Time) diag.Diagnostics {
	keep, err := m.open(&m.Ticket, &m.EncryptedTicket)
	if err != nil {
		return diag.Diagnostics{m.problem(err)}
	}
	ticket, err := m.create(ctx, c)
	if err == nil {
		err = keep(ticket)
	}
	if err != nil {
		return diag.Diagnostics{m.problem(err)}
	}
	ttl := defaultTicketTTL
	if seconds := m.TTLSeconds.ValueInt64(); seconds > 0 {
		ttl = time.Duration(seconds) * time.Second
	}
	m.ID, m.ExpiresAt = types.StringValue(id), timestamp(now.Add(ttl))
	return nil
}

func (m *userTicketModel) create(ctx context.Context, c *client.Client) (string, error) {
	request := client.TicketRequest{
		UserID: m.UserID.ValueString(), ResultURL: m.ResultURL.ValueString(), ClientID: m.ClientID.ValueString(),
		OrganizationID: m.OrganizationID.ValueString(), TTLSeconds: m.TTLSeconds.ValueInt64(),
		IncludeEmailInRedirect: m.IncludeEmailInRedirect.ValueBoolPointer(),
	}
	if !m.Identity.IsNull() {
		provider := m.identity("provider").ValueString()
		request.Identity = &client.IdentityRef{
			UserID: importid.BareIdentity(provider, m.identity("user_id").ValueString()), Provider: provider,
			ConnectionID: m.identity("connection_id").ValueString(),
		}
	}
	domain := client.WithCustomDomain(m.CustomDomainHeader.ValueString())
	if m.Type.ValueString() == ticketEmail {
		return c.Tickets.EmailVerification(ctx, client.EmailVerificationRequest{TicketRequest: request}, domain)
	}
	return c.Tickets.PasswordChange(ctx, client.PasswordChangeRequest{
		TicketRequest: request, ConnectionID: m.ConnectionID.ValueString(), Email: m.Email.ValueString(),
		MarkEmailAsVerified: m.MarkEmailAsVerified.ValueBoolPointer(),
	}, domain)
}

// identity is a member of the attribute of that name.
func (m *userTicketModel) identity(name string) types.String {
	text, _ := m.Identity.Attributes()[name].(types.String)
	return text
}

// problem words what went wrong.
func (m *userTicketModel) problem(err error) diag.Diagnostic {
	op := apidiag.Operation{
		Verb: "create", Object: "password change ticket", Subject: "of the user " + m.UserID.ValueString(), Attribute: m.attributeOf,
		Doubt: "a link that nobody got to see does no harm, so run the command again.",
	}
	if m.Type.ValueString() == ticketEmail {
		op.Object = "e-mail verification ticket"
	}
	if m.UserID.IsNull() {
		op.Subject = "of the user " + m.Email.ValueString()
	}
	switch {
	case !client.IsUserNotFound(err):
		return apidiag.From(op, err)
	case m.UserID.IsNull():
		return diag.NewAttributeErrorDiagnostic(path.Root("email"), "User Not Found", "The connection "+m.ConnectionID.ValueString()+
			" has no user with the e-mail address "+m.Email.ValueString()+
			".\n\nCheck the address and the connection, and that the provider's domain is the right tenant.")
	}
	return apidiag.UserNotFound(m.UserID.ValueString(), "")
}
