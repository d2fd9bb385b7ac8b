// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

const (
	fieldCreatedAt  = "created_at"
	fieldEmail      = "email"
	fieldUserID     = "user_id"
	fieldIdentities = "identities"
)

// UserOrder is an order of users. The zero value is created_at, ascending.
type UserOrder struct {
	Field      string // One of [SortableUserFields]; "" is created_at.
	Descending bool
}

// ParseUserOrder reads the parameter sort of GET /users: "field:1" is ascending, "field:-1"
// descending, "" created_at ascending.
func ParseUserOrder(text string) (UserOrder, error) {
	if text == "" {
		return UserOrder{Field: fieldCreatedAt}, nil
	}
	field, direction, _ := strings.Cut(text, ":")
	if _, ok := userSortKeys[field]; !ok || direction != "1" && direction != "-1" {
		return UserOrder{}, fmt.Errorf("client: %q is not an order of users such as \"email:1\"", text)
	}
	return UserOrder{Field: field, Descending: direction == "-1"}, nil
}

// SortableUserFields returns the attributes by which users can be ordered, alphabetically: those
// first-level attributes that the search knows, without metadata.
func SortableUserFields() []string { return slices.Sorted(maps.Keys(userSortKeys)) }

// String is the order as the parameter sort of GET /users has it.
func (o UserOrder) String() string {
	if o.Descending {
		return o.field() + ":-1"
	}
	return o.field() + ":1"
}

func (o UserOrder) field() string { return cmp.Or(o.Field, fieldCreatedAt) }

// Compare orders two users. Case does not count in the attributes in which the search ignores it,
// users without the attribute come last in either direction, and equal ones are ordered by created_at
// and ID, ascending.
func (o UserOrder) Compare(a, b *User) int {
	key := userSortKeys[o.field()]
	x, y := key(a), key(b)
	order := x.compare(y)
	if o.Descending && x.present && y.present {
		order = -order
	}
	return cmp.Or(order, instantKey(a.CreatedAt).compare(instantKey(b.CreatedAt)), strings.Compare(a.ID, b.ID))
}

// userSortKey is an attribute in comparable form. Only the part that suits its type is set.
type userSortKey struct {
	present bool
	number  int64
	instant time.Time
	text    string
}

func (k userSortKey) compare(other userSortKey) int {
	if k.present != other.present {
		if k.present {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(k.number, other.number), k.instant.Compare(other.instant), strings.Compare(k.text, other.text))
}

var userSortKeys = map[string]func(*User) userSortKey{
	fieldCreatedAt:   func(u *User) userSortKey { return instantKey(u.CreatedAt) },
	fieldUserID:      func(u *User) userSortKey { return textKey(&u.ID) },
	"blocked":        func(u *User) userSortKey { return flagKey(u.Blocked) },
	"email":          func(u *User) userSortKey { return foldedKey(u.Email) },
	"email_verified": func(u *User) userSortKey { return flagKey(u.EmailVerified) },
	"family_name":    func(u *User) userSortKey { return foldedKey(u.FamilyName) },
	"given_name":     func(u *User) userSortKey { return foldedKey(u.GivenName) },
	"last_ip":        func(u *User) userSortKey { return textKey(u.LastIP) },
	"last_login":     func(u *User) userSortKey { return instantKey(u.LastLogin) },
	"logins_count":   func(u *User) userSortKey { return numberKey(u.LoginsCount) },
	"name":           func(u *User) userSortKey { return foldedKey(u.Name) },
	"nickname":       func(u *User) userSortKey { return foldedKey(u.Nickname) },
	"phone_number":   func(u *User) userSortKey { return textKey(u.PhoneNumber) },
	"phone_verified": func(u *User) userSortKey { return flagKey(u.PhoneVerified) },
	"updated_at":     func(u *User) userSortKey { return instantKey(u.UpdatedAt) },
	"username":       func(u *User) userSortKey { return textKey(u.Username) },
}

func textKey(text *string) userSortKey {
	return userSortKey{present: text != nil, text: valueOf(text)}
}

func foldedKey(text *string) userSortKey {
	return userSortKey{present: text != nil, text: strings.ToLower(valueOf(text))}
}

func numberKey(number *int64) userSortKey {
	if number == nil {
		return userSortKey{}
	}
	return userSortKey{present: true, number: *number}
}

func flagKey(flag *bool) userSortKey {
	switch {
	case flag == nil:
		return userSortKey{}
	case *flag:
		return userSortKey{present: true, number: 1}
	}
	return userSortKey{present: true}
}

func instantKey(text *string) userSortKey {
	instant, err := time.Parse(time.RFC3339, valueOf(text))
	return userSortKey{present: err == nil, instant: instant}
}
