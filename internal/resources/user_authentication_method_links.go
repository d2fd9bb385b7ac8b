// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// linkedMethods is the key of the private state under which the links of the methods are,
// by ID. They are not in the state of the resource for all, but a deletion must tell of them.
const linkedMethods = "links"

// privateStore is private state that is read and written.
type privateStore interface {
	private
	privateWriter
}

// rememberLinks keeps the links of the listed methods for the next plan.
func rememberLinks(ctx context.Context, p privateStore, listed []*client.AuthenticationMethod) diag.Diagnostics {
	links := map[string]string{}
	for _, method := range listed {
		if method.LinkID != "" {
			links[method.ID] = method.LinkID
		}
	}
	before, diags := p.GetKey(ctx, linkedMethods)
	if before == nil && len(links) == 0 || diags.HasError() {
		return diags
	}
	return setJSON(ctx, p, linkedMethods, links)
}

// linksGone warns of links of methods that are not among the kept ones.
func linksGone(ctx context.Context, p private, has, kept []ownedMethod) diag.Diagnostics {
	raw, diags := p.GetKey(ctx, linkedMethods)
	if raw == nil || diags.HasError() {
		return diags
	}
	var links map[string]string
	if json.Unmarshal(raw, &links) != nil {
		return diags // Only a warning would come of it.
	}
	var gone []string
	for _, m := range has {
		link := links[m.ID.ValueString()]
		if link != "" && !slices.ContainsFunc(kept, func(k ownedMethod) bool { return k.ID.Equal(m.ID) }) {
			gone = append(gone, fmt.Sprintf("  %s (link_id %s)", m.ID.ValueString(), link))
		}
	}
	if len(gone) > 0 {
		diags.Append(linkWarning("Authentication methods that are to be deleted are linked with others, perhaps with some of types " +
			"that are not managed here:\n\n" + strings.Join(gone, "\n")))
	}
	return diags
}

func linkWarning(what string) diag.Diagnostic {
	return diag.NewWarningDiagnostic("Linked Authentication Methods Go Too", what+"\n\nAuth0 deletes linked methods together.")
}

// replaces reports whether the plan replaces the method.
func (m userAuthenticationMethodModel) replaces(state userAuthenticationMethodModel, origin methodOrigin) bool {
	if !m.UserID.Equal(state.UserID) || !m.Type.Equal(state.Type) || !state.totp().takenFor(m.totp(), origin) {
		return true
	}
	had := state.values()
	for name, value := range m.values() {
		switch name {
		case "preferred_authentication_method": // Changed in place.
		case "totp_secret", "totp_secret_wo", "totp_secret_wo_version": // Compared above.
		default:
			if !value.Equal(had[name]) {
				return true
			}
		}
	}
	return false
}
