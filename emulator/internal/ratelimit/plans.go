// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package ratelimit

import (
	"maps"
	"slices"
	"strings"
)

// rate is a bucket's size and its refill.
type rate struct {
	burst     int
	perSecond float64
}

func perMinute(burst int, n float64) rate { return rate{burst, n / 60} }

// plan is the limits of a subscription.
type plan struct {
	global rate // zero = no tenant-wide bucket
	groups map[rateGroup]rate
	tokens rate // of POST /oauth/token; zero = none is published
}

// rateGroup names endpoints that share a bucket.
type rateGroup string

const (
	groupOther                  rateGroup = "other"
	groupReadUsers              rateGroup = "read users"
	groupWriteUsers             rateGroup = "write users"
	groupDeleteUsers            rateGroup = "delete users"
	groupReadUserOrganizations  rateGroup = "read a user's organizations"
	groupReadLogs               rateGroup = "read logs"
	groupReadClients            rateGroup = "read clients"
	groupReadConnections        rateGroup = "read connections"
	groupReadOrganizations      rateGroup = "read organizations"
	groupReadOrganization       rateGroup = "read an organization"
	groupWriteOrganizations     rateGroup = "write organizations"
	groupReadOrgMembers         rateGroup = "read organization members"
	groupWriteOrgMembers        rateGroup = "write organization members"
	groupReadOrgMemberRoles     rateGroup = "read organization member roles"
	groupWriteOrgMemberRoles    rateGroup = "write organization member roles"
	groupReadOrgConnections     rateGroup = "read organization connections"
	groupWriteOrgConnections    rateGroup = "write organization connections"
	groupNone                   rateGroup = ""
	prefixOrganizations                   = "/organizations"
	templateOrganization                  = "/organizations/{id}"
	templateOrganizationMembers           = "/organizations/{id}/members"
)

// plans are the published limits.
var plans = map[string]plan{
	"free": {global: rate{2, 2}, tokens: rate{30, 30}},
	"professional": {groups: map[rateGroup]rate{
		groupOther:               perMinute(10, 150),
		groupReadUsers:           perMinute(40, 500),
		groupWriteUsers:          perMinute(20, 200),
		groupDeleteUsers:         perMinute(20, 200),
		groupReadLogs:            perMinute(10, 100),
		groupReadClients:         perMinute(5, 100),
		groupReadConnections:     perMinute(5, 50),
		groupReadOrganizations:   perMinute(5, 50),
		groupReadOrganization:    perMinute(20, 200),
		groupWriteOrganizations:  perMinute(5, 25),
		groupReadOrgMembers:      perMinute(40, 500),
		groupWriteOrgMembers:     perMinute(20, 200),
		groupReadOrgMemberRoles:  perMinute(20, 200),
		groupWriteOrgMemberRoles: perMinute(20, 200),
		groupReadOrgConnections:  perMinute(5, 50),
		groupWriteOrgConnections: perMinute(5, 25),
	}},
	"enterprise":         {global: rate{50, 16}, groups: enterpriseGroups},
	"enterprise-nonprod": {global: rate{10, 2}, groups: enterpriseGroups},
}

var enterpriseGroups = map[rateGroup]rate{
	groupReadUserOrganizations: perMinute(40, 500),
	groupReadOrganizations:     perMinute(10, 100),
	groupReadOrganization:      perMinute(10, 100),
	groupWriteOrganizations:    perMinute(5, 150),
	groupReadOrgMembers:        perMinute(40, 500),
	groupWriteOrgMembers:       perMinute(20, 200),
	groupReadOrgMemberRoles:    perMinute(20, 200),
	groupWriteOrgMemberRoles:   perMinute(20, 200),
	groupReadOrgConnections:    perMinute(10, 100),
	groupWriteOrgConnections:   perMinute(5, 150),
}

func planNames() []string { return slices.Sorted(maps.Keys(plans)) }

// groupOf finds the bucket of a route among those that the plan has; routes
// without a row of their own count in "all other endpoints" where that exists.
// Sub-resources of a user (roles, permissions, ...) have none.
func groupOf(method, template string, have map[rateGroup]*bucket) rateGroup {
	g := classify(method, template)
	if _, ok := have[g]; ok {
		return g
	}
	return groupOther
}

func classify(method, template string) rateGroup {
	read := method == "GET"
	pick := func(onRead, onWrite rateGroup) rateGroup {
		if read {
			return onRead
		}
		return onWrite
	}
	switch {
	case template == "/users" || template == "/users/{id}" || template == "/users-by-email":
		if method == "DELETE" {
			return groupDeleteUsers
		}
		return pick(groupReadUsers, groupWriteUsers)
	case template == "/users/{id}/organizations":
		return groupReadUserOrganizations
	case template == "/users/{id}/logs" || strings.HasPrefix(template, "/logs"):
		return groupReadLogs
	case template == "/clients" || template == "/clients/{id}":
		return pick(groupReadClients, groupNone)
	case strings.HasPrefix(template, "/connections"):
		return pick(groupReadConnections, groupNone)
	case template == templateOrganization:
		return pick(groupReadOrganization, groupWriteOrganizations)
	case template == templateOrganizationMembers:
		return pick(groupReadOrgMembers, groupWriteOrgMembers)
	case strings.HasPrefix(template, templateOrganizationMembers):
		return pick(groupReadOrgMemberRoles, groupWriteOrgMemberRoles)
	case strings.HasPrefix(template, templateOrganization+"/enabled_connections"),
		strings.HasPrefix(template, templateOrganization+"/connections"):
		return pick(groupReadOrgConnections, groupWriteOrgConnections)
	case strings.HasPrefix(template, prefixOrganizations):
		return pick(groupReadOrganizations, groupWriteOrganizations)
	default:
		return groupNone
	}
}
