// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestLogsOfACreate: what happened to the user, and about 20 ms later the call, which
// is about no user.
func TestLogsOfACreate(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	id := n.newUser(object{"email": "ada@example.com"})
	if got := n.api("GET", "/logs", nil).want(t, http.StatusOK).raw; got != "[]" {
		t.Errorf("at once: %s", got)
	}
	c.advance(1020 * time.Millisecond)
	list := n.api("GET", "/logs", nil).want(t, http.StatusOK).list(t)
	if diff := cmp.Diff([]string{"sapi", "ss"}, members(list, "type")); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	call, _ := list[0].(object)
	signup, _ := list[1].(object)
	for _, c := range []struct {
		entry object
		want  object
	}{
		{call, object{
			"date": "2026-03-01T09:00:00.020Z", "description": "Create a User", "user_id": nil, "connection": nil, "connection_id": nil, "client_id": n.srv.ClientID(),
		}},
		{signup, object{"date": "2026-03-01T09:00:00.000Z", "user_id": id, "connection": database, "connection_id": n.connectionID(database)}},
	} {
		for k, v := range c.want {
			if diff := cmp.Diff(v, c.entry[k]); diff != "" {
				t.Errorf("%v, %s (-want +got):\n%s", c.entry["type"], k, diff)
			}
		}
		logID, _ := c.entry["log_id"].(string)
		if diff := cmp.Diff(c.entry, n.api("GET", "/logs/"+logID, nil).want(t, http.StatusOK).object(t)); diff != "" {
			t.Errorf("by ID (-want +got):\n%s", diff)
		}
	}
	n.api("GET", "/logs/9002", nil).wantError(t, http.StatusNotFound, "", "Log not found.")
	n.api("DELETE", userPath(id), nil).want(t, http.StatusNoContent)
	c.advance(2 * time.Second)
	if got := members(n.api("GET", "/logs?search=type:sapi", nil).want(t, http.StatusOK).body, "description"); cmp.Diff([]string{"Delete a User", "Create a User"}, got) != "" {
		t.Errorf("after the user was deleted: %v", got)
	}
}

func TestListLogs(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{LogLag: -1})
	for _, name := range []string{"a", "b", "c"} {
		n.newUser(object{"user_id": name, "email": name + "@example.com"})
	}
	ids := members(n.api("GET", "/logs?search=type:ss", nil).want(t, http.StatusOK).body, "log_id")
	if len(ids) != 3 || !slices.IsSortedFunc(ids, func(a, b string) int { return strings.Compare(b, a) }) {
		t.Fatalf("newest first: %v", ids)
	}
	if diff := cmp.Diff([]string{ids[1], ids[0]}, members(n.api("GET", "/logs?search=type:ss&from="+ids[2], nil).want(t, http.StatusOK).body, "log_id")); diff != "" {
		t.Errorf("following (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]any{object{"type": "ss", "user_id": "auth0|a"}}, n.api("GET", "/logs?q=type:ss&take=1&fields=type,user_id", nil).body); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	page := n.api("GET", "/logs?include_totals=true&per_page=2&page=1&search=type:ss&sort=date:1", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff([]string{ids[0]}, members(page["logs"], "log_id")); diff != "" {
		t.Errorf("page (-want +got):\n%s", diff)
	}
	delete(page, "logs")
	if diff := cmp.Diff(object{"start": num(2), "limit": num(2), "length": num(1), "total": num(3)}, page); diff != "" {
		t.Errorf("envelope (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"auth0|b"}, members(n.api("GET", "/logs?search=type:ss%20AND%20user_id:%22auth0%7Cb%22", nil).body, "user_id")); diff != "" {
		t.Errorf("two terms (-want +got):\n%s", diff)
	}
	for _, query := range []string{"search=(", "take=101", "per_page=101", "sort=color:1"} {
		n.api("GET", "/logs?"+query, nil).want(t, http.StatusBadRequest)
	}
}
