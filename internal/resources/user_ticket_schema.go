// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/objectplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

var userTicketDescription = `Makes a link for a user, when it is created and again whenever an argument changes, say one of ` + "`triggers`" + `: to choose a password, or to verify the
e-mail address. Auth0 sends nothing; pass the link on yourself, for example in the mail that welcomes a new colleague.

Whoever has the link of a ` + "`password_change`" + ` can take over the account. **The state holds it**, in plain text unless ` + "`pgp_key`" + ` is given: then plan and state hold only what
the owner of the key can decrypt,

` + "```" + `shell
terraform output -raw encrypted_ticket | base64 --decode | gpg --decrypt
` + "```" + `

Without a key, protect the state, and keep ` + "`ttl_sec`" + ` short.

The resource stands for something that was done, not for something that exists. Nothing is read from Auth0: whether the link was used, or has expired, is not noticed, and neither is a
deleted user. A link that has expired is replaced when an argument changes; put what tells that a new one is needed into ` + "`triggers`" + `. Destroying the resource only forgets the
link, which stays valid until it expires or is used. It cannot be imported.

**Scopes:** ` + operations.Scopes(operations.CreatePasswordChangeTicket, operations.CreateEmailVerificationTicket) + `.

**Requests:** create 1, read 0, delete 0.

**Limits:** A link is valid for 5 days unless ` + "`ttl_sec`" + ` says otherwise.`

func userTicketAttributes() map[string]schema.Attribute {
	link := computedText("The link, null with `pgp_key`. Whoever has it can use it.")
	link.Sensitive = true
	connectionID := validators.ConnectionID()
	attributes := map[string]schema.Attribute{
		"type": replacing("What the link is for: `password_change` or `email_verification`.", validators.OneOf(ticketPassword, ticketEmail)),
		"user_id": optionalReplacing("Full ID of the user who gets the link, such as `auth0users_user.NAME.id`. Required, unless "+
			"`connection_id` and `email` name the user.",
			validators.FullUserID()),
		"connection_id": optionalReplacing("ID of the connection of the user, such as `con_aB3dE5fG7hI9jK1l`; with `email`, in place of "+
			"`user_id`. For `password_change` only.",
			connectionID),
		"email": optionalReplacing("E-mail address of the user in the connection `connection_id`. For `password_change` only.",
			validators.Email()),
		"ttl_sec": schema.Int64Attribute{
			Optional:            true,
			MarkdownDescription: "How many seconds the link is valid. Defaults to `432000` (5 days), as does `0`.",
			Validators:          []validator.Int64{int64validator.AtLeast(0)},
			PlanModifiers:       []planmodifier.Int64{int64planmodifier.RequiresReplace()},
		},
		"result_url": optionalReplacing("Where the used link leads, in the classic login experience. Not together with "+
			"`organization_id`, nor with `client_id` for `email_verification`. For `password_change`, `client_id` needs a custom page for resets "+
			"and an Action after the challenge of a reset beside it.", validators.URI()),
		"client_id": optionalReplacing("Client ID of the application that the page behind the link speaks for, and to "+
			"whose default login route it leads.",
			validators.NotBlank("Write the client ID of an application."), validators.Bare()),
		"organization_id": optionalReplacing("ID of the organization that the page behind the link speaks for, such as "+
			"`org_aB3dE5fG7hI9jK1l`. The user must be a member.",
			validators.NotBlank("Write the ID of an organization."), validators.Bare()),
		"mark_email_as_verified": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "Whether using the link also verifies the e-mail address, as it shows that the user reads it. Defaults to " +
				"`false`. For `password_change` only.",
			PlanModifiers: []planmodifier.Bool{boolplanmodifier.RequiresReplace()},
		},
		"include_email_in_redirect": schema.BoolAttribute{
			Optional:            true,
			MarkdownDescription: "Whether `result_url` gets the e-mail address as a parameter.",
			PlanModifiers:       []planmodifier.Bool{boolplanmodifier.RequiresReplace()},
		},
		"identity": schema.SingleNestedAttribute{
			Optional: true,
			MarkdownDescription: "The identity that the link is about, when it is not the primary one. Needs `user_id`. For `email_verification`, " +
				"Auth0 also needs it for a primary identity that is not in a database connection (social, enterprise, passwordless e-mail).",
			PlanModifiers: []planmodifier.Object{objectplanmodifier.RequiresReplace()},
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
					MarkdownDescription: "Provider of the identity, such as `google-oauth2`; for `password_change` always `auth0`.",
					Validators:          []validator.String{validators.NotBlank("Write the provider of an identity of the user."), validators.Bare()},
				},
				"connection_id": schema.StringAttribute{
					Optional:            true,
					MarkdownDescription: "ID of the connection of the identity, such as `con_aB3dE5fG7hI9jK1l`.",
					Validators:          []validator.String{connectionID},
				},
			},
		},
		"custom_domain_header": optionalReplacing("Custom domain of the link (header `Auth0-Custom-Domain`). Overrides the provider's.",
			validators.CustomDomain()),
		"ticket":           link,
		"encrypted_ticket": computedText("The link, encrypted to `pgp_key`, in base64; null without `pgp_key`."),
		"expires_at":       computedText("When the link expires (RFC 3339, UTC), by the clock of the machine that ran Terraform."),
	}
	maps.Copy(attributes, sealingAttributes("the link"))
	return attributes
}
