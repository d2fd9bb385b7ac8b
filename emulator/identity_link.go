// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/golang-jwt/jwt/v5"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// profileAttributes move with an identity: to the profileData of the user it
// is linked to, and back to the root of its own user.
var profileAttributes = []string{
	"email", "email_verified", "family_name", "given_name", "name", "nickname", "phone_number", "phone_verified", "picture", "username",
}

// profileData is the profile of a user as an identity carries it. What the
// server made up on create is left out: recorded for the name, and consistent
// with the recordings for nickname and picture.
func profileData(doc map[string]any) map[string]any {
	out := map[string]any{}
	bare := map[string]any{}
	for _, k := range identifiers {
		if v, ok := doc[k]; ok {
			bare[k] = v
		}
	}
	setProfileDefaults(bare)
	for _, k := range profileAttributes {
		v, ok := doc[k]
		madeUp := slices.Contains(rootAttributes, k) && v == bare[k]
		if ok && !madeUp {
			out[k] = v
		}
	}
	return out
}

// linkedIdentities is the answer to linking and unlinking: all identities, and
// unlike in the user object the primary one has profileData, too.
func linkedIdentities(u *user) []any {
	list := []any{}
	for i, ident := range identitiesOf(u.public()) {
		if i == 0 {
			ident = maps.Clone(ident)
			ident["profileData"] = profileData(u.doc)
		}
		list = append(list, ident)
	}
	return list
}

func errNoSecondary() *wire.Error {
	return errBadRequest("", "Provided secondary account not found.")
}

// secondary finds the user that a link request names, by token or by ID.
func (t *tx) secondary(r *request) (*user, error) {
	if r.has("link_with") {
		return t.secondaryByToken(r.str("link_with"))
	}
	provider, bare := r.str("provider"), bareID(r)
	connection := r.str("connection_id")
	if connection != "" {
		c, ok := t.connections.byID[connection]
		if !ok || c.Strategy != provider {
			return nil, errBadRequest("", "The provider/connection is not configured.")
		}
	}
	if u, ok := t.users.byID[provider+"|"+bare]; ok {
		if connection != "" && text(u.primary(), "connection") != t.connections.byID[connection].Name {
			return nil, errNoSecondary()
		}
		return u, nil
	}
	switch {
	case t.isLinked(provider, bare):
		return nil, errIdentityExists()
	case connection == "":
		return nil, errBadRequest("", "Linking to an inexistent identity requires a connection.")
	default:
		return nil, errBadRequest("", "Linking to an inexistent identity is not allowed.")
	}
}

// secondaryByToken accepts an ID token of this tenant. That it must be for an
// application with the same client as the caller's token is not enforced.
func (t *tx) secondaryByToken(token string) (*user, error) {
	var claims jwt.RegisteredClaims
	err := t.key.Verify(token, &claims, t.now)
	if err != nil || len(claims.Audience) == 0 || slices.ContainsFunc(claims.Audience, isManagementAudience) {
		return nil, errBadRequest("", "Invalid token (link_with).")
	}
	u, ok := t.users.byID[claims.Subject]
	if !ok {
		return nil, errNoSecondary()
	}
	return u, nil
}

func errIdentityExists() *wire.Error {
	return wire.NewError(http.StatusConflict, "", "Specified identity already exists.")
}

// isLinked reports whether some user has the identity as a secondary one.
func (t *tx) isLinked(provider, bare string) bool {
	for _, u := range t.users.byID {
		if list := identitiesOf(u.doc); len(list) > 1 && identityIndex(list[1:], provider, bare) >= 0 {
			return true
		}
	}
	return false
}

// identityIndex finds an identity; -1 means that there is none.
func identityIndex(list []map[string]any, provider, bare string) int {
	return slices.IndexFunc(list, func(ident map[string]any) bool {
		return ident["provider"] == provider && fmt.Sprint(ident["user_id"]) == bare
	})
}

// link makes the identities of other part of u, and ends other as a user of
// its own: its metadata and all that it had are gone.
func (t *tx) link(u, other *user) *user {
	doc := maps.Clone(u.doc)
	idents := []any{}
	for _, ident := range identitiesOf(u.doc) {
		idents = append(idents, ident)
	}
	for i, ident := range identitiesOf(other.doc) {
		if i == 0 {
			ident = maps.Clone(ident)
			ident["profileData"] = profileData(other.doc)
		}
		idents = append(idents, ident)
	}
	doc["identities"] = idents
	doc["updated_at"] = nextUpdate(t.at, u)
	t.deleteUser(other.id)
	linked := newUser(u.seq, doc)
	t.putUser(linked)
	return linked
}

// unlink makes the identity a user of its own again, without metadata, and
// returns the user that is left. When the service says it was created is not
// evidenced; here it is the moment of the unlink.
func (t *tx) unlink(u *user, index int) *user {
	doc := maps.Clone(u.doc)
	idents := []any{}
	var freed map[string]any
	for i, ident := range identitiesOf(u.doc) {
		if i == index {
			freed = ident
		} else {
			idents = append(idents, ident)
		}
	}
	doc["identities"] = idents
	doc["updated_at"] = nextUpdate(t.at, u)
	left := newUser(u.seq, doc)
	t.putUser(left)

	profile, _ := freed["profileData"].(map[string]any)
	own := maps.Clone(freed)
	delete(own, "profileData")
	alone := map[string]any{
		"user_id": text(freed, "provider") + "|" + fmt.Sprint(freed["user_id"]), "identities": []any{own},
		"created_at": formatTime(t.at), "updated_at": formatTime(t.at),
	}
	maps.Copy(alone, profile)
	setProfileDefaults(alone)
	t.putUser(newUser(t.users.nextSeq, alone))
	return left
}
