// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// Lengths of POST /users and PATCH /users/{id} in the API's schema.
const (
	maxName      = 300
	maxGivenName = 150
)

var userDescription = `Manages one user of an Auth0 tenant.

Auth0 creates users in database connections and in the passwordless connections ` + "`email` and `sms`" + `. Users of social and enterprise
connections come into being at their first login; they can be imported and then managed here as well.

An attribute that is not written is not managed: it is neither sent nor shown as drift. One that was written and is then removed is unset
where Auth0 can unset it. What an import or a move from another provider brought counts as not written, until the configuration writes it with a change.

A user that was linked to another one (see ` + "`auth0users_user_identity`" + `) is no user of its own any more. The plan creates it again, and a warning names the user that has the
account now; in a database connection Auth0 refuses to create it. Remove the resource from the configuration then.

**Scopes:** ` + operations.Scopes(operations.CreateUser, operations.GetUser, operations.UpdateUser, operations.DeleteUser) + `; for the preflight of the provider also ` + operations.Scopes(operations.ListConnections) + `.

**Requests:** create 1 (and in a plan 1 for the connections, and at most 1 for about ten new users to find out who exists already, see preflight of the provider), read 1 (about 1 for ten users that are refreshed together, or for a hundred where that is cheaper; see read_strategy of the provider; 1 more for a user that is gone), update 1 (up to 3 when username, password and e-mail change together, which Auth0 refuses in one request; 1 more to read the user when the password changes and blocked is not written), delete 1; with stale_plan of the provider 1 more for each update and delete.`

// What the descriptions of the attributes of one kind end with.
const (
	removingUnsets = " Removing it unsets it."
	notManaged     = " Not managed when not written."
	howMetadata    = " One JSON object, best written with `jsonencode({...})`; at most 1 MB. See `metadata_ownership` for keys " +
		"that are not in the configuration."
)

func (r *userResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	attributes := userOwnAttributes()
	for _, t := range userTexts {
		attributes[t.name] = t.schema()
	}
	for _, f := range userFlags {
		attributes[f.name] = f.schema()
	}
	for _, a := range userMetadata {
		attributes[a.name] = a.schema()
	}
	resp.Schema = schema.Schema{MarkdownDescription: userDescription, Attributes: attributes}
}

