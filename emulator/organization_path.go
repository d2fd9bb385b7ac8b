// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// checkPathOrganization checks the IDs in a path that is about an organization. Of those
// that only read or change the organization itself the reference says nothing.
func checkPathOrganization(e *endpoint, params map[string]string) error {
	const longest = 50
	own := e.method == http.MethodDelete && e.template == "/organizations/{id}"
	if !own && !strings.HasPrefix(e.template, "/organizations/{id}/") {
		return nil
	}
	if v := schema.String(0, longest, "Organization identifier").Check("id", params["id"]); v != nil {
		return errURI(*v)
	}
	if id, ok := params["connection_id"]; ok {
		if v := schema.String(1, longest, "Connection identifier").Check("connection_id", id); v != nil {
			return errURI(*v)
		}
	}
	return nil
}
