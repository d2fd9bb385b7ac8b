// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package contract

import (
	"net/http"
	"slices"
)

// Part is what a deviation is about.
type Part string

const (
	// Request is a request that our client sends.
	Request Part = "request"
	// Status is an answer with a status that the document does not declare.
	Status Part = "status"
	// Body is an answer with a body where the document declares none.
	Body Part = "undeclared body"
	// Null is null in the body of an answer, where the document wants a value.
	Null Part = "null"
	// Missing is an attribute that the answer lacks, where the document requires it.
	Missing Part = "missing"
	// Extra is an attribute that the answer has, where the document allows no others.
	Extra Part = "extra"
	// Overlap is a body that fits several schemas of which it should fit one.
	Overlap Part = "overlap"
	// Response is anything else in the body of an answer.
	Response Part = "response"
)

// Deviation is one place where the service, and so the emulator and the client,
// differ from the document.
type Deviation struct {
	// Operations as in "GET /users/{id}"; none for all.
	Operations []string
	Part       Part
	// Status of the answer; 0 for any.
	Status int
	// Keys are the attributes that may be null, missing or extra, for a deviation of that part.
	Keys []string
	// Evidence says how it is known: a section of behaviour.md with its tag, or
	// why the emulator answers so where nobody has recorded anything.
	Evidence string
}

// Deviations is the reviewed table. The test of this package fails for a row that
// nothing needs.
var Deviations = []Deviation{
	{
		Operations: []string{"DELETE /roles/{id}/permissions"}, Part: Status, Status: http.StatusNoContent,
		Evidence: "behaviour.md 24 row 1: 204, 12 of 12 [recorded]",
	},
	{
		Operations: []string{"PATCH /resource-servers/{id}"}, Part: Status, Status: http.StatusOK,
		Evidence: "behaviour.md 24 row 2: 200, 79 of 79 [recorded]",
	},
	{
		Operations: []string{
			"DELETE /roles/{id}", "POST /roles/{id}/permissions", "POST /roles/{id}/users", "POST /users/{id}/permissions",
			"DELETE /users/{user_id}/sessions", "DELETE /users/{user_id}/refresh-tokens",
		}, Part: Body,
		Evidence: "behaviour.md 24 row 3: the body {} [recorded]",
	},
	{
		Operations: []string{"DELETE /sessions/{id}", "POST /sessions/{id}/revoke"}, Part: Body, Status: http.StatusAccepted,
		Evidence: "surroundings.md 5: the body {}, as of the sessions of a user [recorded]",
	},
	{
		Operations: []string{"DELETE /connections/{id}"}, Part: Body, Status: http.StatusAccepted,
		Evidence: "behaviour.md 24 row 4: deleted_at [recorded]",
	},
	{
		Operations: []string{"GET /roles", "POST /roles", "GET /roles/{id}", "PATCH /roles/{id}"},
		Part:       Extra, Status: http.StatusOK, Keys: []string{"type", "owner_id"},
		Evidence: "behaviour.md 24 row 6: roles have a type and an owner [recorded]",
	},
	{
		Operations: []string{"GET /users/{id}/effective-permissions/sources/effective-roles"},
		Part:       Extra, Status: http.StatusOK, Keys: []string{"type", "owner_id"},
		Evidence: "behaviour.md 26 row 7: in role sources of effective permissions, too [sdk]",
	},
	{
		Operations: []string{"GET /connections"}, Part: Extra, Status: http.StatusOK, Keys: []string{"enabled_clients"},
		Evidence: "surroundings.md 2.1: in every item of the list, 24 of 24 [recorded]",
	},
	{
		Operations: []string{"POST /organizations/{id}/client-grants", "GET /organizations/{id}/client-grants"}, Part: Extra,
		Keys:     []string{"grant_id", "subject_type"},
		Evidence: "surroundings.md 4.4: subject_type since 2026, and grant_id instead of id, 5 of 5 [recorded]",
	},
	{
		Operations: []string{"GET /users/{id}/logs", "GET /logs", "GET /logs/{id}"}, Part: Null, Status: http.StatusOK,
		Keys: []string{
			"audience", "client_name", "connection", "connection_id", "hostname", "location_info", "scope", "strategy",
			"strategy_type", "user_agent", "user_id", "user_name",
		},
		Evidence: "behaviour.md 24 row 23: entries of the log are nullable [recorded]",
	},
	{
		Operations: []string{"PATCH /organizations/{id}"}, Part: Null, Status: http.StatusOK, Keys: []string{"logo_url"},
		Evidence: "no source: the request may set it to null [spec], and the answer shows what was set",
	},
	{
		Operations: []string{
			"POST /users/{id}/identities", "PUT /users/{id}/authentication-methods", "PATCH /roles/{id}", "PATCH /resource-servers/{id}",
			"DELETE /roles/{id}/permissions", "PATCH /organizations/{id}", "POST /organizations/{id}/members/{user_id}/roles",
			"GET /organizations/{id}/client-grants",
		}, Part: Status, Status: http.StatusNotFound,
		Evidence: "no source: the document forgets what happens when the thing in the path does not exist; the emulator answers " +
			"as the operations beside it do",
	},
	{
		Operations: []string{"DELETE /users/{id}/federated-connections-tokensets/{tokenset_id}"}, Part: Status, Status: http.StatusNotFound,
		Evidence: "behaviour.md 14: gone since July 2026 [sdk]; an unknown route",
	},
	{
		Operations: []string{"PATCH /roles/{id}", "PATCH /organizations/{id}"}, Part: Status, Status: http.StatusConflict,
		Evidence: "no source: a name that another role has is a conflict on POST [spec], so it is one here",
	},
	{
		Operations: []string{
			"GET /users/{user_id}/sessions", "GET /users/{user_id}/refresh-tokens", "DELETE /users/{id}/roles", "GET /users/{id}/organizations",
			"GET /client-grants",
			"DELETE /groups/{id}", "GET /organizations/{id}/connections/{connection_id}",
		},
		Part: Status, Status: http.StatusBadRequest,
		Evidence: "no source: the document forgets the answer to an invalid ID, parameter or body; every other operation declares 400",
	},
	{
		Operations: []string{"POST /resource-servers", "PATCH /resource-servers/{id}", "GET /resource-servers/{id}"}, Part: Missing,
		Keys:     []string{"pem"},
		Evidence: "surroundings.md 1: answers never have the text of the key, 27 of 27 [recorded]",
	},
	{
		Part:     Overlap,
		Evidence: "behaviour.md 24 row 19: the schemas of the two kinds of paging overlap [recorded]",
	},
	{
		Part: Status, Status: http.StatusRequestEntityTooLarge,
		Evidence: "behaviour.md 2: the payload is capped at 1 MB [docs]; no operation but imports declares it",
	},
	{
		Part: Status, Status: http.StatusRequestURITooLong,
		Evidence: "behaviour.md 8.3: a query that is too long [docs]",
	},
	{
		Part: Status, Status: http.StatusUnsupportedMediaType,
		Evidence: "no source: a body of a type that the operation does not take",
	},
}

