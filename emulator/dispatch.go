// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net"
	"net/http"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/fault"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/ratelimit"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// maxURI is the length of a request line's URI, in bytes, beyond which the
// answer is a 414. That there is such a limit is documented, its size is not.
const maxURI = 16 << 10

// route says what a request is for.
type route struct {
	key        string // "GET /users/{id}", as in statistics and faults
	management bool
	endpoint   *endpoint // nil for unknown Management API routes and other paths
	params     map[string]string
}

func (s *Server) route(r *http.Request) route {
	path := r.URL.EscapedPath()
	rest, ok := strings.CutPrefix(path, apiPrefix)
	if !ok || (rest != "" && rest[0] != '/') {
		return route{key: r.Method + " " + path}
	}
	e, params := s.router.match(r.Method, rest)
	if e == nil {
		return route{key: r.Method + " (unknown)", management: true}
	}
	return route{key: e.key(), management: true, endpoint: e, params: params}
}

// process computes the answer to a request; raw is its body.
func (s *Server) process(r *http.Request, rt route, raw []byte, rawErr error) wire.Answer {
	if !rt.management {
		return s.processTenant(r, raw, rawErr)
	}
	method, template := "", ""
	if rt.endpoint != nil {
		method, template = rt.endpoint.method, rt.endpoint.template
	}
	verdict := s.limits.Take(method, template)
	a := s.processManagement(r, rt, raw, rawErr, verdict)
	verdict.SetHeaders(a.Header)
	return a
}

func (s *Server) processManagement(r *http.Request, rt route, raw []byte, rawErr error, verdict ratelimit.Verdict) wire.Answer {
	switch {
	case len(r.RequestURI) > maxURI:
		return wire.HTMLPage(http.StatusRequestURITooLong)
	case verdict.Denied != nil:
		return wire.ErrorAnswer(verdict.Denied)
	case rt.endpoint == nil:
		return wire.ErrorAnswer(errNotFoundRoute())
	}
	c, apiErr := s.authenticate(r.Header)
	if apiErr == nil {
		apiErr = authorize(c, rt.endpoint, targetUser(rt.params))
	}
	if apiErr != nil {
		return wire.ErrorAnswer(apiErr)
	}
	if rawErr != nil {
		return s.failure(rawErr)
	}
	list := origins(r)
	return s.run(&request{
		endpoint: rt.endpoint, params: rt.params, query: r.URL.Query(), header: r.Header, caller: c,
		origin: list[len(list)-1], ip: remoteIP(r), jobEnd: fault.JobEndOf(r),
	}, raw)
}

// remoteIP is the address of the client, without the port.
func remoteIP(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// targetUser is the user that a path is about, "" for none. The reference also
// calls the parameter user_id; the router goes by the first name it learns.
func targetUser(params map[string]string) string { return params["id"] }

// processTenant serves what lies outside the Management API.
func (s *Server) processTenant(r *http.Request, raw []byte, rawErr error) wire.Answer {
	switch r.Method + " " + r.URL.Path {
	case "POST " + tokenPath:
		if rawErr != nil {
			return s.failure(rawErr)
		}
		return s.serveToken(r, raw)
	case "GET " + jwksPath:
		return wire.NewAnswer(http.StatusOK, s.key.JWKS())
	case "GET " + discoveryPath:
		return wire.NewAnswer(http.StatusOK, discovery(r))
	default:
		return wire.ErrorAnswer(errNotFoundRoute())
	}
}

// run checks path and query, decodes and checks the body, then runs the handler on the world.
func (s *Server) run(req *request, raw []byte) wire.Answer {
	if err := checkPath(req.endpoint, req.params); err != nil {
		return s.failure(err)
	}
	if err := checkQuery(req.query, req.endpoint.query); err != nil {
		return s.failure(err)
	}
	switch {
	case req.endpoint.list != nil:
		list, err := decodeList(raw, *req.endpoint.list)
		if err != nil {
			return s.failure(err)
		}
		req.list = list
	case req.endpoint.multipart:
		if err := decodeParts(req, raw); err != nil {
			return s.failure(err)
		}
	case req.endpoint.body != nil:
		body, err := decodeBody(req.header.Get("Content-Type"), raw, req.endpoint.body)
		if err != nil {
			return s.failure(err)
		}
		if body == nil {
			body = map[string]any{}
		}
		if v := req.endpoint.body.Check("", "", body); v != nil {
			return s.failure(errBody(*v))
		}
		req.body = body
	}
	var rep reply
	handle := func(t *tx) (err error) {
		_, known := t.users.byID[targetUser(req.params)] // before the work, which may be to delete
		rep, err = req.endpoint.handle(t, req)
		if err == nil && req.endpoint.audit != "" && (known || targetUser(req.params) == "") {
			t.logCall(req)
		}
		return err
	}
	var err error
	if req.endpoint.method == http.MethodGet {
		err = s.world.read(handle)
	} else {
		err = s.world.update(handle)
	}
	if err != nil {
		return s.failure(err)
	}
	return wire.NewAnswer(rep.status, rep.body)
}

// failure is the answer to an error.
func (s *Server) failure(err error) wire.Answer {
	if e, ok := wire.AsError(err); ok {
		return wire.ErrorAnswer(e)
	}
	s.log.Error("request failed", "error", err)
	return wire.ErrorAnswer(wire.NewError(http.StatusInternalServerError, "", "An internal server error occurred"))
}
