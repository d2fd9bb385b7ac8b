// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// userLogEndpoints is the log of a user.
func userLogEndpoints() []*endpoint {
	return []*endpoint{{
		method: http.MethodGet, template: "/users/{id}/logs",
		scopes: []string{"read:logs", "read:logs_users"}, handle: handleListUserLogs,
	}}
}

// logFields are the fields that logs are sorted by here.
var logFields = map[string]func(logEntry) string{
	"date":   func(e logEntry) string { return e.Date + e.ID },
	"log_id": func(e logEntry) string { return e.ID },
	"type":   func(e logEntry) string { return e.Type + e.Date + e.ID },
}

// handleListUserLogs answers the newest entries first. Without per_page there
// is no paging, but never more than one request may have. The log of an
// unknown user is empty: the reference has no 404 here.
func handleListUserLogs(t *tx, r *request) (reply, error) {
	id := targetUser(r.params)
	found := t.logs.of(id, t.at)
	if err := sortLogs(found, r.query.Get("sort")); err != nil {
		return reply{}, err
	}
	const atOnce = 100
	l := listing{name: "logs", defaultPerPage: atOnce, maxRows: maxUserLogs, perPageWords: perPageNoDefault +
		". Paging is disabled if parameter not sent"}
	for _, e := range found {
		l.items = append(l.items, e)
	}
	body, err := l.offset(r.query)
	if err != nil {
		return reply{}, err
	}
	withLength(body, r)
	return reply{http.StatusOK, body}, nil
}

func sortLogs(entries []logEntry, order string) error {
	if order == "" {
		return nil
	}
	field, direction, _ := strings.Cut(order, ":")
	key, known := logFields[field]
	if !known || (direction != "1" && direction != "-1") {
		return errQuery(schema.Violation{
			Detail: fmt.Sprintf("No enum match for: %s", order), Path: "sort",
			Description: "Field to sort by. Use `fieldname:1` for ascending order and `fieldname:-1` for descending",
		})
	}
	slices.SortFunc(entries, func(a, b logEntry) int {
		if direction == "-1" {
			a, b = b, a
		}
		return strings.Compare(key(a), key(b))
	})
	return nil
}
