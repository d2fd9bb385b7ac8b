// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// importEndpoints bring in many users at once. What the reference limits to two
// jobs at a time is not limited here: jobs take no time.
func importEndpoints() []*endpoint {
	return []*endpoint{{
		method: http.MethodPost, template: "/jobs/users-imports", scopes: []string{"create:users"}, multipart: true,
		handle: handleImport,
	}}
}

func handleImport(t *tx, r *request) (reply, error) {
	c, err := t.importConnection(r)
	if err != nil {
		return reply{}, err
	}
	i := &userImport{tx: t, conn: c, upsert: r.str("upsert") == "true", schema: importSchema(), seen: map[string]bool{}}
	j := job{Doc: map[string]any{"connection_id": c.ID, "connection": c.Name}, Failed: !i.run(r.file), Errors: i.errors}
	j.Done = map[string]any{"summary": map[string]any{
		"failed": len(i.errors), "updated": i.updated, "inserted": i.inserted, "total": len(i.errors) + i.updated + i.inserted,
	}}
	if id := r.str("external_id"); id != "" {
		j.Doc["external_id"] = id
	}
	return reply{http.StatusAccepted, t.newJob("users_import", j)}, nil
}

// importConnection checks the parts of the request in the order of the
// reference's texts.
func (t *tx) importConnection(r *request) (*connection, error) {
	id := r.str("connection_id")
	c := t.connections.byID[id]
	switch {
	case r.file == nil:
		return nil, errBadRequest("", "Must provide 'users' file as multipart part.")
	case len(r.file) == 0:
		return nil, errBadRequest("", "Users file must not be empty.")
	case id == "":
		return nil, errBadRequest("", "Must provide 'connection_id' as multipart part.")
	case !connectionIDPattern.MatchString(id):
		return nil, errBody(schema.Violation{Detail: "String does not match pattern " + connectionIDPattern.String() + ": " + id, Path: "connection_id"})
	case c == nil:
		return nil, errInexistentConnection()
	case c.kind() != kindDatabase:
		return nil, errBadRequest("", "Connection must be a database connection.")
	case c.Behave.Disabled:
		return nil, errBadRequest("", "Connection must be enabled.")
	case !c.auth0Store():
		return nil, errBadRequest("", "Custom Database Connections without import mode are not allowed.")
	}
	return c, nil
}

// importSchema is one user of the file: the attributes of a create, and those
// that only imports know.
func importSchema() *schema.Object {
	p := createUserSchema().Properties
	for _, k := range []string{"connection", "password", "verify_email"} {
		delete(p, k)
	}
	p["password_hash"] = schema.String(1, 0, "")
	p["password_set_date"] = schema.String(1, 0, "")
	p["custom_password_hash"] = schema.Map("")
	p["mfa_factors"] = schema.Property{Types: []string{"array"}}
	return &schema.Object{Properties: p}
}

// userImport is one run through a file.
type userImport struct {
	*tx
	conn              *connection
	upsert            bool
	schema            *schema.Object
	seen              map[string]bool // emails of this file
	inserted, updated int
	errors            []any
}

// run imports the users of a file; false means that the file is unreadable.
func (i *userImport) run(file []byte) bool {
	v, err := wire.Decode(file)
	list, ok := v.([]any)
	if err != nil || !ok {
		return false
	}
	for _, item := range list {
		in, _ := item.(map[string]any)
		if in == nil {
			i.fail(map[string]any{}, "INVALID_TYPE", "Expected type object but found type "+schema.JSONType(item), "")
			continue
		}
		i.one(in)
	}
	return true
}

func (i *userImport) fail(in map[string]any, code, message, path string) {
	e := map[string]any{"code": code, "message": message}
	if path != "" {
		e["path"] = path
	}
	shown := map[string]any{}
	for k, v := range in {
		if !strings.Contains(k, "password") {
			shown[k] = v
		}
	}
	i.errors = append(i.errors, map[string]any{"user": shown, "errors": []any{e}})
}

// violationCodes give a schema violation the code that the documents list.
var violationCodes = []struct{ start, code string }{
	{"Missing required", "OBJECT_REQUIRED"},
	{"Expected type", "INVALID_TYPE"},
	{"String is too short", "MIN_LENGTH"},
	{"String is too long", "MAX_LENGTH"},
	{"String does not match", "PATTERN"},
	{"Object didn't pass", "FORMAT"},
	{"No enum match", "ENUM_MISMATCH"},
	{"", "NOT_PASSED"},
}

func (i *userImport) one(in map[string]any) {
	if v := i.schema.Check("", "", in); v != nil {
		at := slices.IndexFunc(violationCodes, func(c struct{ start, code string }) bool { return strings.HasPrefix(v.Detail, c.start) })
		i.fail(in, violationCodes[at].code, v.Detail, v.Path)
		return
	}
	if missing := missingIdentifier(i.conn, in); missing != "" {
		i.fail(in, "ANY_OF_MISSING", "Missing required property: "+missing, missing)
		return
	}
	email := strings.ToLower(text(in, "email"))
	if email != "" && i.seen[email] {
		i.fail(in, "DUPLICATED_USER", "The user already exist in the file", "")
		return
	}
	i.seen[email] = true
	u := newUser(i.users.nextSeq, importedDoc(i.tx, i.conn, in))
	old := i.users.holder(claim(i.conn.Name, "email", email))
	if old != nil && i.upsert {
		i.update(old, in)
		return
	}
	code := i.clash(u)
	if old != nil {
		code = "DUPLICATED_USER"
	}
	if code != "" {
		i.fail(in, code, "The user already exist and upsert parameter is false", "")
		return
	}
	if i.tooLarge(in, u) {
		return
	}
	i.putUser(u)
	i.inserted++
}

// clash finds another user with the ID, the username or the phone number.
func (i *userImport) clash(u *user) string {
	if _, exists := i.users.byID[u.id]; exists {
		return "DUPLICATED_USER"
	}
	for _, k := range u.claims() {
		if i.users.taken(k, u.id) {
			return map[bool]string{true: "CONFLICT", false: "DUPLICATED_USER"}[i.upsert]
		}
	}
	return ""
}

// importedDoc is a new user; imports take the default picture from another host.
func importedDoc(t *tx, c *connection, in map[string]any) map[string]any {
	doc := newUserDoc(t, c, in)
	for _, k := range []string{"password_hash", "password_set_date", "custom_password_hash", "mfa_factors"} {
		delete(doc, k)
	}
	if picture := text(doc, "picture"); picture != "" && text(in, "picture") == "" {
		doc["picture"] = strings.Replace(picture, "https://s.gravatar.com/", "https://secure.gravatar.com/", 1)
	}
	return doc
}

// upsertAttributes are what an upsert changes; metadata is overwritten, not
// merged.
var upsertAttributes = []string{
	"app_metadata", "user_metadata", "email_verified", "given_name", "family_name", "name", "nickname", "picture",
}

func (i *userImport) update(old *user, in map[string]any) {
	doc := maps.Clone(old.doc)
	for _, k := range upsertAttributes {
		if v, ok := in[k]; ok {
			doc[k] = v
		}
	}
	doc["updated_at"] = nextUpdate(i.at, old)
	u := newUser(old.seq, doc)
	if i.tooLarge(in, u) {
		return
	}
	i.putUser(u)
	i.updated++
}

// tooLarge reports a profile above the limit as an error of the file; its code is
// a guess among those that the documents list.
func (i *userImport) tooLarge(in map[string]any, u *user) bool {
	err := i.checkProfileSize(u)
	if err != nil {
		i.fail(in, "NOT_PASSED", err.Error(), "")
	}
	return err != nil
}
