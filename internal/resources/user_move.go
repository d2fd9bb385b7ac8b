// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// officialUser is what the other provider stores of an auth0_user. It writes ""
// for what was never set, and its name, nickname, picture and flags may come from
// the configuration or from the server.
type officialUser struct {
	ID                 string  `json:"id"`
	UserID             string  `json:"user_id"`
	ConnectionName     *string `json:"connection_name"`
	VerifyEmail        *bool   `json:"verify_email"`
	Password           string  `json:"password"`
	CustomDomainHeader *string `json:"custom_domain_header"`

	// What is in the tables of attributes: texts and metadata (as JSON texts), and flags, by name.
	texts map[string]*string
	flags map[string]*bool
}

// UnmarshalJSON implements json.Unmarshaler.
func (s *officialUser) UnmarshalJSON(data []byte) error {
	type own officialUser
	if err := json.Unmarshal(data, (*own)(s)); err != nil {
		return err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	s.texts, s.flags = map[string]*string{}, map[string]*bool{}
	for _, t := range userTexts {
		if err := storedAs(s.texts, t.name, all); err != nil {
			return err
		}
	}
	for _, a := range userMetadata {
		if err := storedAs(s.texts, a.name, all); err != nil {
			return err
		}
	}
	for _, f := range userFlags {
		if err := storedAs(s.flags, f.name, all); err != nil {
			return err
		}
	}
	return nil
}

// storedAs reads one attribute of a stored state; an absent one is nil. The error names it.
func storedAs[T any](into map[string]*T, name string, all map[string]json.RawMessage) error {
	raw, stored := all[name]
	if !stored {
		return nil
	}
	var value *T
	err := json.Unmarshal(raw, &value)
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		kind.Field = name
	}
	into[name] = value
	return err
}

// MoveState takes over the state of auth0_user. Nothing is asked of the service:
// the refresh that follows does that.
func (r *userResource) MoveState(context.Context) []resource.StateMover {
	return moveFrom("auth0_user", moveUser)
}

func moveUser(ctx context.Context, source officialUser, _ resource.MoveStateRequest, resp *resource.MoveStateResponse) {
	id := source.ID
	if id == "" {
		id = source.UserID
	}
	if !importid.IsFullUserID(id) {
		resp.Diagnostics.AddError("Unable to Move State", unreadable("auth0_user", "it has no user ID"))
		return
	}
	resp.Diagnostics.Append(resp.TargetState.Set(ctx, source.state(id))...)
	resp.Diagnostics.Append(resp.TargetIdentity.Set(ctx, userIdentityModel{UserID: types.StringValue(id)})...)
	resp.Diagnostics.Append(rememberBroughtIn(ctx, resp.TargetPrivate, everything)...)
}

// state is the state of auth0users_user. It keeps what the configuration may have
// written; that it was written is decided by the configuration that comes next.
func (s officialUser) state(id string) userModel {
	m := userModel{
		ID:                 types.StringValue(id),
		ConnectionName:     types.StringPointerValue(textOf(s.ConnectionName)),
		UserID:             tfvalue.NewUserID(id),
		VerifyEmail:        types.BoolPointerValue(s.VerifyEmail),
		CustomDomainHeader: types.StringPointerValue(textOf(s.CustomDomainHeader)),
	}
	for _, t := range userTexts {
		*t.of(&m) = t.brought(types.StringPointerValue(textOf(s.texts[t.name])))
	}
	for _, f := range userFlags {
		*f.of(&m) = flagOf(s.flags[f.name], f.about == "" || textOf(s.texts[f.about]) != nil)
	}
	for _, a := range userMetadata {
		*a.of(&m) = movedMetadata(s.texts[a.name])
	}
	if s.UserID != "" && tfvalue.SameUserID(s.UserID, id) {
		m.UserID = tfvalue.NewUserID(s.UserID)
	}
	if s.Password != "" {
		m.Password = types.StringValue(unknownPassword)
	}
	return m
}

func movedMetadata(text *string) tfvalue.Metadata {
	if text == nil {
		return tfvalue.MetadataNull()
	}
	o, err := metadata.Parse(*text)
	if err != nil {
		return tfvalue.MetadataNull()
	}
	return tfvalue.NewMetadata(o)
}
