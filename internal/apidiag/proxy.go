// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package apidiag

import (
	"fmt"
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// proxyProblem words a connection for which the proxy is to blame, not the tenant.
func proxyProblem(e *client.ConnectError) string {
	variable := e.Proxy.Variable
	if variable == "" {
		variable = "HTTPS_PROXY"
	}
	named := fmt.Sprintf("the proxy %s, which the environment variable %s names for connections to %s,", e.Proxy.Host, variable, e.Host)
	setting := fmt.Sprintf("correct or unset %s, or add %s to NO_PROXY if it can be reached without a proxy.", variable, e.Host)
	switch {
	case e.Proxy.Host == "":
		return fmt.Sprintf("The environment variable %s does not hold the address of a proxy.\n\n"+
			"Write it like http://proxy.example.com:3128, or unset it.", variable)
	case e.Proxy.Status == http.StatusText(http.StatusProxyAuthRequired):
		return fmt.Sprintf("%s wants a user name and password, or does not accept those that it got.\n\n"+
			"Put them into %s, as in http://USER:PASSWORD@%s.",
			begin(named), variable, e.Proxy.Host)
	case e.Proxy.Status != "":
		return fmt.Sprintf("%s made no connection: it answered %q.\n\nAsk whoever runs the proxy whether it may connect to this host; or %s",
			begin(named), e.Proxy.Status, setting)
	}
	reason := map[client.ConnectKind]string{
		client.ConnectUnknownHost: "does not exist: there is no host of that name",
		client.ConnectDNS:         "could not be looked up",
		client.ConnectRefused:     "does not accept connections",
		client.ConnectTimeout:     "did not accept a connection in time",
		client.ConnectTLS:         "could not be reached securely: its certificate is not trusted here, or it does not speak TLS",
	}[e.Kind]
	if reason == "" {
		reason = "let no connection through"
	}
	return fmt.Sprintf("%s %s.\n\nCheck that the proxy is running; or %s", begin(named), reason, setting)
}

// begin begins a sentence.
func begin(text string) string { return string(text[0]-'a'+'A') + text[1:] }
