// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

var connectionIDPattern = regexp.MustCompile(`^con_[A-Za-z0-9]{16}$`)

// userIdentityEndpoints link accounts and unlink them.
func userIdentityEndpoints() []*endpoint {
	scopes := []string{"update:users", "update:current_user_identities"}
	return []*endpoint{
		{
			method: http.MethodPost, template: "/users/{id}/identities", scopes: scopes, audit: "Link a User Account",
			body: linkSchema(), handle: handleLink,
		},
		{
			method: http.MethodDelete, template: "/users/{id}/identities/{provider}/{user_id}", scopes: scopes,
			audit: "Unlink a User Identity", handle: handleUnlink,
			path: map[string]schema.Property{
				"provider": schema.OneOf("Identity provider name of the secondary linked account (e.g. `google-oauth2`)", linkProviders...),
			},
		},
	}
}

func linkSchema() *schema.Object {
	provider := schema.String(0, 0, "Identity provider of the secondary user account being linked")
	provider.Enum = linkProviders
	return &schema.Object{Properties: map[string]schema.Property{
		"provider": provider,
		"user_id":  {Types: []string{"string", "integer"}, MinLength: 1, Description: "ID of the secondary user account being linked"},
		"connection_id": schema.String(0, 0, "connection_id of the secondary user account being linked when more than one "+
			"`auth0` database provider exists").WithPattern(connectionIDPattern),
		"link_with": schema.String(0, 0, "JWT for the secondary account being linked. If sending this parameter, `provider`, `user_id`, and "+
			"`connection_id` must not be sent"),
	}}
}

func handleLink(t *tx, r *request) (reply, error) {
	if err := checkLinkForm(r); err != nil {
		return reply{}, err
	}
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	if identityIndex(identitiesOf(u.doc), r.str("provider"), bareID(r)) == 0 {
		return reply{}, errSameIdentity()
	}
	other, err := t.secondary(r)
	if err != nil {
		return reply{}, err
	}
	if other.id == u.id {
		return reply{}, errSameIdentity()
	}
	return reply{http.StatusCreated, linkedIdentities(t.link(u, other))}, nil
}

func errSameIdentity() *wire.Error {
	return errBadRequest("", "Main identity and the new one are the same.")
}

// bareID is the identity ID of the body without the provider, with which it is
// accepted, too. Social providers have numbers.
func bareID(r *request) string {
	return strings.TrimPrefix(fmt.Sprint(r.body["user_id"]), r.str("provider")+"|")
}

// checkLinkForm: the two forms of the body exclude each other. The wording is
// that of other schema violations.
func checkLinkForm(r *request) error {
	if r.has("link_with") {
		for _, k := range []string{"provider", "user_id", "connection_id"} {
			if r.has(k) {
				return errNotAllowed(k)
			}
		}
		return nil
	}
	for _, k := range []string{"provider", "user_id"} {
		if !r.has(k) {
			return errMissing(k)
		}
	}
	return nil
}

func handleUnlink(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	provider := r.params["provider"]
	switch index := identityIndex(identitiesOf(u.doc), provider, strings.TrimPrefix(r.params["user_id"], provider+"|")); index {
	case -1:
		// The reference has no text of its own for this.
		return reply{}, errBadRequest("", "The user exists, but does not contain the given identity.")
	case 0:
		return reply{}, errBadRequest("", "Main identity cannot be removed.")
	default:
		return reply{http.StatusOK, linkedIdentities(t.unlink(u, index))}, nil
	}
}
