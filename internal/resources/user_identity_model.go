// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
)

type linkedModel struct {
	ID               types.String `tfsdk:"id"`
	UserID           types.String `tfsdk:"user_id"`
	IdentityProvider types.String `tfsdk:"identity_provider"`
	IdentityUserID   types.String `tfsdk:"identity_user_id"`
	ConnectionID     types.String `tfsdk:"connection_id"`
	LinkWith         types.String `tfsdk:"link_with"`
	LinkWithWO       types.String `tfsdk:"link_with_wo"`
	OnDestroy        types.String `tfsdk:"on_destroy"`
	ConnectionName   types.String `tfsdk:"connection_name"`
	IsSocial         types.Bool   `tfsdk:"is_social"`
}

// linkedKey is the resource identity.
type linkedKey struct {
	UserID           types.String `tfsdk:"user_id"`
	IdentityProvider types.String `tfsdk:"identity_provider"`
	IdentityUserID   types.String `tfsdk:"identity_user_id"`
}

// account is what a person has at an identity provider; its ID is without prefix.
type account struct{ provider, id string }

// accountOf splits the ID of a user of its own, "google-oauth2|1052"; false when it is
// not a full one.
func accountOf(userID string) (account, bool) {
	provider, id, found := strings.Cut(userID, "|")
	return account{provider, id}, found && provider != "" && id != ""
}

// fullID is the ID of the account as a user of its own.
func (a account) fullID() string { return a.provider + "|" + a.id }

// in is the index of the account among the identities of a user; -1 when it is not there.
func (a account) in(identities []client.Identity) int {
	return slices.IndexFunc(identities, func(i client.Identity) bool { return i.Provider == a.provider && i.UserID == a.id })
}

// token is the ID token of a configuration; null when it names the account by ID.
func (m linkedModel) token() types.String {
	if !m.LinkWith.IsNull() {
		return m.LinkWith
	}
	return m.LinkWithWO
}

// account is the one that the model names, by ID or else by its token; the zero value
// when that is not known.
func (m linkedModel) account() account {
	if m.IdentityUserID.IsUnknown() || m.IdentityProvider.IsUnknown() {
		return account{}
	}
	if m.IdentityUserID.IsNull() {
		subject, _ := client.Subject(m.token().ValueString())
		named, _ := accountOf(subject)
		return named
	}
	provider := m.IdentityProvider.ValueString()
	return account{provider, importid.BareIdentity(provider, m.IdentityUserID.ValueString())}
}

func (m linkedModel) identity() linkedKey {
	return linkedKey{UserID: m.UserID, IdentityProvider: m.IdentityProvider, IdentityUserID: types.StringValue(m.account().id)}
}

func (m linkedModel) imported() bool { return m.ConnectionName.IsNull() }

// linked is the model with what the API says about the account. Of what an identity
// has, only this does not change with every login.
func (m linkedModel) linked(a account, all []client.Identity) linkedModel {
	if m.IdentityProvider.IsUnknown() {
		m.IdentityProvider = types.StringValue(a.provider)
	}
	if m.IdentityUserID.IsUnknown() {
		m.IdentityUserID = types.StringValue(a.id)
	}
	m.ID = types.StringValue(importid.UserIdentity(m.UserID.ValueString(), a.provider, a.id))
	m.ConnectionName, m.IsSocial = types.StringNull(), types.BoolNull()
	if at := a.in(all); at >= 0 {
		m.ConnectionName, m.IsSocial = types.StringValue(all[at].Connection), types.BoolValue(all[at].IsSocial)
	}
	return m
}

// known is what the state knows of the user; nothing right after an import.
func (m linkedModel) known(ctx context.Context, p private) users.Known {
	seen, ok := timesFrom(ctx, p)
	if m.imported() || !ok {
		return users.Known{}
	}
	wanted := m.account()
	return users.Known{UpdatedAt: seen.Updated, CreatedAt: seen.Created, Agrees: func(u *client.User) bool {
		at := wanted.in(u.Identities)
		return at > 0 && u.Identities[at].Connection == m.ConnectionName.ValueString() && u.Identities[at].IsSocial == m.IsSocial.ValueBool()
	}}
}

// linkRequest is the body that links the account; the token may be in the
// configuration only.
func linkRequest(config linkedModel) client.LinkIdentityRequest {
	if token := config.token().ValueString(); token != "" {
		return client.LinkIdentityRequest{LinkWith: token}
	}
	named := config.account()
	return client.LinkIdentityRequest{Provider: named.provider, UserID: named.id, ConnectionID: config.ConnectionID.ValueString()}
}
