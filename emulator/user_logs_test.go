// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func TestUserLogs(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, LogLag: -1})
	id := n.newUser(object{"email": "ada@example.com"})
	logs := userPath(id) + "/logs"
	do := func(method, path string, body any) {
		c.advance(time.Second)
		if got := n.api(method, userPath(id)+path, body); got.status >= 300 {
			t.Fatalf("%s %s: %d %s", method, path, got.status, got.raw)
		}
	}
	do("PATCH", "", object{"email": "lovelace@example.com"})
	do("PATCH", "", object{"password": goodPass + "!"})
	do("GET", "", nil) // reads leave no trace
	do("POST", "/roles", object{"roles": []string{n.newRole("editor")}})
	c.advance(time.Second)
	n.login(object{"user_id": id, "ip": "192.0.2.1"})
	want := []string{"s", "scp", "sce", "ss"} // calls of the API are in the tenant's log alone
	list := n.api("GET", logs, nil).want(t, http.StatusOK).list(t)
	if diff := cmp.Diff(want, members(list, "type")); diff != "" {
		t.Errorf("types, newest first (-want +got):\n%s", diff)
	}
	login, _ := list[0].(object)
	conn := n.connectionID(database)
	details := object{
		"date": "2026-03-01T09:00:05.000Z", "ip": "192.0.2.1", "user_id": id, "user_name": "lovelace@example.com", "connection": database,
		"connection_id": conn, "strategy": "auth0", "strategy_type": "database", "_id": login["log_id"],
		"organization_id": nil, "organization_name": nil, "hostname": nil, "isMobile": false, "details": object{}, "location_info": nil,
	}
	for k, v := range details {
		if got, present := login[k]; !present || cmp.Diff(v, got) != "" {
			t.Errorf("%s: got %v (present: %t), want %v", k, got, present, v)
		}
	}
	page := n.api("GET", logs+"?include_totals=true&per_page=3&page=1&sort=date:1", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff([]string{"s"}, members(page["logs"], "type")); diff != "" {
		t.Errorf("last page (-want +got):\n%s", diff)
	}
	delete(page, "logs")
	if diff := cmp.Diff(object{"start": num(3), "limit": num(3), "length": num(1), "total": num(4)}, page); diff != "" {
		t.Errorf("envelope (-want +got):\n%s", diff)
	}
	for _, query := range []string{"sort=color:1", "sort=date", "sort=date:2", "per_page=0", "per_page=101"} {
		n.api("GET", logs+"?"+query, nil).want(t, http.StatusBadRequest)
	}
	empty := object{"start": num(0), "limit": num(50), "length": num(0), "logs": []any{}, "total": num(0)}
	if diff := cmp.Diff(empty, n.api("GET", "/users/auth0%7Cnobody/logs?include_totals=true", nil).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("log of nobody (-want +got):\n%s", diff)
	}
}

// TestLogsLag: the log of a new user is empty at first, and no longer a second later.
func TestLogsLag(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	logs := userPath(n.newUser(object{"email": "ada@example.com"})) + "/logs"
	if got := n.api("GET", logs, nil).want(t, http.StatusOK).raw; got != "[]" {
		t.Errorf("at once: %s", got)
	}
	c.advance(time.Second)
	if got := members(n.api("GET", logs, nil).body, "type"); cmp.Diff([]string{"ss"}, got) != "" {
		t.Errorf("later: %v", got)
	}
}

// TestLogsAreBounded: the newest thousand entries are kept and can be paged.
func TestLogsAreBounded(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{LogLag: -1})
	logs := userPath(n.newUser(object{"email": "ada@example.com"})) + "/logs"
	if err := n.srv.FailLogin(emulator.FailedLogin{Identifier: "ada@example.com", Count: 1100}); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for page := range 10 {
		for _, id := range members(n.api("GET", fmt.Sprintf("%s?per_page=100&page=%d", logs, page), nil).want(t, http.StatusOK).body, "log_id") {
			seen[id] = true
		}
	}
	if len(seen) != 1000 {
		t.Errorf("%d entries", len(seen))
	}
	n.api("GET", logs+"?per_page=100&page=10", nil).want(t, http.StatusBadRequest)
}
