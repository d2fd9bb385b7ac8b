// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package legacydigest

import (
	"encoding/binary"
	"hash"
	"math/bits"
)

// MD4 is the digest of RFC 1320.
func MD4() hash.Hash { return newBuffered(16, 64, sumMD4) }

// md4Round is one of the three rounds: a function, a constant, the order of the words and
// the rotations.
type md4Round struct {
	f     func(x, y, z uint32) uint32
	add   uint32
	order [16]int
	turns [4]int
}

var md4Rounds = []md4Round{
	{
		func(x, y, z uint32) uint32 { return x&y | ^x&z }, 0,
		[16]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
		[4]int{3, 7, 11, 19},
	},
	{
		func(x, y, z uint32) uint32 { return x&y | x&z | y&z }, 0x5a827999,
		[16]int{0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15},
		[4]int{3, 5, 9, 13},
	},
	{
		func(x, y, z uint32) uint32 { return x ^ y ^ z }, 0x6ed9eba1,
		[16]int{0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15},
		[4]int{3, 9, 11, 15},
	},
}

func sumMD4(data []byte) []byte {
	const block = 64
	s := [4]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}
	for msg := padded(data, block, 8, binary.LittleEndian); len(msg) > 0; msg = msg[block:] {
		x := words(msg)
		a, b, c, d := s[0], s[1], s[2], s[3]
		for _, r := range md4Rounds {
			for i, k := range r.order {
				turned := bits.RotateLeft32(a+r.f(b, c, d)+x[k]+r.add, r.turns[i%len(r.turns)])
				a, b, c, d = d, turned, b, c
			}
		}
		s[0], s[1], s[2], s[3] = s[0]+a, s[1]+b, s[2]+c, s[3]+d
	}
	return littleEndian(s[:])
}

// words are the 16 numbers of a block.
func words(block []byte) (x [16]uint32) {
	const size = 4
	for i := range x {
		x[i] = binary.LittleEndian.Uint32(block[i*size:])
	}
	return x
}

func littleEndian(state []uint32) []byte {
	var out []byte
	for _, word := range state {
		out = binary.LittleEndian.AppendUint32(out, word)
	}
	return out
}
