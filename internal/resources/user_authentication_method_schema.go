// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// Lengths in the API's schema of authentication methods.
const (
	maxMethodName  = 20
	minMethodPhone = 2
	maxMethodPhone = 30
	maxMethodText  = 4096 // The schema has no limit for keys and the like; one is better than none.
)

var userAuthenticationMethodDescription = `Adds one authentication method (a second factor or a passkey) to a user and leaves the user's other methods alone.

Methods that are made here count as confirmed at once: the user does not have to enroll. Only the types below can be made; what users enroll themselves can be
read with a data source. Auth0 can change the name and the channel of a method; every other change replaces it.

Auth0 never shows a secret again, and of e-mail addresses and phone numbers it shows a mask, such as ` + "`grac****@exam*******` or `XXXXXXXX5044`" + `. The state keeps
the configured value as long as it fits what Auth0 shows; where it does not, somebody has changed the method, and the plan replaces it.

After an import the state holds the mask, and nobody can tell which of the addresses that fit is behind it. So there are two ways to go on. With the mask in the configuration, as
` + "`-generate-config-out`" + ` writes it, the imported method stays as it is. With a whole address or number, the plan replaces the method, and warns, so that codes surely go where
the configuration says. A TOTP secret that the configuration brings after an import is recorded without a request: keep to the one that the user has. One that is taken out of the
configuration and comes back is recorded with the same ` + "`totp_secret_wo_version`" + `, and replaces the method otherwise.

A method that Auth0 has made although the answer was lost is found again, unless it cannot be told from another one; then an error says so, and nothing is taken over.

To own all methods of a user of the types phone, email and totp, use ` + "`auth0users_user_authentication_methods`" + `. Never use both for the same user.

**Scopes:** ` + operations.Scopes(
	operations.CreateUserAuthenticationMethod, operations.GetUserAuthenticationMethod,
	operations.UpdateUserAuthenticationMethod, operations.DeleteUserAuthenticationMethod,
) + `.

**Requests:** create 1, read 1, update 1, delete 1.

**Limits:** Auth0 limits how many methods of one type a user can have, and does not document how many. The e-mail factor works at login only for users who have another factor.
Auth0 deletes linked methods (` + "`link_id`" + `) together; the plan warns of it.

**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it.`

