// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/preflight"
)

// notPossible has the words of preflight, which says the same of what the settings of a connection decide.
const notPossible = "Attribute Not Possible in This Connection"

// preflightArrival says what Auth0 would refuse about a user who is created or adopted, and returns the first thing that
// would stand in the way of a creation. Who of the two it is may be unknown until the apply: then nothing is certain. Of
// one who replaces another, the CLI shows errors only.
func (r *userResource) preflightArrival(
	ctx context.Context, config, plan userModel, adopted *client.User, replaced *plannedObject,
) (diag.Diagnostics, obstacle) {
	if r.data.Preflight == nil || plan.AdoptedUserID.IsUnknown() {
		return nil, obstacle{}
	}
	if adopted != nil {
		is := userFromAPI(userModel{}, adopted)
		return requireScopes(r.data, updating(adoptionPatch(config, is, plan))...), obstacle{}
	}
	if plan.ConnectionName.IsUnknown() {
		return requireScopes(r.data, operations.CreateUser), obstacle{}
	}
	about := preflight.User{
		Name: plan.subject(), Connection: plan.ConnectionName.ValueString(), Creates: true, ByJob: r.byJob,
		Email: plan.Email.StringValue, Username: plan.Username.StringValue, PhoneNumber: plan.PhoneNumber,
	}
	about.Password, about.PasswordAttribute = writtenPassword(config)
	diags := tooLarge(plan.subject(), func(a metadataAttribute) int { return len(a.of(&plan).ValueString()) })
	objections, first := r.objections(ctx, about)
	diags.Append(objections...)
	// After the look, which may have fetched the token that tells the scopes.
	diags = append(diags, requireScopes(r.data, operations.CreateUser)...)
	diags = append(diags, needsScopesLater(r.data, operations.GetUser)...)
	if !diags.HasError() {
		said, holder := r.standsAhead(ctx, config, plan)
		if !first.stands() {
			first = holder
		}
		if replaced == nil {
			diags = append(diags, said...)
		} else {
			first = first.besides(replaced.ID)
		}
	}
	if replaced != nil && first.stands() && !diags.HasError() {
		diags.Append(first.ofReplacement(who(replaced.Name, replaced.ID)))
	}
	return append(diags, outOfReach(r.data)...), first
}

// preflightChange says what Auth0 would refuse about a user who is changed.
func (r *userResource) preflightChange(ctx context.Context, config, state, plan userModel, imported broughtIn) diag.Diagnostics {
	if r.data.Preflight == nil || plan.equals(&state) {
		return nil
	}
	patch := userPatch(config, state, knownOnly(config, state, plan), imported)
	if patch.IsEmpty() {
		return nil
	}
	diags := tooLarge(state.subject(), func(a metadataAttribute) int { raw, _ := a.update(&patch).Get(); return len(raw) })
	diags.Append(requireScopes(r.data, updating(patch)...)...)
	if state.fillsItself() {
		return append(diags, othersAttributes(config, state, patch)...)
	}
	about := preflight.User{
		Name: state.subject(), Connection: state.ConnectionName.ValueString(),
		Email: basetypes.NewStringNull(), Username: basetypes.NewStringNull(), PhoneNumber: basetypes.NewStringNull(),
		Password: basetypes.NewStringNull(),
	}
	if _, set := patch.Username.Get(); set {
		about.Username = plan.Username.StringValue
	}
	if _, set := patch.Password.Get(); set {
		about.Password, about.PasswordAttribute = writtenPassword(config)
	}
	if about.Username.IsNull() && about.Password.IsNull() {
		return diags
	}
	objections, _ := r.objections(ctx, about)
	diags.Append(objections...)
	return append(diags, outOfReach(r.data)...)
}

// othersAttributes says which attributes Auth0 changes only for users whom it keeps itself: those of social and
// enterprise connections have them from elsewhere, or not at all.
func othersAttributes(config, state userModel, patch client.UpdateUserRequest) diag.Diagnostics {
	var names []string
	for _, t := range userTexts {
		if _, set := t.update(&patch).Get(); set && t.identifier {
			names = append(names, t.name)
		}
	}
	if _, set := patch.Password.Get(); set {
		_, attribute := writtenPassword(config)
		names = append(names, attribute)
	}
	var diags diag.Diagnostics
	for _, name := range names {
		diags.AddAttributeWarning(path.Root(name), notPossible, fmt.Sprintf(
			"Auth0 would refuse to change the user %s: users of the connection %q have no %s that can be changed at Auth0. What they have comes "+
				"from their identity provider, with a login.\n\n"+
				"Write the value that the user has, or leave the attribute out.", who(state.subject(), state.ID.ValueString()),
			state.ConnectionName.ValueString(), name))
	}
	return diags
}

// updating is the operation that a change takes; none for no change.
func updating(patch client.UpdateUserRequest) []*operations.Operation {
	rest := patch
	rest.AppMetadata = client.Field[json.RawMessage]{}
	switch {
	case patch.IsEmpty():
		return nil
	case rest.IsEmpty():
		return []*operations.Operation{operations.UpdateUserAppMetadata}
	}
	return []*operations.Operation{operations.UpdateUser}
}

// knownOnly is the plan without what may turn out to be no change.
func knownOnly(config, state, plan userModel) userModel {
	for _, a := range userMetadata {
		if a.of(&plan).IsUnknown() {
			*a.of(&plan) = *a.of(&state)
		}
	}
	if config.Password.IsUnknown() {
		plan.Password = state.Password
	}
	return plan
}

// preflightLeaving says that a user cannot be deleted, or blocked.
func (r *userResource) preflightLeaving(e people.Entry) diag.Diagnostics {
	switch e.Fate {
	case people.Deletes:
		return requireScopes(r.data, operations.DeleteUser)
	case people.Blocks:
		return requireScopes(r.data, operations.UpdateUser)
	}
	return nil
}

// writtenPassword is the password that the configuration writes, and its attribute, or the one that it should.
func writtenPassword(config userModel) (basetypes.StringValue, string) {
	if config.Password.IsNull() {
		return config.PasswordWO, "password_wo"
	}
	return config.Password, "password"
}

// objections words what is known, and returns the first. Of what many users have in common, a few are told.
func (r *userResource) objections(ctx context.Context, u preflight.User) (diags diag.Diagnostics, first obstacle) {
	for _, o := range r.data.Preflight.User(ctx, u) {
		if !first.stands() {
			first = newObstacle(o.Attribute, o.Text)
		}
		if o.Key != "" && !r.data.Preflight.First(o.Key) {
			continue
		}
		said := diag.Diagnostics{about(o.Attribute, diag.NewErrorDiagnostic(o.Title, o.Text))}
		if !o.Certain {
			said = r.sayFew(o.Title, o.Attribute, o.Text)
		}
		for _, d := range said {
			if o.Key != "" && r.inRoster {
				d = tenantDiagnostic{d} // The connection is that of everybody.
			}
			diags.Append(d)
		}
	}
	return diags, first
}

// about puts a diagnostic on the attribute, if it names one.
func about(attribute string, d diag.Diagnostic) diag.Diagnostic {
	if attribute == "" {
		return d
	}
	return diag.WithPath(path.Root(attribute), d)
}
