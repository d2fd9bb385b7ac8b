// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// ticketEndpoints make links for people. They lead nowhere here.
func ticketEndpoints() []*endpoint {
	scopes := []string{"create:user_tickets"}
	zero := 0
	common := func() map[string]schema.Property {
		return map[string]schema.Property{
			"user_id":         schema.String(0, 0, "user_id of for whom the ticket should be created").WithFormat("user-id"),
			"client_id":       schema.String(0, 0, "ID of the client (application)").WithFormat("client-id"),
			"organization_id": schema.String(1, 0, "(Optional) Organization ID – the ID of the Organization"),
			"result_url": schema.String(0, 0, "URL the user will be redirected to in the classic Universal Login "+
				"experience once the ticket is used").WithFormat("url"),
			"ttl_sec": {Types: []string{"integer"}, Minimum: &zero, Description: "Number of seconds for which the ticket is valid " +
				"before expiration. If unspecified or set to 0, this value defaults to 432000 seconds (5 days)"},
			"includeEmailInRedirect": schema.Bool("Whether to include the email address as part of the returnUrl in the " +
				"reset_email (true), or not (false)"),
			"identity": identityChoice(strategies),
		}
	}
	change := common()
	change["identity"] = identityChoice([]string{"auth0"})
	change["connection_id"] = schema.String(0, 0, "ID of the connection. If provided, allows the user to be specified "+
		"using email instead of user_id").WithPattern(connectionIDPattern)
	change["email"] = schema.String(0, 0, "Email address of the user for whom the tickets should be created. "+
		"Requires the connection_id parameter").WithFormat("email")
	change["mark_email_as_verified"] = schema.Bool("Whether to set the email_verified attribute to true (true) or whether " +
		"it should not be updated (false)")
	return []*endpoint{
		{
			method: http.MethodPost, template: "/tickets/password-change", scopes: scopes,
			body: &schema.Object{Properties: change}, handle: handlePasswordTicket,
		},
		{
			method: http.MethodPost, template: "/tickets/email-verification", scopes: scopes,
			body: &schema.Object{Required: []string{"user_id"}, Properties: common()}, handle: handleVerificationTicket,
		},
	}
}

func handlePasswordTicket(t *tx, r *request) (reply, error) {
	if err := checkExclusive(r, "result_url", "organization_id"); err != nil {
		return reply{}, err
	}
	u, err := t.ticketUser(r)
	if err != nil {
		return reply{}, err
	}
	index, c, err := t.chosenIdentity(r, u)
	if err != nil {
		return reply{}, err
	}
	if c.kind() != kindDatabase {
		return reply{}, errBadRequest("", "The user's main connection does not support this operation.")
	}
	return t.ticket(r, u, index, "reset-password")
}

// ticketUser finds the user by ID, or by connection and email.
func (t *tx) ticketUser(r *request) (*user, error) {
	if r.has("connection_id") || r.has("email") {
		if err := checkExclusive(r, "user_id", "connection_id"); err != nil {
			return nil, err
		}
		if !r.has("connection_id") {
			return nil, errMissing("connection_id")
		}
		if !r.has("email") {
			return nil, errMissing("email")
		}
		c, ok := t.connections.byID[r.str("connection_id")]
		if !ok {
			return nil, errBadRequest("", "The connection with id "+r.str("connection_id")+" does not exist.")
		}
		u := t.users.holder(claim(c.Name, "email", r.str("email")))
		if u == nil {
			return nil, errInexistentUser()
		}
		return u, nil
	}
	if !r.has("user_id") {
		return nil, errMissing("user_id")
	}
	u, ok := t.users.byID[r.str("user_id")]
	if !ok {
		return nil, errInexistentUser()
	}
	return u, nil
}

// checkExclusive: the wording is that of other schema violations.
func checkExclusive(r *request, a, b string) error {
	if r.has(a) && r.has(b) {
		return errNotAllowed(b)
	}
	return nil
}

func handleVerificationTicket(t *tx, r *request) (reply, error) {
	for _, other := range []string{"organization_id", "client_id"} {
		if err := checkExclusive(r, "result_url", other); err != nil {
			return reply{}, err
		}
	}
	u, ok := t.users.byID[r.str("user_id")]
	if !ok {
		return reply{}, errInexistentUser()
	}
	index, _, err := t.chosenIdentity(r, u)
	if err != nil {
		return reply{}, err
	}
	return t.ticket(r, u, index, "email-verification")
}

// ticket answers the link.
func (t *tx) ticket(r *request, u *user, index int, page string) (reply, error) {
	if identityValue(u.doc, index, "email") == "" {
		return reply{}, errBadRequest("", "The user does not have an email address.")
	}
	for _, err := range []error{t.checkClient(r), t.checkOrganization(r, u), t.checkCustomDomain(r, true)} {
		if err != nil {
			return reply{}, err
		}
	}
	link := "https://" + t.linkHost(r) + "/u/" + page + "?ticket=" + newPrefixedID("") + newPrefixedID("") + "#"
	return reply{http.StatusCreated, map[string]any{"ticket": link}}, nil
}
