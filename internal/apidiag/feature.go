// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package apidiag

import (
	"errors"
	"net/http"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// saysNothing tells a 404 that does not say what is missing, or that it is the tenant.
func saysNothing(e *client.Error) bool {
	return client.IsNotFound(e) && !client.IsUserNotFound(e) && (bareNotFound(e) || e.Message == "" || e.Code == "inexistent_tenant")
}

// NoSuchEndpoint reports whether the service says that it has no route for the request.
func NoSuchEndpoint(err error) bool {
	var e *client.Error
	return errors.As(err, &e) && bareNotFound(e)
}

// bareNotFound tells the answer to requests that the service has no route for: the
// status in words, and no code.
func bareNotFound(e *client.Error) bool {
	return client.IsNotFound(e) && e.Code == "" && (e.Message == "" ||
		strings.HasSuffix(strings.TrimRight(e.Message, ". "), http.StatusText(http.StatusNotFound)))
}

// featureAdvice is the advice about an error by which the service may say that the
// tenant lacks the feature of the operation; "" when the error says something else.
func featureAdvice(op Operation, e *client.Error) string {
	switch {
	case e.Status == http.StatusForbidden && e.Code == "insufficient_entitlement":
		which := "this feature"
		if op.Feature != "" {
			which = "the feature " + op.Feature
		}
		return "The tenant's subscription does not include " + which + ". Upgrade the subscription (Auth0 dashboard, Settings > Subscription), " +
			"or remove what needs the feature from the configuration."
	case op.Feature == "":
		return ""
	case bareNotFound(e):
		return "Either there is no such user, or this tenant does not have the feature " + op.Feature + ": Auth0 does not tell which. " +
			"Check the ID, which is case-sensitive, and that the feature is part of the tenant's subscription and switched on."
	case client.IsNotFound(e):
		return "What was asked for was probably deleted in the meantime. Run the command again."
	case e.Status == http.StatusForbidden && e.FromAPI:
		return "Check that the feature " + op.Feature + " is part of the tenant's subscription and switched on."
	}
	return ""
}
