// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

type userAuthenticationMethodModel struct {
	ID                            types.String `tfsdk:"id"`
	UserID                        types.String `tfsdk:"user_id"`
	AuthenticationMethodID        types.String `tfsdk:"authentication_method_id"`
	Type                          types.String `tfsdk:"type"`
	Name                          types.String `tfsdk:"name"`
	PhoneNumber                   types.String `tfsdk:"phone_number"`
	PreferredAuthenticationMethod types.String `tfsdk:"preferred_authentication_method"`
	Email                         types.String `tfsdk:"email"`
	TOTPSecret                    types.String `tfsdk:"totp_secret"`
	TOTPSecretWO                  types.String `tfsdk:"totp_secret_wo"`
	TOTPSecretWOVersion           types.Int64  `tfsdk:"totp_secret_wo_version"`
	KeyID                         types.String `tfsdk:"key_id"`
	PublicKey                     types.String `tfsdk:"public_key"`
	RelyingPartyIdentifier        types.String `tfsdk:"relying_party_identifier"`
	CredentialDeviceType          types.String `tfsdk:"credential_device_type"`
	CredentialBackedUp            types.Bool   `tfsdk:"credential_backed_up"`
	IdentityUserID                types.String `tfsdk:"identity_user_id"`
	UserAgent                     types.String `tfsdk:"user_agent"`
	UserHandle                    types.String `tfsdk:"user_handle"`
	AAGUID                        types.String `tfsdk:"aaguid"`
	Transports                    types.Set    `tfsdk:"transports"`
	Confirmed                     types.Bool   `tfsdk:"confirmed"`
	CreatedAt                     types.String `tfsdk:"created_at"`
	EnrolledAt                    types.String `tfsdk:"enrolled_at"`
	LinkID                        types.String `tfsdk:"link_id"`
	AuthenticationMethods         types.List   `tfsdk:"authentication_methods"`
}

type userAuthenticationMethodIdentity struct {
	UserID   types.String `tfsdk:"user_id"`
	MethodID types.String `tfsdk:"authentication_method_id"`
}

// innerMethods is the type of the elements of authentication_methods.
var innerMethods = types.ObjectType{AttrTypes: map[string]attr.Type{"id": types.StringType, "type": types.StringType}}

func (m userAuthenticationMethodModel) identity() userAuthenticationMethodIdentity {
	return userAuthenticationMethodIdentity{UserID: m.UserID, MethodID: m.AuthenticationMethodID}
}

// values are the attributes that belong to some types only.
func (m userAuthenticationMethodModel) values() map[string]attr.Value {
	return map[string]attr.Value{
		"phone_number": m.PhoneNumber, "preferred_authentication_method": m.PreferredAuthenticationMethod, "email": m.Email,
		"totp_secret": m.TOTPSecret, "totp_secret_wo": m.TOTPSecretWO, "totp_secret_wo_version": m.TOTPSecretWOVersion,
		"key_id": m.KeyID, "public_key": m.PublicKey, "relying_party_identifier": m.RelyingPartyIdentifier,
		"credential_device_type": m.CredentialDeviceType, "credential_backed_up": m.CredentialBackedUp, "identity_user_id": m.IdentityUserID,
		"user_agent": m.UserAgent, "user_handle": m.UserHandle, "aaguid": m.AAGUID, "transports": m.Transports,
	}
}

func (m userAuthenticationMethodModel) isTOTP() bool {
	return m.Type.ValueString() == client.MethodTOTP
}

func (m userAuthenticationMethodModel) totp() totpMark {
	return totpMark{m.TOTPSecret, m.TOTPSecretWOVersion}
}

// subject is what people recognise the method by.
func (m userAuthenticationMethodModel) subject() string {
	text := m.Type.ValueString()
	for _, mark := range []types.String{m.Name, m.Email, m.PhoneNumber} {
		if mark.ValueString() != "" {
			text += " " + mark.ValueString()
			break
		}
	}
	return text + " of the user " + m.UserID.ValueString()
}

// createMethodRequest is the body that makes the method; the secret may be in the
// configuration only.
func createMethodRequest(
	ctx context.Context, plan, config userAuthenticationMethodModel,
) (client.CreateAuthenticationMethodRequest, diag.Diagnostics) {
	request := client.CreateAuthenticationMethodRequest{
		Type: plan.Type.ValueString(), Name: plan.Name.ValueString(), PhoneNumber: plan.PhoneNumber.ValueString(),
		PreferredAuthenticationMethod: plan.PreferredAuthenticationMethod.ValueString(), Email: plan.Email.ValueString(),
		TOTPSecret: plan.TOTPSecret.ValueString(), KeyID: plan.KeyID.ValueString(), PublicKey: plan.PublicKey.ValueString(),
		RelyingPartyIdentifier: plan.RelyingPartyIdentifier.ValueString(), CredentialDeviceType: plan.CredentialDeviceType.ValueString(),
		IdentityUserID: plan.IdentityUserID.ValueString(), UserAgent: plan.UserAgent.ValueString(), UserHandle: plan.UserHandle.ValueString(),
		AAGUID: plan.AAGUID.ValueString(),
	}
	if request.TOTPSecret == "" {
		request.TOTPSecret = config.TOTPSecretWO.ValueString()
	}
	if !plan.CredentialBackedUp.IsUnknown() {
		request.CredentialBackedUp = plan.CredentialBackedUp.ValueBoolPointer()
	}
	var diags diag.Diagnostics
	if !plan.Transports.IsUnknown() {
		diags = plan.Transports.ElementsAs(ctx, &request.Transports, false)
	}
	return request, diags
}

