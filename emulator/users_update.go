// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"
	"time"
)

// updateUser is PATCH /users/{id}.
func updateUser() *endpoint {
	return &endpoint{
		method: http.MethodPatch, template: "/users/{id}",
		scopes: []string{"update:users", "update:users_app_metadata", "update:current_user_metadata"},
		body:   updateUserSchema(), handle: handleUpdateUser, audit: "Update a User",
	}
}

func handleUpdateUser(t *tx, r *request) (reply, error) {
	if err := checkUpdateScope(r); err != nil {
		return reply{}, err
	}
	// The header is optional here: the conflict of several domains was only
	// ever seen on create.
	if err := t.checkCustomDomain(r, false); err != nil {
		return reply{}, err
	}
	if err := checkPairs(r); err != nil {
		return reply{}, err
	}
	old, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	target, err := t.updateTarget(r, old)
	if err != nil {
		return reply{}, err
	}
	if err := target.check(r); err != nil {
		return reply{}, err
	}
	doc := target.applied(r.body, nextUpdate(t.at, old))
	u := newUser(old.seq, doc)
	if err := t.checkStillUnique(u, old); err != nil {
		return reply{}, err
	}
	if err := t.checkProfileSize(u); err != nil {
		return reply{}, err
	}
	t.putUser(u)
	if password := r.str("password"); password != "" && target.index == 0 {
		t.setPassword(u.id, password)
	}
	t.followUp(r, old, u)
	return reply{http.StatusOK, u.shown(r.caller, projection{})}, nil
}

// checkUpdateScope: one scope covers app_metadata alone, another the caller's
// own user_metadata alone.
func checkUpdateScope(r *request) error {
	allowed := map[string]bool{}
	switch {
	case r.caller.can("update:users"):
		return nil
	case r.caller.can("update:users_app_metadata"):
		allowed["app_metadata"] = true
	}
	if r.caller.can("update:current_user_metadata") && r.caller.subject == r.params["id"] {
		allowed["user_metadata"] = true
	}
	for k := range r.body {
		if !allowed[k] {
			return errInsufficientScope([]string{"update:users"})
		}
	}
	return nil
}

// conflictingPairs may not be changed by one request.
var conflictingPairs = [][2]string{
	{"password", "email"},
	{"password", "email_verified"},
	{"username", "email"},
	{"username", "email_verified"},
	{"username", "password"},
}

// checkPairs: the errorCode of these refusals is not evidenced.
func checkPairs(r *request) error {
	for _, p := range conflictingPairs {
		if r.has(p[0]) && r.has(p[1]) {
			return errBadRequest("invalid_body", "Cannot update "+p[0]+" and "+p[1]+" simultaneously.")
		}
	}
	return nil
}

// nextUpdate is the new updated_at: it moves with every update, also when two
// fall into one millisecond.
func nextUpdate(at time.Time, old *user) string {
	stamp := formatTime(at)
	last := old.str("updated_at")
	if stamp > last {
		return stamp
	}
	t, err := time.Parse(time.RFC3339, last)
	if err != nil {
		return stamp
	}
	return formatTime(t.Add(time.Millisecond))
}

// checkStillUnique: a clash answers 400 here, where create answers 409. Only
// the text for the email is on record, the others follow it.
func (t *tx) checkStillUnique(u, old *user) error {
	before := map[uniqueKey]bool{}
	for k := range old.claims() {
		before[k] = true
	}
	for k := range u.claims() {
		c := t.connections.byName[k.connection]
		if before[k] || (c != nil && c.allowsDuplicates(k.attribute)) || !t.users.taken(k, u.id) {
			continue
		}
		return errBadRequest("auth0_idp_error", "The specified new "+k.attribute+" already exists")
	}
	return nil
}

// updateTarget is the identity that an update is about.
type updateTarget struct {
	user  *user
	index int // of the identity; 0 = primary
	conn  *connection
}

// updateTarget picks the identity: the primary one, or the one in the
// connection that the request names.
func (t *tx) updateTarget(r *request, u *user) (*updateTarget, error) {
	target := &updateTarget{user: u}
	idents := identitiesOf(u.doc)
	if name, ok := r.body["connection"].(string); ok {
		if _, exists := t.connections.byName[name]; !exists {
			return nil, errInexistentConnection()
		}
		target.index = -1
		for i, ident := range idents {
			if ident["connection"] == name {
				target.index = i
				break
			}
		}
		if target.index < 0 {
			return nil, errBadRequest("", "The user exists, but does not contain the given identity.")
		}
	}
	if target.index < len(idents) {
		name, _ := idents[target.index]["connection"].(string)
		target.conn = t.connections.byName[name]
	}
	if target.conn == nil {
		// A seeded user whose connection is gone: judge it by its provider.
		provider, _ := u.primary()["provider"].(string)
		target.conn = &connection{Strategy: provider}
	}
	return target, nil
}

// applied is the user object after a valid update.
func (g *updateTarget) applied(body map[string]any, stamp string) map[string]any {
	doc := maps.Clone(g.user.doc)
	wasBlocked, _ := doc["blocked"].(bool)
	changes := map[string]any{}
	for k, v := range body {
		switch k {
		case "connection", "client_id", "password", "verify_email", "verify_phone_number", "user_metadata", "app_metadata":
		default:
			changes[k] = v
		}
	}
	storeIdentifiers(g.conn, changes)
	g.resetVerified(changes)
	g.write(doc, changes)
	if body["password"] != nil {
		doc["last_password_reset"] = stamp
		// An administrator's password reset lifts the block, unless the same
		// request says what the block shall be.
		if _, said := body["blocked"]; wasBlocked && !said {
			doc["blocked"] = false
		}
	}
	setMetadata(doc, body)
	doc["updated_at"] = stamp
	return doc
}

// resetVerified: what the verified flag becomes when a request changes the
// address without mentioning the flag is not evidenced for PATCH; the
// documents say false for import upserts, and a new address is unproven.
func (g *updateTarget) resetVerified(changes map[string]any) {
	for _, id := range []struct{ key, flag string }{{"email", "email_verified"}, {"phone_number", "phone_verified"}} {
		value, changed := changes[id.key]
		_, said := changes[id.flag]
		if !changed || said {
			continue
		}
		if value == nil || value != identityValue(g.user.doc, g.index, id.key) {
			changes[id.flag] = false
		}
	}
}

// write stores attributes where they belong: identifiers and flags of a
// secondary identity in its profileData, everything else at the root.
func (g *updateTarget) write(doc, changes map[string]any) {
	into := doc
	if g.index > 0 {
		list := identitiesOf(doc)
		ident := maps.Clone(list[g.index])
		profile, _ := ident["profileData"].(map[string]any)
		if into = maps.Clone(profile); into == nil {
			into = map[string]any{}
		}
		ident["profileData"] = into
		idents := make([]any, len(list))
		for i := range list {
			idents[i] = list[i]
		}
		idents[g.index] = ident
		doc["identities"] = idents
	}
	for k, v := range changes {
		dest := into
		if !identityAttribute[k] {
			dest = doc
		}
		if v == nil {
			delete(dest, k)
		} else {
			dest[k] = v
		}
	}
}
