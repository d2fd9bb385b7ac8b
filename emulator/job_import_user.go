// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/passwordhash"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// userImport is an import at work.
type userImport struct {
	*tx
	job      job
	conn     *connection // nil when it has been deleted meanwhile
	schema   *schema.Object
	repeated []bool // users who have been in the file before
}

// newUserImport takes up a job that has not ended, with a copy of its progress.
func newUserImport(t *tx, j job) *userImport {
	work := *j.Import
	j.Import, j.Errors = &work, slices.Clone(j.Errors)
	return &userImport{tx: t, job: j, conn: t.connections.byID[work.ConnectionID], schema: importSchema(), repeated: repeatedUsers(work.Users)}
}

// step imports the next user, or ends the job.
func (i *userImport) step() {
	work := i.job.Import
	if _, user := i.job.nextDue(); !user {
		i.end()
		return
	}
	item := work.Users[work.Next]
	in, _ := item.(map[string]any)
	var failed *importError
	if in == nil {
		failed = &importError{codeInvalidType, "Expected type object but found type " + schema.JSONType(item), ""}
	} else {
		failed = i.one(in, i.repeated[work.Next])
	}
	if failed != nil {
		i.job.Errors = append(i.job.Errors, failed.item(in))
	}
	work.Next++
}

// end: a job that failed has no summary, in the documents and in reports.
func (i *userImport) end() {
	work := i.job.Import
	if work.Mail && !i.tenant.NoMail {
		i.completionMails++
	}
	if failed := len(i.job.Errors); !i.job.Failed {
		i.job.Done = map[string]any{"summary": map[string]any{
			"failed": failed, "updated": work.Updated, "inserted": work.Inserted, "total": failed + work.Updated + work.Inserted,
		}}
	}
	i.job.Import = nil
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
	p["custom_password_hash"] = passwordhash.Schema()
	p["mfa_factors"] = factorsSchema()
	return &schema.Object{Properties: p}
}

// importOnly are the attributes that are no part of the profile.
var importOnly = []string{"password_hash", "password_set_date", "custom_password_hash", "mfa_factors"}

// one imports a user, or says why not.
func (i *userImport) one(in map[string]any, repeated bool) *importError {
	if i.conn == nil {
		return &importError{codeConnectionNotFound, "The connection does not exist.", ""}
	}
	if v := i.schema.Check("", "", in); v != nil {
		return violated(*v)
	}
	if in["email"] == nil {
		return &importError{codeMissing, "Missing required property: email", "email"}
	}
	if repeated {
		return &importError{codeDuplicate, textRepeated, ""}
	}
	password, broken := importPassword(in)
	if broken != nil {
		return broken
	}
	holder := i.users.holder(claim(i.conn.Name, "email", text(in, "email")))
	if holder != nil && i.job.Import.Upsert {
		return i.update(holder, in, password)
	}
	return i.insert(in, password)
}

// insert: a user whose factors cannot be imported is there all the same, and counts as failed.
func (i *userImport) insert(in map[string]any, password storedPassword) *importError {
	if err := importIdentifiers(i.conn, in); err != nil {
		return err
	}
	u := newUser(i.users.nextSeq, importedDoc(i.tx, i.conn, in))
	if err := i.clash(u); err != nil {
		return err
	}
	if err := i.checkProfileSize(u); err != nil { // its code is a guess among the documented ones
		return &importError{codeNotPassed, err.Error(), ""}
	}
	i.putUser(u)
	if password.Bcrypt != "" || password.Custom != nil {
		i.passwords.put(i.tx, u.id, password)
	}
	methods, ok := importedFactors(in, formatTime(i.at))
	if !ok {
		return errFactors()
	}
	if len(methods) > 0 {
		i.putBelongings(u.id, belongings{Methods: methods})
	}
	i.job.Import.Inserted++
	return nil
}

