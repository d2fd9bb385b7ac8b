// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package journal

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// state is what a slot says: the records that count, in bytes, and the checksum
// of the last. The sequence tells the newer slot from the older one.
type state struct {
	sequence uint64
	length   uint64
	sum      uint32
}

const slotSize = 8 + 8 + 4 + 4

// offset is the place of the slot that this state goes to.
func (s state) offset() int { return firstSlot + int(s.sequence%2)*slotSpace }

func (s state) encode() []byte {
	raw := binary.BigEndian.AppendUint64(nil, s.sequence)
	raw = binary.BigEndian.AppendUint64(raw, s.length)
	raw = binary.BigEndian.AppendUint32(raw, s.sum)
	return binary.BigEndian.AppendUint32(raw, crc32.Checksum(raw, castagnoli))
}

func decodeState(raw []byte) (state, bool) {
	body, sum := raw[:slotSize-4], binary.BigEndian.Uint32(raw[slotSize-4:])
	s := state{
		sequence: binary.BigEndian.Uint64(body), length: binary.BigEndian.Uint64(body[8:]), sum: binary.BigEndian.Uint32(body[16:]),
	}
	return s, crc32.Checksum(body, castagnoli) == sum
}

// latest is the newer of the two states in the head of a file.
func latest(head []byte) (state, error) {
	var newest state
	for i := range uint64(2) {
		offset := state{sequence: i}.offset()
		s, ok := decodeState(head[offset : offset+slotSize])
		if !ok || s.sequence%2 != i {
			return state{}, damage("its head contradicts itself")
		}
		if s.sequence > newest.sequence {
			newest = s
		}
	}
	return newest, nil
}

// after writes a record to buf and returns the state that counts it.
func (s state) after(changes []Change, buf *bytes.Buffer) state {
	body := encodeChanges(changes)
	sum := crc32.Update(s.sum, castagnoli, body)
	head := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	buf.Write(binary.BigEndian.AppendUint32(head, sum))
	buf.Write(body)
	return state{sequence: s.sequence + 1, length: s.length + recordHead + uint64(len(body)), sum: sum}
}

const recordHead = 8
