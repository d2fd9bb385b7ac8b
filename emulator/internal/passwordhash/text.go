// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"strings"
	"unicode/utf16"
)

// decode returns the bytes of a text: hex of either case, base64 of either alphabet with or
// without padding, or else the text itself. It is nil for a text that is not so encoded.
func decode(text, encoding string) []byte {
	switch encoding {
	case "hex":
		if raw, err := hex.DecodeString(text); err == nil {
			return append([]byte{}, raw...)
		}
		return nil
	case "base64":
		text = strings.NewReplacer("-", "+", "_", "/").Replace(strings.TrimRight(text, "="))
		return decodePHC(text)
	default:
		return append([]byte{}, text...)
	}
}

// decodePHC decodes base64 without padding, nil for what is none.
func decodePHC(text string) []byte {
	raw, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		return nil
	}
	return append([]byte{}, raw...)
}

func (e *encoded) bytes() []byte { return decode(e.Value, e.Encoding) }

// transcoded is a password in the encoding that the hash was made with. The encodings of one
// byte keep the lower half of each UTF-16 unit, as in Node.js, where their names come from.
func transcoded(password, encoding string) []byte {
	units := utf16.Encode([]rune(password))
	var out []byte
	switch encoding {
	case "ascii", "latin1", "binary":
		for _, unit := range units {
			out = append(out, byte(unit))
		}
	case "utf16le", "ucs2":
		for _, unit := range units {
			out = binary.LittleEndian.AppendUint16(out, unit)
		}
	default:
		out = []byte(password)
	}
	return out
}
