// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"encoding/json"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
	"github.com/auth0users/terraform-provider-auth0users/internal/profile"
)

// profileModel is a user as the API returns it, volatile attributes included.
type profileModel struct {
	ID                      types.String `tfsdk:"id"`
	Email                   types.String `tfsdk:"email"`
	EmailVerified           types.Bool   `tfsdk:"email_verified"`
	Username                types.String `tfsdk:"username"`
	PhoneNumber             types.String `tfsdk:"phone_number"`
	PhoneVerified           types.Bool   `tfsdk:"phone_verified"`
	Name                    types.String `tfsdk:"name"`
	Nickname                types.String `tfsdk:"nickname"`
	GivenName               types.String `tfsdk:"given_name"`
	FamilyName              types.String `tfsdk:"family_name"`
	Picture                 types.String `tfsdk:"picture"`
	Blocked                 types.Bool   `tfsdk:"blocked"`
	UserMetadata            types.String `tfsdk:"user_metadata"`
	AppMetadata             types.String `tfsdk:"app_metadata"`
	Identities              types.List   `tfsdk:"identities"`
	CreatedAt               types.String `tfsdk:"created_at"`
	UpdatedAt               types.String `tfsdk:"updated_at"`
	LastLogin               types.String `tfsdk:"last_login"`
	LastIP                  types.String `tfsdk:"last_ip"`
	LoginsCount             types.Int64  `tfsdk:"logins_count"`
	LastPasswordReset       types.String `tfsdk:"last_password_reset"`
	Multifactor             types.List   `tfsdk:"multifactor"`
	MultifactorLastModified types.String `tfsdk:"multifactor_last_modified"`
	ProfileBytes            types.Int64  `tfsdk:"profile_bytes"`
}

// profileFields are the attributes that fields may name, as the API calls them.
var profileFields = []string{
	"user_id", "email", "email_verified", "username", "phone_number", "phone_verified", "name", "nickname", "given_name", "family_name",
	"picture", "blocked", "user_metadata", "app_metadata", "identities", "created_at", "updated_at", "last_login", "last_ip",
	"logins_count", "last_password_reset", "multifactor", "multifactor_last_modified",
}

var identityTypes = map[string]attr.Type{
	"connection":   types.StringType,
	"provider":     types.StringType,
	"user_id":      types.StringType,
	"is_social":    types.BoolType,
	"profile_data": types.StringType,
}

// profileAttributes are the schema of profileModel without id and email, which mean
// something else in each data source.
func profileAttributes() map[string]schema.Attribute {
	text := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	flag := func(description string) schema.BoolAttribute {
		return schema.BoolAttribute{Computed: true, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"email_verified": flag("Whether the e-mail address is verified."),
		"username":       text("Username."),
		"phone_number":   text("Phone number in E.164 form."),
		"phone_verified": flag("Whether the phone number is verified."),
		"name":           text("Full name."),
		"nickname":       text("Nickname."),
		"given_name":     text("Given name."),
		"family_name":    text("Family name."),
		"picture":        text("URL of a picture."),
		"blocked":        flag("Whether an administrator has blocked the user. Null until somebody sets it for the first time."),
		"user_metadata":  text("Data that the user may change, as a JSON object; read it with `jsondecode`."),
		"app_metadata":   text("Data that the user cannot change, as a JSON object; read it with `jsondecode`."),
		"identities": schema.ListNestedAttribute{
			Computed: true,
			MarkdownDescription: "The accounts linked to the user, the primary one first. Tokens of identity providers are left out, so that they " +
				"do not end up in the state.",
			NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
				"connection":   text("Name of the connection."),
				"provider":     text("Strategy of the connection, such as `auth0` or `google-oauth2`."),
				"user_id":      text("ID of the account within the connection, without prefix."),
				"is_social":    flag("Whether the connection is a social one."),
				"profile_data": text("Profile of a linked account, as a JSON object; null where the API returns none."),
			}},
		},
		"created_at":          text("When the user was created (RFC 3339, UTC)."),
		"updated_at":          text("When the user was last changed, logins included (RFC 3339, UTC)."),
		"last_login":          text("When the user last logged in (RFC 3339, UTC); null before the first login."),
		"last_ip":             text("IP address of the last login; null before the first login."),
		"logins_count":        schema.Int64Attribute{Computed: true, MarkdownDescription: "Number of logins; null before the first login."},
		"last_password_reset": text("When the password was last changed (RFC 3339, UTC)."),
		"multifactor": schema.ListAttribute{
			Computed: true, ElementType: types.StringType,
			MarkdownDescription: "Multi-factor providers the user is enrolled with.",
		},
		"multifactor_last_modified": text("When the multi-factor enrollment was last changed (RFC 3339, UTC)."),
		"profile_bytes": schema.Int64Attribute{Computed: true, MarkdownDescription: "Size of the whole profile in bytes, as compact JSON " +
			"without tokens of identity providers; null when `fields` leaves attributes out. From 4 March 2027 Auth0 refuses profiles above 10240 " +
			"bytes (10 KB); how it counts is not published."},
	}
}