func (r *userAuthenticationMethod) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: userAuthenticationMethodDescription,
		Attributes: map[string]schema.Attribute{
			"id":                       computedText("ID of the resource: `user_id`, two colons, `authentication_method_id`."),
			"user_id":                  userIDAttribute("who gets the method"),
			"authentication_method_id": computedText("ID of the method, such as `phone|dev_kXVq4drj3Mw6uCF5`."),
			"type": replacing("Type of the method: `phone`, `email`, `totp`, `webauthn-roaming` (a security key) or `passkey`.",
				validators.OneOf(creatableMethods...)),
			"name": schema.StringAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "Label of the method, 1 to 20 characters. Not managed when not written.",
				Validators:          []validator.String{validators.Length(1, maxMethodName)},
				PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			},
			"phone_number": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Number that codes are sent to, best in E.164 form such as `+14155550123`. Required for the type `phone`. " +
					"Changing it, also from the mask that an import brings, replaces the method.",
				Validators:    []validator.String{validators.Length(minMethodPhone, maxMethodPhone)},
				PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
			},
			"preferred_authentication_method": schema.StringAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "How codes reach the phone: `sms` or `voice`. Auth0 chooses when not written.",
				Validators:          []validator.String{validators.OneOf("sms", "voice")},
				PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			},
			"email": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "Address that codes are sent to. Required for the type `email`. Letter case is not a difference. " +
					"Changing it, also from the mask that an import brings, replaces the method.",
				Validators:    []validator.String{methodEmail()},
				PlanModifiers: []planmodifier.String{tfvalue.KeepPrior(sameMethodEmail), stringplanmodifier.RequiresReplace()},
			},
			"totp_secret": schema.StringAttribute{
				Optional: true, Sensitive: true,
				MarkdownDescription: "Secret of a method of type `totp`, in Base32. **It is stored in the state in plain text**: where " +
					"the CLI has write-only arguments (Terraform and OpenTofu >= 1.11), use `totp_secret_wo` instead. Changing it replaces the method.",
				Validators: []validator.String{
					base32Secret{},
					stringvalidator.ConflictsWith(path.MatchRoot("totp_secret_wo")),
					validators.PreferWriteOnly("totp_secret_wo"),
				},
			},
			"totp_secret_wo": schema.StringAttribute{
				Optional: true, Sensitive: true, WriteOnly: true,
				MarkdownDescription: "Secret of a method of type `totp`, in Base32, never stored in plan or state. It is " +
					"sent when the method is made. Needs Terraform or OpenTofu >= 1.11.",
				Validators: []validator.String{base32Secret{}, stringvalidator.AlsoRequires(path.MatchRoot("totp_secret_wo_version"))},
			},
			"totp_secret_wo_version": schema.Int64Attribute{
				Optional: true,
				MarkdownDescription: "Change this number to replace the method by one with the present `totp_secret_wo`. The first " +
					"number after an import is only recorded.",
				Validators: []validator.Int64{int64validator.AlsoRequires(path.MatchRoot("totp_secret_wo"))},
			},
			"key_id": credential("ID of the credential. Required for the types `webauthn-roaming` and `passkey`.",
				validators.Bare()),
			"public_key": credential("Public key, in Base64. Required for the types `webauthn-roaming` and `passkey`."),
			"relying_party_identifier": credential("Host name of the relying party, such as `login.example.com`. Required " +
				"for the type `webauthn-roaming`."),
			"credential_device_type": credential("Of a passkey: `single_device`, which cannot be backed up, or `multi_device`.",
				validators.OneOf("single_device", "multi_device")),
			"credential_backed_up": schema.BoolAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "Whether a passkey has been backed up. Changing it replaces the method.",
				PlanModifiers:       []planmodifier.Bool{boolplanmodifier.UseStateForUnknown(), boolplanmodifier.RequiresReplaceIfConfigured()},
			},
			"identity_user_id": credential("ID, within its connection, of the identity that a passkey belongs to.", validators.Bare()),
			"user_agent":       credential("Browser that a passkey was made with."),
			"user_handle":      credential("User handle that a passkey was made with."),
			"aaguid":           credential("AAGUID (a UUID) of the authenticator that holds a passkey."),
			"transports": schema.SetAttribute{
				ElementType: types.StringType,
				Optional:    true, Computed: true,
				MarkdownDescription: "Transports of a passkey, such as `internal`, `hybrid` or `usb`. Changing them replaces the method.",
				Validators:          []validator.Set{setvalidator.SizeAtLeast(1)},
				PlanModifiers:       []planmodifier.Set{setplanmodifier.UseStateForUnknown(), setplanmodifier.RequiresReplaceIfConfigured()},
			},
			"confirmed": schema.BoolAttribute{
				Computed:            true,
				MarkdownDescription: "Whether the method is confirmed, so that it can be used.",
				PlanModifiers:       []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()},
			},
			"created_at":  computedText("When the method was made (RFC 3339, UTC)."),
			"enrolled_at": computedText("When the user enrolled (RFC 3339, UTC); null where the type has no such date."),
			"link_id":     computedText("What methods that are deleted together have in common; null when there is no other."),
			"authentication_methods": schema.ListNestedAttribute{
				Computed:            true,
				MarkdownDescription: "The ways in which the method reaches the user; only a phone has any.",
				PlanModifiers:       []planmodifier.List{listplanmodifier.UseStateForUnknown()},
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"id":   schema.StringAttribute{Computed: true, MarkdownDescription: "ID, such as `sms|dev_kXVq4drj3Mw6uCF5`."},
					"type": schema.StringAttribute{Computed: true, MarkdownDescription: "`sms`, `voice`, `totp` or `push`."},
				}},
			},
		},
	}
}

func (r *userAuthenticationMethod) IdentitySchema(
	_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse,
) {
	resp.IdentitySchema = identityschema.Schema{Attributes: map[string]identityschema.Attribute{
		"user_id":                  userIDIdentity(),
		"authentication_method_id": identityAttribute("ID of the method, such as phone|dev_kXVq4drj3Mw6uCF5."),
	}}
}

// credential is a part of a WebAuthn credential, which never changes. It is computed
// for what an import brings.
func credential(description string, further ...validator.String) schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true, Computed: true,
		MarkdownDescription: description + " Changing it replaces the method.",
		Validators:          append([]validator.String{validators.Length(1, maxMethodText)}, further...),
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown(), stringplanmodifier.RequiresReplaceIfConfigured()},
	}
}
