// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package legacydigest

import (
	"encoding/binary"
	"hash"
	"sync"
)

// Whirlpool is the digest of ISO/IEC 10118-3.
func Whirlpool() hash.Hash { return newBuffered(64, 64, sumWhirlpool) }

const (
	whirlpoolRows   = 8
	whirlpoolRounds = 10
)

// whirlpoolTables are made once: the substitution box, and for each column of the diffusion
// matrix what each byte adds to a row.
var whirlpoolTables = sync.OnceValue(func() *whirlpoolTable {
	t := &whirlpoolTable{box: whirlpoolBox()}
	matrix := [whirlpoolRows]byte{1, 1, 4, 1, 8, 5, 2, 9} // its first row; the others are turned
	for column := range t.rows {
		for x := range t.rows[column] {
			var row [whirlpoolRows]byte
			for j := range row {
				row[j] = times(t.box[x], matrix[(j-column+whirlpoolRows)%whirlpoolRows])
			}
			t.rows[column][x] = binary.BigEndian.Uint64(row[:])
		}
	}
	return t
})

type whirlpoolTable struct {
	box  [256]byte
	rows [whirlpoolRows][256]uint64
}

// whirlpoolBox builds the substitution of bytes from two of half bytes, as the standard does.
func whirlpoolBox() (box [256]byte) {
	const half, low = 4, 15
	e := [16]byte{1, 11, 9, 12, 13, 6, 15, 3, 14, 8, 7, 4, 10, 2, 5, 0}
	r := [16]byte{7, 12, 11, 13, 14, 4, 9, 15, 6, 3, 8, 10, 2, 5, 1, 0}
	var inverse [16]byte
	for i, v := range e {
		inverse[v] = byte(i)
	}
	for x := range box {
		upper, lower := e[x>>half], inverse[x&low]
		mixed := r[upper^lower]
		box[x] = e[upper^mixed]<<half | inverse[lower^mixed]
	}
	return box
}

// times multiplies in GF(256), with the polynomial x^8 + x^4 + x^3 + x^2 + 1.
func times(a, b byte) (product byte) {
	const top, polynomial = 0x80, 0x1d
	for ; b != 0; b >>= 1 {
		if b&1 != 0 {
			product ^= a
		}
		carry := a & top
		a <<= 1
		if carry != 0 {
			a ^= polynomial
		}
	}
	return product
}

// round substitutes, turns the columns, diffuses the rows and adds a key.
func (t *whirlpoolTable) round(state, key [whirlpoolRows]uint64) (out [whirlpoolRows]uint64) {
	const byteBits = 8
	for i := range out {
		out[i] = key[i]
		for column := range whirlpoolRows {
			row := state[(i-column+whirlpoolRows)%whirlpoolRows]
			out[i] ^= t.rows[column][byte(row>>(byteBits*(whirlpoolRows-1-column)))]
		}
	}
	return out
}

func sumWhirlpool(data []byte) []byte {
	const block, lengthBytes = 64, 32
	t := whirlpoolTables()
	var chain [whirlpoolRows]uint64
	for msg := padded(data, block, lengthBytes, binary.BigEndian); len(msg) > 0; msg = msg[block:] {
		var m, state [whirlpoolRows]uint64
		for i := range m {
			m[i] = binary.BigEndian.Uint64(msg[i*whirlpoolRows:])
			state[i] = m[i] ^ chain[i]
		}
		key := chain
		for r := range whirlpoolRounds {
			constant := [whirlpoolRows]uint64{binary.BigEndian.Uint64(t.box[r*whirlpoolRows:])}
			key = t.round(key, constant)
			state = t.round(state, key)
		}
		for i := range chain {
			chain[i] ^= state[i] ^ m[i]
		}
	}
	var out []byte
	for _, row := range chain {
		out = binary.BigEndian.AppendUint64(out, row)
	}
	return out
}
