// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// checkCustomDomain applies the rules of the header Auth0-Custom-Domain.
// needed says that the operation asks for one where the choice is open.
func (t *tx) checkCustomDomain(r *request, needed bool) error {
	name := r.header.Get("Auth0-Custom-Domain")
	const minLength, maxLength = 3, 255
	switch {
	case r.caller.trusted:
		return nil
	case name == "" && needed && len(t.tenant.VerifiedCustomDomains) > 1 && t.tenant.DefaultCustomDomain == "":
		return wire.NewError(http.StatusConflict, "custom_domain_conflict", "The tenant has multiple verified custom domains.")
	case name == "":
		return nil
	case len(name) < minLength || len(name) > maxLength:
		return errBadRequest("invalid_headers", "Invalid Auth0-Custom-Domain header.")
	}
	for _, d := range t.tenant.VerifiedCustomDomains {
		if strings.EqualFold(d, name) {
			return nil
		}
	}
	return errBadRequest("", "The custom domain does not exist for the tenant.")
}

// linkHost is the host of a link for people: the custom domain that the request chose,
// or the tenant's default, or the tenant itself.
func (t *tx) linkHost(r *request) string {
	host := "auth0-emulator.localhost" // of calls from within
	if origin, err := url.Parse(r.origin); err == nil && origin.Host != "" {
		host = origin.Host
	}
	return cmp.Or(r.header.Get("Auth0-Custom-Domain"), t.tenant.DefaultCustomDomain, host)
}
