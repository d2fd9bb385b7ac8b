// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// originsKey is the key of the private state under which origins are.
const originsKey = "origins"

// methodOrigin is where a method comes from whose secret or address the state does not hold. The service
// never tells either, so that a method without an origin is one that somebody else has made.
type methodOrigin struct {
	// Imported says that an import has brought it: whatever it holds was meant.
	Imported bool `json:"imported,omitempty"`
	// Version is the totp_secret_wo_version that was the last to be in the configuration; nil for none.
	Version *int64 `json:"version,omitempty"`
}

// methodOrigins are origins by the ID of the method.
type methodOrigins map[string]methodOrigin

func originsFrom(ctx context.Context, p private) (origins methodOrigins, diags diag.Diagnostics) {
	raw, diags := p.GetKey(ctx, originsKey)
	if raw == nil || diags.HasError() {
		return nil, diags
	}
	if err := json.Unmarshal(raw, &origins); err != nil {
		diags.AddError("Unreadable Private State", "The private state of an authentication method cannot be read. "+
			"Remove the resource from the state and import it again.")
	}
	return origins, diags
}

func (o methodOrigins) remember(ctx context.Context, p privateWriter) diag.Diagnostics {
	if len(o) == 0 {
		return p.SetKey(ctx, originsKey, nil)
	}
	return setJSON(ctx, p, originsKey, o)
}

// totpMark is what a state, a plan or a configuration says about a TOTP secret.
type totpMark struct {
	secret  types.String
	version types.Int64
}

func (m totpMark) isNull() bool { return m.secret.IsNull() && m.version.IsNull() }

// forgotten is the origin of a method whose mark leaves the configuration. Before the mark, the method may
// have had another origin.
func (m totpMark) forgotten(before methodOrigin) methodOrigin {
	switch {
	case m.isNull():
		return before
	case m.version.IsNull():
		return methodOrigin{}
	}
	return methodOrigin{Version: m.version.ValueInt64Pointer()}
}

// takenFor reports whether the planned secret is taken for the one that a method with the mark has. One that
// only moves between the two attributes, or that begins to be in state after an import, is. One that was
// taken out of the configuration is the same again with the same version only.
func (m totpMark) takenFor(planned totpMark, origin methodOrigin) bool {
	switch {
	case planned.isNull():
		return true
	case !m.isNull():
		return !otherSecret(m.secret, planned.secret) && !otherSecret(m.version, planned.version)
	case origin.Imported:
		return true
	}
	return origin.Version != nil && planned.secret.IsNull() && planned.version.Equal(types.Int64PointerValue(origin.Version))
}
