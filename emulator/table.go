// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"iter"
	"maps"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/journal"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// table holds one kind of row by ID and keeps it in a bucket of the data file.
// Rows are immutable: a change is another put. It shares the world's lock.
type table[T any] struct {
	bucket string
	rows   map[string]T
	name   func(T) string // a second unique key, nil for none
	ids    map[string]string
	stamps map[string]uint64 // of each row, another one after every change
	next   uint64
}

func newTable[T any](bucket string, name func(T) string) *table[T] {
	return &table[T]{bucket: bucket, rows: map[string]T{}, name: name, ids: map[string]string{}, stamps: map[string]uint64{}}
}

// get returns the row with that ID, or the zero row.
func (tb *table[T]) get(id string) (T, bool) {
	row, ok := tb.rows[id]
	return row, ok
}

// named returns the row with that second key.
func (tb *table[T]) named(name string) (T, bool) {
	return tb.get(tb.ids[name])
}

// all yields the rows in the order of their IDs.
func (tb *table[T]) all() iter.Seq2[string, T] {
	return func(yield func(string, T) bool) {
		for _, id := range slices.Sorted(maps.Keys(tb.rows)) {
			if !yield(id, tb.rows[id]) {
				return
			}
		}
	}
}

func (tb *table[T]) put(t *tx, id string, row T) {
	tb.set(id, row)
	t.save(tb.bucket, id, row)
}

func (tb *table[T]) set(id string, row T) {
	tb.unset(id)
	tb.rows[id] = row
	tb.next++
	tb.stamps[id] = tb.next
	if tb.name != nil {
		tb.ids[tb.name(row)] = id
	}
}

func (tb *table[T]) unset(id string) {
	if old, ok := tb.rows[id]; ok && tb.name != nil {
		delete(tb.ids, tb.name(old))
	}
	delete(tb.rows, id)
	delete(tb.stamps, id)
}

// remove does nothing for an unknown ID.
func (tb *table[T]) remove(t *tx, id string) {
	if _, ok := tb.rows[id]; ok {
		tb.unset(id)
		t.erase(tb.bucket, id)
	}
}

// load reads the rows of the data file.
func (tb *table[T]) load(rows journal.Rows) error {
	return eachRow(rows, tb.bucket, func(id string, v []byte) error {
		var row T
		if err := wire.Unmarshal(v, &row); err != nil {
			return err
		}
		tb.set(id, row)
		return nil
	})
}
