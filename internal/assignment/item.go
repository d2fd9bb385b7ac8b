// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package assignment

// Item names one thing that a user can be given: a role, or a permission.
type Item struct {
	// ID is the ID of the role, or the name of the permission.
	ID string
	// API is the identifier of the API that defines the permission; "" for a role.
	API string
}

// String is what messages call the item.
func (i Item) String() string {
	if i.API == "" {
		return i.ID
	}
	return i.ID + " of " + i.API
}

// Listed is an item as the API lists it among those of a user.
type Listed struct {
	Item
	// Name is the name of the role, or of the API that defines the permission.
	Name        string
	Description string
	// Direct is false when the user has the item only through something else, so
	// that it cannot be taken from the user.
	Direct bool
}

// String is what messages call it: a role with its name.
func (l Listed) String() string {
	if l.API != "" || l.Name == "" {
		return l.Item.String()
	}
	return l.Name + " (" + l.ID + ")"
}
