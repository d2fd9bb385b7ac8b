// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// parseJSONSeed reads a seed in JSON, whose many users would take the YAML parser
// several times as long. It reports false for everything that it is not sure of, so that
// the YAML parser, which reads JSON as well, says what is wrong and in which line.
func parseJSONSeed(raw []byte) (*Seed, bool) {
	if !bytes.HasPrefix(bytes.TrimLeft(raw, " \t\r\n"), []byte("{")) {
		return nil, false
	}
	doc, err := decodeUnique(raw)
	if err != nil {
		return nil, false
	}
	list, ok := doc["users"].([]any)
	if !ok {
		return nil, false
	}
	users := make([]map[string]any, len(list))
	for i, one := range list {
		if users[i], ok = one.(map[string]any); !ok {
			return nil, false
		}
	}
	delete(doc, "users")
	rest, err := json.Marshal(doc)
	if err != nil {
		return nil, false
	}
	s, err := parseYAMLSeed(rest)
	if err != nil {
		return nil, false
	}
	s.Users = users
	return s, true
}

// decodeUnique decodes one JSON object, in which no key may stand twice, as YAML has it.
// Numbers stay as they are written.
func decodeUnique(raw []byte) (map[string]any, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	v, err := decodeNext(dec)
	if err != nil {
		return nil, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the object")
	}
	doc, ok := v.(map[string]any)
	if !ok {
		return nil, errors.New("not an object")
	}
	return doc, nil
}

func decodeNext(dec *json.Decoder) (any, error) {
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		out := map[string]any{}
		for dec.More() {
			key, err := dec.Token()
			if err != nil {
				return nil, err
			}
			name, _ := key.(string) // a decoder yields nothing else here
			if _, twice := out[name]; twice {
				return nil, fmt.Errorf("the key %q stands twice", name)
			}
			if out[name], err = decodeNext(dec); err != nil {
				return nil, err
			}
		}
		_, err := dec.Token()
		return out, err
	case json.Delim('['):
		out := []any{}
		for dec.More() {
			v, err := decodeNext(dec)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		}
		_, err := dec.Token()
		return out, err
	}
	return token, nil
}
