// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"bytes"
	"encoding/json"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/uniquejson"
)

// parseJSONSeed reads a seed in JSON, whose many users would take the YAML parser
// several times as long. It reports false for everything that it is not sure of, so that
// the YAML parser, which reads JSON as well, says what is wrong and in which line.
func parseJSONSeed(raw []byte) (*Seed, bool) {
	if !bytes.HasPrefix(bytes.TrimLeft(raw, " \t\r\n"), []byte("{")) {
		return nil, false
	}
	v, err := uniquejson.Decode(raw) // YAML has no key twice
	doc, _ := v.(map[string]any)
	list, ok := doc["users"].([]any)
	if err != nil || !ok {
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
