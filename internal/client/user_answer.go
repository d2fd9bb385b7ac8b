// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import "regexp"

// named returns what is wrong with an answer that must be about the user with an ID.
func named(id string) func(*User) string {
	return func(user *User) string {
		if problem := user.problem(); problem != "" {
			return problem
		}
		return unless(user.ID == id, "is about another user"+shown(user.ID))
	}
}

// problem is what keeps an answer from being a user.
func (u *User) problem() string {
	_, lacking := u.mark()
	return unless(lacking == "", "holds no user, because it lacks "+lacking)
}

var presentableID = regexp.MustCompile(`^[\w-]{1,40}\|[\w.@|+-]{1,200}$`)

// shown continues a sentence with the ID of somebody whom nobody asked for; with nothing when it does
// not look like one, because whatever answers like that may say anything.
func shown(id string) string {
	if presentableID.MatchString(id) {
		return ", " + id
	}
	return ""
}
