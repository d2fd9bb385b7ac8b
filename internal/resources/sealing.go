// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// sealing is the part of a model whose resource gets a secret: to which key it is encrypted, if to any.
type sealing struct {
	PGPKey         types.String `tfsdk:"pgp_key"`
	KeyFingerprint types.String `tfsdk:"key_fingerprint"`
}

// sealingAttributes are the attributes of sealing; secret is what is encrypted: "the code".
func sealingAttributes(secret string) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"pgp_key": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Public PGP key to encrypt " + secret + " to, armored (`file(\"ada.asc\")`) or binary in base64. One key; " +
				"it must be able to encrypt and not be expired when " + secret +
				" is made. `keybase:USER` is not supported. Changing it replaces the resource; the same key in another form, " +
				"with another user ID or another expiry, is no change.",
			PlanModifiers: []planmodifier.String{tfvalue.KeepPrior(samePGPKey), stringplanmodifier.RequiresReplace()},
		},
		"key_fingerprint": computedText("Fingerprint of `pgp_key`, in hexadecimal digits; null without `pgp_key`."),
	}
}

func pgpKeyProblem(problem string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("pgp_key"), "Invalid PGP Key", problem)
}

// validate looks at the key, which may be unknown.
func (s sealing) validate() diag.Diagnostics {
	if s.PGPKey.IsNull() || s.PGPKey.IsUnknown() {
		return nil
	}
	if _, problem := pgpKey(s.PGPKey.ValueString()); problem != "" {
		return diag.Diagnostics{pgpKeyProblem(problem)}
	}
	return nil
}

// plan says in a plan where the secret is going to be, in plain text or encrypted. Whether the key can encrypt
// now is checked for a new resource only: a key may expire once it has been used.
func (s *sealing) plan(plain, encrypted *types.String) diag.Diagnostics {
	switch {
	case s.PGPKey.IsUnknown():
		return nil
	case s.PGPKey.IsNull():
		*encrypted, s.KeyFingerprint = types.StringNull(), types.StringNull()
		return nil
	}
	key, problem := pgpKey(s.PGPKey.ValueString())
	if problem != "" {
		return diag.Diagnostics{pgpKeyProblem(problem)}
	}
	if _, err := newEnvelope(key); err != nil {
		return diag.Diagnostics{pgpKeyProblem("Nothing can be encrypted to the key " + fingerprint(key) +
			" now: it is expired or revoked, or has no part for encryption. Use another key, or one whose expiry has been extended.")}
	}
	*plain, s.KeyFingerprint = types.StringNull(), types.StringValue(fingerprint(key))
	return nil
}

// open returns the function that keeps the secret, in plain text or encrypted. It must be called before
// the secret is made: what could not be encrypted would be lost.
func (s sealing) open(plain, encrypted *types.String) (keep func(secret string) error, err error) {
	if s.PGPKey.IsNull() {
		return func(secret string) error { *plain = types.StringValue(secret); return nil }, nil
	}
	key, _ := pgpKey(s.PGPKey.ValueString()) // Without a problem, or the plan would have told.
	sealed, err := newEnvelope(key)
	if err != nil {
		return nil, err
	}
	return func(secret string) error {
		text, err := sealed.seal(secret)
		*encrypted = types.StringValue(text)
		return err
	}, nil
}
