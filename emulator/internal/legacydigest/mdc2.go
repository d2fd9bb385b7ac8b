// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package legacydigest

import (
	"bytes"
	"crypto/des"
	"hash"
)

// MDC2 is the digest of ISO/IEC 10118-2 with DES, padded with zeros as OpenSSL does by
// default.
func MDC2() hash.Hash { return newBuffered(16, des.BlockSize, sumMDC2) }

func sumMDC2(data []byte) []byte {
	const choice, left, right = 0x9f, 0x40, 0x20 // bits 2 and 3 of the keys tell the halves apart
	msg := bytes.Clone(data)
	if rest := len(msg) % des.BlockSize; rest != 0 {
		msg = append(msg, make([]byte, des.BlockSize-rest)...)
	}
	h := bytes.Repeat([]byte{0x52}, des.BlockSize)
	g := bytes.Repeat([]byte{0x25}, des.BlockSize)
	for ; len(msg) > 0; msg = msg[des.BlockSize:] {
		block := msg[:des.BlockSize]
		h[0], g[0] = h[0]&choice|left, g[0]&choice|right
		v, w := encrypted(h, block), encrypted(g, block)
		const middle = des.BlockSize / 2
		h = append(bytes.Clone(v[:middle]), w[middle:]...)
		g = append(bytes.Clone(w[:middle]), v[middle:]...)
	}
	return append(h, g...)
}

// encrypted is the block under a key, added to itself. DES ignores the parity of keys.
func encrypted(key, block []byte) []byte {
	c, err := des.NewCipher(key)
	if err != nil {
		panic(err) // the key has the right length
	}
	out := make([]byte, des.BlockSize)
	c.Encrypt(out, block)
	for i := range out {
		out[i] ^= block[i]
	}
	return out
}
