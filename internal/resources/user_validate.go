// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// reservedAppMetadata are the keys that Auth0 documents as not allowed in app_metadata.
var reservedAppMetadata = map[string]bool{
	"__tenant": true, "_id": true, "blocked": true, "clientID": true, "created_at": true, "email": true, "email_verified": true,
	"globalClientID": true, "global_client_id": true, "identities": true, "lastIP": true, "lastLogin": true, "loginsCount": true,
	"metadata": true, "multifactor": true, "multifactor_last_modified": true, "updated_at": true, "user_id": true,
}

// ValidateConfig refuses combinations that no tenant accepts. What depends on the
// settings of a connection is left to the service.
func (r *userResource) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	var c userModel
	resp.Diagnostics.Append(getUser(ctx, req.Config.Raw, &c)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(validateUser(ctx, c)...)
}

// validateUser is what is wrong with a configuration beyond single attributes.
func validateUser(ctx context.Context, c userModel) diag.Diagnostics {
	diags := c.badMetadata(ctx)
	if diags.HasError() {
		return diags
	}
	diags.Append(validatePasswordless(c)...)
	diags.Append(validatePasswords(c)...)
	diags.Append(validateIDPrefix(c)...)
	diags.Append(validateMetadataKeys(c)...)
	return diags
}

func validatePasswordless(c userModel) diag.Diagnostics {
	var diags diag.Diagnostics
	type attribute struct {
		name  string
		value attr.Value
	}
	never := []attribute{
		{"username", c.Username}, {"password", c.Password}, {"password_wo", c.PasswordWO},
	}
	switch c.ConnectionName.ValueString() {
	case connectionEmail:
		never = append(never, attribute{"phone_number", c.PhoneNumber}, attribute{"phone_verified", c.PhoneVerified})
	case connectionSMS:
		never = append(never, attribute{"email", c.Email}, attribute{"email_verified", c.EmailVerified}, attribute{"verify_email", c.VerifyEmail})
	default:
		return nil
	}
	for _, a := range never {
		if isKnown(a.value) {
			diags.AddAttributeError(path.Root(a.name), notPossible, fmt.Sprintf(
				"A user of the passwordless connection %q has no %s. Remove it, or use another connection.", c.ConnectionName.ValueString(), a.name))
		}
	}
	return diags
}

// validatePasswords looks at the passwords and their number together, in the words of the framework's own
// validators of several attributes, each of which walks through the schema for every user. What is unknown may turn out
// to be null.
func validatePasswords(c userModel) diag.Diagnostics {
	var diags diag.Diagnostics
	wrong := func(at, detail string) {
		diags.AddAttributeError(path.Root(at), "Invalid Attribute Combination", detail)
	}
	if isKnown(c.Password) && isKnown(c.PasswordWO) {
		wrong("password", `Attribute "password_wo" cannot be specified when "password" is specified`)
	}
	if isKnown(c.PasswordWO) && c.PasswordWOVersion.IsNull() {
		wrong("password_wo", `Attribute "password_wo_version" must be specified when "password_wo" is specified`)
	}
	if isKnown(c.PasswordWOVersion) && c.PasswordWO.IsNull() {
		wrong("password_wo_version", `Attribute "password_wo" must be specified when "password_wo_version" is specified`)
	}
	return diags
}

func validateMetadataKeys(c userModel) diag.Diagnostics {
	var diags diag.Diagnostics
	for _, a := range []struct {
		name     string
		value    tfvalue.Metadata
		reserved map[string]bool
	}{
		{"user_metadata", c.UserMetadata, nil},
		{"app_metadata", c.AppMetadata, reservedAppMetadata},
	} {
		for _, key := range a.value.Object().Keys() {
			if a.reserved[key] {
				diags.AddAttributeWarning(path.Root(a.name), "Reserved Metadata Key", fmt.Sprintf(
					"Auth0 reserves the key %q in app_metadata for itself. Choose another name.", key))
			}
		}
	}
	return diags
}

// requireIdentifier is for users that are to be created, which live in database
// and passwordless connections: they need something to sign in with, and an ID that
// such a connection gives.
func requireIdentifier(plan userModel) diag.Diagnostics {
	if diags := requireIDPrefix(plan); diags != nil {
		return diags
	}
	if diags := requirePasswordless(plan); diags != nil {
		return diags
	}
	if plan.hasNoIdentifier() {
		return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("email"), missingIdentifier,
			"A user cannot be created without something to sign in with.\n\n"+
				"Set email, username or phone_number, whichever the connection identifies its users by. To manage a user of a social or enterprise "+
				"connection, which come into being at their first login, import the user instead.")}
	}
	return nil
}

const missingIdentifier = "Missing Identifier"

// requirePasswordless asks for what a passwordless connection identifies its users by.
func requirePasswordless(plan userModel) diag.Diagnostics {
	for _, p := range []struct {
		connection, attribute string
		value                 attr.Value
	}{{connectionEmail, "email", plan.Email}, {connectionSMS, "phone_number", plan.PhoneNumber}} {
		if plan.ConnectionName.ValueString() == p.connection && p.value.IsNull() {
			return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(p.attribute), missingIdentifier, fmt.Sprintf(
				"A user of the passwordless connection %q is identified by %s. Add it.", p.connection, p.attribute))}
		}
	}
	return nil
}

// requireRemaining refuses a change that takes away all that a user signs in with, as an empty cell of a table does. Of
// those who sign in elsewhere Auth0 asks for nothing.
func requireRemaining(state, plan userModel) diag.Diagnostics {
	if requirePasswordless(state) == nil {
		if diags := requirePasswordless(plan); diags != nil {
			return diags
		}
	}
	if state.hasNoIdentifier() || !plan.hasNoIdentifier() || !strings.HasPrefix(state.ID.ValueString(), idPrefix("")) {
		return nil
	}
	var had []string
	for _, t := range userTexts {
		if t.identifier && !t.of(&state).IsNull() {
			had = append(had, t.name)
		}
	}
	return diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(had[0]), missingIdentifier, fmt.Sprintf(
		"The user %s would be left without something to sign in with: %s would be removed. Auth0 refuses that.\n\n"+
			"Give the user a value. Where it comes from data, an empty cell or null is none.", state.subject(), strings.Join(had, " and ")))}
}

// hasNoIdentifier reports whether there is nothing to sign in with; what is unknown may be something.
func (m userModel) hasNoIdentifier() bool {
	return m.Email.IsNull() && m.Username.IsNull() && m.PhoneNumber.IsNull()
}
