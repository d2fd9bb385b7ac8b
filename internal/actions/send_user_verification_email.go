// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// mailPatience is how long the mail is waited for when the configuration does not say.
const mailPatience = 2 * time.Minute

type sendUserVerificationEmail struct {
	UserID             types.String `tfsdk:"user_id"`
	ClientID           types.String `tfsdk:"client_id"`
	OrganizationID     types.String `tfsdk:"organization_id"`
	Identity           types.Object `tfsdk:"identity"`
	CustomDomainHeader types.String `tfsdk:"custom_domain_header"`
	Timeout            types.String `tfsdk:"timeout"`
}

// NewSendUserVerificationEmail is the action auth0users_send_user_verification_email.
func NewSendUserVerificationEmail() action.Action {
	return &userAction[sendUserVerificationEmail]{
		name: "send_user_verification_email",
		description: describe("Sends a user the e-mail that asks to verify the address, and waits until Auth0 has "+
			"handed it over or given up.\n\n"+
			"The tenant needs an e-mail provider, and its e-mail template for verification must be switched on.", costs{
			scopes: operations.Scopes(operations.SendVerificationEmail) + ", and " + operations.Scopes(operations.GetJob) + " for waiting.",
			requests: "2 to send and to look after a second what became of it; 1 more for each further look, at growing " +
				"intervals of up to 10 seconds.",
			repeating: "sends another e-mail. A request whose answer was lost is therefore not repeated.",
		}),
		attributes: map[string]schema.Attribute{
			"client_id": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Client ID of the application that the e-mail speaks for. Without it, the tenant.",
				Validators:          []validator.String{validators.NotBlank("Write the client ID of an application."), validators.Bare()},
			},
			"organization_id": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "ID of the organization that the e-mail and its link speak for, such as " +
					"`org_aB3dE5fG7hI9jK1l`. The user must be a member.",
				Validators: []validator.String{validators.NotBlank("Write the ID of an organization."), validators.Bare()},
			},
			"identity": identityAttribute(),
			"custom_domain_header": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Custom domain of the link in the e-mail (header `Auth0-Custom-Domain`). Overrides the provider's.",
				Validators:          []validator.String{validators.CustomDomain()},
			},
			"timeout": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "How long to wait for the end, as in `30s` or `5m`. Defaults to `2m`. Auth0 goes on when the time is over.",
				Validators:          []validator.String{validators.Duration()},
			},
		},
		validate: sendUserVerificationEmail.validate,
		task:     sendUserVerificationEmail.task,
	}
}

func identityAttribute() schema.SingleNestedAttribute {
	return schema.SingleNestedAttribute{
		Optional: true,
		MarkdownDescription: "The identity whose address to verify. Auth0 needs it unless it is the primary one and in a " +
			"database connection: for social, enterprise and passwordless e-mail users, and for linked accounts.",
		Attributes: map[string]schema.Attribute{
			"user_id": schema.StringAttribute{
				Required: true,
				MarkdownDescription: "ID of the identity within its provider, such as `64f0c0ffee64f0c0ffee64f0`, with or " +
					"without the prefix of the provider.",
				Validators: []validator.String{
					validators.NotBlank("Write the ID of an identity of the user."), validators.IdentityUserID("provider"), validators.Bare(),
				},
			},
			"provider": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Provider of the identity, such as `google-oauth2` or `email`.",
				Validators:          []validator.String{validators.NotBlank("Write the provider of an identity of the user."), validators.Bare()},
			},
			"connection_id": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "ID of the connection of the identity, such as `con_aB3dE5fG7hI9jK1l`.",
				Validators:          []validator.String{validators.ConnectionID()},
			},
		},
	}
}

// validate finds what Auth0 would refuse: it verifies no address of another kind of
// user unless told which.
func (m sendUserVerificationEmail) validate() diag.Diagnostics {
	if m.UserID.IsUnknown() || m.UserID.IsNull() || !m.Identity.IsNull() {
		return nil
	}
	provider, bare, found := strings.Cut(m.UserID.ValueString(), "|")
	if !found || provider == "auth0" {
		return nil
	}
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("identity"), "Identity Needed", fmt.Sprintf(
		"The user %s is in no database connection, and Auth0 then sends the e-mail only when it is told whose address to verify. "+
			"For the primary identity, write\n\n  identity = {\n    user_id  = %q\n    provider = %q\n  }", m.UserID.ValueString(), bare, provider))}
}

func (m sendUserVerificationEmail) task() task {
	userID := m.UserID.ValueString()
	patience := mailPatience
	if d, err := time.ParseDuration(m.Timeout.ValueString()); err == nil {
		patience = d
	}
	return task{
		verb: "send", object: "verification e-mail", subject: "of the user " + userID, userID: userID,
		doubt:     anotherMail,
		before:    "Sending the verification e-mail of the user " + userID + ".",
		after:     "Auth0 has sent the verification e-mail of the user " + userID + ".",
		attribute: m.attributeOf,
		do: func(ctx context.Context, c *client.Client, say func(string)) error {
			job, err := c.Jobs.VerificationEmail(ctx, m.request(), client.WithCustomDomain(m.CustomDomainHeader.ValueString()))
			if err != nil {
				return err
			}
			say(fmt.Sprintf("Waiting for the verification e-mail of the user %s, up to %s (%s).", userID, patience, job.ID))
			return awaitMail(ctx, c, job, patience)
		},
		diagnostic: m.diagnostic,
	}
}

func (m sendUserVerificationEmail) request() client.VerificationEmailRequest {
	request := client.VerificationEmailRequest{
		UserID: m.UserID.ValueString(), ClientID: m.ClientID.ValueString(), OrganizationID: m.OrganizationID.ValueString(),
	}
	if !m.Identity.IsNull() {
		member := func(name string) string {
			text, _ := m.Identity.Attributes()[name].(types.String)
			return text.ValueString()
		}
		provider := member("provider")
		request.Identity = &client.IdentityRef{
			UserID: importid.BareIdentity(provider, member("user_id")), Provider: provider, ConnectionID: member("connection_id"),
		}
	}
	return request
}
