// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package roles

import "strings"

// selection is what a read asks of the role side: the members of one role, or of all roles of the tenant.
type selection struct {
	all    bool
	roleID string // "" with all.
}

// allRoles is the selection of those to whom all roles of a user matter.
var allRoles = selection{all: true}

func oneRole(id string) selection { return selection{roleID: id} }

// compare puts all roles before single ones, and those in the order of their IDs.
func (s selection) compare(other selection) int {
	if s.all != other.all {
		if s.all {
			return -1
		}
		return 1
	}
	return strings.Compare(s.roleID, other.roleID)
}
