// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// Host is the tenant's domain, with the port where there is one.
func (c *Client) Host() string { return c.base.Host }

// NormalizeDomain reads a tenant domain as people write it ("acme.eu.auth0.com",
// " https://acme.eu.auth0.com/ ", "http://127.0.0.1:4010") and returns scheme and host alone.
// Plain http is accepted for loopback hosts only. Errors are [*ConfigError] on "domain".
func NormalizeDomain(domain string) (*url.URL, error) {
	reject := func(reason string) (*url.URL, error) {
		return nil, &ConfigError{Field: "domain", Reason: reason}
	}
	text := strings.TrimSpace(domain)
	if text == "" {
		return reject("it is empty; write the tenant's domain, for example acme.eu.auth0.com")
	}
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	parsed, err := url.Parse(text)
	if err != nil {
		return reject("it is not a domain; write it like acme.eu.auth0.com")
	}
	scheme := strings.ToLower(parsed.Scheme)
	switch {
	case scheme != "https" && scheme != "http":
		return reject("the scheme " + strconv.Quote(parsed.Scheme) + " is not supported; leave it out or use https://")
	case parsed.User != nil:
		return reject("it must not hold a user name or password")
	case parsed.RawQuery != "" || parsed.ForceQuery:
		return reject("it must not hold a query (the part after the question mark)")
	case parsed.Fragment != "" || strings.Contains(text, "#"):
		return reject("it must not hold a fragment (the part after #)")
	case strings.Trim(parsed.Path, "/") != "":
		return reject("it must not hold a path; write only the host, " + strconv.Quote(parsed.Host))
	}
	host := strings.ToLower(parsed.Hostname())
	if reason := hostProblem(host); reason != "" {
		return reject(reason)
	}
	if port := parsed.Port(); port != "" {
		if number, err := strconv.ParseUint(port, 10, 16); err != nil || number == 0 {
			return reject("the port " + strconv.Quote(port) + " is not between 1 and 65535")
		}
	} else if strings.HasSuffix(parsed.Host, ":") {
		return reject("the port after the colon is missing")
	}
	if scheme == "http" && !isLoopback(host) {
		return reject("plain http would send credentials unprotected and is accepted for this machine (localhost, 127.0.0.1) only; use https://")
	}
	return &url.URL{Scheme: scheme, Host: joinHostPort(host, parsed.Port())}, nil
}

func hostProblem(host string) string {
	if host == "" {
		return "the host name is missing"
	}
	if _, err := netip.ParseAddr(host); err == nil {
		return ""
	}
	for _, r := range host {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '.' && r != '-' {
			return "the host name holds the character " + strconv.QuoteRune(r) + "; only letters, digits, dots and hyphens are possible"
		}
	}
	for label := range strings.SplitSeq(strings.TrimSuffix(host, "."), ".") {
		if label == "" || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-") {
			return strconv.Quote(host) + " is not a valid host name"
		}
	}
	return ""
}

func isLoopback(host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && address.IsLoopback()
}

func joinHostPort(host, port string) string {
	if port != "" {
		return net.JoinHostPort(host, port)
	}
	if strings.Contains(host, ":") {
		return "[" + host + "]"
	}
	return host
}
