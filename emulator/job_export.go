// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

const (
	exportsPrefix   = "/user-exports/"
	exportLinkLife  = 60 * time.Second
	maxExportFields = 30 // of a CSV file
)

// defaultExportFields are exported when a request names none; the service's
// own choice is not published.
var defaultExportFields = []string{
	"user_id", "email", "email_verified", "phone_number", "phone_verified", "username", "name", "nickname", "given_name", "family_name",
	"picture", "blocked", "last_ip", "last_login", "logins_count", "created_at", "updated_at", "last_password_reset",
}

// exportEndpoints write all users into a file.
func exportEndpoints() []*endpoint {
	format := schema.String(0, 0, "Format of the file. Must be `json` or `csv`")
	format.Enum = []string{"json", "csv"}
	one := 1
	column := map[string]schema.Property{
		"name":      schema.String(0, 100, "Name of the field in the profile"),
		"export_as": schema.String(0, 100, "Title of the column in the exported CSV"),
	}
	field := schema.Property{Types: []string{"object"}, Object: &schema.Object{Required: []string{"name"}, Properties: column}}
	return []*endpoint{{
		method: http.MethodPost, template: "/jobs/users-exports", scopes: []string{"read:users"},
		body: &schema.Object{Properties: map[string]schema.Property{
			"connection_id": schema.String(0, 0, "connection_id of the connection from which users "+
				"will be exported").WithPattern(connectionIDPattern),
			"format": format,
			"limit":  {Types: []string{"integer"}, Minimum: &one, Description: "Limit the number of records"},
			"fields": {Types: []string{"array"}, Items: &field, Description: "List of fields to be included in the CSV. " +
				"Defaults to a predefined set of fields"},
		}},
		handle: handleExport,
	}}
}

// exportField is a column: a path into the user object and its title.
type exportField struct{ path, title string }

func exportFields(r *request) []exportField {
	list, ok := r.body["fields"].([]any)
	if !ok {
		var out []exportField
		for _, name := range defaultExportFields {
			out = append(out, exportField{name, name})
		}
		return out
	}
	var out []exportField
	for _, item := range list {
		f, _ := item.(map[string]any)
		title := text(f, "export_as")
		if title == "" {
			title = text(f, "name")
		}
		out = append(out, exportField{text(f, "name"), title})
	}
	return out
}

func handleExport(t *tx, r *request) (reply, error) {
	doc := map[string]any{"connection": nil} // required, says the reference, and does not say what means all
	maps.Copy(doc, r.body)
	if id := r.str("connection_id"); id != "" {
		c, ok := t.connections.byID[id]
		if !ok {
			return reply{}, errInexistentConnection()
		}
		doc["connection"] = c.Name
	}
	fields := exportFields(r)
	asCSV := r.str("format") == "csv"
	if asCSV {
		if err := checkCSVFields(fields); err != nil {
			return reply{}, err
		}
	}
	file, err := exportFile(t.exported(r, text(doc, "connection")), fields, asCSV)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, t.newJob(r, "users_export", job{Doc: doc, File: file})}, nil
}

// checkCSVFields: the limits are documented, the words of the refusal are not.
func checkCSVFields(fields []exportField) error {
	fail := func(detail string) error {
		return errBody(schema.Violation{Detail: detail, Path: "fields", Description: "List of fields to be included in the CSV. " +
			"Defaults to a predefined set of fields"})
	}
	if len(fields) > maxExportFields {
		return fail(fmt.Sprintf("Array is too long (%d), maximum %d", len(fields), maxExportFields))
	}
	for _, f := range fields {
		if f.path == "user_metadata" || f.path == "app_metadata" {
			return fail("No enum match for: " + f.path)
		}
	}
	return nil
}

// exported are the users of a connection, "" for all, in the order of creation.
func (t *tx) exported(r *request, connection string) []*user {
	var out []*user
	for _, u := range t.users.byID {
		in := func(ident map[string]any) bool { return connection == "" || ident["connection"] == connection }
		if slices.ContainsFunc(identitiesOf(u.doc), in) {
			out = append(out, u)
		}
	}
	slices.SortFunc(out, compareUsers)
	if limit, ok := whole(r.body["limit"]); ok {
		out = out[:min(limit, len(out))]
	}
	return out
}

// exportLink is a fresh location of a file, good for a minute.
func (t *tx) exportLink(r *request, doc map[string]any) string {
	format := text(doc, "format")
	if format == "" {
		format = "json"
	}
	return fmt.Sprintf("%s%s%s/%s.%s.gz?Expires=%d", r.origin, exportsPrefix, text(doc, "id"), emulatedTenant, format,
		t.at.Add(exportLinkLife).Unix())
}

// serveExport answers GET {exportsPrefix}{job}/{name}.
func (s *Server) serveExport(path, expires string) wire.Answer {
	id, _, _ := strings.Cut(path, "/")
	var file []byte
	err := s.world.read(func(t *tx) error {
		j, ok := t.job(id)
		until, err := strconv.ParseInt(expires, 10, 64)
		if !ok || j.File == nil || err != nil {
			return errNotFoundRoute()
		}
		if t.at.Unix() > until {
			return wire.NewError(http.StatusForbidden, "", "The link has expired")
		}
		file = j.File
		return nil
	})
	if err != nil {
		return s.failure(err)
	}
	return wire.Answer{Status: http.StatusOK, Header: http.Header{"Content-Type": {"application/gzip"}}, Body: file}
}
