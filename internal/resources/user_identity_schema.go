// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/resourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

var userIdentityDescription = `Links one account, the secondary one, to a user: the person signs in with either and is the same user.

**Linking is not undone by unlinking.** An account that is linked ends as a user of its own: its ` + "`user_metadata`, `app_metadata`" + `, roles, permissions and
authentication methods are gone, and everything comes from the primary user. A plan that links an account which is a user of its own warns, and names the keys of its metadata; copy
what is needed to the primary user first. Destroying the resource unlinks the account. It comes back as a user of its own, without metadata; nothing is deleted.
Deleting the primary user, however, deletes the accounts that are linked to it.

**Destroyed together with its primary user, the account survives**: Terraform unlinks it first, and it is a user of its own again, with which the person may sign in, even if the
primary user was blocked. The same holds when only the link is destroyed while the primary user is blocked. With ` + "`on_destroy = \"keep\"`" + `, applied before, destroying only forgets
the link: the account stays with its primary user, and is deleted with it.

The account is named by ` + "`identity_provider` and `identity_user_id`, or by an ID token of its user in `link_with_wo` (or `link_with`)" + `. The token proves that the person owns
the account; it must come from this tenant and from the application that the provider uses. A token expires, so it counts only when the account is linked: another token later
changes nothing, not even none at all, and a warning tells when it is that of another account. To link that one instead, replace the resource (` + "`-replace`" + `).

**A replacement unlinks first.** The plan says what both accounts lose. It is refused when the next account, or the next user, does not exist or belongs to somebody else, or when
the token has expired, and the apply looks once more before it unlinks. What is known only after apply cannot be looked at: with ` + "`create_before_destroy`" + ` the next
account is linked before the present one is unlinked.

An account that the user has already is taken over without complaint. One that another user has is an error that names the user.

Never manage the secondary account with ` + "`auth0users_user`" + ` as well: once it is linked, there is no such user, and every plan would create it again (a warning names the primary
user; in a database connection Auth0 refuses to create it). Remove it from the configuration, best with a ` + "`removed`" + ` block that destroys nothing, when the account is linked.

**Scopes:** ` + operations.Scopes(operations.LinkUserIdentity, operations.UnlinkUserIdentity, operations.GetUser) + `.

**Requests:** plan of a new link 1 (which metadata would be lost; once more during apply), of a replacement 1 more where the user is another one, create 1, read 1 (about 1 for ten users that are refreshed together; see read_strategy of the
provider), delete 1.

**Limits:** Tokens of identity providers are never read.

**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it. The attribute ` + "`identities` of an `auth0users_user`" + ` shows the link from
the next refresh on.`

// unlinkOnDestroy is the default of on_destroy; the other value is that of users.
const unlinkOnDestroy = "unlink"

// maxIdentityUserID is as long as a user ID can be.
const maxIdentityUserID = 255

func (r *userIdentity) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: userIdentityDescription,
		Attributes: map[string]schema.Attribute{
			"id":      computedText("ID of the link: `user_id`, two colons, `identity_provider`, two colons, `identity_user_id` without prefix."),
			"user_id": userIDAttribute("who gets the account: the primary one"),
			"identity_provider": schema.StringAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "Provider of the account, such as `google-oauth2`, `auth0` or `samlp`: what stands " +
					"before the first pipe of a user ID. Changing it replaces the resource.",
				Validators: []validator.String{
					stringvalidator.RegexMatches(regexp.MustCompile(`^[a-z0-9-]+$`), "must be the name of a provider such "+
						"as google-oauth2, without a pipe"),
					stringvalidator.AlsoRequires(path.MatchRoot("identity_user_id")),
				},
				PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			},
			"identity_user_id": schema.StringAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "ID of the account at the provider, with or without the prefix: `google-oauth2|104857600000000000077` and " +
					"`104857600000000000077` are the same. Changing it replaces the resource.",
				Validators: []validator.String{
					validators.Length(1, maxIdentityUserID), validators.Bare(),
					validators.IdentityUserID("identity_provider"),
					stringvalidator.AlsoRequires(path.MatchRoot("identity_provider")),
				},
				PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			},
			"connection_id": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "ID of the connection of the account, such as `con_0123456789ABCDEF`, for tenants in which the " +
					"provider has several connections. It counts only when the account is linked; changing it later changes nothing.",
				Validators: []validator.String{
					validators.ConnectionID(),
					stringvalidator.AlsoRequires(path.MatchRoot("identity_user_id")),
				},
			},
			"link_with": schema.StringAttribute{
				Optional: true, Sensitive: true,
				MarkdownDescription: "ID token of the user of the secondary account. **It is stored in the state in plain text**: where " +
					"the CLI has write-only arguments (Terraform and OpenTofu >= 1.11), use `link_with_wo` instead. It counts only when the account is " +
					"linked; another token later changes nothing.",
				Validators: []validator.String{idToken{}, validators.PreferWriteOnly("link_with_wo")},
				// Tokens are new with every run, and only the first one counts.
				PlanModifiers: []planmodifier.String{tfvalue.KeepPrior(func(_, _ string) bool { return true })},
			},
			"link_with_wo": schema.StringAttribute{
				Optional: true, Sensitive: true, WriteOnly: true,
				MarkdownDescription: "ID token of the user of the secondary account, never stored in plan or state. It counts only when the " +
					"account is linked; another token later changes nothing. Needs Terraform or OpenTofu >= 1.11.",
				Validators: []validator.String{idToken{}},
			},
			"on_destroy": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "What destroying the resource does: `unlink`, the default, makes the account a user of its own again; " +
					"`keep` only forgets the link. The value that was last applied counts, for a replacement too.",
				Validators: []validator.String{validators.OneOf(unlinkOnDestroy, destroyKeep)},
			},
			"connection_name": computedText("Name of the connection of the account."),
			"is_social": schema.BoolAttribute{
				Computed:            true,
				MarkdownDescription: "Whether the connection is a social one.",
				PlanModifiers:       []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()},
			},
		},
	}
}

// ConfigValidators want the account named in one way at most; that it is named when a link is made is for the
// plan to see.
func (r *userIdentity) ConfigValidators(context.Context) []resource.ConfigValidator {
	return []resource.ConfigValidator{resourcevalidator.Conflicting(
		path.MatchRoot("identity_user_id"), path.MatchRoot("link_with"), path.MatchRoot("link_with_wo"),
	)}
}

func (r *userIdentity) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema = identityschema.Schema{Attributes: map[string]identityschema.Attribute{
		"user_id":           userIDIdentity(),
		"identity_provider": identityAttribute("Provider of the linked account, such as google-oauth2."),
		"identity_user_id":  identityAttribute("ID of the linked account at the provider, without prefix."),
	}}
}
