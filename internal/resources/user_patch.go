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
		Connection:    plan.ConnectionName.ValueString(),
		Email:         plan.Email.ValueStringPointer(),
		Username:      plan.Username.ValueStringPointer(),
		PhoneNumber:   plan.PhoneNumber.ValueStringPointer(),
		Password:      passwordOf(config),
		GivenName:     plan.GivenName.ValueStringPointer(),
		FamilyName:    plan.FamilyName.ValueStringPointer(),
		Name:          knownText(plan.Name),
		Nickname:      knownText(plan.Nickname),
		Picture:       knownText(plan.Picture),
		Blocked:       knownFlag(plan.Blocked),
		EmailVerified: knownFlag(plan.EmailVerified),
		PhoneVerified: knownFlag(plan.PhoneVerified),
		VerifyEmail:   plan.VerifyEmail.ValueBoolPointer(),
		UserMetadata:  plan.UserMetadata.Object().Raw(),
		AppMetadata:   plan.AppMetadata.Object().Raw(),
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
	p := client.UpdateUserRequest{
		Email:         change(state.Email, plan.Email),
		Username:      change(state.Username, plan.Username),
		PhoneNumber:   change(state.PhoneNumber, plan.PhoneNumber),
		GivenName:     change(state.GivenName, plan.GivenName),
		FamilyName:    change(state.FamilyName, plan.FamilyName),
		Name:          change(state.Name, plan.Name),
		Nickname:      change(state.Nickname, plan.Nickname),
		Picture:       change(state.Picture, plan.Picture),
		EmailVerified: changeFlag(state.EmailVerified, plan.EmailVerified),
		PhoneVerified: changeFlag(state.PhoneVerified, plan.PhoneVerified),
		Blocked:       changeFlag(state.Blocked, plan.Blocked),
		UserMetadata:  changeMetadata(state.UserMetadata, plan.UserMetadata, plan.ownsAllMetadata(), imported.UserMetadata),
		AppMetadata:   changeMetadata(state.AppMetadata, plan.AppMetadata, plan.ownsAllMetadata(), imported.AppMetadata),
	}
	// The service may reset a verified flag when the address changes, so a flag
	// that is written is sent along, even unchanged.
	if _, set := p.Email.Get(); set && !config.EmailVerified.IsNull() {
		p.EmailVerified = client.Set(plan.EmailVerified.ValueBool())
	}
	if _, set := p.PhoneNumber.Get(); set && !config.PhoneVerified.IsNull() {
		p.PhoneVerified = client.Set(plan.PhoneVerified.ValueBool())
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
	if !sent.Email.IsZero() {
		state.Email = plan.Email
	}
	if !sent.Username.IsZero() {
		state.Username = plan.Username
	}
	for _, f := range []struct {
		sent client.Field[string]
		to   *types.String
		plan types.String
	}{
		{sent.PhoneNumber, &state.PhoneNumber, plan.PhoneNumber},
		{sent.GivenName, &state.GivenName, plan.GivenName},
		{sent.FamilyName, &state.FamilyName, plan.FamilyName},
		{sent.Name, &state.Name, plan.Name},
		{sent.Nickname, &state.Nickname, plan.Nickname},
		{sent.Picture, &state.Picture, plan.Picture},
		{sent.Password, &state.Password, plan.Password},
	} {
		if !f.sent.IsZero() {
			*f.to = f.plan
		}
	}
	for _, f := range []struct {
		sent client.Field[bool]
		to   *types.Bool
		plan types.Bool
	}{
		{sent.EmailVerified, &state.EmailVerified, plan.EmailVerified},
		{sent.PhoneVerified, &state.PhoneVerified, plan.PhoneVerified},
		{sent.Blocked, &state.Blocked, plan.Blocked},
		{sent.VerifyEmail, &state.VerifyEmail, plan.VerifyEmail},
	} {
		if !f.sent.IsZero() {
			*f.to = f.plan
		}
	}
	if !sent.Password.IsZero() {
		state.PasswordWOVersion = plan.PasswordWOVersion
	}
	if !sent.UserMetadata.IsZero() {
		state.UserMetadata = plan.UserMetadata
	}
	if !sent.AppMetadata.IsZero() {
		state.AppMetadata = plan.AppMetadata
	}
	return state
}

// settle is the state after everything was accepted: the plan, with what it left
// open filled in from the answer. An attribute that the plan fixed keeps that
// value even where the answer differs; the next refresh tells the difference.
func settle(plan, answered userModel) userModel {
	plan.ID = answered.ID
	if plan.UserID.IsUnknown() {
		plan.UserID = answered.UserID
	}
	for _, a := range []struct {
		plan     *types.String
		answered types.String
	}{
		{&plan.Name, answered.Name},
		{&plan.Nickname, answered.Nickname},
		{&plan.Picture, answered.Picture},
		{&plan.CreatedAt, answered.CreatedAt},
	} {
		if a.plan.IsUnknown() {
			*a.plan = a.answered
		}
	}
	for _, a := range []struct {
		plan     *types.Bool
		answered types.Bool
	}{
		{&plan.EmailVerified, answered.EmailVerified},
		{&plan.PhoneVerified, answered.PhoneVerified},
		{&plan.Blocked, answered.Blocked},
	} {
		if a.plan.IsUnknown() {
			*a.plan = a.answered
		}
	}
	if plan.Identities.IsUnknown() {
		plan.Identities = answered.Identities
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
