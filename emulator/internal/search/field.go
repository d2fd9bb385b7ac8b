// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import "strings"

// A kind says how the values of a field compare.
type kind int

const (
	kindNone         kind = iota // not searchable: matches nothing
	kindText                     // case counts
	kindFolded                   // case ignored
	kindBool                     // true or false, as boolean or text
	kindNumber                   // by value
	kindDate                     // by instant, with the precision of the query
	kindDomain                   // domain of the e-mail address, case ignored
	kindIdentity                 // any type, compared as it is written
	kindAppMetadata              // any type
	kindUserMetadata             // any type
	kindDefault                  // no field given
	kindExists                   // the pseudo-field _exists_
)

// A field is a name in a query, resolved.
type field struct {
	name string
	path []string
	kind kind
}

const existsName = "_exists_"

// The searchable root attributes. organization_id is documented although users
// do not carry it themselves; it matches when the caller adds it.
var attributes = map[string]kind{
	"blocked":         kindBool,
	"created_at":      kindDate,
	"email":           kindFolded,
	"email.domain":    kindDomain,
	"email_verified":  kindBool,
	"family_name":     kindFolded,
	"given_name":      kindFolded,
	"last_ip":         kindText,
	"last_login":      kindDate,
	"logins_count":    kindNumber,
	"name":            kindFolded,
	"nickname":        kindFolded,
	"organization_id": kindText,
	"phone_number":    kindText,
	"phone_verified":  kindBool,
	"updated_at":      kindDate,
	"user_id":         kindText,
	"username":        kindText,
	existsName:        kindExists,
}

// The searchable attributes that hold more attributes.
var containers = map[string]kind{
	"app_metadata":  kindAppMetadata,
	"identities":    kindIdentity,
	"user_metadata": kindUserMetadata,
}

// resolveField finds the meaning of a field name. Unknown names are legal and
// match nothing, as those that are not searchable do.
func resolveField(name string) field {
	path := strings.Split(name, ".")
	k, ok := attributes[name]
	if !ok {
		k = containers[path[0]]
	}
	if k == kindDomain {
		path = []string{"email"}
	}
	return field{name: name, path: path, kind: k}
}

// defaultField stands for terms without a field name.
var defaultField = field{kind: kindDefault}

// defaultFields are where such terms look: the attributes that hold text.
// Metadata is not among them.
var defaultFields = resolveFields(
	"user_id", "email", "username", "phone_number", "name", "nickname", "given_name", "family_name", "last_ip",
	"identities.connection", "identities.provider", "identities.user_id",
)

func resolveFields(names ...string) []field {
	fields := make([]field, len(names))
	for i, name := range names {
		fields[i] = resolveField(name)
	}
	return fields
}

// resolved returns the fields that a term in this field looks into.
func (f field) resolved() []field {
	if f.kind == kindDefault {
		return defaultFields
	}
	return []field{f}
}

// prefix returns what stands before a value in a query.
func (f field) prefix() string {
	if f.kind == kindDefault {
		return ""
	}
	return formatTerm(f.name) + ":"
}

// any reports whether one of the user's indexed values in this field passes
// the test.
func (f field) any(user map[string]any, test func(value any) bool) bool {
	if f.kind == kindNone {
		return false
	}
	if len(f.path) == 1 && f.kind != kindDomain { // most are attributes of the user itself
		switch v := user[f.path[0]].(type) {
		case nil, map[string]any:
			return false
		case []any:
		default:
			return test(v)
		}
	}
	return anyScalar(user, f.path, func(value any) bool {
		if f.kind == kindDomain {
			domain, ok := emailDomain(value)
			return ok && test(domain)
		}
		return test(value)
	})
}

// anyScalar looks for a scalar at the end of the path. Arrays on the way and
// at the end are looked into; null is not a value.
func anyScalar(value any, path []string, test func(value any) bool) bool {
	switch v := value.(type) {
	case nil:
		return false
	case []any:
		for _, element := range v {
			if anyScalar(element, path, test) {
				return true
			}
		}
		return false
	case map[string]any:
		return len(path) > 0 && anyScalar(v[path[0]], path[1:], test)
	default:
		return len(path) == 0 && test(v)
	}
}

func emailDomain(value any) (string, bool) {
	email, ok := value.(string)
	if !ok {
		return "", false
	}
	at := strings.LastIndexByte(email, '@')
	return email[at+1:], at >= 0
}

// fold removes the difference between upper and lower case.
func fold(text string) string {
	return strings.ToLower(text)
}

// foldsCase reports whether the kind ignores case.
func (k kind) foldsCase() bool {
	return k == kindFolded || k == kindDomain
}
