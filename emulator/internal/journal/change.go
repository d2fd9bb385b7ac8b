// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package journal

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"slices"
)

// Change is one row to write; a nil value deletes it.
type Change struct {
	Bucket, Key string
	Value       []byte
}

const (
	put    = 'p'
	remove = 'd'
)

// size is about what the change takes in a record.
func (c Change) size() int { return len(c.Bucket) + len(c.Key) + len(c.Value) + 4 }

func encodeChanges(changes []Change) []byte {
	var raw []byte
	field := func(b string) { raw = append(binary.AppendUvarint(raw, uint64(len(b))), b...) }
	for _, c := range changes {
		kind := byte(put)
		if c.Value == nil {
			kind = remove
		}
		raw = append(raw, kind)
		field(c.Bucket)
		field(c.Key)
		field(string(c.Value))
	}
	return raw
}

// replay reads the records up to an end and carries out their changes.
func replay(r io.Reader, end state, rows Rows) error {
	in := bufio.NewReader(r)
	at := state{}
	for at.length < end.length {
		head := make([]byte, recordHead)
		if _, err := io.ReadFull(in, head); err != nil {
			return damage("a record ends too soon")
		}
		length := uint64(binary.BigEndian.Uint32(head))
		if at.length+recordHead+length > end.length {
			return damage("a record is longer than the file")
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(in, body); err != nil {
			return damage("a record ends too soon")
		}
		sum := crc32.Update(at.sum, castagnoli, body)
		if sum != binary.BigEndian.Uint32(head[4:]) {
			return damage(fmt.Sprintf("the record at byte %d is not what was written", records+at.length))
		}
		if err := rows.apply(body); err != nil {
			return err
		}
		at = state{length: at.length + recordHead + length, sum: sum}
	}
	if at.sum != end.sum {
		return damage("its end is not what was written")
	}
	return nil
}

// apply carries out the changes of one record.
func (rows Rows) apply(raw []byte) error {
	broken := damage("a record makes no sense")
	for len(raw) > 0 {
		kind := raw[0]
		raw = raw[1:]
		var fields [3][]byte
		for i := range fields {
			n, used := binary.Uvarint(raw)
			if used <= 0 || n > uint64(len(raw)-used) {
				return broken
			}
			fields[i], raw = raw[used:used+int(n)], raw[used+int(n):]
		}
		bucket, key := string(fields[0]), string(fields[1])
		switch kind {
		case put:
			if rows[bucket] == nil {
				rows[bucket] = map[string][]byte{}
			}
			rows[bucket][key] = fields[2]
		case remove:
			delete(rows[bucket], key)
		default:
			return broken
		}
	}
	return nil
}

// changes are the rows as one commit, in a fixed order.
func (rows Rows) changes() []Change {
	var list []Change
	for _, bucket := range slices.Sorted(maps.Keys(rows)) {
		for _, key := range slices.Sorted(maps.Keys(rows[bucket])) {
			list = append(list, Change{bucket, key, rows[bucket][key]})
		}
	}
	return list
}
