// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"maps"
	"slices"
)

// Edits that bring users who exist to rows: imports, adoptions, and second rows for one user.

// takeOver adds a row for somebody who exists and whom nobody manages, perhaps with a new address:
// then the username alone tells who it is.
func (w *lawWorld) takeOver() {
	held := w.holders()
	users := w.users()
	for _, id := range slices.Sorted(maps.Keys(users)) {
		u := users[id]
		if held[id] > 0 || w.random.IntN(3) == 0 {
			continue
		}
		address, row := w.freeAddress(), w.anyRow()
		row.connection, row.onConflict, row.late = u.connection, "adopt", w.random.IntN(4) == 0
		byUsername := u.username != "" && w.random.IntN(3) > 0
		if row.username = u.username; !byUsername {
			row.email = u.email
		}
		if u.connection == "email" {
			row.password, row.username = 0, ""
		}
		w.rows[address] = row
		w.note("row %s is to adopt %s: %s", address, id, row)
		if w.random.IntN(2) == 0 { // The list of people is from yesterday.
			w.newName(id)
		}
		return
	}
}

// twoTeams has two rows manage one user: one team rotates the password, another one decides who is
// blocked. Where nobody has two rows yet, the second one is an import.
func (w *lawWorld) twoTeams(address string, row lawRow) {
	o := w.cli.objects[address]
	if o == nil || o.tainted {
		return
	}
	for _, other := range slices.Sorted(maps.Keys(w.rows)) {
		if p := w.cli.objects[other]; other == address || p == nil || p.id() != o.id() {
			continue
		}
		second, yes := w.rows[other], true
		row.password, row.blocked, second.blocked = row.password+1, nil, &yes
		w.rows[address], w.rows[other] = row, second
		w.note("%s gets a new password, and %s, the same user, is blocked", address, other)
		return
	}
	other := w.freeAddress()
	row.password, row.createFirst, row.late = 0, false, false
	w.rows[other], w.imports[other] = row, o.id()
	w.note("import %s, who is in %s, as %s: %s", o.id(), address, other, row)
}

// importSomebody writes an import block, or two for one user.
func (w *lawWorld) importSomebody() {
	id := w.anybody()
	if id == "" {
		return
	}
	u := w.users()[id]
	for range 1 + w.random.IntN(4)/3 {
		address, row := w.freeAddress(), w.anyRow()
		if w.random.IntN(4) > 0 {
			row.connection, row.email, row.username = u.connection, u.email, u.username
		}
		if row.password = 0; row.connection != "email" {
			row.password = int64(w.random.IntN(2))
		}
		w.rows[address], w.imports[address] = row, id
		w.note("import %s as %s: %s", id, address, row)
	}
}
