// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "slices"

// allScopes are the scopes of the Management API that concern users: those of
// the users endpoints and of the endpoints around them.
func allScopes(o Options) []string {
	var list []string
	if o.Tokensets {
		list = append(list, readTokensets, deleteTokensets)
	}
	for _, resource := range []struct {
		verbs []string
		name  string
	}{
		{[]string{"read", "create", "update", "delete"}, "users"},
		{[]string{"read", "create", "update", "delete"}, "users_app_metadata"},
		{[]string{"read"}, "user_idp_tokens"},
		{[]string{"create"}, "user_tickets"},
		{[]string{"read", "create", "update", "delete"}, "connections"},
		{[]string{"read", "create", "update", "delete"}, "clients"},
		{[]string{"read", "create", "update", "delete"}, "client_keys"},
		{[]string{"read", "create", "update", "delete"}, "client_grants"},
		{[]string{"read", "create", "delete"}, "organization_client_grants"},
		{[]string{"read", "create", "update", "delete"}, "roles"},
		{[]string{"read", "create", "delete"}, "role_members"},
		{[]string{"read", "create", "update", "delete"}, "resource_servers"},
		{[]string{"read", "create", "update", "delete"}, "organizations"},
		{[]string{"read"}, "organizations_summary"},
		{[]string{"read", "create", "update", "delete"}, "organization_connections"},
		{[]string{"read", "create", "delete"}, "organization_members"},
		{[]string{"read", "create", "delete"}, "organization_member_roles"},
		{[]string{"read"}, "organization_member_effective_roles"},
		{[]string{"read"}, "organization_member_role_source_groups"},
		{[]string{"read", "create", "delete"}, "organization_invitations"},
		{[]string{"read"}, "organization_groups"},
		{[]string{"read"}, "organization_discovery_domains"},
		{[]string{"read"}, "organization_clients"},
		{[]string{"read"}, "actions"},
		{[]string{"read", "create", "delete"}, "organization_group_roles"},
		{[]string{"read", "delete"}, "groups"},
		{[]string{"read"}, "group_members"},
		{[]string{"read", "create", "delete"}, "group_roles"},
		{[]string{"read", "create", "update", "delete"}, "authentication_methods"},
		{[]string{"read", "delete"}, "guardian_enrollments"},
		{[]string{"remove"}, "authenticators"},
		{[]string{"read", "update", "delete"}, "refresh_tokens"},
		{[]string{"read", "update", "delete"}, "sessions"},
		{[]string{"read"}, "logs"},
		{[]string{"read"}, "logs_users"},
		{[]string{"read"}, "user_effective_permissions"},
		{[]string{"read"}, "user_permission_source_roles"},
		{[]string{"read"}, "user_effective_roles"},
		{[]string{"read"}, "user_role_source_groups"},
	} {
		for _, verb := range resource.verbs {
			list = append(list, verb+":"+resource.name)
		}
	}
	slices.Sort(list)
	return list
}
