// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package legacydigest has the digests that old password hashes were made with and that
// neither the standard library nor a library in good standing offers: MD4, RIPEMD-160,
// Whirlpool and MDC-2. They are broken or forgotten, and here to check such hashes alone.
package legacydigest

import (
	"encoding/binary"
	"hash"
)

// buffered makes a hash of a function: it keeps what is written until the sum is asked for,
// which is good enough for passwords.
type buffered struct {
	data        []byte
	size, block int
	sum         func([]byte) []byte
}

func newBuffered(size, block int, sum func([]byte) []byte) hash.Hash {
	return &buffered{size: size, block: block, sum: sum}
}

// Write never fails.
func (b *buffered) Write(p []byte) (int, error) {
	b.data = append(b.data, p...)
	return len(p), nil
}

// Sum appends the digest of what was written.
func (b *buffered) Sum(in []byte) []byte { return append(in, b.sum(b.data)...) }

// Reset forgets what was written.
func (b *buffered) Reset() { b.data = b.data[:0] }

// Size is the length of the digest in bytes.
func (b *buffered) Size() int { return b.size }

// BlockSize is the length of a block in bytes.
func (b *buffered) BlockSize() int { return b.block }

// padded adds a one bit, zeros and the length in bits, which fills the last so many bytes of
// the last block.
func padded(data []byte, block, lengthBytes int, order binary.ByteOrder) []byte {
	const lengthSize, bits = 8, 8
	zeros := block - (len(data)+1+lengthBytes)%block
	if zeros == block {
		zeros = 0
	}
	out := make([]byte, len(data)+1+zeros+lengthBytes)
	copy(out, data)
	out[len(data)] = 0x80
	at := len(out) - lengthBytes // little-endian lengths come first in their field, others last
	if order == binary.BigEndian {
		at = len(out) - lengthSize
	}
	order.PutUint64(out[at:], uint64(len(data))*bits)
	return out
}
