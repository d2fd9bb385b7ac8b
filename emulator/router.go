// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/url"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// endpoint is one operation of the Management API. Each lives in a file of its
// own and is listed once in endpoints.go.
type endpoint struct {
	method   string
	template string         // path below /api/v2, e.g. "/users/{id}"
	scopes   []string       // any one of them is enough, unless ...
	body     *schema.Object // nil = a body, if any, is ignored
	handle   func(*tx, *request) (reply, error)
	// everyScope asks for all of the scopes instead of any one.
	everyScope bool
	instead    string                     // a scope that is enough without them
	list       *schema.Property           // instead of body, where the body is an array
	multipart  bool                       // instead of body: parts, one of them a file
	query      map[string]schema.Property // what is checked before handle; nil = nothing
	path       map[string]schema.Property // the same for parameters of the path
	audit      string                     // what the log calls it; "" = not a write on one user
}

// key names the endpoint in statistics, faults and logs: "GET /users/{id}".
func (e *endpoint) key() string { return e.method + " " + e.template }

// router finds the endpoint of a request. Templates are matched segment by
// segment against the escaped path, so that an encoded slash inside an ID does
// not split it; literal segments win over parameters.
type router struct {
	root node
}

type node struct {
	literal map[string]*node
	param   *node
	name    string // of the parameter that leads here
	methods map[string]*endpoint
}

func newRouter(list []*endpoint) *router {
	r := &router{}
	for _, e := range list {
		n := &r.root
		for _, seg := range strings.Split(strings.TrimPrefix(e.template, "/"), "/") {
			n = n.child(seg)
		}
		if n.methods == nil {
			n.methods = map[string]*endpoint{}
		}
		n.methods[e.method] = e
	}
	return r
}

func (n *node) child(seg string) *node {
	if strings.HasPrefix(seg, "{") {
		if n.param == nil {
			n.param = &node{name: strings.Trim(seg, "{}")}
		}
		return n.param
	}
	if n.literal == nil {
		n.literal = map[string]*node{}
	}
	if n.literal[seg] == nil {
		n.literal[seg] = &node{}
	}
	return n.literal[seg]
}

// match returns the endpoint for method and escaped path, with the decoded
// path parameters; nil when there is none.
func (r *router) match(method, escapedPath string) (*endpoint, map[string]string) {
	segments := strings.Split(strings.TrimPrefix(escapedPath, "/"), "/")
	params := map[string]string{}
	e := r.root.find(method, segments, params)
	return e, params
}

func (n *node) find(method string, segments []string, params map[string]string) *endpoint {
	if len(segments) == 0 {
		return n.methods[method]
	}
	seg, rest := segments[0], segments[1:]
	if next, ok := n.literal[seg]; ok {
		if e := next.find(method, rest, params); e != nil {
			return e
		}
	}
	if n.param == nil || seg == "" {
		return nil
	}
	value, err := url.PathUnescape(seg)
	if err != nil {
		return nil
	}
	e := n.param.find(method, rest, params)
	if e != nil {
		params[n.param.name] = value
	}
	return e
}
