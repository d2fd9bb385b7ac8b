// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
)

// searched are the attributes that a query can be about and that do not change with
// every login, with how two users compare in them.
var searched = map[string]func(a, b *client.User) bool{
	"user_id":        func(a, b *client.User) bool { return a.ID == b.ID },
	"email":          func(a, b *client.User) bool { return same(a.Email, b.Email) },
	"username":       func(a, b *client.User) bool { return same(a.Username, b.Username) },
	"phone_number":   func(a, b *client.User) bool { return same(a.PhoneNumber, b.PhoneNumber) },
	"name":           func(a, b *client.User) bool { return same(a.Name, b.Name) },
	"nickname":       func(a, b *client.User) bool { return same(a.Nickname, b.Nickname) },
	"given_name":     func(a, b *client.User) bool { return same(a.GivenName, b.GivenName) },
	"family_name":    func(a, b *client.User) bool { return same(a.FamilyName, b.FamilyName) },
	"email_verified": func(a, b *client.User) bool { return same(a.EmailVerified, b.EmailVerified) },
	"phone_verified": func(a, b *client.User) bool { return same(a.PhoneVerified, b.PhoneVerified) },
	"blocked":        func(a, b *client.User) bool { return same(a.Blocked, b.Blocked) },
	"created_at":     func(a, b *client.User) bool { return same(a.CreatedAt, b.CreatedAt) },
	"user_metadata": func(a, b *client.User) bool {
		return metadata.Equal(metadata.FromRaw(a.UserMetadata), metadata.FromRaw(b.UserMetadata))
	},
	"app_metadata": func(a, b *client.User) bool {
		return metadata.Equal(metadata.FromRaw(a.AppMetadata), metadata.FromRaw(b.AppMetadata))
	},
	"identities": sameAccounts,
}

// same compares values that may be missing; one that is null counts as its zero.
func same[T comparable](a, b *T) bool {
	var x, y T
	if a != nil {
		x = *a
	}
	if b != nil {
		y = *b
	}
	return x == y
}

func sameAccounts(a, b *client.User) bool {
	account := func(i client.Identity) [3]string { return [3]string{i.Connection, i.Provider, i.UserID} }
	return reflect.DeepEqual(collectSlice(a.Identities, account), collectSlice(b.Identities, account))
}

// What a query is about: the parts of it that have a meaning of their own, and the
// conditions on a field, whose name is captured.
var (
	escapedCharacter = regexp.MustCompile(`\\.`)
	quotedText       = regexp.MustCompile(`"[^"]*"`)
	condition        = regexp.MustCompile(`(\w+)(?:\.[^\s:()]+)?\s*:\s*(?:\([^()]*\)|[\[{][^\]}]*[\]}]|[^\s()]+)`)
	operator         = regexp.MustCompile(`\b(?:AND|OR|NOT)\b|[()!+&|\s-]`)
)

// askedBy are the searched attributes that a query is about: all of them, when a part
// of it names none.
func askedBy(query string) []string {
	plain := quotedText.ReplaceAllString(escapedCharacter.ReplaceAllString(query, "x"), "x")
	var names []string
	for _, found := range condition.FindAllStringSubmatch(plain, -1) {
		name := found[1]
		if name == "_exists_" {
			_, name, _ = strings.Cut(found[0], ":")
			name, _, _ = strings.Cut(strings.TrimSpace(name), ".")
		}
		if searched[name] != nil && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if operator.ReplaceAllString(condition.ReplaceAllString(plain, ""), "") != "" {
		return slices.Sorted(maps.Keys(searched))
	}
	slices.Sort(names)
	return names
}
