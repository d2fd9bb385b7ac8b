// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// planAdoption decides whom a creation takes over, and writes it into the plan, where an approver
// reads it: adopted_user_id. The apply plans again, and the CLI stops when that has another result.
// So nobody is adopted whom the approved plan did not name.
func (r *userResource) planAdoption(ctx context.Context, config userModel, plan *userModel) (*client.User, diag.Diagnostics) {
	plan.AdoptedUserID = types.StringNull()
	if plan.OnConflict.IsUnknown() {
		return nil, r.adoptsSomebody(plan, "and is adopted depends on on_conflict, which is only known after apply")
	}
	if plan.OnConflict.ValueString() != conflictAdopt {
		return nil, nil
	}
	for _, v := range []attr.Value{plan.ConnectionName, plan.Email, plan.Username, plan.PhoneNumber, config.UserID} {
		if v.IsUnknown() {
			return nil, r.adoptsSomebody(plan, "depends on something that is only known after apply")
		}
	}
	if r.data.Client == nil {
		return nil, r.adoptsSomebody(plan, "cannot be looked up, because the configuration of the provider is only known after apply")
	}
	w := plan.wanted()
	hint, err := r.data.Finder.Find(ctx, w)
	var several *users.SeveralError
	if errors.As(err, &several) {
		return nil, diag.Diagnostics{severalFit(*plan, several)}
	}
	if err != nil {
		// A plan must say whom it adopts, and the apply must come to the same result.
		return nil, diag.Diagnostics{apidiag.From(operation("look up", *plan, *plan), err)}
	}
	if hint == nil {
		return nil, nil
	}
	attribute, matches := w.Matches(hint)
	if !matches || w.ID != "" && w.ID != hint.ID {
		return nil, nil // Somebody else has the ID, or the user has another one: Auth0 will say so.
	}
	if r.isAnother(ctx, w, hint) {
		return nil, nil
	}
	plan.AdoptedUserID = types.StringValue(hint.ID)
	diags := diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root("on_conflict"), sayAdopted, fmt.Sprintf(
		"The user %s exists already%s and will be adopted: taken over, and updated to the configuration. What the "+
			"configuration leaves out stays.",
		who(userFromAPI(userModel{}, hint).subject(), hint.ID), under(*plan, hint, attribute)))}
	if hint.Blocked != nil && *hint.Blocked && !isFalse(plan.Blocked) && !config.Blocked.IsUnknown() {
		diags.AddAttributeWarning(path.Root("blocked"), sayStays, fmt.Sprintf(
			"The user %s is blocked, and adopting does not change that. To let the user in again, write blocked = false.",
			who(plan.subject(), hint.ID)))
	}
	if passwordOf(config) != nil {
		diags.Append(passwordReplaced("on_conflict", who(userFromAPI(userModel{}, hint).subject(), hint.ID), ""))
	}
	return hint, diags
}

// adoptsSomebody leaves the decision to the apply, and says that the plan cannot name anybody.
func (r *userResource) adoptsSomebody(plan *userModel, why string) diag.Diagnostics {
	plan.AdoptedUserID = types.StringUnknown()
	return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root("on_conflict"), "User May Be Adopted", fmt.Sprintf(
		"Whether the user %s exists already %s. If so, the apply adopts the user, and this plan cannot say whom.", plan.subject(), why))}
}

// adopt takes over the user whom the plan named and updates it to the configuration, after a look
// that it still is the user whom the configuration describes. What the configuration leaves out
// stays as it is, metadata of others included.
func (r *userResource) adopt(ctx context.Context, config, plan userModel) (*client.User, diag.Diagnostics) {
	id := plan.AdoptedUserID.ValueString()
	defer r.data.UserTurns.Take(ctx, id)()
	found, err := r.data.Client.Users.Get(ctx, id)
	if client.IsUserNotFound(err) {
		return nil, notAdopted(plan, "does not exist any more")
	}
	if err != nil {
		return nil, diag.Diagnostics{apidiag.From(operation("adopt", config, plan), err)}
	}
	attribute, matches := plan.wanted().Matches(found)
	if !matches {
		return nil, notAdopted(plan, "has another e-mail address, username, phone number or connection now")
	}
	if r.data.People.IsApplied(id) {
		return nil, diag.Diagnostics{alreadyManaged(plan, id, attribute)}
	}
	// The plan may have seen the user blocked already, and an administrator let the person in since.
	if blocks, _ := blockChange(userFromAPI(userModel{}, found), plan); blocks {
		if diags := limitExceeded(r.data.People.Refuse(people.Blocks, id, who(plan.subject(), id))); diags.HasError() {
			return nil, diags
		}
	}
	if !r.data.People.Applied(id) {
		return nil, notAdopted(plan, "was destroyed by another resource in this run")
	}
	last := found
	_, err = r.applySteps(ctx, userFromAPI(userModel{}, found), plan, userSteps(adoptionPatch(config, userFromAPI(userModel{}, found), plan)),
		func(u *client.User, _ userModel) { last = u })
	if err != nil {
		r.data.People.Withdraw(id)
		return nil, notTakenOver(config, plan, id, err)
	}
	return last, nil
}

func notAdopted(plan userModel, why string) diag.Diagnostics {
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("on_conflict"), "User Not Adopted", fmt.Sprintf(
		"The plan names the user %s to be adopted, who %s. Nothing was changed.\n\nPlan again: the new plan says what happens.",
		who(plan.subject(), plan.AdoptedUserID.ValueString()), why))}
}

// notTakenOver words an adoption that failed half way.
func notTakenOver(config, plan userModel, id string, err error) diag.Diagnostics {
	d := apidiag.From(operation("adopt", config, plan), err)
	text := d.Detail() + fmt.Sprintf("\n\nThe user %s existed before, and this run has not taken it into the state. Unless another object "+
		"there has it, no later run deletes it.", id)
	if p, ok := d.(diag.DiagnosticWithPath); ok {
		return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(p.Path(), d.Summary(), text)}
	}
	return diag.Diagnostics{diag.NewErrorDiagnostic(d.Summary(), text)}
}

// adoptionPatch is the change from an existing user to the plan; what the plan
// leaves out is not unset, because nobody ever declared it, and no plan has shown
// it. That holds for metadata under full ownership too: the next plan shows the
// keys that are to go.
func adoptionPatch(config, state, plan userModel) client.UpdateUserRequest {
	plan.MetadataOwnership = types.StringValue(ownershipDeclared)
	for _, t := range userTexts {
		if t.folded { // Another spelling of an address is nothing to send: Auth0 would ask for a verification anew.
			keepPrior(t.of(&plan), *t.of(&state), tfvalue.SameFolded)
		}
	}
	p := userPatch(config, state, plan, everything)
	for _, t := range userTexts {
		if f := t.update(&p); f.IsNull() {
			*f = client.Field[string]{}
		}
	}
	return p
}
