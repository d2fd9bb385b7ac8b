// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
)

// ValidateConfig refuses to link a user to itself.
func (r *userIdentity) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	var config linkedModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	named := config.account()
	if named == (account{}) || config.UserID.IsUnknown() || named.fullID() != config.UserID.ValueString() {
		return
	}
	resp.Diagnostics.AddAttributeError(path.Root(config.naming()), "Account Linked To Itself", fmt.Sprintf(
		"The account is that of the user %s itself.\n\nName the secondary account here, and the user who keeps the metadata in user_id.",
		named.fullID()))
}

// naming is the attribute that names the account.
func (m linkedModel) naming() string {
	switch {
	case !m.LinkWith.IsNull():
		return "link_with"
	case !m.LinkWithWO.IsNull():
		return "link_with_wo"
	}
	return "identity_user_id"
}

// nameable refuses to create a link of which nobody knows the account. A token is needed
// then only, and need not be in the configuration later.
func (m linkedModel) nameable() diag.Diagnostics {
	if !m.IdentityUserID.IsNull() || !m.LinkWith.IsNull() || !m.LinkWithWO.IsNull() {
		return nil
	}
	return diag.Diagnostics{diag.NewErrorDiagnostic("Missing Account",
		"Nothing says which account is to be linked. Exactly one of these attributes is needed when a link is made, also by a "+
			"replacement: identity_user_id (with identity_provider), link_with_wo, link_with.\n\n"+
			"A token that counted once has expired by now: let the person sign in again, or name the account by its ID.")}
}

// ModifyPlan replaces the link when another account is to be linked, and tells what
// that costs.
func (r *userIdentity) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		var gone linkedModel
		resp.Diagnostics.Append(req.State.Get(ctx, &gone)...)
		if gone.OnDestroy.ValueString() != destroyKeep {
			resp.Diagnostics.Append(requireScopes(r.data, operations.UnlinkUserIdentity)...)
			_, diags := r.planUnlinking(ctx, gone, req.Private, resp.Private)
			resp.Diagnostics.Append(diags...)
		}
		// Nothing follows.
		resp.Diagnostics.Append((*plainLink)(nil).remember(ctx, resp.Private, nextLinkKey)...)
		return
	}
	var plan, config, state linkedModel
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	creating := req.State.Raw.IsNull()
	if !creating {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	named := config.account()
	if creating {
		resp.Diagnostics.Append(requireScopes(r.data, operations.LinkUserIdentity)...)
		if byID := !config.IdentityUserID.IsNull() && named != (account{}); byID && !plan.UserID.IsUnknown() {
			id := importid.UserIdentity(plan.UserID.ValueString(), named.provider, named.id)
			resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("id"), id)...)
		}
		resp.Diagnostics.Append(r.planLinking(plan.UserID, named, true)...)
		resp.Diagnostics.Append(r.endsUser(plan.UserID, named)...)
		resp.Diagnostics.Append(r.planNext(ctx, config, plan, req.Private, resp.Private)...)
		return
	}
	resp.Diagnostics.Append(protectTainted(ctx, r.data, state.UserID, plan.UserID, "linked account")...)
	present := linkOf(state.UserID.ValueString(), state.account())
	resp.Diagnostics.Append(present.pointer().remember(ctx, resp.Private, presentLinkKey)...)
	replaces := !plan.UserID.Equal(state.UserID)
	switch {
	case config.IdentityUserID.IsNull():
		if named != (account{}) && named != state.account() {
			resp.Diagnostics.Append(otherTokenWarning(config.naming(), named, state))
		}
	case named == state.account():
		// Another spelling of the same account.
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("identity_user_id"), state.IdentityUserID)...)
	default:
		resp.RequiresReplace = append(resp.RequiresReplace, path.Root("identity_provider"), path.Root("identity_user_id"))
		replaces = true
	}
	resp.Diagnostics.Append(resp.Private.SetKey(ctx, leaveKey, nil)...)
	var next *plainLink
	if replaces {
		keeps := state.OnDestroy.ValueString() == destroyKeep
		var diags diag.Diagnostics
		if !keeps {
			keeps, diags = r.planUnlinking(ctx, state, req.Private, resp.Private)
			resp.Diagnostics.Append(diags...)
		}
		resp.Diagnostics.Append(r.planLinking(plan.UserID, named, true)...)
		if named != state.account() {
			resp.Diagnostics.Append(r.endsUser(plan.UserID, named)...)
		}
		next, diags = r.planReplacement(ctx, config, plan, present, keeps)
		resp.Diagnostics.Append(diags...)
	} else {
		resp.Diagnostics.Append(r.planLinking(state.UserID, state.account(), false)...)
	}
	resp.Diagnostics.Append(next.remember(ctx, resp.Private, nextLinkKey)...)
}