// updateMethodRequest is the change from the state to the plan; false when there is none.
func updateMethodRequest(state, plan userAuthenticationMethodModel) (request client.UpdateAuthenticationMethodRequest, changes bool) {
	for _, f := range []struct {
		state, plan types.String
		field       *client.Field[string]
	}{
		{state.Name, plan.Name, &request.Name},
		{state.PreferredAuthenticationMethod, plan.PreferredAuthenticationMethod, &request.PreferredAuthenticationMethod},
	} {
		if !f.plan.IsNull() && !f.plan.IsUnknown() && !f.plan.Equal(f.state) {
			*f.field, changes = client.Set(f.plan.ValueString()), true
		}
	}
	return request, changes
}

// withAnswer is the model with what the API says about the method. What the API leaves
// out, or masks, stays as it was.
func (m userAuthenticationMethodModel) withAnswer(method *client.AuthenticationMethod) userAuthenticationMethodModel {
	m.ID = types.StringValue(importid.UserAuthenticationMethod(m.UserID.ValueString(), method.ID))
	m.AuthenticationMethodID = types.StringValue(method.ID)
	m.Type = types.StringValue(method.Type)
	m.Email = unmasked(m.Email, method.Email, client.FitsMaskedEmail)
	m.PhoneNumber = unmasked(m.PhoneNumber, method.PhoneNumber, client.FitsMaskedPhoneNumber)
	for _, f := range []struct {
		attribute *types.String
		said      string
	}{
		{&m.Name, method.Name},
		{&m.PreferredAuthenticationMethod, method.PreferredAuthenticationMethod},
		{&m.KeyID, method.KeyID},
		{&m.PublicKey, method.PublicKey},
		{&m.RelyingPartyIdentifier, method.RelyingPartyIdentifier},
		{&m.CredentialDeviceType, method.CredentialDeviceType},
		{&m.IdentityUserID, method.IdentityUserID},
		{&m.UserAgent, method.UserAgent},
		{&m.UserHandle, method.UserHandle},
		{&m.CreatedAt, method.CreatedAt},
		{&m.EnrolledAt, method.EnrolledAt},
		{&m.LinkID, method.LinkID},
	} {
		*f.attribute = kept(*f.attribute, f.said)
	}
	if !tfvalue.SameFolded(m.AAGUID.ValueString(), method.AAGUID) || m.AAGUID.IsUnknown() { // UUIDs are the same in either case.
		m.AAGUID = kept(m.AAGUID, method.AAGUID)
	}
	m.CredentialBackedUp = keptBool(m.CredentialBackedUp, method.CredentialBackedUp, types.BoolNull())
	// Only reads tell; what is created through the API counts as confirmed at once.
	m.Confirmed = keptBool(m.Confirmed, method.Confirmed, types.BoolValue(true))
	m.Transports = keptTransports(m.Transports, method.Transports)
	if method.Methods != nil || m.AuthenticationMethods.IsNull() ||
		m.AuthenticationMethods.IsUnknown() { // The answer to a change may leave them out.
		m.AuthenticationMethods = innerMethodList(method.Methods)
	}
	return m
}

// keptBool is kept for flags; created is what becomes of one that is not known yet.
func keptBool(before types.Bool, said *bool, created types.Bool) types.Bool {
	switch {
	case said != nil:
		return types.BoolValue(*said)
	case before.IsUnknown():
		return created
	}
	return before
}

func keptTransports(before types.Set, said []string) types.Set {
	switch {
	case len(said) > 0:
		elements := make([]attr.Value, len(said))
		for i, transport := range said {
			elements[i] = types.StringValue(transport)
		}
		return types.SetValueMust(types.StringType, elements)
	case before.IsUnknown():
		return types.SetNull(types.StringType)
	}
	return before
}

func innerMethodList(methods []*client.AuthenticationMethodInner) types.List {
	elements := make([]attr.Value, len(methods))
	for i, method := range methods {
		elements[i] = types.ObjectValueMust(innerMethods.AttrTypes, map[string]attr.Value{
			"id": types.StringValue(method.ID), "type": types.StringValue(method.Type),
		})
	}
	return types.ListValueMust(innerMethods, elements)
}
