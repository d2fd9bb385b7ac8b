// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// methodNoun is the name under which the two resources for authentication methods
// find out that both manage a user.
const methodNoun = "authentication_method"

var (
	// creatableMethods are the types that POST takes, wholeMethods those that PUT
	// takes and that auth0users_user_authentication_methods owns.
	creatableMethods = []string{client.MethodPhone, client.MethodEmail, client.MethodTOTP, client.MethodWebAuthnRoaming, client.MethodPasskey}
	wholeMethods     = []string{client.MethodPhone, client.MethodEmail, client.MethodTOTP}
)

// methodAttribute says which types of methods an attribute belongs to, and for
// which of them it is needed.
type methodAttribute struct {
	name           string
	types, needful []string
}

var methodAttributes = []methodAttribute{
	{"phone_number", []string{client.MethodPhone}, []string{client.MethodPhone}},
	{"preferred_authentication_method", []string{client.MethodPhone}, nil},
	{"email", []string{client.MethodEmail}, []string{client.MethodEmail}},
	// The secret is needed to create a method only: nobody can know it after an import.
	{"totp_secret", []string{client.MethodTOTP}, nil},
	{"totp_secret_wo", []string{client.MethodTOTP}, nil},
	{"totp_secret_wo_version", []string{client.MethodTOTP}, nil},
	{"key_id", keyMethods, keyMethods},
	{"public_key", keyMethods, keyMethods},
	{"relying_party_identifier", keyMethods, []string{client.MethodWebAuthnRoaming}},
	{"credential_device_type", []string{client.MethodPasskey}, nil},
	{"credential_backed_up", []string{client.MethodPasskey}, nil},
	{"identity_user_id", []string{client.MethodPasskey}, nil},
	{"user_agent", []string{client.MethodPasskey}, nil},
	{"user_handle", []string{client.MethodPasskey}, nil},
	{"aaguid", []string{client.MethodPasskey}, nil},
	{"transports", []string{client.MethodPasskey}, nil},
}

var keyMethods = []string{client.MethodWebAuthnRoaming, client.MethodPasskey}

// validateMethod refuses attributes that a method of the type does not have, and
// misses those that it needs. values are the attributes of the configuration that
// the schema has; at is where they are.
func validateMethod(kind types.String, values map[string]attr.Value, at func(string) path.Path) diag.Diagnostics {
	var diags diag.Diagnostics
	if kind.IsNull() || kind.IsUnknown() {
		return nil
	}
	for _, a := range methodAttributes {
		value, has := values[a.name]
		switch {
		case !has:
		case isKnown(value) && !slices.Contains(a.types, kind.ValueString()):
			diags.AddAttributeError(at(a.name), "Attribute Not Possible for This Type", fmt.Sprintf(
				"An authentication method of type %q has no %s: it belongs to %s. Remove it, or change type.", kind.ValueString(), a.name,
				strings.Join(a.types, " and ")))
		case value.IsNull() && slices.Contains(a.needful, kind.ValueString()):
			diags.AddAttributeError(at(a.name), "Missing Attribute", fmt.Sprintf(
				"An authentication method of type %q needs %s. Add it.", kind.ValueString(), a.name))
		}
	}
	return diags
}

// creatableMethod is for a method that is to be made: a mask, as an import brings it,
// is no address, and TOTP needs its secret.
func creatableMethod(kind, email, phone types.String, secrets []types.String, at func(string) path.Path) diag.Diagnostics {
	var diags diag.Diagnostics
	masked := func(name string) {
		diags.AddAttributeError(at(name), "Masked Value", fmt.Sprintf(
			"The value of %s is the mask that Auth0 shows instead of the real value. An existing method can be imported "+
				"with it, but none can be created: write the whole value.", name))
	}
	if client.IsMaskedEmail(email.ValueString()) {
		masked("email")
	}
	if client.IsMaskedPhoneNumber(phone.ValueString()) {
		masked("phone_number")
	}
	if kind.ValueString() == client.MethodTOTP && !slices.ContainsFunc(secrets, func(s types.String) bool { return !s.IsNull() }) {
		diags.AddAttributeError(at("totp_secret_wo"), "Missing TOTP Secret",
			"A method of type \"totp\" cannot be created without its secret. Add totp_secret_wo with totp_secret_wo_version, or, "+
				"where the CLI has no write-only arguments (below 1.11), totp_secret. If the user has the method already, import it instead.")
	}
	return diags
}

