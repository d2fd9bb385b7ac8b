// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// rosterValidators are those of the texts of a whole roster.
var rosterValidators = map[string]validator.String{
	"connection_name": validators.ConnectionName(), "metadata_ownership": validators.OneOf(ownershipDeclared, ownershipFull),
	"on_conflict": validators.OneOf(conflictFail, conflictAdopt), "on_destroy": validators.OneOf(destroyDelete, destroyBlock, destroyKeep),
	"custom_domain_header": validators.CustomDomain(), "import_jobs": validators.OneOf(importJobsAuto, importJobsNever),
}

// personValidators are those of the texts of a person, by attribute.
var personValidators = sync.OnceValue(func() map[string]validator.String {
	all := map[string]validator.String{"user_id": validators.UserID()}
	for _, t := range userTexts {
		all[t.name] = t.validator
	}
	return all
})

// validate finds what no tenant accepts. Passwords need a CLI that keeps them out of plan and state.
func (r *roster) validate(ctx context.Context, keepsSecrets bool) (diag.Diagnostics, *remarks) {
	var diags diag.Diagnostics
	for name, text := range r.texts() {
		diags.Append(validateText(ctx, path.Root(name), *text, rosterValidators[name])...)
	}
	if !r.maxDeletions.IsNull() && !r.maxDeletions.IsUnknown() && r.maxDeletions.ValueInt64() < 0 {
		diags.AddAttributeError(path.Root("max_deletions"), "Negative Limit", "max_deletions is a number of people, and cannot be negative.")
	}
	diags.Append(r.validatePasswords(ctx, keepsSecrets)...)
	diags.Append(r.validateHashes(keepsSecrets)...)
	diags.Append(r.refuseKeys()...)
	said := &remarks{}
	for key, is := range r.people {
		said.about(key, is, is.validate(ctx))
	}
	r.validateTwice(said)
	return diags, said
}

func validateText(ctx context.Context, at path.Path, text basetypes.StringValue, by validator.String) diag.Diagnostics {
	if by == nil || text.IsNull() || text.IsUnknown() {
		return nil
	}
	var resp validator.StringResponse
	by.ValidateString(ctx, validator.StringRequest{
		Path: at, PathExpression: at.Expression(), ConfigValue: text, Config: tfsdk.Config{Schema: rosterLeavesOut()},
	}, &resp)
	return resp.Diagnostics
}

// rosterLeavesOut tells the validators which texts may be left out, so that they say so of an empty one: all but the connection.
var rosterLeavesOut = sync.OnceValue(func() schema.Schema {
	s := schema.Schema{Attributes: map[string]schema.Attribute{}}
	for _, texts := range []map[string]validator.String{rosterValidators, personValidators()} {
		for name := range texts {
			s.Attributes[name] = schema.StringAttribute{Optional: name != "connection_name", Required: name == "connection_name"}
		}
	}
	return s
})

func (r *roster) validatePasswords(ctx context.Context, keepsSecrets bool) diag.Diagnostics {
	var diags diag.Diagnostics
	at := path.Root("passwords_wo")
	if len(r.passwords) == 0 {
		return nil
	}
	if !keepsSecrets {
		diags.AddAttributeError(at, "Write-Only Argument Not Possible", "passwords_wo needs Terraform or OpenTofu >= 1.11, which "+
			"keep it out of plan and state.")
	}
	if r.passwordsVersion.IsNull() {
		diags.AddAttributeError(at, "Missing Version of Passwords", "passwords_wo needs passwords_wo_version, a number whose change sends all "+
			"passwords again. Add passwords_wo_version = 1.")
	}
	for _, key := range slices.Sorted(maps.Keys(r.passwords)) {
		for _, d := range validateText(ctx, at.AtMapKey(key), r.passwords[key], validators.Secret()) {
			diags.AddAttributeError(at.AtMapKey(key), d.Summary(), fmt.Sprintf(
				"The password of %q in passwords_wo: %s Leave the key out, or write null, for whoever gets no password.", key, d.Detail()))
		}
	}
	return diags
}

// validate is what is wrong with one person.
func (p *person) validate(ctx context.Context) diag.Diagnostics {
	diags := validateUser(ctx, p.withPair())
	diags.Append(p.roles.validate()...)
	diags.Append(p.badSecrets()...)
	for _, c := range p.cells() {
		text, _ := c.value().(basetypes.StringValue)
		diags.Append(validateText(ctx, path.Root(c.name), text, personValidators()[c.name])...)
	}
	return naming(diags)
}

// naming has what is wrong with an attribute of a person name it: the CLIs show the line of a whole roster only.
func naming(diags diag.Diagnostics) diag.Diagnostics {
	for i, d := range diags {
		located, ok := d.(diag.DiagnosticWithPath)
		if !ok {
			continue
		}
		name, _, _ := strings.Cut(located.Path().String(), "[")
		if name == "" || strings.Contains(d.Detail(), name) {
			continue
		}
		diags[i] = diag.WithPath(located.Path(), reworded(d, d.Summary(), name+": "+d.Detail()))
	}
	return diags
}

// withPair is the user with the number of passwords_wo where there is a password, and without one otherwise: the number is
// that of all passwords of the roster, and not everybody has one.
func (p *person) withPair() userModel {
	m := p.userModel
	switch {
	case m.PasswordWO.IsNull():
		m.PasswordWOVersion = types.Int64Null()
	case m.PasswordWOVersion.IsNull():
		m.PasswordWOVersion = types.Int64Unknown() // That it is missing is said once, of the roster.
	}
	return m
}

// refuseKeys refuses keys that both a block and users have, and those that have nobody.
func (r *roster) refuseKeys() (diags diag.Diagnostics) {
	for _, key := range slices.Sorted(slices.Values(r.twice)) {
		diags.AddAttributeError(path.Root(inMap).AtMapKey(key), "Person Twice in the Roster",
			fmt.Sprintf("Both a user block and users have the key %q. Remove one of the two.", key))
	}
	for _, key := range slices.Sorted(slices.Values(r.nobody)) {
		diags.AddAttributeError(path.Root(inMap).AtMapKey(key), "Missing Value", fmt.Sprintf(
			"In users, the key %q has null in place of a person.\n\nWrite the attributes of the person, or leave the key out.", key))
	}
	return diags
}

// validateTwice refuses two people with the same identifier, where nothing else tells them apart: a connection
// can allow an e-mail address to be shared.
func (r *roster) validateTwice(said *remarks) {
	holders := map[people.Mark]string{}
	for _, key := range r.keys() {
		is := r.people[key]
		for _, m := range is.identifiers() {
			other, taken := holders[m]
			holders[m] = key
			if !taken || m.Kind == people.Email && (!is.Username.IsNull() || !is.PhoneNumber.IsNull()) {
				continue
			}
			said.about(key, is, diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root(m.Kind), "Person Twice in the Roster", fmt.Sprintf(
				"The people under the keys %q and %q have the same %s (%s). Auth0 has room for one of them only.\n\n"+
					"Remove one of the two, or correct it.", other, key, m.Kind, m.Value))})
		}
	}
}