// emptyProfile is a user that does not exist: everything is null.
func emptyProfile() profileModel {
	m := profileFromAPI(&client.User{})
	m.ID, m.ProfileBytes = types.StringNull(), types.Int64Null()
	return m
}

// selectedProfile is [profileFromAPI] for an answer that holds only some attributes, if
// any were selected: then nothing is known of the size, and the accounts, which are read
// in any case, are shown only where they are asked for.
func selectedProfile(u *client.User, selection client.FieldSelection) profileModel {
	m := profileFromAPI(u)
	if len(selection.Fields) > 0 {
		m.ProfileBytes = types.Int64Null()
		if slices.Contains(selection.Fields, "identities") == selection.Exclude {
			m.Identities = identitiesFromAPI(nil)
		}
	}
	return m
}

// profileFromAPI maps every attribute; what the answer lacks is null.
func profileFromAPI(u *client.User) profileModel {
	return profileModel{
		ProfileBytes:            types.Int64Value(int64(profile.Size(u))),
		ID:                      types.StringValue(u.ID),
		Email:                   types.StringPointerValue(u.Email),
		EmailVerified:           types.BoolPointerValue(u.EmailVerified),
		Username:                types.StringPointerValue(u.Username),
		PhoneNumber:             types.StringPointerValue(u.PhoneNumber),
		PhoneVerified:           types.BoolPointerValue(u.PhoneVerified),
		Name:                    types.StringPointerValue(u.Name),
		Nickname:                types.StringPointerValue(u.Nickname),
		GivenName:               types.StringPointerValue(u.GivenName),
		FamilyName:              types.StringPointerValue(u.FamilyName),
		Picture:                 types.StringPointerValue(u.Picture),
		Blocked:                 types.BoolPointerValue(u.Blocked),
		UserMetadata:            objectText(u.UserMetadata),
		AppMetadata:             objectText(u.AppMetadata),
		Identities:              identitiesFromAPI(u.Identities),
		CreatedAt:               types.StringPointerValue(u.CreatedAt),
		UpdatedAt:               types.StringPointerValue(u.UpdatedAt),
		LastLogin:               types.StringPointerValue(u.LastLogin),
		LastIP:                  types.StringPointerValue(u.LastIP),
		LoginsCount:             types.Int64PointerValue(u.LoginsCount),
		LastPasswordReset:       types.StringPointerValue(u.LastPasswordReset),
		Multifactor:             textList(u.Multifactor),
		MultifactorLastModified: types.StringPointerValue(u.MultifactorLastModified),
	}
}

func objectText(raw json.RawMessage) types.String {
	o := metadata.FromRaw(raw)
	if o == nil {
		return types.StringNull()
	}
	return types.StringValue(o.String())
}

func textList(in []string) types.List {
	if in == nil {
		return types.ListNull(types.StringType)
	}
	elements := make([]attr.Value, len(in))
	for i, s := range in {
		elements[i] = types.StringValue(s)
	}
	return types.ListValueMust(types.StringType, elements)
}

func identitiesFromAPI(in []client.Identity) types.List {
	object := types.ObjectType{AttrTypes: identityTypes}
	if in == nil {
		return types.ListNull(object)
	}
	elements := make([]attr.Value, len(in))
	for i, id := range in {
		elements[i] = types.ObjectValueMust(identityTypes, map[string]attr.Value{
			"connection":   types.StringValue(id.Connection),
			"provider":     types.StringValue(id.Provider),
			"user_id":      types.StringValue(id.UserID),
			"is_social":    types.BoolValue(id.IsSocial),
			"profile_data": objectText(id.ProfileData),
		})
	}
	return types.ListValueMust(object, elements)
}
