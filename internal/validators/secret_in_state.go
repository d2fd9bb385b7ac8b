// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// SecretInState is the title of the warning of [PreferWriteOnly]. The server shows
// each text of it once in a run.
const SecretInState = "Secret in the State"

// PreferWriteOnly warns that an attribute keeps a secret in the state although the
// CLI has write-only arguments. The warning is about the whole resource and not on
// the attribute: the CLIs print the line of the configuration that a diagnostic is
// on, and with it a secret that is written there.
func PreferWriteOnly(writeOnly string) validator.String { return preferWriteOnly{writeOnly} }

type preferWriteOnly struct{ writeOnly string }

func (p preferWriteOnly) Description(context.Context) string {
	return p.writeOnly + " is preferred where the CLI has write-only arguments"
}

func (p preferWriteOnly) MarkdownDescription(ctx context.Context) string { return p.Description(ctx) }

func (p preferWriteOnly) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if !req.ClientCapabilities.WriteOnlyAttributesAllowed || req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	name := req.Path.String()
	if last, _ := req.Path.Steps().LastStep(); last != nil {
		if attribute, ok := last.(path.PathStepAttributeName); ok {
			name = string(attribute)
		}
	}
	resp.Diagnostics.AddWarning(SecretInState, fmt.Sprintf(
		"The configuration uses %s, which is kept in the state in plain text.\n\nUse %s instead: it is sent to Auth0 and stored nowhere. "+
			"This is said once, however many resources it is true of.", name, p.writeOnly))
}
