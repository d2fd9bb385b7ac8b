// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/passwordhash"
)

// bringsSecrets reports whether the person comes with what only an import job can bring: a password hash or factors.
func (p *person) bringsSecrets() bool { return !p.hash.IsNull() || !p.factors.IsNull() }

// badSecrets says what Auth0 would refuse of the hash and the factors, without showing any. It points at no attribute:
// the CLI would show the line, with the secret.
func (p *person) badSecrets() diag.Diagnostics {
	var diags diag.Diagnostics
	if isKnown(p.hash) {
		if _, err := passwordhash.Parse(p.hash.ValueString()); err != nil {
			diags.AddError("Password Hash Will Be Refused", refusedSecret("the hash in password_hashes_wo", p.hash.ValueString(), err))
		}
	}
	if isKnown(p.factors) {
		if _, err := passwordhash.ParseFactors(p.factors.ValueString()); err != nil {
			diags.AddError("Second Factors Will Be Refused", refusedSecret("the factors in mfa_factors_wo", p.factors.ValueString(), err))
		}
	}
	return diags
}

// refusedSecret says what is wrong with a secret; of an empty one, as from a file, that there may be none.
func refusedSecret(what, text string, err error) string {
	if strings.TrimSpace(text) == "" {
		return fmt.Sprintf("Auth0 would refuse %s: the text is empty.\n\nLeave the key out, or write null, for whoever has none.", what)
	}
	return fmt.Sprintf("Auth0 would refuse %s: %v.", what, err)
}

// validateHashes is what is wrong with hashes and factors as a whole.
func (r *roster) validateHashes(keepsSecrets bool) diag.Diagnostics {
	var diags diag.Diagnostics
	for name, texts := range map[string]map[string]types.String{"password_hashes_wo": r.hashes, "mfa_factors_wo": r.factors} {
		if len(texts) == 0 {
			continue
		}
		if !keepsSecrets {
			diags.AddAttributeError(path.Root(name), "Write-Only Argument Not Possible", name+" needs Terraform or OpenTofu >= 1.11, which "+
				"keep it out of plan and state.")
		}
		if r.importJobs.ValueString() == importJobsNever {
			diags.AddAttributeError(path.Root("import_jobs"), "Import Jobs Are Needed", "Only an import job can bring "+name+
				" in. Remove import_jobs = \"never\", or "+name+".")
		}
	}
	for _, key := range slices.Sorted(maps.Keys(r.hashes)) {
		is, has := r.people[key]
		switch {
		case r.passwords[key].IsNull() && (!has || !is.Email.IsNull()):
		case !r.passwords[key].IsNull():
			diags.AddError("Password And Password Hash", fmt.Sprintf("The person %q has a password in passwords_wo and a hash in "+
				"password_hashes_wo. Remove one of the two.", key))
		default:
			diags.AddAttributeError(path.Root(is.place()).AtMapKey(key).AtName("email"), "Attribute Is Required by the Connection", fmt.Sprintf(
				"The person %q has a hash in password_hashes_wo, and an import job needs an e-mail address. Write email.", key))
		}
	}
	return diags
}

// straySecrets warns of secrets under keys that nobody has.
func (p *rosterPlan) straySecrets() {
	for _, of := range []struct {
		name, title, noun string
		texts             map[string]types.String
	}{
		{"passwords_wo", "Passwords of Nobody", "passwords", p.config.passwords},
		{"password_hashes_wo", "Password Hashes of Nobody", "password hashes", p.config.hashes},
		{"mfa_factors_wo", "Second Factors of Nobody", "second factors", p.config.factors},
	} {
		var stray []string
		for key := range of.texts {
			if _, has := p.config.people[key]; !has {
				stray = append(stray, fmt.Sprintf("%q", key))
			}
		}
		if slices.Sort(stray); len(stray) > 0 {
			p.diags.AddAttributeWarning(path.Root(of.name), of.title, "There are "+of.noun+" under keys that no person of the roster has: "+
				strings.Join(stray, ", ")+".")
		}
	}
}

// hashNotUsed says that somebody who exists keeps the password.
func hashNotUsed(config person, id string) diag.Diagnostics {
	if !config.bringsSecrets() {
		return nil
	}
	return diag.Diagnostics{diag.NewWarningDiagnostic("Password Hash Is Not Used", fmt.Sprintf(
		"The user %s exists and keeps the password and the second factors that there are: Auth0 takes hashes and factors for new users only.",
		who(config.subject(), id)))}
}

// hashNotSent says that somebody was not made, because no job can bring the hash in.
func hashNotSent(plan person) diag.Diagnostics {
	return diag.Diagnostics{diag.NewErrorDiagnostic("Password Hash Cannot Be Sent", fmt.Sprintf(
		"The user %s comes with a password hash or second factors, which only an import job can bring in, and none can: the connection must be "+
			"a database of Auth0's own that the provider may look up (scope read:connections), the person needs an e-mail address, and one person "+
			"must fit into 500 KB. Nobody is made without them.", plan.subject()))}
}
