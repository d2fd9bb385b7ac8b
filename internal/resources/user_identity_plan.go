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
		"The account is that of the user %s itself.\n\nName the secondary account here, and the user who keeps the metadata in user_id.", named.fullID()))
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

// ModifyPlan replaces the link when another account is to be linked, and tells what
// that costs.
func (r *userIdentity) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
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
	switch {
	case creating:
		if byID := !config.IdentityUserID.IsNull() && named != (account{}); byID && !plan.UserID.IsUnknown() {
			resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("id"), importid.UserIdentity(plan.UserID.ValueString(), named.provider, named.id))...)
		}
		if r.data != nil && r.data.Client != nil && named != (account{}) {
			resp.Diagnostics.Append(r.lossWarning(ctx, named)...)
		}
	case config.IdentityUserID.IsNull():
		if named != (account{}) && named != state.account() {
			resp.Diagnostics.Append(otherTokenWarning(config.naming(), named, state))
		}
	case named == state.account():
		// Another spelling of the same account.
		resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("identity_user_id"), state.IdentityUserID)...)
	default:
		resp.RequiresReplace = append(resp.RequiresReplace, path.Root("identity_provider"), path.Root("identity_user_id"))
	}
}

func otherTokenWarning(attribute string, named account, state linkedModel) diag.Diagnostic {
	return diag.NewAttributeWarningDiagnostic(path.Root(attribute), "Token Of Another Account", fmt.Sprintf(
		"The token is that of the account %s, but the account that was linked is %s. A token counts only when the account is linked, so nothing changes.\n\n"+
			"To link the other account instead, replace the resource (-replace). To link it as well, give it a resource of its own.",
		named.fullID(), state.account().fullID()))
}

// lossWarning looks at the account while it is still a user of its own, and names what
// its end takes along. That the look fails is no reason not to plan.
func (r *userIdentity) lossWarning(ctx context.Context, named account) diag.Diagnostics {
	u, err := r.data.Client.Users.Get(ctx, named.fullID(), client.WithFields(client.FieldSelection{Fields: []string{"user_id", "user_metadata", "app_metadata"}}))
	if err != nil {
		return nil
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
		return nil
	}
	return diag.Diagnostics{diag.NewWarningDiagnostic("Metadata Will Be Lost", fmt.Sprintf(
		"Linking the account %s ends it as a user of its own, and Auth0 drops its metadata, which unlinking does not bring back:\n\n%s\n\n"+
			"Copy what is needed to the primary user before you apply this.", named.fullID(), strings.Join(lost, "\n")))}
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
