// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// createRequest is the body of POST /users for a plan. The configuration is asked
// only for the write-only password.
func createRequest(config, plan userModel) client.CreateUserRequest {
	req := client.CreateUserRequest{
		Connection:  plan.ConnectionName.ValueString(),
		Password:    passwordOf(config),
		VerifyEmail: plan.VerifyEmail.ValueBoolPointer(),
	}
	for _, t := range userTexts {
		*t.create(&req) = knownText(*t.of(&plan))
	}
	for _, f := range userFlags {
		*f.create(&req) = knownFlag(*f.of(&plan))
	}
	for _, a := range userMetadata {
		*a.create(&req) = a.of(&plan).Object().Raw()
	}
	if !config.UserID.IsNull() {
		bare := tfvalue.BareUserID(plan.UserID.ValueString())
		req.UserID = &bare
	}
	return req
}

// passwordOf is the password the configuration gives, by whichever attribute; nil for none.
func passwordOf(config userModel) *string {
	if !config.Password.IsNull() {
		return config.Password.ValueStringPointer()
	}
	return config.PasswordWO.ValueStringPointer()
}

// userPatch is the change from state to plan as one body, before the service's
// rules about what may be sent together. An attribute that the configuration
// leaves out is sent only when the plan unsets it.
func userPatch(config, state, plan userModel, imported broughtIn) client.UpdateUserRequest {
	var p client.UpdateUserRequest
	for _, t := range userTexts {
		*t.update(&p) = change(*t.of(&state), *t.of(&plan))
	}
	for _, f := range userFlags {
		*f.update(&p) = changeFlag(*f.of(&state), *f.of(&plan))
		// The service may reset a verified flag when the address changes, so a flag
		// that is written is sent along, even unchanged.
		if f.about == "" || f.of(&config).IsNull() {
			continue
		}
		if _, set := textNamed(f.about).update(&p).Get(); set {
			*f.update(&p) = client.Set(f.of(&plan).ValueBool())
		}
	}
	for _, a := range userMetadata {
		*a.update(&p) = changeMetadata(*a.of(&state), *a.of(&plan), plan.ownsAllMetadata(), imported[a.name])
	}
	if (!p.Email.IsZero() || !p.EmailVerified.IsZero()) && !config.VerifyEmail.IsNull() {
		p.VerifyEmail = client.Set(plan.VerifyEmail.ValueBool())
	}
	if password := passwordOf(config); password != nil && changesPassword(config, state, plan) {
		p.Password = client.Set(*password)
		// A password reset lifts an administrator's block. Only blocked = false may do that.
		if plan.Blocked.ValueBool() || state.Blocked.ValueBool() && plan.Blocked.IsUnknown() {
			p.Blocked = client.Set(true)
		}
	}
	return p
}

// userSteps splits a change into the requests that PATCH /users/{id} accepts:
// password, e-mail (with its verified flag) and username exclude each other.
// Everything else goes with the first of them.
func userSteps(p client.UpdateUserRequest) []client.UpdateUserRequest {
	if p.IsEmpty() {
		return nil
	}
	rest := p
	rest.Password, rest.Email, rest.EmailVerified, rest.VerifyEmail, rest.Username =
		client.Field[string]{}, client.Field[string]{}, client.Field[bool]{}, client.Field[bool]{}, client.Field[string]{}
	var steps []client.UpdateUserRequest
	add := func(fill func(*client.UpdateUserRequest)) {
		step := client.UpdateUserRequest{}
		if len(steps) == 0 {
			step = rest
		}
		fill(&step)
		steps = append(steps, step)
	}
	if !p.Password.IsZero() {
		add(func(s *client.UpdateUserRequest) { s.Password = p.Password })
	}
	if !p.Email.IsZero() || !p.EmailVerified.IsZero() {
		add(func(s *client.UpdateUserRequest) {
			s.Email, s.EmailVerified, s.VerifyEmail = p.Email, p.EmailVerified, p.VerifyEmail
		})
	}
	if !p.Username.IsZero() {
		add(func(s *client.UpdateUserRequest) { s.Username = p.Username })
	}
	if len(steps) == 0 {
		steps = append(steps, rest)
	}
	return steps
}

// advance is the state after one accepted step: what was sent has its planned
// value, the rest is as before.
func advance(state, plan userModel, sent client.UpdateUserRequest) userModel {
	for _, t := range userTexts {
		if !t.update(&sent).IsZero() {
			*t.of(&state) = *t.of(&plan)
		}
	}
	for _, f := range userFlags {
		if !f.update(&sent).IsZero() {
			*f.of(&state) = *f.of(&plan)
		}
	}
	for _, a := range userMetadata {
		if !a.update(&sent).IsZero() {
			*a.of(&state) = *a.of(&plan)
		}
	}
	if !sent.VerifyEmail.IsZero() {
		state.VerifyEmail = plan.VerifyEmail
	}
	if !sent.Password.IsZero() {
		state.Password, state.PasswordWOVersion = plan.Password, plan.PasswordWOVersion
	}
	return state
}

// afterAll is the state after everything was accepted: the plan, with what it left open filled in from the
// answer. An attribute that the plan fixed keeps that value even where the answer differs; the next refresh
// shows the difference.
func afterAll(plan, answered userModel) userModel {
	plan.ID = answered.ID
	if plan.UserID.IsUnknown() {
		plan.UserID = answered.UserID
	}
	for _, t := range userTexts {
		if cell := t.of(&plan); cell.IsUnknown() {
			*cell = *t.of(&answered)
		}
	}
	for _, f := range userFlags {
		if cell := f.of(&plan); cell.IsUnknown() {
			*cell = *f.of(&answered)
		}
	}
	plan.PasswordWO = types.StringNull()
	return plan
}

// optionalText is what change needs of the string types.
type optionalText interface {
	IsNull() bool
	IsUnknown() bool
	ValueString() string
}

func change(state, plan optionalText) client.Field[string] {
	switch {
	case plan.IsUnknown(), plan.IsNull() && state.IsNull():
		return client.Field[string]{}
	case plan.IsNull():
		return client.Null[string]()
	case !state.IsNull() && plan.ValueString() == state.ValueString():
		return client.Field[string]{}
	}
	return client.Set(plan.ValueString())
}

// changeFlag never unsets: a flag that is not written is not managed.
func changeFlag(state, plan types.Bool) client.Field[bool] {
	if plan.IsUnknown() || plan.IsNull() || plan.Equal(state) {
		return client.Field[bool]{}
	}
	return client.Set(plan.ValueBool())
}

// changeMetadata is the merge patch. After an import under declared ownership no
// key is removed, because none of them has been declared.
func changeMetadata(state, plan tfvalue.Metadata, all, imported bool) client.Field[json.RawMessage] {
	prior, desired := state.Object(), plan.Object()
	if plan.IsNull() && (imported || state.IsNull()) {
		return client.Field[json.RawMessage]{}
	}
	if imported && !all {
		prior = metadata.Project(prior, desired)
	}
	patch := metadata.Patch(prior, desired)
	if patch == nil {
		return client.Field[json.RawMessage]{} // Never {}: it would clear what others wrote.
	}
	return client.Set(patch.Raw())
}

func knownText(v types.String) *string {
	if v.IsUnknown() {
		return nil
	}
	return v.ValueStringPointer()
}

func knownFlag(v types.Bool) *bool {
	if v.IsUnknown() {
		return nil
	}
	return v.ValueBoolPointer()
}
