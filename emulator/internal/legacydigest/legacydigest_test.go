// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package legacydigest_test

import (
	"encoding/hex"
	"hash"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/legacydigest"
)

// The digests are those of OpenSSL; of MDC-2, that of its published test.
func TestDigests(t *testing.T) {
	t.Parallel()
	const (
		three = "abc"
		long  = "200 letters" // longer than three blocks
	)
	for _, tc := range []struct {
		name   string
		digest func() hash.Hash
		text   string
		want   string
	}{
		{"MD4", legacydigest.MD4, "", "31d6cfe0d16ae931b73c59d7e0c089c0"},
		{"MD4", legacydigest.MD4, three, "a448017aaf21d8525fc10ae87aa6729d"},
		{"MD4", legacydigest.MD4, long, "e4720c787792df1ec36423b1f3fb0ee6"},
		{"RIPEMD160", legacydigest.RIPEMD160, "", "9c1185a5c5e9fc54612808977ee8f548b2258d31"},
		{"RIPEMD160", legacydigest.RIPEMD160, three, "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"},
		{"RIPEMD160", legacydigest.RIPEMD160, long, "2a5b424394c0fce2665d4e0b077e998d2d62160a"},
		{
			"Whirlpool", legacydigest.Whirlpool, "",
			"19fa61d75522a4669b44e39c1d2e1726c530232130d407f89afee0964997f7a73e83be698b288febcf88e3e03c4f0757ea8964e59b63d93708b138cc42a66eb3",
		},
		{
			"Whirlpool", legacydigest.Whirlpool, three,
			"4e2448a4c6f486bb16b6562c73b4020bf3043e3a731bce721ae1b303d97e6d4c7181eebdb6c57e277d0e34957114cbd6c797fc9d95d8b582d225292076d4eef5",
		},
		{
			"Whirlpool", legacydigest.Whirlpool, long,
			"0e6bb7ff7a806eb9f732707fd996e20182c8d6cf3414101c4c0e1f4e91b338f195f1a98ed942bcf8cf42f054fe77cf5023d09ff42be32247cf74b12b13941292",
		},
		{"MDC2", legacydigest.MDC2, "Now is the time for all ", "42e50cd224baceba760bdd2bd409281a"},
	} {
		text := tc.text
		if text == long {
			text = strings.Repeat("a", 200)
		}
		h := tc.digest()
		h.Write([]byte("to be forgotten"))
		h.Reset()
		h.Write([]byte(text[:len(text)/2]))
		h.Write([]byte(text[len(text)/2:]))
		if got := hex.EncodeToString(h.Sum(nil)); got != tc.want {
			t.Errorf("%s(%.8q): got %s, want %s", tc.name, text, got, tc.want)
		}
		if h.Size()*2 != len(tc.want) || h.BlockSize() < 8 {
			t.Errorf("%s: size %d, block %d", tc.name, h.Size(), h.BlockSize())
		}
	}
}
