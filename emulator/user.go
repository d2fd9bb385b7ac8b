// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"encoding/json"
	"iter"
	"maps"
	"strings"
	"sync/atomic"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// user is one stored version of a user. It is immutable.
type user struct {
	id      string
	seq     uint64         // order of creation, the tie-break after created_at
	created string         // created_at in the API's form, which sorts as text
	doc     map[string]any // the user object with everything the API may show
	secrets bool           // some identity carries tokens of its identity provider

	encoded atomic.Pointer[json.RawMessage] // nil until somebody asks for it
}

// idpTokens are the identity attributes that only read:user_idp_tokens shows.
var idpTokens = []string{"access_token", "access_token_secret", "refresh_token"}

// newUser freezes doc into a user. The caller must not change doc afterwards.
func newUser(seq uint64, doc map[string]any) *user {
	u := &user{seq: seq, doc: doc}
	u.id, _ = doc["user_id"].(string)
	u.created, _ = doc["created_at"].(string)
	for _, ident := range identities(doc) {
		for _, k := range idpTokens {
			if _, ok := ident[k]; ok {
				u.secrets = true
			}
		}
	}
	return u
}

// json is the user as most callers see it.
func (u *user) json() json.RawMessage {
	if raw := u.encoded.Load(); raw != nil {
		return *raw
	}
	raw := json.RawMessage(wire.Encode(u.public()))
	u.encoded.Store(&raw)
	return raw
}

// public is the document without the tokens of identity providers.
func (u *user) public() map[string]any {
	if !u.secrets {
		return u.doc
	}
	doc := maps.Clone(u.doc)
	var clean []any
	for _, ident := range identitiesOf(u.doc) {
		c := maps.Clone(ident)
		for _, k := range idpTokens {
			delete(c, k)
		}
		clean = append(clean, c)
	}
	doc["identities"] = clean
	return doc
}

// shown is the user as caller may see it, reduced to the fields asked for.
func (u *user) shown(c caller, p projection) any {
	withTokens := u.secrets && c.can("read:user_idp_tokens")
	if !withTokens && p.all() {
		return u.json()
	}
	doc := u.doc
	if !withTokens {
		doc = u.public()
	}
	return p.apply(doc)
}

// str returns a string attribute, "" when it is absent.
func (u *user) str(key string) string {
	s, _ := u.doc[key].(string)
	return s
}

// primary is the first identity, to which the root attributes belong.
func (u *user) primary() map[string]any {
	for _, ident := range identities(u.doc) {
		return ident
	}
	return map[string]any{}
}

// identitiesOf returns the identities of a user document, primary first.
func identitiesOf(doc map[string]any) []map[string]any {
	list, _ := doc["identities"].([]any)
	out := make([]map[string]any, 0, len(list))
	for _, ident := range identities(doc) {
		out = append(out, ident)
	}
	return out
}

// identities visits what identitiesOf returns.
func identities(doc map[string]any) iter.Seq2[int, map[string]any] {
	return func(yield func(int, map[string]any) bool) {
		list, _ := doc["identities"].([]any)
		count := 0
		for _, item := range list {
			ident, ok := item.(map[string]any)
			if ok && !yield(count, ident) {
				return
			}
			if ok {
				count++
			}
		}
	}
}

// identityValue returns an identifier (email, username, phone_number) of an
// identity: the root attribute for the primary one, profileData for the others.
func identityValue(doc map[string]any, index int, key string) string {
	if index == 0 {
		return text(doc, key)
	}
	return identifier(doc, index, identitiesOf(doc)[index], key)
}

// identifier is identityValue for those who have the identity already.
func identifier(doc map[string]any, index int, ident map[string]any, key string) string {
	if index == 0 {
		return text(doc, key)
	}
	profile, _ := ident["profileData"].(map[string]any)
	return text(profile, key)
}

// identifiers are the attributes that must be unique within a connection.
var identifiers = []string{"email", "username", "phone_number"}

// uniqueKey is one claim on an identifier. Values are compared ignoring case,
// as the service does when it looks for duplicates.
type uniqueKey struct {
	connection, attribute, value string
}

func claim(connection, attribute, value string) uniqueKey {
	return uniqueKey{connection, attribute, strings.ToLower(value)}
}

// claims visits the identifiers that the user holds in its connections.
func (u *user) claims() iter.Seq[uniqueKey] {
	return func(yield func(uniqueKey) bool) {
		for i, ident := range identities(u.doc) {
			for _, attr := range identifiers {
				v := identifier(u.doc, i, ident, attr)
				if v != "" && !yield(claim(text(ident, "connection"), attr, v)) {
					return
				}
			}
		}
	}
}
