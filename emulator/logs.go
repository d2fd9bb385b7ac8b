// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// logEndpoints are the log of the tenant: what happened to users, and the writes of the
// Management API on them.
func logEndpoints() []*endpoint {
	read := []string{"read:logs", "read:logs_users"}
	return []*endpoint{
		{method: http.MethodGet, template: "/logs", scopes: read, handle: handleListLogs},
		{method: http.MethodGet, template: "/logs/{id}", scopes: read, handle: handleGetLog},
	}
}

// handleListLogs lists by log ID: the newest first, or, after the entry that from
// names, the older ones first, which is how a log is followed.
func handleListLogs(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	found, err := t.matchingLogs(r)
	if err != nil {
		return reply{}, err
	}
	if r.query.Has("from") || r.query.Has("take") {
		return followLogs(r, found, p)
	}
	slices.Reverse(found)
	if err := sortLogs(found, r.query.Get("sort")); err != nil {
		return reply{}, err
	}
	const atOnce = 100
	l := listing{
		name: "logs", defaultPerPage: atOnce, maxRows: maxOffsetRows, emptyPages: true, items: logItems(found, p),
		perPageWords: perPageNoDefault + ". Paging is disabled if parameter not sent. Default: 50. Max value: 100",
		totalsWords: "Return results as an array when false (default). Return results inside an object that also contains " +
			"a total result count when true",
	}
	body, err := l.offset(r.query)
	withLength(body, r)
	return reply{http.StatusOK, body}, err
}

// matchingLogs are the visible entries that the search finds.
func (t *tx) matchingLogs(r *request) ([]logEntry, error) {
	found := t.logs.everything(t.at)
	text := strings.TrimSpace(r.query.Get("search") + r.query.Get("q")) // SDKs send q
	if text == "" {
		return found, nil
	}
	terms, ok := parseLogSearch(text)
	if !ok {
		return nil, errQuery(schema.Violation{
			Detail: "The emulator searches logs for field:value terms with AND between them, not for " + text, Path: "search",
			Description: "Retrieves logs that match the specified search criteria",
		})
	}
	return slices.DeleteFunc(found, func(e logEntry) bool { return !terms.match(e.doc()) }), nil
}

// doc is the entry as an object.
func (e logEntry) doc() map[string]any {
	v, _ := wire.Decode(wire.Encode(e)) // what was encoded decodes
	doc, _ := v.(map[string]any)
	return doc
}

func logItems(entries []logEntry, p projection) []any {
	if p.all() {
		return mapped(entries, func(e logEntry) any { return e })
	}
	return mapped(entries, func(e logEntry) any { return p.apply(e.doc()) })
}

// followLogs answers the entries after one, without an envelope.
func followLogs(r *request, found []logEntry, p projection) (reply, error) {
	const most = 100
	take, err := queryInt(r.query, intParam{
		name: "take", def: defaultTake, min: 1, max: most, description: "Number of entries to retrieve when using the from " +
			"parameter. Default 50, max 100",
	})
	if err != nil {
		return reply{}, err
	}
	from := r.query.Get("from")
	found = slices.DeleteFunc(found, func(e logEntry) bool { return e.ID <= from })
	return reply{http.StatusOK, logItems(found[:min(take, len(found))], p)}, nil
}

// withLength completes the envelope of a list of entries.
func withLength(body any, r *request) {
	e, ok := body.(*envelope)
	if !ok {
		return
	}
	e.order = []string{"start", "limit", "length", "logs", "total"}
	rows, _ := e.values["logs"].([]any)
	e.values["length"] = len(rows)
	if !r.query.Has("per_page") {
		e.values["limit"] = defaultPerPage // recorded beside an empty list
	}
}

func handleGetLog(t *tx, r *request) (reply, error) {
	e, ok := t.logs.table.get(r.params["id"])
	if !ok || !t.logs.visible(e, t.at) {
		return reply{}, wire.NewError(http.StatusNotFound, "", "Log not found.")
	}
	return reply{http.StatusOK, e}, nil
}
