// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// export runs an export job and returns the file and its location.
func (n *tenant) export(c *clock, body object) (file, location string) {
	n.t.Helper()
	job := n.api("POST", "/jobs/users-exports", body).want(n.t, http.StatusOK).object(n.t)
	path := fmt.Sprint("/jobs/", job["id"])
	if got := n.api("GET", path, nil).object(n.t); got["status"] != "pending" || got["location"] != nil {
		n.t.Errorf("pending: %v", got)
	}
	c.advance(time.Second)
	done := n.api("GET", path, nil).want(n.t, http.StatusOK).object(n.t)
	location, _ = done["location"].(string)
	resp, err := n.send("GET", strings.TrimPrefix(location, n.url), "", "")
	if err != nil {
		n.t.Fatal(err)
	}
	zip, err := gzip.NewReader(strings.NewReader(resp.want(n.t, http.StatusOK).raw))
	if err != nil {
		n.t.Fatal(err)
	}
	content, err := io.ReadAll(zip)
	if err != nil {
		n.t.Fatal(err)
	}
	return string(content), location
}

func TestExport(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, Seed: mustSeed(t, `users:
- {user_id: auth0|ada, connection: `+database+`, email: ada@example.com, name: '=1+"1"', created_at: 2026-01-01T00:00:00Z, user_metadata: {plan: pro, tags: [a, "b"]}, logins_count: 3}
- {user_id: auth0|bob, connection: `+database+`, email: bob@example.com, created_at: 2026-01-02T00:00:00Z}
- {user_id: "google-oauth2|1", connection: google-oauth2, email: grace@example.com, created_at: 2026-01-03T00:00:00Z}`)})
	conn := n.connectionID(database)
	fields := []any{
		object{"name": "email"},
		object{"name": "identities[0].connection", "export_as": "provider"},
		object{"name": "user_metadata.plan"},
		object{"name": "name"},
		object{"name": "created_at"},
		object{"name": "logins_count"},
		object{"name": "user_metadata.tags"},
	}
	answer := n.api("POST", "/jobs/users-exports", object{"connection_id": conn, "format": "csv", "limit": 5, "fields": fields[:1]}).want(t, http.StatusOK).object(t)
	want := object{
		"type": "users_export", "status": "pending", "connection_id": conn, "connection": database, "format": "csv", "limit": num(5),
		"fields": []any{object{"name": "email"}}, "created_at": "2026-03-01T09:00:00.000Z", "id": answer["id"],
	}
	if diff := cmp.Diff(want, answer); diff != "" {
		t.Errorf("POST (-want +got):\n%s", diff)
	}
	file, location := n.export(c, object{"connection_id": conn, "format": "csv", "fields": fields})
	wantFile := `"email","provider","user_metadata.plan","name","created_at","logins_count","user_metadata.tags"
"'ada@example.com","'Username-Password-Authentication","'pro","'=1+""1""","2026-01-01T00:00:00.000Z",3,"'[""a"",""b""]"
"'bob@example.com","'Username-Password-Authentication",,"'bob@example.com","2026-01-02T00:00:00.000Z",,
`
	if diff := cmp.Diff(wantFile, file); diff != "" {
		t.Errorf("CSV (-want +got):\n%s", diff)
	}
	c.advance(2 * time.Minute)
	if resp, err := n.send("GET", strings.TrimPrefix(location, n.url), "", ""); err != nil || resp.status != http.StatusForbidden {
		t.Errorf("an old link: %d %v", resp.status, err)
	}
	file, _ = n.export(c, object{"fields": []any{object{"name": "email"}, object{"name": "user_metadata.tags[1]", "export_as": "tag"}}})
	if diff := cmp.Diff(`{"email":"ada@example.com","tag":"b"}
{"email":"bob@example.com"}
{"email":"grace@example.com"}
`, file); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
	file, _ = n.export(c, object{"limit": 1})
	if !strings.Contains(file, `"user_id":"auth0|ada"`) || strings.Count(file, "\n") != 1 {
		t.Errorf("default fields: %s", file)
	}
	for _, path := range []string{"/_emulator/exports/job_x/a.gz?Expires=99999999999", strings.TrimPrefix(location, n.url) + "x"} {
		if resp, err := n.send("GET", path, "", ""); err != nil || resp.status != http.StatusNotFound {
			t.Errorf("%s: %d %v", path, resp.status, err)
		}
	}
}

func TestExportErrors(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	var many []any
	for i := range 31 {
		many = append(many, object{"name": fmt.Sprint("user_metadata.k", i)})
	}
	for _, body := range []object{
		{"connection_id": "con_0000000000000000"},
		{"connection_id": "x"},
		{"format": "xml"},
		{"limit": 0},
		{"fields": []any{object{}}},
		{"format": "csv", "fields": many},
		{"format": "csv", "fields": []any{object{"name": "user_metadata"}}},
	} {
		n.api("POST", "/jobs/users-exports", body).want(t, http.StatusBadRequest)
	}
	n.api("POST", "/jobs/users-exports", object{"fields": many}).want(t, http.StatusOK) // only CSV has the limit
}
