// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
)

// Encode encodes without escaping &, < and >, as the service does: picture URLs
// contain ampersands. It takes values decoded from JSON and structs of such.
func Encode(v any) []byte {
	if raw, ok := v.(json.RawMessage); ok {
		return raw
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic("emulator: unencodable value: " + err.Error())
	}
	return bytes.TrimRight(buf.Bytes(), "\n")
}

// EncodeList encodes items as an array. Stored users are encoded already and are
// copied as they are, which json.Marshal would parse once more.
func EncodeList(items []any) json.RawMessage {
	parts := make([][]byte, len(items))
	for i, item := range items {
		parts[i] = Encode(item)
	}
	return slices.Concat([]byte{'['}, bytes.Join(parts, []byte{','}), []byte{']'})
}

// Decode decodes exactly one value and keeps numbers as they were written.
func Decode(raw []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("trailing data after the JSON value")
	}
	return v, nil
}

// Unmarshal decodes like json.Unmarshal but keeps numbers as written.
func Unmarshal(raw []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	return dec.Decode(into)
}
