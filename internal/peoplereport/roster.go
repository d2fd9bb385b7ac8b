// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"maps"
	"slices"
	"strconv"
)

// rosterRow is a person of a roster on both sides of a change.
type rosterRow struct {
	key, priorKey string // "" where there is none on that side.
	before, after object
}

// address is that of the row, as a resource of its own would have it.
func (row rosterRow) address(roster string) string {
	if !row.after.exists() {
		return rowAddress(roster, row.priorKey)
	}
	return rowAddress(roster, row.key)
}

func rowAddress(roster, key string) string { return roster + "[" + strconv.Quote(key) + "]" }

// rosterRows are the people of a roster, those who stay before those who leave. Who comes under another key has the same
// ID, and is the same person.
func rosterRows(rc resourceChange) []rosterRow {
	before, after := rc.Change.before(), rc.Change.after()
	is, becomes := before.rows(), after.rows()
	idsBefore, idsAfter := byKey(before, "ids"), byKey(after, "ids")
	keyOf := map[string]string{}
	for key := range is {
		if id := idsBefore.raw(key); id != "" {
			keyOf[id] = key
		}
	}
	stays := map[string]bool{}
	var rows []rosterRow
	for _, key := range slices.Sorted(maps.Keys(becomes)) {
		from, same := key, is[key].exists()
		if prior, known := keyOf[idsAfter.raw(key)]; known {
			from, same = prior, true
		}
		row := rosterRow{key: key, after: becomes[key]}
		if same {
			row.priorKey, row.before = from, is[from]
			stays[from] = true
		}
		rows = append(rows, row)
	}
	for _, key := range slices.Sorted(maps.Keys(is)) {
		missing := idsBefore.exists() && idsBefore.raw(key) == "" // The last apply has not made the person.
		if !stays[key] && !missing {
			rows = append(rows, rosterRow{priorKey: key, before: is[key]})
		}
	}
	return rows
}

// rosterUsers takes a resource that holds many people apart: each is a user whose address ends in the key.
func rosterUsers(rc resourceChange) []user {
	before, after := rc.Change.before(), rc.Change.after()
	idsBefore, idsAfter, adopted := byKey(before, "ids"), byKey(after, "ids"), byKey(after, "adopted_ids")
	onDestroy := leavingRoster(rc)
	var users []user
	for _, row := range rosterRows(rc) {
		owned(row, before, after)
		u := user{
			address: row.address(rc.Address), before: row.before, after: row.after,
			idBefore: idsBefore.get(row.priorKey), idAfter: idsAfter.get(row.key), adopted: adopted.get(row.key),
			onConflict: after.text("on_conflict"),
			onDestroy:  onDestroy, forget: rc.Change.did("forget"),
		}
		if row.before.exists() && row.after.exists() && row.key != row.priorKey {
			u.formerly = rowAddress(rc.Address, row.priorKey)
		}
		u.change = change{Actions: []string{rowAction(u)}, Importing: rc.Change.Importing}
		if rc.Change.did("delete") && row.before.exists() && row.after.exists() {
			u.change.Actions = rc.Change.Actions // Of a tainted roster. The apply refuses it.
		}
		users = append(users, u)
	}
	if everybody, known := below(after.unknown, "users").(bool); known && everybody { // How many there are, nobody knows.
		users = append(users, user{
			address: rc.Address + "[*]", after: object{map[string]any{}, nil, map[string]any{"email": true}},
			change: change{Actions: []string{"create"}},
		})
	}
	return users
}

// leavingRoster is what becomes of people who leave a roster: of a row, what the configuration says now; of a roster that is
// destroyed, what was applied last. Whom an import has only just brought is none of the configuration's.
func leavingRoster(rc resourceChange) string {
	after := rc.Change.after()
	switch {
	case rc.Change.Importing != nil:
		return "keep"
	case rc.Change.did("delete") || !after.exists():
		return rc.Change.before().text("on_destroy")
	}
	return after.text("on_destroy")
}

// owned tells a row with metadata that the roster comes to own all of it, which a user has as an attribute of its own.
func owned(row rosterRow, before, after object) {
	const ownership, full = "metadata_ownership", "full"
	if !row.before.exists() || !row.after.exists() || after.text(ownership) != full || before.text(ownership) == full {
		return
	}
	if row.after.values["app_metadata"] != nil || row.after.values["user_metadata"] != nil {
		row.before.values[ownership], row.after.values[ownership] = before.values[ownership], full
	}
}

// rowAction is what happens to a row. One without an ID was not made by the last apply.
func rowAction(u user) string {
	had, has := u.before.exists(), u.after.exists()
	switch {
	case !has && u.forget:
		return "forget"
	case !has:
		return "delete"
	case !had || u.idBefore.value == nil && !u.idBefore.secret:
		return "create"
	case same(u.before.values, u.after.values) && u.formerly == "":
		return "no-op"
	}
	return "update"
}

// rosterPasswords says that passwords are sent to people who have an account: to whom, no plan tells, because the passwords
// are in none.
func rosterPasswords(rc resourceChange) []phrase {
	const version = "passwords_wo_version"
	before, after := rc.Change.before(), rc.Change.after()
	var has, adopts bool
	for _, u := range rosterUsers(rc) {
		has = has || rowAction(u) != "create" && u.after.exists()
		adopts = adopts || rowAction(u) == "create" && u.adopts() != ""
	}
	changes := after.get(version).unknown || after.values[version] != nil && !same(before.values[version], after.values[version])
	if has && changes || adopts && (changes || after.values[version] != nil) {
		return []phrase{say("people with an account and a key in passwords_wo get that password, in place of the one that they have")}
	}
	return nil
}

func byKey(o object, name string) object {
	fields, _ := o.values[name].(map[string]any)
	return object{fields, below(o.secret, name), below(o.unknown, name)}
}
