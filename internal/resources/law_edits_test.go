// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// edit changes the configuration in one way, or tells the CLI to do something.
func (w *lawWorld) edit() {
	const most = 9
	if len(w.complaints) > 0 && w.random.IntN(4) > 0 {
		w.repair()
		return
	}
	address := w.anyAddress()
	if address == "" || len(w.rows) < most && w.random.IntN(6) == 0 {
		w.addRow()
		return
	}
	row := w.rows[address]
	switch w.random.IntN(40) {
	case 0, 1, 2:
		delete(w.rows, address)
		w.note("row %s removed", address)
		return
	case 3:
		w.duplicate(row)
		return
	case 4, 5:
		w.rename(address, row)
		return
	case 6, 7:
		w.exchange(address, row)
		return
	case 8:
		row.connection = w.pick([]string{lawUPA, lawStaff, "email", "satff", "STAFF", strings.ToLower(lawUPA)})
	case 9, 10:
		row.onDestroy = w.pick([]string{"", "delete", "block", "keep"})
	case 11:
		row.onConflict = w.pick([]string{"", "adopt"})
	case 12, 13:
		row.blocked = w.anyBlock()
	case 14, 15:
		row.password++
	case 16:
		row.name = fmt.Sprint("Name ", w.random.IntN(100))
	case 17:
		row.username = w.pick([]string{"", lawUsername(w.random.IntN(lawPeople))})
	case 18:
		row.createFirst = !row.createFirst
		row.spared = row.createFirst && w.sparing()
	case 19:
		row.userID = w.pick([]string{"", fmt.Sprintf("u%d", w.random.IntN(lawPeople))})
	case 20, 21:
		w.importSomebody()
		return
	case 22, 23, 24:
		row.late = true
	case 25, 26:
		w.twoTeams(address, row)
		return
	case 27, 28, 29, 37, 38, 39:
		w.takeOver()
		return
	case 30, 31, 32:
		w.replace[address] = true
		w.note("-replace %s", address)
		return
	default:
		w.stateCommand(address)
		return
	}
	w.rows[address] = row
	w.note("row %s is now %s", address, row)
}

// repair does something about a row that the last run complained about.
func (w *lawWorld) repair() {
	address := w.pick(w.complaints)
	row, written := w.rows[address]
	switch o := w.cli.objects[address]; {
	case !written:
		return
	case o != nil && w.random.IntN(3) > 0: // As it is: then there is nothing to change.
		row.connection, row.email = acctest.Text(o.values["connection_name"]), acctest.Text(o.values["email"])
		row.username, row.userID = acctest.Text(o.values["username"]), ""
	case w.random.IntN(2) == 0:
		row = w.anyRow()
	default:
		delete(w.rows, address)
		w.note("row %s removed, because of its error", address)
		return
	}
	w.rows[address] = row
	w.note("row %s repaired: %s", address, row)
}

func (w *lawWorld) anyAddress() string {
	addresses := slices.Sorted(maps.Keys(w.rows))
	if len(addresses) == 0 {
		return ""
	}
	return w.pick(addresses)
}

// freeAddress is one that neither the configuration nor the state has.
func (w *lawWorld) freeAddress() string {
	for i := 0; ; i++ {
		address := fmt.Sprint("k", i)
		_, written := w.rows[address]
		if !written && w.cli.objects[address] == nil && len(w.cli.deposed[address]) == 0 {
			return address
		}
	}
}

// anyKey is a free address, or one that has left the configuration.
func (w *lawWorld) anyKey() string {
	address := fmt.Sprint("k", w.random.IntN(10))
	if _, written := w.rows[address]; !written && w.random.IntN(3) == 0 {
		return address
	}
	return w.freeAddress()
}

func (w *lawWorld) anyBlock() *bool {
	yes, no := true, false
	return []*bool{nil, nil, &yes, &no}[w.random.IntN(4)]
}

// anyRow describes somebody, whom no row describes if there is such a person.
func (w *lawWorld) anyRow() lawRow {
	person := w.random.IntN(lawPeople)
	for range 4 {
		if slices.ContainsFunc(slices.Collect(maps.Values(w.rows)), func(r lawRow) bool { return strings.EqualFold(r.email, lawEmail(person)) }) {
			person = (person + 1) % lawPeople
		}
	}
	row := lawRow{connection: w.pick(w.connections), email: lawEmail(person), blocked: w.anyBlock()}
	row.onDestroy = w.pick([]string{"", "", "delete", "block", "keep"})
	row.onConflict = w.pick([]string{"", "", "adopt"})
	row.createFirst = w.random.IntN(4) == 0
	row.spared, row.late = row.createFirst && w.sparing(), w.random.IntN(6) == 0
	if row.connection != "email" {
		row.password = 1
		row.username = w.pick([]string{"", lawUsername(person)})
	}
	return row
}

// sparing reports whether a row that creates first gets lifecycle { destroy = false }, which one CLI knows.
func (w *lawWorld) sparing() bool { return w.cli.candidate && w.random.IntN(2) == 0 }

func (w *lawWorld) addRow() {
	address, row := w.anyKey(), w.anyRow()
	w.rows[address] = row
	w.note("row %s added: %s", address, row)
}

// duplicate writes a row a second time, perhaps in another letter case.
func (w *lawWorld) duplicate(row lawRow) {
	address := w.anyKey()
	if w.random.IntN(2) == 0 {
		row.email = strings.ToUpper(row.email[:1]) + row.email[1:]
	}
	w.rows[address] = row
	w.note("row %s is a duplicate: %s", address, row)
}

// rename gives a row another key, with a moved block or without.
func (w *lawWorld) rename(address string, row lawRow) {
	to := w.freeAddress()
	delete(w.rows, address)
	row.late = row.late || w.random.IntN(4) == 0 // Its values come from elsewhere now.
	w.rows[to] = row
	if w.random.IntN(3) > 0 {
		w.note("row %s renamed to %s, without moved", address, to)
		return
	}
	w.note("row %s moved to %s", address, to)
	if o := w.cli.objects[address]; o != nil {
		delete(w.cli.objects, address)
		w.cli.objects[to] = o
	}
	if old := w.cli.deposed[address]; len(old) > 0 {
		delete(w.cli.deposed, address)
		w.cli.deposed[to] = old
	}
}

// exchange swaps the addresses of two rows, or hands them on along a chain.
func (w *lawWorld) exchange(address string, row lawRow) {
	other := w.anyAddress()
	to := w.rows[other]
	if w.random.IntN(2) == 0 {
		row.email, to.email = to.email, row.email
		w.note("%s and %s exchange their addresses", address, other)
	} else {
		row.email, to.email = to.email, lawEmail(w.random.IntN(lawPeople))
		w.note("%s takes the address of %s, who becomes %s", address, other, to.email)
	}
	w.rows[other] = to
	if address != other {
		w.rows[address] = row
	}
}

// stateCommand taints or untaints an object, or takes one out of the state.
func (w *lawWorld) stateCommand(address string) {
	o := w.cli.objects[address]
	switch {
	case o == nil:
	case w.random.IntN(3) > 0:
		o.tainted = !o.tainted
		w.note("%s (%s) tainted: %t", address, o.id(), o.tainted)
	default:
		delete(w.cli.objects, address)
		delete(w.rows, address)
		w.released[o.id()] = true
		w.note("%s (%s) removed from the state, with its row", address, o.id())
	}
}
