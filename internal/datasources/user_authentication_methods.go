// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

type userAuthenticationMethodsModel struct {
	ofUser
	Methods []methodModel `tfsdk:"authentication_methods"`
}

type methodModel struct {
	ID                     types.String   `tfsdk:"id"`
	Type                   types.String   `tfsdk:"type"`
	Name                   types.String   `tfsdk:"name"`
	Confirmed              types.Bool     `tfsdk:"confirmed"`
	CreatedAt              types.String   `tfsdk:"created_at"`
	EnrolledAt             types.String   `tfsdk:"enrolled_at"`
	LastAuthAt             types.String   `tfsdk:"last_auth_at"`
	LinkID                 types.String   `tfsdk:"link_id"`
	Email                  types.String   `tfsdk:"email"`
	PhoneNumber            types.String   `tfsdk:"phone_number"`
	PreferredMethod        types.String   `tfsdk:"preferred_authentication_method"`
	Channels               []channelModel `tfsdk:"authentication_methods"`
	KeyID                  types.String   `tfsdk:"key_id"`
	PublicKey              types.String   `tfsdk:"public_key"`
	RelyingPartyIdentifier types.String   `tfsdk:"relying_party_identifier"`
	CredentialDeviceType   types.String   `tfsdk:"credential_device_type"`
	CredentialBackedUp     types.Bool     `tfsdk:"credential_backed_up"`
	IdentityUserID         types.String   `tfsdk:"identity_user_id"`
	UserAgent              types.String   `tfsdk:"user_agent"`
	UserHandle             types.String   `tfsdk:"user_handle"`
	AAGUID                 types.String   `tfsdk:"aaguid"`
	Transports             types.List     `tfsdk:"transports"`
}

// channelModel is one way in which a method reaches the user.
type channelModel struct {
	ID   types.String `tfsdk:"id"`
	Type types.String `tfsdk:"type"`
}

// NewUserAuthenticationMethods is data.auth0users_user_authentication_methods.
func NewUserAuthenticationMethods() datasource.DataSource {
	return newCollection(collection[userAuthenticationMethodsModel]{
		name: "user_authentication_methods", things: "authentication methods", feature: "Multi-factor Authentication",
		description: "Lists the authentication methods of a user, however many they are: second factors, passkeys, " +
			"recovery codes and what else the user can prove to be the user with. E-mail addresses and phone numbers are shown as Auth0 " +
			"masks them, and secrets are never returned. An attribute that the type of a method does not have is null.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserAuthenticationMethods) + ".\n\n**Requests:** 1 per 100 methods.\n\n" +
			"**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it.",
		attributes: map[string]schema.Attribute{
			"authentication_methods": computedList("The methods, as Auth0 orders them.", methodAttributes()),
		},
		read: func(ctx context.Context, c *client.Client, userID string, model *userAuthenticationMethodsModel) (err error) {
			model.Methods, err = collect(c.Users.AuthenticationMethods.List(ctx, userID), methodFromAPI)
			return err
		},
	})
}

func methodAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": computedText("ID of the method, such as `phone|dev_kXVq4drj3Mw6uCF5`."),
		"type": computedText("`phone`, `email`, `email-verification`, `totp`, `push`, `guardian`, `recovery-code`, `webauthn-roaming`, " +
			"`webauthn-platform`, `passkey` or `password`; Auth0 may add others."),
		"name":                            computedText("Name that tells the method from others."),
		"confirmed":                       computedFlag("Whether the user has used the method for the first time."),
		"created_at":                      computedText("When the method was created (RFC 3339, UTC)."),
		"enrolled_at":                     computedText("When the user enrolled (RFC 3339, UTC)."),
		"last_auth_at":                    computedText("When the user last signed in with it (RFC 3339, UTC)."),
		"link_id":                         computedText("What linked methods have in common; they are deleted together."),
		"email":                           computedText("E-mail address, masked, such as `grac****@exam*******`; of e-mail methods."),
		"phone_number":                    computedText("Phone number, masked, such as `XXXXXXXXXXX5044`; of phone methods."),
		"preferred_authentication_method": computedText("`sms` or `voice`; of phone methods."),
		"authentication_methods": computedList("The ways in which the method reaches the user; empty when it names none.",
			map[string]schema.Attribute{
				"id":   computedText("ID of the way, such as `sms|dev_kXVq4drj3Mw6uCF5`."),
				"type": computedText("`sms`, `voice`, `push` or `totp`."),
			}),
		"key_id":                   computedText("ID of the credential; of WebAuthn methods and passkeys."),
		"public_key":               computedText("Public key; of WebAuthn methods and passkeys."),
		"relying_party_identifier": computedText("Domain that the credential is for; of WebAuthn methods and passkeys."),
		"credential_device_type":   computedText("`single_device`, or `multi_device` for a credential that can be synchronized; of passkeys."),
		"credential_backed_up":     computedFlag("Whether the credential is synchronized; of passkeys."),
		"identity_user_id":         computedText("ID of the identity of the user that the passkey belongs to."),
		"user_agent":               computedText("User agent of the browser that created the passkey."),
		"user_handle":              computedText("WebAuthn user handle of that identity; of passkeys."),
		"aaguid":                   computedText("AAGUID, the model of the authenticator; of passkeys."),
		"transports": schema.ListAttribute{
			Computed: true, ElementType: types.StringType,
			MarkdownDescription: "Ways in which browsers talk to the authenticator, such as `internal` or `usb`; of passkeys.",
		},
	}
}

func methodFromAPI(m *client.AuthenticationMethod) methodModel {
	return methodModel{
		ID: types.StringValue(m.ID), Type: types.StringValue(m.Type), Name: notEmpty(m.Name), Confirmed: types.BoolPointerValue(m.Confirmed),
		CreatedAt: notEmpty(m.CreatedAt), EnrolledAt: notEmpty(m.EnrolledAt), LastAuthAt: notEmpty(m.LastAuthAt), LinkID: notEmpty(m.LinkID),
		Email: notEmpty(m.Email), PhoneNumber: notEmpty(m.PhoneNumber), PreferredMethod: notEmpty(m.PreferredAuthenticationMethod),
		Channels: collectSlice(m.Methods, func(inner *client.AuthenticationMethodInner) channelModel {
			return channelModel{types.StringValue(inner.ID), types.StringValue(inner.Type)}
		}),
		KeyID: notEmpty(m.KeyID), PublicKey: notEmpty(m.PublicKey), RelyingPartyIdentifier: notEmpty(m.RelyingPartyIdentifier),
		CredentialDeviceType: notEmpty(m.CredentialDeviceType), CredentialBackedUp: types.BoolPointerValue(m.CredentialBackedUp),
		IdentityUserID: notEmpty(m.IdentityUserID), UserAgent: notEmpty(m.UserAgent), UserHandle: notEmpty(m.UserHandle),
		AAGUID:     notEmpty(m.AAGUID),
		Transports: textList(m.Transports),
	}
}

// notEmpty is a text of which the client shows the absence as "".
func notEmpty(text string) types.String {
	if text == "" {
		return types.StringNull()
	}
	return types.StringValue(text)
}