// importIdentifiers applies the rules of the connection. What an import says to a username or
// a phone number for which the connection has no place is not evidenced: here it is what
// a create says.
func importIdentifiers(c *connection, in map[string]any) *importError {
	if missing := missingIdentifier(c, in); missing != "" {
		return &importError{codeMissing, "Missing required property: " + missing, missing}
	}
	for _, k := range []string{"username", "phone_number"} {
		if in[k] != nil && !c.accepts(k) {
			return violated(schema.Violation{Detail: "Additional properties not allowed: " + k, Path: k})
		}
	}
	if username := text(in, "username"); username != "" {
		if v := usernameViolation(c, username); v != nil {
			return violated(*v)
		}
	}
	return nil
}

// clash finds another user with the ID, the email, the username or the phone number. Without
// upsert each is a duplicate, as documented.
func (i *userImport) clash(u *user) *importError {
	var taken []string
	if _, exists := i.users.byID[u.id]; exists {
		taken = append(taken, "user_id")
	}
	for k := range u.claims() {
		if !i.conn.allowsDuplicates(k.attribute) && i.users.taken(k, u.id) {
			taken = append(taken, k.attribute)
		}
	}
	switch {
	case len(taken) == 0:
		return nil
	case !i.job.Import.Upsert:
		return &importError{codeDuplicate, textExists, ""}
	case taken[0] == "username":
		return &importError{codeConflictUsername, "The username is in use by another user.", "username"}
	default:
		return &importError{codeConflict, "The " + taken[0] + " is in use by another user.", taken[0]}
	}
}

// importedDoc is a new user; imports take the default picture from another host.
func importedDoc(t *tx, c *connection, in map[string]any) map[string]any {
	doc := newUserDoc(t, c, in)
	for _, k := range importOnly {
		delete(doc, k)
	}
	if picture := text(doc, "picture"); picture != "" && text(in, "picture") == "" {
		doc["picture"] = strings.Replace(picture, "https://s.gravatar.com/", "https://secure.gravatar.com/", 1)
	}
	return doc
}

// upsertAttributes are what an upsert changes, besides the metadata.
var upsertAttributes = []string{"email_verified", "given_name", "family_name", "name", "nickname", "picture"}

// update overwrites the metadata whole, and leaves alone what only an insert sets. Of factors one
// document says that an update takes them, a newer one that it does not.
func (i *userImport) update(old *user, in map[string]any, password storedPassword) *importError {
	if id := text(in, "user_id"); id != "" {
		other, exists := i.users.byID[i.conn.Strategy+"|"+id]
		if exists && other.id != old.id {
			return &importError{codeConflictEmail, "The email is in use by another user than the user_id.", "email"}
		}
	}
	replace, failed := i.upsertPassword(old.id, password)
	if failed != nil {
		return failed
	}
	doc := maps.Clone(old.doc)
	for _, k := range upsertAttributes {
		if v, ok := in[k]; ok {
			doc[k] = v
		}
	}
	for _, k := range []string{"user_metadata", "app_metadata"} {
		if _, ok := in[k]; ok {
			delete(doc, k)
		}
	}
	setMetadata(doc, in)
	doc["updated_at"] = nextUpdate(i.at, old)
	u := newUser(old.seq, doc)
	if err := i.checkProfileSize(u); err != nil {
		return &importError{codeNotPassed, err.Error(), ""}
	}
	i.putUser(u)
	if replace {
		i.passwords.put(i.tx, u.id, password)
	}
	i.job.Import.Updated++
	return nil
}

// repeatedUsers finds the users of a file who share an identifier with one before them.
func repeatedUsers(users []any) []bool {
	repeated, seen := make([]bool, len(users)), map[string]bool{}
	for n, item := range users {
		in, _ := item.(map[string]any)
		for _, k := range append([]string{"user_id"}, identifiers...) {
			value := text(in, k)
			if k != "user_id" { // the case of which counts
				value = strings.ToLower(value)
			}
			if value == "" {
				continue
			}
			repeated[n] = repeated[n] || seen[k+" "+value]
			seen[k+" "+value] = true
		}
	}
	return repeated
}
