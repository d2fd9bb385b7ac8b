// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package apidiag

import (
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// NotAuthenticated is the title of what is about credentials.
const NotAuthenticated = "Unable to Authenticate With Auth0"

// authProblem words a refused request for an access token.
func authProblem(op Operation, e *client.AuthError) diag.Diagnostic {
	var text string
	switch e.Kind {
	case client.AuthInvalidClient:
		text = fmt.Sprintf("Auth0 at %s does not accept the application's credentials.\n\n"+
			"Check client_id (AUTH0_CLIENT_ID) and client_secret (AUTH0_CLIENT_SECRET) against the application's settings in the dashboard; "+
			"the secret may have been rotated, or belong to another tenant.", e.Host)
		if e.PrivateKey {
			text = fmt.Sprintf("Auth0 at %s does not accept the application's private key.\n\n"+
				"Check client_id (AUTH0_CLIENT_ID), client_assertion_private_key (AUTH0_CLIENT_ASSERTION_PRIVATE_KEY) and "+
				"client_assertion_signing_alg (AUTH0_CLIENT_ASSERTION_SIGNING_ALG) against the credentials of the application, "+
				"whose authentication method must be Private Key JWT.", e.Host)
		}
	case client.AuthNoClientGrant:
		text = fmt.Sprintf("The application is not authorized for the Management API (audience %s).\n\n"+
			"Authorize it in the Auth0 dashboard, Applications > APIs > Auth0 Management API > Machine to Machine "+
			"Applications, and grant it the scopes create:users, read:users, update:users and delete:users. If domain is a custom domain, "+
			"set audience (AUTH0_AUDIENCE) to https://TENANT.REGION.auth0.com/api/v2/.", e.Audience)
	case client.AuthGrantType:
		text = "The application may not use the grant type Client Credentials.\n\n" +
			"Use a machine-to-machine application, or switch the grant type on in the advanced settings of the application."
	case client.AuthUnknownAudience:
		text = fmt.Sprintf("The tenant has no API with the identifier %s.\n\n"+
			"Set audience (AUTH0_AUDIENCE) to https://TENANT.REGION.auth0.com/api/v2/, with the tenant's own domain and the slash at the end, "+
			"when domain is a custom domain; otherwise remove it.", e.Audience)
	case client.AuthQuota:
		text = "Auth0 issues no more tokens at the moment: the quota or rate limit for tokens is exhausted" + until(e.RetryAfter) + ".\n\n" +
			"Wait, or reuse a token through api_token (AUTH0_API_TOKEN)."
	case client.AuthNotATokenServer:
		text = fmt.Sprintf("%s answers, but not like an Auth0 tenant (status %d).\n\n"+
			"Check the provider's domain (AUTH0_DOMAIN): it is the tenant's domain, for example acme.eu.auth0.com.", e.Host, e.Status)
	default:
		text = fmt.Sprintf("Auth0 at %s gave no access token.", e.Host)
		if e.Description != "" {
			text += " It said: " + sentence(e.Description)
		}
		if e.Kind == client.AuthOther {
			text += "\n\nCheck the settings of the application in the Auth0 dashboard: a machine-to-machine application that is " +
				"authorized for the Management API."
		} else {
			text += "\n\nThis is a problem of the service or the network. Run the command again later."
		}
	}
	return diag.NewErrorDiagnostic(NotAuthenticated, op.detail(text))
}

// until says how long the service asks to wait; "" when it does not tell.
func until(wait time.Duration) string {
	if wait <= 0 {
		return ""
	}
	return ", for another " + span(wait)
}

// connectProblem words a request that never reached the tenant.
func connectProblem(op Operation, e *client.ConnectError) diag.Diagnostic {
	if e.Proxy != nil {
		return diag.NewErrorDiagnostic("Unable to Reach Auth0", op.detail(proxyProblem(e)))
	}
	text := map[client.ConnectKind]string{
		client.ConnectUnknownHost: "There is no host of the name %s.\n\nCheck the provider's domain (AUTH0_DOMAIN): it is the tenant's domain, " +
			"for example acme.eu.auth0.com.",
		client.ConnectDNS: "The host name %s could not be looked up.\n\nCheck the network and name resolution of this " +
			"machine, then run the command again.",
		client.ConnectRefused: "Nothing accepts connections at %s.\n\nCheck the provider's domain (AUTH0_DOMAIN), and that the server is " +
			"running if it is the emulator.",
		client.ConnectTimeout: "%s did not accept a connection in time.\n\nCheck the network, firewalls and proxy settings " +
			"(HTTPS_PROXY) of this machine.",
		client.ConnectTLS: "No secure connection to %s could be made: its certificate is not trusted here, or it does not speak TLS.\n\n" +
			"Check the provider's domain (AUTH0_DOMAIN), and the trusted certificates of this machine if a proxy inspects its traffic.",
		client.ConnectNetwork: "No connection to %s could be made.\n\nCheck the network of this machine, then run the command again.",
	}[e.Kind]
	return diag.NewErrorDiagnostic("Unable to Reach Auth0", op.detail(fmt.Sprintf(text, e.Host)))
}
