package resources

import (
	"context"

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
	Email              *string `json:"email"`
	Username           *string `json:"username"`
	PhoneNumber        *string `json:"phone_number"`
	GivenName          *string `json:"given_name"`
	FamilyName         *string `json:"family_name"`
	Name               *string `json:"name"`
	Nickname           *string `json:"nickname"`
	Picture            *string `json:"picture"`
	EmailVerified      *bool   `json:"email_verified"`
	PhoneVerified      *bool   `json:"phone_verified"`
	Blocked            *bool   `json:"blocked"`
	VerifyEmail        *bool   `json:"verify_email"`
	Password           string  `json:"password"`
	UserMetadata       string  `json:"user_metadata"`
	AppMetadata        string  `json:"app_metadata"`
	CustomDomainHeader *string `json:"custom_domain_header"`
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
		Email:              tfvalue.FoldedPointer(textOf(s.Email)),
		Username:           tfvalue.FoldedPointer(textOf(s.Username)),
		PhoneNumber:        types.StringPointerValue(textOf(s.PhoneNumber)),
		GivenName:          types.StringPointerValue(textOf(s.GivenName)),
		FamilyName:         types.StringPointerValue(textOf(s.FamilyName)),
		Name:               types.StringPointerValue(textOf(s.Name)),
		Nickname:           types.StringPointerValue(textOf(s.Nickname)),
		Picture:            types.StringPointerValue(textOf(s.Picture)),
		EmailVerified:      flagOf(s.EmailVerified, textOf(s.Email) != nil),
		PhoneVerified:      flagOf(s.PhoneVerified, textOf(s.PhoneNumber) != nil),
		Blocked:            flagOf(s.Blocked, true),
		VerifyEmail:        types.BoolPointerValue(s.VerifyEmail),
		UserMetadata:       movedMetadata(s.UserMetadata),
		AppMetadata:        movedMetadata(s.AppMetadata),
		CustomDomainHeader: types.StringPointerValue(textOf(s.CustomDomainHeader)),
		Identities:         types.ListNull(types.ObjectType{AttrTypes: identityAttrTypes}),
	}
	if s.UserID != "" && tfvalue.SameUserID(s.UserID, id) {
		m.UserID = tfvalue.NewUserID(s.UserID)
	}
	if s.Password != "" {
		m.Password = types.StringValue(unknownPassword)
	}
	return m
}

func movedMetadata(text string) tfvalue.Metadata {
	o, err := metadata.Parse(text)
	if err != nil {
		return tfvalue.MetadataNull()
	}
	return tfvalue.NewMetadata(o)
}
