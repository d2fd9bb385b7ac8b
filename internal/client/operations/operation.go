// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package operations

import (
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
)

// Operation is one operation of the Management API.
type Operation struct {
	// Method of HTTP, e.g. "GET".
	Method string
	// Route is the template of the path below /api/v2, e.g. "/users/{id}".
	Route string
	// Group of the rate limit in which the operation counts.
	Group pacing.Group
	// Repeatable says whether a request may be sent again when nobody knows what became of it: twice is
	// no more than once, or a new ID, password or mail is not at stake.
	Repeatable bool
	// Background says whether the API carries the request out after it has answered, with 202.
	Background bool
	// Scopes that a token needs, as the rows of the table write them; see [Scopes].
	Scopes string
}

// String returns method and route, e.g. "GET /users/{id}".
func (o *Operation) String() string { return o.Method + " " + o.Route }

// All returns every operation that the client uses, in the order of the table.
func All() []*Operation { return slices.Clone(table) }

// table is filled by the rows.
var table []*Operation

// repeated says of an operation that a request whose answer was lost may be sent again; once says that
// it may not.
const (
	repeated = true
	once     = false
)

// row adds an operation to the table. The scopes are separated by spaces; where one of several will do,
// these are joined by "|", first the one to recommend.
func row(name string, group pacing.Group, repeatable bool, scopes string) *Operation {
	method, route, _ := strings.Cut(name, " ")
	o := &Operation{Method: method, Route: route, Group: group, Repeatable: repeatable, Scopes: scopes}
	table = append(table, o)
	return o
}

// inBackground marks an operation that the API carries out after it has answered.
func (o *Operation) inBackground() *Operation {
	o.Background = true
	return o
}

// alsoWith returns the operation as it is for requests for which another scope will do as well. It is no
// row of the table.
func (o *Operation) alsoWith(scope string) *Operation {
	special := *o
	special.Scopes += "|" + scope
	return &special
}