func (d *Deviation) about(operation string, part Part, status int) bool {
	return d.Part == part && (len(d.Operations) == 0 || slices.Contains(d.Operations, operation)) && (d.Status == 0 || d.Status == status)
}

// excused reports whether the table, or the test, knows such a deviation.
func (x *exchange) excused(operation string, part Part) bool {
	for i := range Deviations {
		if Deviations[i].about(operation, part, x.status) {
			account.deviation(i)
			return true
		}
	}
	return slices.ContainsFunc(x.tolerated, func(d Deviation) bool { return d.about(operation, part, x.status) })
}

// withoutKnown removes from a decoded body the attributes that may be null, and those
// that the document does not know.
func (x *exchange) withoutKnown(operation string, body any) any {
	for i := range Deviations {
		if Deviations[i].strip(operation, x.status, body) {
			account.deviation(i)
		}
	}
	for i := range x.tolerated {
		x.tolerated[i].strip(operation, x.status, body)
	}
	return body
}

// strip removes what the deviation is about, and reports whether there was any.
func (d *Deviation) strip(operation string, status int, body any) bool {
	switch {
	case d.about(operation, Null, status):
		return dropKeys(body, d.Keys, func(v any) bool { return v == nil })
	case d.about(operation, Extra, status):
		return dropKeys(body, d.Keys, func(any) bool { return true })
	}
	return false
}

// dropKeys removes members by name, wherever they are.
func dropKeys(value any, keys []string, match func(any) bool) (dropped bool) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			if match(inner) && slices.Contains(keys, key) {
				delete(v, key)
				dropped = true
				continue
			}
			dropped = dropKeys(inner, keys, match) || dropped
		}
	case []any:
		for _, inner := range v {
			dropped = dropKeys(inner, keys, match) || dropped
		}
	}
	return dropped
}

// withoutMissing drops the findings about attributes that may be missing.
func (x *exchange) withoutMissing(operation string, found []finding) []finding {
	return slices.DeleteFunc(found, func(f finding) bool {
		for i := range Deviations {
			d := &Deviations[i]
			if d.about(operation, Missing, x.status) && slices.ContainsFunc(d.Keys, f.misses) {
				account.deviation(i)
				return true
			}
		}
		return false
	})
}