// userOwnAttributes are those with rules of their own, which are in no table.
func userOwnAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": schema.StringAttribute{
			Computed:            true,
			MarkdownDescription: "Full ID of the user, such as `auth0|64f0c0ffee64f0c0ffee64f0`: what everything else refers to.",
			PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		},
		"connection_name": schema.StringAttribute{
			Required: true,
			MarkdownDescription: "Name of the connection the user belongs to, such as `Username-Password-Authentication`, `email` or `sms`. " +
				"Changing it replaces the user, which the plan refuses when users cannot be created in the new connection, " +
				"when only letter case differs, and for a user who was imported and not changed since. The check takes 1 request " +
				"(`read:connections`; without that scope, the connection must have users already).",
			Validators: []validator.String{validators.ConnectionName()},
			// A state that was moved here may lack it until the next refresh.
			PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplaceIf(
				func(_ context.Context, req planmodifier.StringRequest, resp *stringplanmodifier.RequiresReplaceIfFuncResponse) {
					resp.RequiresReplace = !req.StateValue.IsNull()
				}, "Changing it replaces the user.", "Changing it replaces the user.")},
		},
		"user_id": schema.StringAttribute{
			CustomType: tfvalue.UserIDType{},
			Optional:   true,
			Computed:   true,
			MarkdownDescription: "ID to create the user with, with or without the prefix `auth0|`; at most 255 characters, no white space. " +
				"When left out, one is made. Changing it replaces the user.",
			Validators: []validator.String{validators.UserID()},
			PlanModifiers: []planmodifier.String{
				tfvalue.KeepPrior(tfvalue.SameUserID),
				stringplanmodifier.UseStateForUnknown(),
				stringplanmodifier.RequiresReplaceIfConfigured(),
			},
		},
		"verify_email": schema.BoolAttribute{
			Optional: true,
			Computed: true, // Only so that planning can leave alone what a moved state brought (see planUnwritten).
			MarkdownDescription: "Whether Auth0 sends a verification e-mail when the user is created or the address " +
				"changes. A request flag: Auth0 stores nothing, and changing it alone does nothing. When not written, Auth0 sends one " +
				"unless `email_verified` is `true`.",
		},
		"password": schema.StringAttribute{
			Optional:  true,
			Computed:  true, // Only for planMovedPassword.
			Sensitive: true,
			MarkdownDescription: "Password of a user in a database connection. **It is stored in the state in plain text**: where the CLI has " +
				"write-only arguments (Terraform and OpenTofu >= 1.11), use `password_wo` instead.",
			Validators: []validator.String{
				validators.Secret(),
				validators.PreferWriteOnly("password_wo"),
			},
		},
		"password_wo": schema.StringAttribute{
			// Not marked as sensitive: no plan and no state ever holds it, so there is nothing to hide, and the mark
			// costs Terraform time and room in the state for every user.
			Optional:  true,
			WriteOnly: true,
			MarkdownDescription: "Password of a user in a database connection, never stored in plan or state. It is " +
				"sent when the user is created and whenever `password_wo_version` changes. Needs Terraform or OpenTofu >= 1.11.",
			Validators: []validator.String{validators.Secret()},
		},
		"password_wo_version": schema.Int64Attribute{
			Optional: true,
			MarkdownDescription: "Change this number to send `password_wo` again. After an import it is unset in state, so " +
				"the first apply with a version sets the password.",
		},
		"metadata_ownership": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Who owns the first-level keys of `user_metadata` and `app_metadata`. `declared`, the " +
				"default: Terraform owns the keys in the configuration; others belong to applications, are left alone and never show as " +
				"drift. `full`: Terraform owns all of it; a key that is not in the configuration is drift and is removed.",
			Validators: []validator.String{validators.OneOf(ownershipDeclared, ownershipFull)},
		},
		"on_destroy": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "What destroying the resource does to the user: `delete`, the default; `block` sets " +
				"`blocked` and leaves the account; `keep` only forgets it. The value that was last applied counts. The plan says which it will be. " +
				"With `block` and `keep` the user cannot be replaced in the same connection. See the guide *Deleting, blocking and keeping people*.",
			Validators: []validator.String{validators.OneOf(destroyDelete, destroyBlock, destroyKeep)},
		},
		"on_conflict": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "What happens when the user to be created already exists in the connection. `fail`, " +
				"the default: an error with the `import` block to use. `adopt`: take the user over and update it to the configuration; what the " +
				"configuration leaves out stays, a block and metadata of others included (with `metadata_ownership = \"full\"` the next plan shows " +
				"it). The plan names the user, and the apply reads it by ID first (1 request). Where a connection lets people share an e-mail " +
				"address, the username or phone number tells who is meant. A replacement of a resource that adopts takes the same user over again.",
			Validators: []validator.String{validators.OneOf(conflictFail, conflictAdopt)},
		},
		"adopted_user_id": schema.StringAttribute{
			Computed: true,
			MarkdownDescription: "ID of the existing user whom the creation took over because of `on_conflict = \"adopt\"`; null for a user " +
				"that was made. The plan shows it, and the apply adopts nobody else.",
		},
		"custom_domain_header": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Custom domain for the e-mails and links that Auth0 sends because of this resource " +
				"(header `Auth0-Custom-Domain`). Overrides the provider's.",
			Validators: []validator.String{validators.CustomDomain()},
		},
	}
}

func (r *userResource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema = userIdentitySchema()
}

// schema is a text's attribute. It is computed also where nothing at Auth0 fills it in, so that planning
// can leave alone what an identity provider fills in (see planUnwritten); otherwise not writing it means null.
func (t textAttribute) schema() schema.StringAttribute {
	a := schema.StringAttribute{
		Optional:            true,
		Computed:            true,
		MarkdownDescription: t.description,
		Validators:          []validator.String{t.validator},
	}
	if t.unsettable {
		a.MarkdownDescription += removingUnsets
	}
	if t.folded {
		a.CustomType = tfvalue.FoldedType{}
		a.PlanModifiers = []planmodifier.String{tfvalue.KeepPrior(tfvalue.SameFolded)}
	}
	return a
}

func (f flagAttribute) schema() schema.BoolAttribute {
	return schema.BoolAttribute{
		Optional:            true,
		Computed:            true,
		MarkdownDescription: f.description + notManaged,
	}
}

func (a metadataAttribute) schema() schema.StringAttribute {
	return schema.StringAttribute{
		CustomType:          tfvalue.MetadataType{},
		Optional:            true,
		Computed:            true,
		MarkdownDescription: a.description + howMetadata,
		PlanModifiers:       []planmodifier.String{tfvalue.KeepPrior(tfvalue.SameMetadata)},
	}
}