// namedProperty finds the property that the API finds fault with.
var namedProperty = regexp.MustCompile(`(?:on property|Missing required property:) (\w+)`)

// methodAttributeOf finds the attribute of a new method that an error of the API is about: the one
// that it names, otherwise the one that tells methods of the type apart.
func methodAttributeOf(kind, secret types.String, at func(string) path.Path) func(*client.Error) (path.Path, bool) {
	return func(e *client.Error) (path.Path, bool) {
		name := decisive(kind.ValueString())
		if named := namedProperty.FindStringSubmatch(e.Message); named != nil &&
			(named[1] == "name" || slices.ContainsFunc(methodAttributes, func(a methodAttribute) bool { return a.name == named[1] })) {
			name = named[1]
		}
		if name == "totp_secret" && secret.IsNull() {
			name = "totp_secret_wo"
		}
		return at(name), true
	}
}

// sameMethodEmail reports whether the configured value is the one in state. A mask, which is what an import
// brings, is the same as itself only: nobody can tell which of the addresses that fit is behind it.
func sameMethodEmail(state, config string) bool { return tfvalue.SameFolded(state, config) }

// unmasked keeps the value of the state while what the API shows may be its mask.
func unmasked(state types.String, shown string, fits func(value, masked string) bool) types.String {
	if shown == "" || !state.IsNull() && !state.IsUnknown() && fits(state.ValueString(), shown) {
		return kept(state, "")
	}
	return types.StringValue(shown)
}

// kept is what the API says, or, where it says nothing, what was there before.
func kept(before types.String, said string) types.String {
	switch {
	case said != "":
		return types.StringValue(said)
	case before.IsUnknown():
		return types.StringNull()
	}
	return before
}

// otherSecret reports whether the configuration has another secret than the one in
// state. Where one of the two is missing, this does not tell.
func otherSecret(state, plan attr.Value) bool {
	return !state.IsNull() && !plan.IsNull() && !state.Equal(plan)
}

// methodEmail accepts an address, and the mask of one.
func methodEmail() validator.String {
	return unlessMasked{validators.Email(), client.IsMaskedEmail}
}

type unlessMasked struct {
	validator.String
	masked func(string) bool
}

func (v unlessMasked) ValidateString(ctx context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if !v.masked(req.ConfigValue.ValueString()) {
		v.String.ValidateString(ctx, req, resp)
	}
}

// base32Secret refuses what is no Base32, and does not repeat it.
type base32Secret struct{}

var base32Text = regexp.MustCompile(`^[A-Za-z2-7]+=*$`)

func (base32Secret) Description(context.Context) string { return "must be Base32" }

func (v base32Secret) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (base32Secret) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() || base32Text.MatchString(req.ConfigValue.ValueString()) {
		return
	}
	resp.Diagnostics.AddAttributeError(req.Path, "Invalid TOTP Secret",
		"The secret is not Base32, which has the letters A to Z and the digits 2 to 7, without spaces. It is not shown here.")
}

// methodOverlap notes that a resource manages all (whole) or one of a user's methods, and says so when
// another one of this plan does the other.
func methodOverlap(data *run.Data, userID string, whole bool) diag.Diagnostics {
	if data == nil || data.People.RecordSet(data.People.NewObject(), methodNoun, userID, whole, false) != people.WholeAndSingle {
		return nil
	}
	return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root("user_id"), "Authentication Methods Managed Twice", fmt.Sprintf(
		"The methods of the types %s of the user %s are managed by auth0users_user_authentication_methods, which removes "+
			"whatever it does not declare, and by auth0users_user_authentication_method, one by one. Every apply undoes "+
			"something of the one or the other.\n\n"+
			"Use one of them for this user. A removed block takes a resource out of the state without a change of the user.",
		strings.Join(wholeMethods, ", "), userID))}
}
