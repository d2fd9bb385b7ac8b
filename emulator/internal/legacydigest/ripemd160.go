// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package legacydigest

import (
	"encoding/binary"
	"hash"
	"math/bits"
)

// RIPEMD160 is the digest of ISO/IEC 10118-3.
func RIPEMD160() hash.Hash { return newBuffered(20, 64, sumRIPEMD160) }

// ripemdLine is one of the two lines of rounds: for each the constant, and for each step the
// word and the rotation.
type ripemdLine struct {
	add   [5]uint32
	order [5][16]int
	turns [5][16]int
}

var (
	ripemdLeft = ripemdLine{
		add: [5]uint32{0, 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xa953fd4e},
		order: [5][16]int{
			{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
			{7, 4, 13, 1, 10, 6, 15, 3, 12, 0, 9, 5, 2, 14, 11, 8},
			{3, 10, 14, 4, 9, 15, 8, 1, 2, 7, 0, 6, 13, 11, 5, 12},
			{1, 9, 11, 10, 0, 8, 12, 4, 13, 3, 7, 15, 14, 5, 6, 2},
			{4, 0, 5, 9, 7, 12, 2, 10, 14, 1, 3, 8, 11, 6, 15, 13},
		},
		turns: [5][16]int{
			{11, 14, 15, 12, 5, 8, 7, 9, 11, 13, 14, 15, 6, 7, 9, 8},
			{7, 6, 8, 13, 11, 9, 7, 15, 7, 12, 15, 9, 11, 7, 13, 12},
			{11, 13, 6, 7, 14, 9, 13, 15, 14, 8, 13, 6, 5, 12, 7, 5},
			{11, 12, 14, 15, 14, 15, 9, 8, 9, 14, 5, 6, 8, 6, 5, 12},
			{9, 15, 5, 11, 6, 8, 13, 12, 5, 12, 13, 14, 11, 8, 5, 6},
		},
	}
	ripemdRight = ripemdLine{
		add: [5]uint32{0x50a28be6, 0x5c4dd124, 0x6d703ef3, 0x7a6d76e9, 0},
		order: [5][16]int{
			{5, 14, 7, 0, 9, 2, 11, 4, 13, 6, 15, 8, 1, 10, 3, 12},
			{6, 11, 3, 7, 0, 13, 5, 10, 14, 15, 8, 12, 4, 9, 1, 2},
			{15, 5, 1, 3, 7, 14, 6, 9, 11, 8, 12, 2, 10, 0, 4, 13},
			{8, 6, 4, 1, 3, 11, 15, 0, 5, 12, 2, 13, 9, 7, 10, 14},
			{12, 15, 10, 4, 1, 5, 8, 7, 6, 2, 13, 14, 0, 3, 9, 11},
		},
		turns: [5][16]int{
			{8, 9, 9, 11, 13, 15, 15, 5, 7, 7, 8, 11, 14, 14, 12, 6},
			{9, 13, 15, 7, 12, 8, 9, 11, 7, 7, 12, 7, 6, 15, 13, 11},
			{9, 7, 15, 11, 8, 6, 6, 14, 12, 13, 5, 14, 13, 13, 7, 5},
			{15, 5, 8, 11, 14, 14, 6, 14, 6, 9, 12, 9, 12, 5, 15, 8},
			{8, 5, 12, 9, 12, 5, 14, 6, 8, 13, 6, 5, 15, 13, 11, 11},
		},
	}
)

// ripemdFunctions are those of the left line; the right one takes them from the end.
var ripemdFunctions = [5]func(x, y, z uint32) uint32{
	func(x, y, z uint32) uint32 { return x ^ y ^ z },
	func(x, y, z uint32) uint32 { return x&y | ^x&z },
	func(x, y, z uint32) uint32 { return (x | ^y) ^ z },
	func(x, y, z uint32) uint32 { return x&z | y&^z },
	func(x, y, z uint32) uint32 { return x ^ (y | ^z) },
}

func sumRIPEMD160(data []byte) []byte {
	const block = 64
	s := [5]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}
	for msg := padded(data, block, 8, binary.LittleEndian); len(msg) > 0; msg = msg[block:] {
		x := words(msg)
		left, right := ripemdLeft.run(s, x, false), ripemdRight.run(s, x, true)
		s = [5]uint32{
			s[1] + left[2] + right[3], s[2] + left[3] + right[4], s[3] + left[4] + right[0],
			s[4] + left[0] + right[1], s[0] + left[1] + right[2],
		}
	}
	return littleEndian(s[:])
}

func (l *ripemdLine) run(s [5]uint32, x [16]uint32, backwards bool) [5]uint32 {
	const tenTurns = 10
	a, b, c, d, e := s[0], s[1], s[2], s[3], s[4]
	for round := range l.add {
		f := ripemdFunctions[round]
		if backwards {
			f = ripemdFunctions[len(l.add)-1-round]
		}
		for i, k := range l.order[round] {
			turned := bits.RotateLeft32(a+f(b, c, d)+x[k]+l.add[round], l.turns[round][i]) + e
			a, b, c, d, e = e, turned, b, bits.RotateLeft32(c, tenTurns), d
		}
	}
	return [5]uint32{a, b, c, d, e}
}
