// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

type userAuthenticationMethodsModel struct {
	ID      types.String `tfsdk:"id"`
	UserID  types.String `tfsdk:"user_id"`
	Methods types.List   `tfsdk:"methods"`
}

// ownedMethod is one of the methods.
type ownedMethod struct {
	ID                            types.String `tfsdk:"id"`
	Type                          types.String `tfsdk:"type"`
	Name                          types.String `tfsdk:"name"`
	PhoneNumber                   types.String `tfsdk:"phone_number"`
	PreferredAuthenticationMethod types.String `tfsdk:"preferred_authentication_method"`
	Email                         types.String `tfsdk:"email"`
	TOTPSecret                    types.String `tfsdk:"totp_secret"`
	TOTPSecretWO                  types.String `tfsdk:"totp_secret_wo"`
	TOTPSecretWOVersion           types.Int64  `tfsdk:"totp_secret_wo_version"`
}

var ownedMethodType = types.ObjectType{AttrTypes: map[string]attr.Type{
	"id": types.StringType, "type": types.StringType, "name": types.StringType, "phone_number": types.StringType,
	"preferred_authentication_method": types.StringType, "email": types.StringType, "totp_secret": types.StringType,
	"totp_secret_wo": types.StringType, "totp_secret_wo_version": types.Int64Type,
}}

// ownedMethods decodes a list; false while the list or one of its elements is unknown
// as a whole.
func ownedMethods(ctx context.Context, list types.List) (methods []ownedMethod, known bool, diags diag.Diagnostics) {
	if list.IsUnknown() || slices.ContainsFunc(list.Elements(), attr.Value.IsUnknown) {
		return nil, false, nil
	}
	if list.IsNull() {
		return nil, true, nil
	}
	for i, element := range list.Elements() {
		if element.IsNull() {
			diags.AddAttributeError(path.Root("methods").AtListIndex(i), "Null in a List",
				"An element of the list is null. A list holds methods only. Remove the element; a for expression with if value != "+
					"null leaves such elements out.")
		}
	}
	if diags.HasError() {
		return nil, true, diags
	}
	diags = list.ElementsAs(ctx, &methods, false)
	return methods, true, diags
}

func ownedMethodList(ctx context.Context, methods []ownedMethod) (types.List, diag.Diagnostics) {
	if methods == nil {
		methods = []ownedMethod{} // An empty list, not null.
	}
	return types.ListValueFrom(ctx, ownedMethodType, methods)
}

func (m ownedMethod) values() map[string]attr.Value {
	return map[string]attr.Value{
		"phone_number": m.PhoneNumber, "preferred_authentication_method": m.PreferredAuthenticationMethod, "email": m.Email,
		"totp_secret": m.TOTPSecret, "totp_secret_wo": m.TOTPSecretWO, "totp_secret_wo_version": m.TOTPSecretWOVersion,
	}
}

// subject is what people recognise the method by.
func (m ownedMethod) subject(userID string) string {
	return userAuthenticationMethodModel{
		UserID: types.StringValue(userID), Type: m.Type, Name: m.Name, Email: m.Email,
		PhoneNumber: m.PhoneNumber,
	}.subject()
}

func (m ownedMethod) isTOTP() bool { return m.Type.ValueString() == client.MethodTOTP }

// withAnswer is the method with what the API says about it. What the API leaves out,
// or masks, stays as it was.
func (m ownedMethod) withAnswer(said *client.AuthenticationMethod) ownedMethod {
	m.ID, m.Type = types.StringValue(said.ID), types.StringValue(said.Type)
	m.Name = kept(m.Name, said.Name)
	m.Email = unmasked(m.Email, said.Email, client.FitsMaskedEmail)
	m.PhoneNumber = unmasked(m.PhoneNumber, said.PhoneNumber, client.FitsMaskedPhoneNumber)
	m.PreferredAuthenticationMethod = kept(m.PreferredAuthenticationMethod, said.PreferredAuthenticationMethod)
	m.TOTPSecretWO = types.StringNull()
	return m
}

