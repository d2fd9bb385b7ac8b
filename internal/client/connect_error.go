// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"os"
	"syscall"
)

// ConnectKind says at which step reaching the server failed.
type ConnectKind string

// The kinds of [ConnectError].
const (
	ConnectUnknownHost ConnectKind = "unknown_host" // The name does not exist in DNS.
	ConnectDNS         ConnectKind = "dns"          // The name could not be looked up just now.
	ConnectRefused     ConnectKind = "refused"      // Nothing listens there.
	ConnectTimeout     ConnectKind = "timeout"      // No connection within the time limit.
	ConnectTLS         ConnectKind = "tls"          // The certificate or the handshake is bad.
	ConnectNetwork     ConnectKind = "network"      // Anything else: no route, connection reset.
	ConnectProxy       ConnectKind = "proxy"        // The proxy refuses, or its address makes no sense.
)

// ConnectError is a request that never reached the server: nothing was processed.
type ConnectError struct {
	Host  string // Host, with port where the URL had one.
	Proxy *Proxy // The proxy that is to blame, and that Kind is about; nil for none.
	Kind  ConnectKind
	Err   error
}

func (e *ConnectError) Error() string {
	text := map[ConnectKind]string{
		ConnectUnknownHost: "the host does not exist",
		ConnectDNS:         "the host could not be looked up",
		ConnectRefused:     "the connection was refused",
		ConnectTimeout:     "no connection came about in time",
		ConnectTLS:         "no secure connection came about",
		ConnectNetwork:     "no connection came about",
		ConnectProxy:       "the proxy lets nothing through",
	}[e.Kind]
	host := e.Host
	if e.Proxy != nil {
		host += " through the proxy " + e.Proxy.Host
	}
	return "client: cannot reach " + host + ": " + text + ": " + e.Err.Error()
}

func (e *ConnectError) Unwrap() error { return e.Err }

// lasting reports whether trying again can be ruled out to help.
func (e *ConnectError) lasting() bool {
	return e.Kind == ConnectUnknownHost || e.Kind == ConnectTLS ||
		e.Kind == ConnectProxy && (e.Proxy.Host == "" || e.Proxy.Status == http.StatusText(http.StatusProxyAuthRequired))
}

// connectError explains why a request found no connection; no text of it names credentials.
func connectError(transport http.RoundTripper, req *http.Request, err error) *ConnectError {
	e := &ConnectError{Host: req.URL.Host, Kind: connectKind(err), Err: err, Proxy: proxyAtFault(transport, req, err)}
	switch {
	case e.Proxy == nil:
	case e.Proxy.Host == "":
		e.Kind, e.Err = ConnectProxy, errors.New("the address of the proxy is not a URL")
	case e.Kind == ConnectNetwork:
		e.Kind = ConnectProxy
	}
	return e
}

func connectKind(err error) ConnectKind {
	if dns, ok := as[*net.DNSError](err); ok {
		switch {
		case dns.IsNotFound:
			return ConnectUnknownHost
		case dns.IsTimeout:
			return ConnectTimeout
		}
		return ConnectDNS
	}
	if isTLSError(err) {
		return ConnectTLS
	}
	if errors.Is(err, syscall.ECONNREFUSED) {
		return ConnectRefused
	}
	var network net.Error
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, os.ErrDeadlineExceeded) ||
		errors.As(err, &network) && network.Timeout() {
		return ConnectTimeout
	}
	return ConnectNetwork
}

func isTLSError(err error) bool {
	var (
		verification *tls.CertificateVerificationError
		header       tls.RecordHeaderError
		alert        tls.AlertError
		authority    x509.UnknownAuthorityError
		hostname     x509.HostnameError
		invalid      x509.CertificateInvalidError
	)
	return errors.As(err, &verification) || errors.As(err, &header) || errors.As(err, &alert) ||
		errors.As(err, &authority) || errors.As(err, &hostname) || errors.As(err, &invalid)
}
