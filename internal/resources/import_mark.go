// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// importingKey is in the private state between an import and the read that follows it in the same run. The state
// alone does not tell: a move can leave as little of it, and whoever was moved and is missing is just gone.
const importingKey = "importing"

// markImport says that the state comes from an import, of which Auth0 has confirmed nothing yet.
func markImport(ctx context.Context, p privateWriter) diag.Diagnostics {
	return p.SetKey(ctx, importingKey, []byte("1"))
}

// confirmImport takes the mark away: what was imported exists, and may be gone later.
func confirmImport(ctx context.Context, p privateWriter) diag.Diagnostics {
	return p.SetKey(ctx, importingKey, nil)
}

// isImport tells the read that follows an import.
func isImport(ctx context.Context, p private) bool {
	raw, _ := p.GetKey(ctx, importingKey)
	return len(raw) > 0
}