func (m ownedMethod) totp() totpMark { return totpMark{m.TOTPSecret, m.TOTPSecretWOVersion} }

// address is where codes go, or the mask of it; "" for TOTP.
func (m ownedMethod) address() string { return addressOf(m.Type, m.Email, m.PhoneNumber) }

// hides reports whether the state does not hold what makes the method the one it is: its address, or what is
// known of its secret.
func (m ownedMethod) hides() bool {
	return m.isTOTP() && m.totp().isNull() || isMaskedAddress(m.Type, m.address())
}

// mayHideBehind reports whether the configured method may be the one that the user has, of which only the mask is
// known.
func (m ownedMethod) mayHideBehind(has ownedMethod) bool {
	return m.Type.Equal(has.Type) && hidesPlanned(has.Type, has.Email, has.PhoneNumber, m.Email, m.PhoneNumber)
}

// sameOwned reports whether the configured method is the one that the user has. One that hides what it is must
// have come with an import, or have been declared before; any other was made by somebody else.
func sameOwned(has, configured ownedMethod, origins methodOrigins) bool {
	origin, known := origins[has.ID.ValueString()]
	switch {
	case configured.Type.IsUnknown() || !has.Type.Equal(configured.Type), has.hides() && !known:
		return false
	case has.isTOTP():
		return !configured.TOTPSecret.IsUnknown() && !configured.TOTPSecretWOVersion.IsUnknown() && has.totp().takenFor(configured.totp(), origin)
	}
	return sameAddress(has, configured)
}

// sameAddress reports whether two methods of one type are for one address; two masks may hide two.
func sameAddress(a, b ownedMethod) bool {
	if a.Type.ValueString() == client.MethodEmail {
		return b.address() != "" && sameMethodEmail(a.address(), b.address())
	}
	return b.address() != "" && a.address() == b.address()
}

// matchMethods finds for every configured method the one that the user has, or -1. None
// is taken twice. Where several fit, as with masks, the same name and the same spelling
// decide. A configuration has an ID only where the CLI puts the state in its place (ignore_changes):
// then a mask is no new value, whoever has made the method.
func matchMethods(has, configured []ownedMethod, origins methodOrigins) []int {
	matched := make([]int, len(configured))
	for i := range matched {
		matched[i] = -1
	}
	spelled := func(h, c ownedMethod) bool {
		return tfvalue.SameFolded(h.Email.ValueString(), c.Email.ValueString()) && h.PhoneNumber.Equal(c.PhoneNumber)
	}
	named := func(h, c ownedMethod) bool { return h.Name.ValueString() == c.Name.ValueString() }
	for i, c := range configured {
		if c.ID.ValueString() != "" {
			matched[i] = slices.IndexFunc(has, func(h ownedMethod) bool { return h.ID.Equal(c.ID) })
		}
	}
	for _, closer := range []func(h, c ownedMethod) bool{
		func(h, c ownedMethod) bool { return spelled(h, c) && named(h, c) },
		spelled, named,
		func(ownedMethod, ownedMethod) bool { return true },
	} {
		for i, c := range configured {
			for j, h := range has {
				if matched[i] < 0 && !slices.Contains(matched, j) && sameOwned(h, c, origins) && closer(h, c) {
					matched[i] = j
				}
			}
		}
	}
	return matched
}

// single is the method as the resource for one has it.
func (m ownedMethod) single() userAuthenticationMethodModel {
	return userAuthenticationMethodModel{Type: m.Type, Name: m.Name, PreferredAuthenticationMethod: m.PreferredAuthenticationMethod}
}

// request is the body that makes the method.
func (m ownedMethod) request(secret string) client.CreateAuthenticationMethodRequest {
	return client.CreateAuthenticationMethodRequest{
		Type: m.Type.ValueString(), Name: m.Name.ValueString(), PhoneNumber: m.PhoneNumber.ValueString(), Email: m.Email.ValueString(),
		PreferredAuthenticationMethod: m.PreferredAuthenticationMethod.ValueString(), TOTPSecret: secret,
	}
}
