// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// importUsers posts a file; the texts are further parts.
func (n *tenant) importUsers(file string, texts map[string]string) response {
	n.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for k, v := range texts {
		if err := w.WriteField(k, v); err != nil {
			n.t.Fatal(err)
		}
	}
	if file != "none" {
		part, err := w.CreateFormFile("users", "users.json")
		if err == nil {
			_, err = part.Write([]byte(file))
		}
		if err != nil {
			n.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		n.t.Fatal(err)
	}
	resp, err := n.send("POST", "/api/v2/jobs/users-imports", w.FormDataContentType(), body.String(), "Authorization", "Bearer "+n.token)
	if err != nil {
		n.t.Fatal(err)
	}
	return resp
}

func TestImport(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	conn := n.connectionID(database)
	texts := map[string]string{"connection_id": conn, "external_id": "", "send_completion_email": "false"}
	job := n.importUsers(`[{"email":"Ada@example.com","user_id":"ada","user_metadata":{"a":1}},{"email":"ada@example.com"},
		{"email":"grace@example.com","password_hash":"$2b$10$x"},{"name":"nobody"},{"email":"x@example.com","color":"red"},7]`, texts).want(t, http.StatusAccepted).object(t)
	want := object{
		"type": "users_import", "status": "pending", "connection_id": conn, "connection": database, "created_at": "2026-03-01T09:00:00.000Z", "id": job["id"],
	}
	if diff := cmp.Diff(want, job); diff != "" {
		t.Errorf("POST (-want +got):\n%s", diff)
	}
	path := fmt.Sprint("/jobs/", job["id"])
	n.api("GET", path+"/errors", nil).want(t, http.StatusNoContent) // not yet
	c.advance(time.Second)
	want["status"] = "completed"
	want["summary"] = object{"failed": num(4), "updated": num(0), "inserted": num(2), "total": num(6)}
	if diff := cmp.Diff(want, n.api("GET", path, nil).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("at the end (-want +got):\n%s", diff)
	}
	var codes []string
	for _, item := range n.api("GET", path+"/errors", nil).want(t, http.StatusOK).list(t) {
		e, _ := item.(object)
		codes = append(codes, members(e["errors"], "code")...)
	}
	if diff := cmp.Diff([]string{"DUPLICATED_USER", "ANY_OF_MISSING", "NOT_PASSED", "INVALID_TYPE"}, codes); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
	ada := n.api("GET", "/users/auth0%7Cada", nil).want(t, http.StatusOK).object(t)
	if ada["email"] != "ada@example.com" || !strings.HasPrefix(fmt.Sprint(ada["picture"]), "https://secure.gravatar.com/") {
		t.Errorf("imported: %v", ada)
	}
	grace := n.api("GET", "/users-by-email?email=grace@example.com", nil).list(t)
	if u, _ := grace[0].(object); u["password_hash"] != nil {
		t.Errorf("a hash is shown: %v", u)
	}

	again := `[{"email":"ada@example.com","user_metadata":{"b":2},"name":"Ada"}]`
	wantErrors := []any{object{
		"user":   object{"email": "ada@example.com", "user_metadata": object{"b": num(2)}, "name": "Ada"},
		"errors": []any{object{"code": "DUPLICATED_USER", "message": "The user already exist and upsert parameter is false"}},
	}}
	for _, upsert := range []string{"", "false", "True", "1"} {
		texts["upsert"] = upsert
		job = n.importUsers(again, texts).want(t, http.StatusAccepted).object(t)
		c.advance(time.Second)
		if diff := cmp.Diff(wantErrors, n.api("GET", fmt.Sprint("/jobs/", job["id"], "/errors"), nil).want(t, http.StatusOK).body); diff != "" {
			t.Errorf("upsert %q (-want +got):\n%s", upsert, diff)
		}
	}
	texts["upsert"], texts["external_id"] = "true", "ext"
	if got := n.importUsers(again, texts).want(t, http.StatusAccepted).object(t)["external_id"]; got != "ext" {
		t.Errorf("external_id: %v", got)
	}
	ada = n.api("GET", "/users/auth0%7Cada", nil).object(t)
	if diff := cmp.Diff(object{"b": num(2)}, ada["user_metadata"]); diff != "" || ada["name"] != "Ada" {
		t.Errorf("with upsert: %v", ada)
	}
	job = n.importUsers("{}", texts).want(t, http.StatusAccepted).object(t)
	c.advance(time.Second)
	if got := n.api("GET", fmt.Sprint("/jobs/", job["id"]), nil).object(t)["status"]; got != "failed" {
		t.Errorf("a file that is no list: %v", got)
	}
}

func TestImportErrors(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `connections:
- {id: con_00000000000000c1, name: closed, strategy: auth0, disabled: true}
- {id: con_00000000000000c2, name: legacy, strategy: auth0, options: {enabledDatabaseCustomization: true}}`)})
	conn := n.connectionID(database)
	with := func(id string) map[string]string { return map[string]string{"connection_id": id} }
	for _, tc := range []struct {
		file    string
		texts   map[string]string
		message string
	}{
		{"none", with(conn), "Must provide 'users' file as multipart part."},
		{"", with(conn), "Users file must not be empty."},
		{"[]", nil, "Must provide 'connection_id' as multipart part."},
		{"[]", with("con_0000000000000000"), "The connection does not exist."},
		{"[]", with(n.connectionID("sms")), "Connection must be a database connection."},
		{"[]", with("con_00000000000000c1"), "Connection must be enabled."},
		{"[]", with("con_00000000000000c2"), "Custom Database Connections without import mode are not allowed."},
		{"[]", with("x"), "Payload validation error: 'String does not match pattern ^con_[A-Za-z0-9]{16}$' on property connection_id."},
	} {
		got := n.importUsers(tc.file, tc.texts).want(t, http.StatusBadRequest).object(t)
		if got["message"] != tc.message {
			t.Errorf("got %v, want %s", got["message"], tc.message)
		}
	}
	n.importUsers("["+strings.Repeat(" ", 512000)+"]", with(conn)).want(t, http.StatusRequestEntityTooLarge)
	n.api("POST", "/jobs/users-imports", object{"connection_id": conn}).wantError(t, http.StatusBadRequest, "invalid_body",
		"Payload validation error: 'Invalid multipart payload format'.")
}
