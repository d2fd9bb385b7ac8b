// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package run

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Nobody is about a search that has found nobody: it warns, once for a name, where it was for users of a connection that
// does not exist. Whoever takes the empty answer for the truth would take something away from everybody.
func (d *Data) Nobody(ctx context.Context, connection types.String) diag.Diagnostics {
	if connection.ValueString() == "" {
		return nil
	}
	o, wrong := d.Preflight.Nobody(ctx, connection.ValueString())
	if !wrong || !d.Preflight.First(o.Key) {
		return nil
	}
	return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root(o.Attribute), o.Title, o.Text)}
}
