// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"errors"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
)

// proxyVariables are the environment variables that name the proxy of a scheme, in the order in which
// Go asks them.
var proxyVariables = map[string][]string{
	"https": {"HTTPS_PROXY", "https_proxy"},
	"http":  {"HTTP_PROXY", "http_proxy"},
}

// proxyVariable returns the variable that names the proxy of a scheme; "" when none is set.
func proxyVariable(scheme string, getenv func(string) string) string {
	for _, name := range proxyVariables[scheme] {
		if getenv(name) != "" {
			return name
		}
	}
	return ""
}

// proxyPasswords are the passwords in the addresses of proxies: secrets like any other.
func proxyPasswords(getenv func(string) string) []string {
	var passwords []string
	for scheme := range proxyVariables {
		variable := proxyVariable(scheme, getenv)
		if address, err := url.Parse(getenv(variable)); err == nil && variable != "" && address.User != nil {
			password, _ := address.User.Password()
			passwords = append(passwords, password)
		}
	}
	return passwords
}

// Proxy is the proxy between this machine and the tenant.
type Proxy struct {
	// Host of the proxy, with port where its address has one, never with credentials; "" when the
	// address cannot be understood.
	Host string
	// Variable is the environment variable that names the proxy, e.g. "HTTPS_PROXY"; "" when it is not
	// known.
	Variable string
	// Status is the HTTP status with which the proxy refused to connect to the tenant, in words; ""
	// when the proxy itself was not reached.
	Status string
}

// proxyAtFault returns the proxy that is the reason why a request found no connection; nil when there
// is none, or when it did its part.
func proxyAtFault(transport http.RoundTripper, req *http.Request, err error) *Proxy {
	base, ok := transport.(*http.Transport)
	if !ok || base.Proxy == nil {
		return nil
	}
	address, addressErr := base.Proxy(req)
	variable := proxyVariable(req.URL.Scheme, os.Getenv)
	switch {
	case addressErr != nil:
		return &Proxy{Variable: variable}
	case address == nil:
		return nil
	}
	proxy := &Proxy{Host: address.Host, Variable: variable}
	network, isNetwork := as[*net.OpError](err)
	switch {
	case isNetwork && (network.Op == "proxyconnect" || strings.HasPrefix(network.Op, "socks")):
		return proxy
	case isNetwork || isTLSError(err):
		return nil // The way through the proxy is there.
	}
	proxy.Status = refusal(err)
	return proxy
}

// refusal returns the status with which a proxy answered CONNECT: Go makes an error of its words alone.
func refusal(err error) string {
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		for status := http.StatusMultipleChoices; status < 600; status++ {
			if text := http.StatusText(status); text != "" && inner.Error() == text {
				return text
			}
		}
	}
	return ""
}
