// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// organizationInvitationEndpoints ask people to join an organization. Nothing of them
// is on record; shapes are the reference's. No mail is sent, and the link leads nowhere.
func organizationInvitationEndpoints() []*endpoint {
	const (
		all = "/organizations/{id}/invitations"
		one = all + "/{invitation_id}"
	)
	scope := func(verb string) []string { return []string{verb + ":organization_invitations"} }
	return []*endpoint{
		{method: http.MethodGet, template: all, scopes: scope("read"), handle: handleListInvitations},
		{method: http.MethodPost, template: all, scopes: scope("create"), body: invitationSchema(), handle: handleCreateInvitation},
		{method: http.MethodGet, template: one, scopes: scope("read"), handle: handleGetInvitation},
		{method: http.MethodDelete, template: one, scopes: scope("delete"), handle: handleDeleteInvitation},
	}
}

func invitationSchema() *schema.Object {
	shortest, longest := 0, 2592000
	return &schema.Object{Required: []string{"inviter", "invitee", "client_id"}, Properties: map[string]schema.Property{
		"inviter": schema.Closed("", map[string]schema.Property{"name": schema.String(1, 300, "The inviter's name")}, "name"),
		"invitee": schema.Closed("", map[string]schema.Property{"email": schema.String(0, 0, "The invitee's email").WithFormat("email")},
			"email"),
		"client_id": schema.String(0, 0, "Auth0 client ID. Used to resolve the application's login initiation endpoint").
			WithFormat("client-id"),
		"connection_id": schema.String(0, 0, "The id of the connection to force invitee to authenticate with").WithFormat("connection-id"),
		"app_metadata":  schema.Map("Data related to the user that does affect the application's core functionality"),
		"user_metadata": schema.Map("Data related to the user that does not affect the application's core functionality"),
		"ttl_sec": {
			Types: []string{"integer"}, Minimum: &shortest, Maximum: &longest,
			Description: "Number of seconds for which the invitation is valid before expiration",
		},
		"roles": schema.List(schema.String(0, 0, "").WithFormat("role-id"), 1, 0,
			"List of roles IDs to associated with the user"),
		"send_invitation_email": schema.Bool("Whether the user will receive an invitation email (true) or no email (false), true by default"),
	}}
}

// orgInvitations is the emulator's own key for the invitations of an organization.
const orgInvitations = "_invitations"

func (o *organization) invitations() []map[string]any {
	list, _ := o.doc[orgInvitations].([]any)
	return mapped(list, func(v any) map[string]any { doc, _ := v.(map[string]any); return doc })
}

func (t *tx) putInvitations(o *organization, list []map[string]any) {
	t.organizations.put(t, o.id, o.with(map[string]any{orgInvitations: mapped(list, func(doc map[string]any) any { return doc })}))
}

// handleListInvitations: the envelope has no total.
func handleListInvitations(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	found := of.invitations()
	slices.SortStableFunc(found, func(a, b map[string]any) int { return cmp.Compare(text(b, "created_at"), text(a, "created_at")) })
	if r.query.Get("sort") == "created_at:1" {
		slices.Reverse(found)
	}
	l := listing{
		name: "invitations", defaultPerPage: defaultPerPage, maxRows: maxOffsetRows,
		totalsWords: "When true, return results inside an object that also contains the start and limit.  When false (default), a direct " +
			"array of results is returned.  We do not yet support returning the total invitations count",
	}
	for _, doc := range found {
		l.items = append(l.items, p.apply(doc))
	}
	body, err := l.offset(r.query)
	if e, ok := body.(*envelope); ok {
		delete(e.values, "total")
	}
	return reply{http.StatusOK, body}, err
}

// handleCreateInvitation: what unknown applications, connections and roles get is not
// evidenced; here it is what they get elsewhere.
func handleCreateInvitation(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	if err := t.checkInvitation(r); err != nil {
		return reply{}, err
	}
	const ticketLife = 7 * 24 * time.Hour
	life := ticketLife
	if seconds, ok := whole(r.body["ttl_sec"]); ok {
		life = cmp.Or(time.Duration(seconds)*time.Second, ticketLife)
	}
	doc := maps.Clone(r.body)
	delete(doc, "ttl_sec")
	delete(doc, "send_invitation_email")
	ticket := newClientID()
	maps.Copy(doc, map[string]any{
		"id": newPrefixedID("uinv_"), "organization_id": of.id, "ticket_id": ticket,
		"created_at": formatTime(t.at), "expires_at": formatTime(t.at.Add(life)), "invitation_url": t.invitationURL(r, of, ticket),
	})
	t.putInvitations(of, append(of.invitations(), doc))
	return reply{http.StatusOK, doc}, nil
}

func (t *tx) checkInvitation(r *request) error {
	if err := t.checkCustomDomain(r, false); err != nil {
		return err
	}
	if _, ok := t.clients[r.str("client_id")]; !ok {
		return errInexistentClient()
	}
	if _, ok := t.connections.byID[r.str("connection_id")]; !ok && r.has("connection_id") {
		return errInexistentConnection()
	}
	for _, id := range r.strings("roles") {
		if _, ok := t.roles.get(id); !ok {
			return errInexistentRole()
		}
	}
	return nil
}

// invitationURL is always HTTPS, as the reference wants it.
func (t *tx) invitationURL(r *request, of *organization, ticket string) string {
	query := url.Values{"invitation": {ticket}, "organization": {of.id}, "organization_name": {of.name}}
	return "https://" + t.linkHost(r) + "/login?" + query.Encode()
}

func handleGetInvitation(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	for _, doc := range of.invitations() {
		if text(doc, "id") == r.params["invitation_id"] {
			return reply{http.StatusOK, p.apply(doc)}, nil
		}
	}
	return reply{}, wire.NewError(http.StatusNotFound, "", "The invitation does not exist.")
}

// handleDeleteInvitation also accepts an invitation that there is not, as with the
// other things of an organization.
func handleDeleteInvitation(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	t.putInvitations(of, drop(of.invitations(), is(r.params["invitation_id"])))
	return reply{status: http.StatusNoContent}, nil
}
