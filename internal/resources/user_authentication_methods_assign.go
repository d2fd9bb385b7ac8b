// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// assignMade gives each planned method what the service says about it after it was asked to make these and no
// others; false when some method has no counterpart. sure wants more: that each has one only, which masks and
// missing names may leave open.
func assignMade(said []*client.AuthenticationMethod, planned []ownedMethod, sure bool) (made []ownedMethod, complete bool) {
	if len(said) != len(planned) {
		return nil, false
	}
	taken := map[string]bool{}
	for _, p := range planned {
		var found *client.AuthenticationMethod
		for _, s := range said {
			switch {
			case !p.mayBe(s), !sure && taken[s.ID]:
			case found == nil:
				found = s
			case sure:
				return nil, false
			}
		}
		if found == nil || taken[found.ID] {
			return nil, false
		}
		taken[found.ID] = true
		made = append(made, p.withAnswer(found))
	}
	return made, true
}

// mayBe reports whether the service may speak of the planned method, right after it was asked to make it.
func (m ownedMethod) mayBe(said *client.AuthenticationMethod) bool {
	if m.Type.ValueString() != said.Type || m.Name.ValueString() != "" && m.Name.ValueString() != said.Name {
		return false
	}
	shown := addressOf(m.Type, types.StringValue(said.Email), types.StringValue(said.PhoneNumber))
	return m.isTOTP() || fitsShown(m.Type, m.address(), shown)
}
