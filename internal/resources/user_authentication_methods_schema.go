// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

var userAuthenticationMethodsDescription = `Owns all authentication methods of one user of the types ` + "`phone`, `email` and `totp`" + `: those that are not declared are removed. Methods of
other types (passkeys, security keys, push, recovery codes, passwords) are neither shown nor touched.

Creating the resource refuses to go on if the user has any method of these types: Auth0 shows neither secrets nor whole addresses, so nobody can tell whether it is the configured
one, and nothing is deleted that no plan has shown. Import them first; the next plan then shows what is to be deleted. A user without any method gets all of them in one request.
After that only what changes is sent, method by method, so that the other methods keep their IDs and their secrets. New methods are made before others are deleted,
except for TOTP, of which the old one goes first, and where Auth0 refuses an address because a method that goes may have it.

Auth0 never shows a secret again, and of e-mail addresses and phone numbers it shows a mask, such as ` + "`grac****@exam*******` or `XXXXXXXX5044`" + `. The state keeps
the configured value of a method that this resource has made, by its ID. A method that somebody else has made is not the configured one, whatever its mask: the plan deletes it.

After an import the state holds masks, and nobody can tell which of the addresses that fit is behind one. So there are two ways to go on. With the mask in the configuration, as
` + "`-generate-config-out`" + ` writes it, the imported method stays as it is. With a whole address or number, the plan replaces the method, and warns, so that codes surely go where
the configuration says. A TOTP secret that the configuration brings after an import is recorded without a request: keep to the one that the user has. One that is taken out of the
configuration and comes back is recorded with the same ` + "`totp_secret_wo_version`" + `, and replaces the method otherwise.

The order of the methods means nothing, in the configuration as in Auth0. Refer to one by what it is:
` + "`one([for m in auth0users_user_authentication_methods.NAME.methods : m.id if m.type == \"totp\"])`" + `.

To add a method and leave the others alone, use ` + "`auth0users_user_authentication_method`" + `. Never use both for the same user; the plan warns of it.

Destroying the resource deletes the methods in its state, and no others.

**Scopes:** ` + operations.Scopes(
	operations.CreateUserAuthenticationMethod, operations.ListUserAuthenticationMethods,
	operations.SetUserAuthenticationMethods, operations.DeleteUserAuthenticationMethods,
) + `.

**Requests:** create 2 (read, then set all), or 1 read and 1 per method when the user has methods of other types; read 1; update 1 per method that is made, changed
or deleted; delete 2 (read, then delete all), 1 for a single method, or 1 read and 1 per method when the user has others.

**Limits:** Auth0 limits how many methods of one type a user can have, and does not document how many. The e-mail factor works at login only for users who have another factor.
Auth0 deletes linked methods (` + "`link_id`" + `) together, also when one of them has another type; the plan warns of it.

**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it.`

func (r *userAuthenticationMethods) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	sibling := func(name string) path.Expression { return path.MatchRelative().AtParent().AtName(name) }
	resp.Schema = schema.Schema{
		MarkdownDescription: userAuthenticationMethodsDescription,
		Attributes: map[string]schema.Attribute{
			"id":      idAttribute("Full ID of the user, the same as `user_id`."),
			"user_id": userIDAttribute("whose methods these are"),
			"methods": schema.ListNestedAttribute{
				Required:            true,
				MarkdownDescription: "All methods of the user of the types `phone`, `email` and `totp`. An empty list means that the user has none.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"id": schema.StringAttribute{
						Computed:            true,
						MarkdownDescription: "ID of the method, such as `phone|dev_kXVq4drj3Mw6uCF5`.",
					},
					"type": schema.StringAttribute{
						Required:            true,
						MarkdownDescription: "`phone`, `email` or `totp`.",
						Validators:          []validator.String{validators.OneOf(wholeMethods...)},
					},
					"name": schema.StringAttribute{
						Optional: true, Computed: true,
						MarkdownDescription: "Label of the method, 1 to 20 characters. Not managed when not written.",
						Validators:          []validator.String{validators.Length(1, maxMethodName)},
					},
					"phone_number": schema.StringAttribute{
						Optional:            true,
						MarkdownDescription: "Number that codes are sent to, best in E.164 form such as `+14155550123`. Required for the type `phone`.",
						Validators:          []validator.String{validators.Length(minMethodPhone, maxMethodPhone)},
					},
					"preferred_authentication_method": schema.StringAttribute{
						Optional: true, Computed: true,
						MarkdownDescription: "How codes reach the phone: `sms` or `voice`. Auth0 chooses when not written.",
						Validators:          []validator.String{validators.OneOf("sms", "voice")},
					},
					"email": schema.StringAttribute{
						Optional:            true,
						MarkdownDescription: "Address that codes are sent to. Required for the type `email`. Letter case is not a difference.",
						Validators:          []validator.String{methodEmail()},
					},
					"totp_secret": schema.StringAttribute{
						Optional: true, Sensitive: true,
						MarkdownDescription: "Secret of a method of type `totp`, in Base32. **It is stored in the state in plain " +
							"text**: where the CLI has write-only arguments (Terraform and OpenTofu >= 1.11), use `totp_secret_wo` instead.",
						Validators: []validator.String{
							base32Secret{},
							stringvalidator.ConflictsWith(sibling("totp_secret_wo")),
							validators.PreferWriteOnly("totp_secret_wo"),
						},
					},
					"totp_secret_wo": schema.StringAttribute{
						Optional: true, Sensitive: true, WriteOnly: true,
						MarkdownDescription: "Secret of a method of type `totp`, in Base32, never stored in plan or state. It is " +
							"sent when the method is made. Needs Terraform or OpenTofu >= 1.11.",
						Validators: []validator.String{base32Secret{}, stringvalidator.AlsoRequires(sibling("totp_secret_wo_version"))},
					},
					"totp_secret_wo_version": schema.Int64Attribute{
						Optional: true,
						MarkdownDescription: "Change this number to replace the method by one with the present `totp_secret_wo`. The " +
							"first number after an import is only recorded.",
						Validators: []validator.Int64{int64validator.AlsoRequires(sibling("totp_secret_wo"))},
					},
				}},
			},
		},
	}
}

func (r *userAuthenticationMethods) IdentitySchema(
	_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse,
) {
	resp.IdentitySchema = userIdentitySchema()
}
