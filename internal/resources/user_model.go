// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// Values of metadata_ownership, on_destroy and on_conflict; the first of each is
// what null means.
const (
	ownershipDeclared = "declared"
	ownershipFull     = "full"

	destroyDelete = "delete"
	destroyBlock  = "block"
	destroyKeep   = "keep"

	conflictFail  = "fail"
	conflictAdopt = "adopt"
)

// Names of the passwordless connections; Auth0 gives a tenant one of each kind
// and no other name. Every other connection that accepts new users is a database.
const (
	connectionEmail = "email"
	connectionSMS   = "sms"
)

type userModel struct {
	ID                 types.String     `tfsdk:"id"`
	ConnectionName     types.String     `tfsdk:"connection_name"`
	UserID             tfvalue.UserID   `tfsdk:"user_id"`
	Email              tfvalue.Folded   `tfsdk:"email"`
	Username           tfvalue.Folded   `tfsdk:"username"`
	PhoneNumber        types.String     `tfsdk:"phone_number"`
	GivenName          types.String     `tfsdk:"given_name"`
	FamilyName         types.String     `tfsdk:"family_name"`
	Name               types.String     `tfsdk:"name"`
	Nickname           types.String     `tfsdk:"nickname"`
	Picture            types.String     `tfsdk:"picture"`
	EmailVerified      types.Bool       `tfsdk:"email_verified"`
	PhoneVerified      types.Bool       `tfsdk:"phone_verified"`
	Blocked            types.Bool       `tfsdk:"blocked"`
	VerifyEmail        types.Bool       `tfsdk:"verify_email"`
	Password           types.String     `tfsdk:"password"`
	PasswordWO         types.String     `tfsdk:"password_wo"`
	PasswordWOVersion  types.Int64      `tfsdk:"password_wo_version"`
	UserMetadata       tfvalue.Metadata `tfsdk:"user_metadata"`
	AppMetadata        tfvalue.Metadata `tfsdk:"app_metadata"`
	MetadataOwnership  types.String     `tfsdk:"metadata_ownership"`
	OnDestroy          types.String     `tfsdk:"on_destroy"`
	OnConflict         types.String     `tfsdk:"on_conflict"`
	AdoptedUserID      types.String     `tfsdk:"adopted_user_id"`
	CustomDomainHeader types.String     `tfsdk:"custom_domain_header"`
}

// userIdentityModel is the resource identity: the full ID, which never changes.
type userIdentityModel struct {
	UserID types.String `tfsdk:"user_id"`
}

// imported reports whether the state holds only an ID, as an import leaves it.
func (m userModel) imported() bool { return m.ConnectionName.IsNull() }

func (m userModel) ownsAllMetadata() bool { return m.MetadataOwnership.ValueString() == ownershipFull }

// subject is what a person recognises the user by, for messages.
func (m userModel) subject() string {
	for _, v := range []interface {
		IsUnknown() bool
		ValueString() string
	}{m.Email, m.Username, m.PhoneNumber, m.ID, m.UserID} {
		if !v.IsUnknown() && v.ValueString() != "" {
			return v.ValueString()
		}
	}
	return "in connection " + m.ConnectionName.ValueString()
}

// fillsItself reports whether an identity provider outside of Auth0 fills in the
// profile of the user.
func (m userModel) fillsItself() bool {
	provider, _, found := strings.Cut(m.ID.ValueString(), "|")
	return found && provider != "auth0" && provider != connectionEmail && provider != connectionSMS
}

// userFromAPI is the state after a read. What prior does not manage stays null;
// a prior that holds only an ID (an import) takes everything.
func userFromAPI(prior userModel, u *client.User) userModel {
	m := prior
	all := prior.imported()
	m.ID = types.StringValue(u.ID)
	// The connection of a user never changes; a state that was moved here may lack it.
	if all {
		m.ConnectionName = types.StringValue(primaryIdentity(u).Connection)
	}
	if prior.UserID.IsNull() || prior.UserID.IsUnknown() {
		m.UserID = tfvalue.NewUserID(u.ID)
	}
	for _, t := range userTexts {
		if cell := t.of(&m); all || !t.unread() || !cell.IsNull() {
			*cell = types.StringPointerValue(textOf(t.read(u)))
			if all {
				*cell = t.brought(*cell)
			}
		}
	}
	for _, f := range userFlags {
		*f.of(&m) = flagOf(f.read(u), f.about == "" || textOf(textNamed(f.about).read(u)) != nil)
	}
	for _, a := range userMetadata {
		*a.of(&m) = metadataFromAPI(prior, *a.of(&prior), a.read(u))
	}
	return m
}

// sameState reports whether a read leaves the state as it was.
func sameState(a, b userModel) bool {
	for _, t := range userTexts {
		if !t.of(&a).Equal(*t.of(&b)) {
			return false
		}
	}
	for _, f := range userFlags {
		if !f.of(&a).Equal(*f.of(&b)) {
			return false
		}
	}
	for _, m := range userMetadata {
		if !m.of(&a).Equal(*m.of(&b)) {
			return false
		}
	}
	return a.ID.Equal(b.ID) && a.ConnectionName.Equal(b.ConnectionName) && a.UserID.Equal(b.UserID)
}

// textOf reads a text; identity providers fill in "" for what they do not know,
// which nobody could write in a configuration.
func textOf(s *string) *string {
	if s == nil || *s == "" {
		return nil
	}
	return s
}

// flagOf reads a flag that the service leaves out until it is first set. Where it
// has a meaning at all it is then false; elsewhere false means nothing either.
func flagOf(b *bool, meaningful bool) types.Bool {
	switch {
	case b != nil && *b:
		return types.BoolValue(true)
	case meaningful:
		return types.BoolValue(false)
	}
	return types.BoolNull()
}

func metadataFromAPI(prior userModel, was tfvalue.Metadata, raw []byte) tfvalue.Metadata {
	stored := metadata.FromRaw(raw)
	switch {
	case prior.imported():
		return tfvalue.NewMetadata(stored)
	case was.IsNull():
		return was
	case prior.ownsAllMetadata():
		if stored == nil {
			stored = metadata.Object{} // The service drops an empty app_metadata.
		}
	default:
		stored = metadata.Project(stored, was.Object())
	}
	if metadata.Equal(stored, was.Object()) {
		return was // Keeps the spelling of the configuration.
	}
	return tfvalue.NewMetadata(stored)
}

// primaryIdentity is the identity the user's ID is made of; the service lists it first.
func primaryIdentity(u *client.User) client.Identity {
	for _, i := range u.Identities {
		if i.Provider+"|"+i.UserID == u.ID {
			return i
		}
	}
	if len(u.Identities) > 0 {
		return u.Identities[0]
	}
	return client.Identity{}
}
