// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// maxMembersPerRequest is the documented maximum of one request.
const maxMembersPerRequest = 10

// organizationMemberEndpoints are the members of an organization, and the
// organizations of a user.
func organizationMemberEndpoints() []*endpoint {
	const template = "/organizations/{id}/members"
	body := func(description string) *schema.Object {
		item := schema.String(0, 0, description).WithFormat("user-id-with-max-length")
		return &schema.Object{Open: true, Required: []string{"members"}, Properties: map[string]schema.Property{
			"members": {Types: []string{"array"}, MinItems: 1, Items: &item, Description: description},
		}}
	}
	return []*endpoint{
		{method: http.MethodGet, template: template, scopes: []string{"read:organization_members"}, handle: handleListMembers},
		{
			method: http.MethodPost, template: template, scopes: []string{"create:organization_members"},
			body: body("List of user IDs to add to the organization as members"), handle: handleAddMembers,
		},
		{
			method: http.MethodDelete, template: template, scopes: []string{"delete:organization_members"},
			body: body("List of user IDs to remove from the organization"), handle: handleRemoveMembers,
		},
		{
			method: http.MethodGet, template: "/users/{id}/organizations", scopes: []string{"read:organizations", "read:users"},
			handle: handleListUserOrganizations,
		},
	}
}

// member is a user in an organization.
type member struct {
	user string
	membership
}

// membersOf are the members of an organization as they joined, then by ID.
func (t *tx) membersOf(of *organization) []member {
	var found []member
	for _, id := range t.access.membersOf(of.id) {
		for _, m := range t.access.of(id).Organizations {
			if m.ID == of.id {
				found = append(found, member{id, m})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b member) int { return cmp.Compare(a.Since, b.Since) })
	return found
}

// memberCursor is the place of each member in a checkpoint list.
func memberCursor(found []member) func(int) string {
	return func(i int) string { return cursorAt(found[i].Since, found[i].user) }
}

// handleListMembers lists by the time of joining, then by ID. A last checkpoint page
// with members carries next, too, and the page after it is empty, as recorded over a
// hundred times. Roles appear only when "fields" asks for them.
func handleListMembers(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	if p.fields["roles"] && !p.exclude && !r.caller.can("read:organization_member_roles") {
		return reply{}, errInsufficientScope([]string{"read:organization_member_roles"})
	}
	found := t.membersOf(of)
	l := t.memberListing("members", mapped(found, func(m member) string { return m.user }))
	l.trailingNext, l.maxPage = true, maxOrganizationPage
	l.cursor = memberCursor(found)
	for i, item := range l.items {
		doc, _ := item.(map[string]any)
		if p.fields["roles"] && !p.exclude {
			doc["roles"] = mapped(t.rolesByID(found[i].Roles), func(r *role) any { return map[string]any{"id": r.ID, "name": r.Name} })
		}
		l.items[i] = p.apply(doc)
	}
	body, err := l.page(r.query)
	return reply{http.StatusOK, body}, err
}

// members reads and checks the user IDs of a request.
func members(r *request) ([]string, error) {
	ids := r.strings("members")
	if len(ids) > maxMembersPerRequest {
		return nil, errBody(schema.Violation{
			Detail: fmt.Sprintf("Array is too long (%d), maximum %d", len(ids), maxMembersPerRequest),
			Path:   "members", Description: r.endpoint.body.Properties["members"].Description,
		})
	}
	return ids, nil
}

// handleAddMembers: the reference has no 404, so an unknown user is a 400 here,
// in the words of a role's users.
func handleAddMembers(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	ids, err := members(r)
	if err != nil {
		return reply{}, err
	}
	for _, id := range ids {
		if _, ok := t.users.byID[id]; !ok {
			return reply{}, errBadRequest("", "One or more of the users do not exist.")
		}
	}
	for _, id := range ids {
		a := t.access.of(id)
		a.Organizations = join(a.Organizations, of.id, formatTime(t.at))
		t.putAccess(id, a)
	}
	return reply{status: http.StatusNoContent}, nil
}

// handleRemoveMembers also accepts users that are no members, as recorded.
func handleRemoveMembers(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	ids, err := members(r)
	if err != nil {
		return reply{}, err
	}
	for _, id := range ids {
		a := t.access.of(id)
		a.Organizations = leave(a.Organizations, of.id)
		t.putAccess(id, a)
	}
	return reply{status: http.StatusNoContent}, nil
}

// handleListUserOrganizations lists by name. The total lags behind the items,
// as recorded: it counts only memberships that are older than the search lag.
func handleListUserOrganizations(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	counted := 0
	var found []*organization
	for _, m := range t.access.of(u.id).Organizations {
		o, ok := t.organizations.get(m.ID)
		if !ok {
			continue
		}
		found = append(found, o)
		if strings.Compare(m.Since, formatTime(t.at.Add(-t.view.lag))) <= 0 {
			counted++
		}
	}
	l := organizationListing(found, "name", false)
	body, err := l.offset(r.query)
	if e, ok := body.(*envelope); ok {
		e.values["total"] = counted
	}
	return reply{http.StatusOK, body}, err
}
