// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"maps"
	"slices"
	"strconv"
)

// rosterUsers takes a resource that holds many people apart: each is a user whose address ends in the key.
func rosterUsers(rc resourceChange) []user {
	before, after := rc.Change.before(), rc.Change.after()
	is, becomes := before.rows(), after.rows()
	idsBefore, idsAfter, adopted := byKey(before, "ids"), byKey(after, "ids"), byKey(after, "adopted_ids")
	keys := map[string]object{}
	maps.Copy(keys, is)
	maps.Copy(keys, becomes)
	var users []user
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		_, had := is[key]
		_, has := becomes[key]
		u := user{
			address: rc.Address + "[" + strconv.Quote(key) + "]", before: is[key], after: becomes[key],
			idBefore: idsBefore.get(key), idAfter: idsAfter.get(key), adopted: adopted.get(key), onConflict: after.text("on_conflict"),
			onDestroy: before.text("on_destroy"), forget: rc.Change.did("forget"),
		}
		u.change = change{Actions: []string{rowAction(u, had, has)}, Importing: rc.Change.Importing}
		users = append(users, u)
	}
	if everybody, known := below(after.unknown, "users").(bool); known && everybody { // How many there are, nobody knows.
		users = append(users, user{
			address: rc.Address + "[*]", after: object{map[string]any{}, nil, map[string]any{"email": true}}, change: change{Actions: []string{"create"}},
		})
	}
	return users
}

// rowAction is what happens to a row. One without an ID was not made by the last apply.
func rowAction(u user, had, has bool) string {
	switch {
	case !has && u.forget:
		return "forget"
	case !has:
		return "delete"
	case !had || u.idBefore.value == nil && !u.idBefore.secret:
		return "create"
	case same(u.before.values, u.after.values):
		return "no-op"
	}
	return "update"
}

func byKey(o object, name string) object {
	fields, _ := o.values[name].(map[string]any)
	return object{fields, below(o.secret, name), below(o.unknown, name)}
}
