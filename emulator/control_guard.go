// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// guardControl keeps web pages from the emulator's own endpoints, which need no
// token. A page of another site names itself in Origin or Sec-Fetch-Site; a page
// whose name is made to point to this machine (DNS rebinding) names its own host.
// So the host must be one of this machine: a loopback name or address, the address
// that the connection came in by, or one of Options.ControlHosts.
func (s *Server) guardControl(r *http.Request) *wire.Error {
	host := hostname(r.Host)
	if !s.isControlHost(r, host) {
		return wire.NewError(http.StatusForbidden, "", "The endpoints under "+emulatorPrefix+" are not for the host "+host+
			". Call them by localhost or a loopback address, or allow the host with -control-host (ControlHosts in Go).")
	}
	origin := r.Header.Get("Origin")
	site := r.Header.Get("Sec-Fetch-Site")
	if (origin != "" && !slices.Contains(origins(r), strings.ToLower(origin))) || !slices.Contains([]string{"", "none", "same-origin"}, site) {
		return wire.NewError(http.StatusForbidden, "", "The endpoints under "+emulatorPrefix+" are not for web pages of other sites.")
	}
	return nil
}

func (s *Server) isControlHost(r *http.Request, host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	if slices.ContainsFunc(s.world.options.ControlHosts, func(h string) bool { return strings.EqualFold(h, host) }) {
		return true
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	return ip.IsLoopback() || ip.Unmap() == localAddr(r)
}

// localAddr is the address that the connection came in by, which is known behind
// a server of net/http.
func localAddr(r *http.Request) netip.Addr {
	addr, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return netip.Addr{}
	}
	at, err := netip.ParseAddrPort(addr.String())
	if err != nil {
		return netip.Addr{}
	}
	return at.Addr().Unmap()
}

// hostname is a Host header without port and brackets, in lower case.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.TrimSuffix(strings.ToLower(strings.Trim(host, "[]")), ".")
}