// planReplacement says what a replacement does to the accounts, and refuses one that would end half way. It
// returns the link that was found possible; nil for one that is not known yet.
func (r *userIdentity) planReplacement(
	ctx context.Context, config, plan linkedModel, present plainLink, keeps bool,
) (*plainLink, diag.Diagnostics) {
	var diags diag.Diagnostics
	if !keeps {
		diags.AddWarning("Account Is Unlinked By A Replacement", fmt.Sprintf(
			"The account %s is unlinked from the user %s before the next one is linked. It is a user of its own again then, without "+
				"metadata, roles, permissions and authentication methods, with which the person may sign in.", present.account().fullID(),
			present.UserID))
	}
	named := config.account()
	if named == (account{}) || r.data == nil || r.data.Client == nil {
		return nil, diags
	}
	next := linkOf(plan.UserID.ValueString(), named)
	loss, problem := r.linkable(ctx, config.naming(), present, next)
	diags.Append(loss...)
	diags.Append(problem...)
	return &next, diags
}

func otherTokenWarning(attribute string, named account, state linkedModel) diag.Diagnostic {
	return diag.NewAttributeWarningDiagnostic(path.Root(attribute), "Token Of Another Account", fmt.Sprintf(
		"The token is that of the account %s, but the account that was linked is %s. A token counts only when the account is "+
			"linked, so nothing changes.\n\n"+
			"To link the other account instead, replace the resource (-replace). To link it as well, give it a resource of its own.",
		named.fullID(), state.account().fullID()))
}

// lossWarning looks at the account while it is still a user of its own, and names what
// its end takes along. The error is that of the look.
func (r *userIdentity) lossWarning(ctx context.Context, named account) (diag.Diagnostics, error) {
	fields := client.FieldSelection{Fields: []string{"user_id", "user_metadata", "app_metadata"}}
	u, err := r.data.Client.Users.Get(ctx, named.fullID(), client.WithFields(fields))
	if err != nil {
		return nil, err
	}
	var lost []string
	for _, part := range []struct {
		name string
		keys []string
	}{{"user_metadata", metadata.FromRaw(u.UserMetadata).Keys()}, {"app_metadata", metadata.FromRaw(u.AppMetadata).Keys()}} {
		if len(part.keys) > 0 {
			lost = append(lost, fmt.Sprintf("  %s: %s", part.name, strings.Join(part.keys, ", ")))
		}
	}
	if len(lost) == 0 {
		return diag.Diagnostics{diag.NewWarningDiagnostic("Account Ends As A User Of Its Own", fmt.Sprintf(
				"Linking the account %s ends it as a user of its own. The roles, permissions and authentication methods that it may have end "+
					"with it, and unlinking does not bring them back.\n\nGive the primary user what is needed before you apply this.", named.fullID()))},
			nil
	}
	return diag.Diagnostics{diag.NewWarningDiagnostic("Metadata Will Be Lost", fmt.Sprintf(
		"Linking the account %s ends it as a user of its own, and Auth0 drops its metadata, which unlinking does not bring back:\n\n%s\n\n"+
			"The roles, permissions and authentication methods that it may have end with it. "+
			"Copy what is needed to the primary user before you apply this.", named.fullID(), strings.Join(lost, "\n")))}, nil
}

// idToken refuses what cannot be the ID token of a user, and does not repeat it.
type idToken struct{}

func (idToken) Description(context.Context) string { return "must be an ID token of a user" }

func (v idToken) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (idToken) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	subject, ok := client.Subject(req.ConfigValue.ValueString())
	if ok {
		_, ok = accountOf(subject)
	}
	if !ok {
		resp.Diagnostics.AddAttributeError(req.Path, "Invalid ID Token",
			"This is not an ID token of a user: a JWT whose claim sub is a full user ID. It is not shown here.\n\n"+
				"Use the id_token that Auth0 returns when the person of the secondary account signs in, not an access token or a refresh token.")
	}
}
