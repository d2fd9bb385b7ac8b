// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"encoding/json"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/uniquejson"
)

// parseJSONSeed reads a seed in JSON, whose many users would take the YAML parser several
// times as long, or a users export. It returns nil for everything that it is not sure of, so
// that those say what is wrong and in which line who can: the YAML parser, which reads JSON
// as well, or encoding/json.
func parseJSONSeed(content string) (*Seed, error) {
	values, err := uniquejson.DecodeAll(content) // YAML has no key twice
	docs, ok := objects(values)
	if err != nil || !ok || len(docs) == 0 {
		return nil, nil
	}
	if _, export := docs[0]["user_id"]; export {
		return exportSeed(docs)
	}
	list, ok := docs[0]["users"].([]any)
	users, plain := objects(list)
	if len(docs) != 1 || !ok || !plain {
		return nil, nil
	}
	delete(docs[0], "users")
	rest, err := json.Marshal(docs[0])
	if err != nil {
		return nil, nil
	}
	s, err := parseYAMLSeed(string(rest))
	if err != nil {
		return nil, nil
	}
	s.Users, s.own = users, true
	return s, nil
}

// objects are the items of a list of objects; false means that it is none.
func objects(list []any) ([]map[string]any, bool) {
	out := make([]map[string]any, len(list))
	for i, one := range list {
		var ok bool
		if out[i], ok = one.(map[string]any); !ok {
			return nil, false
		}
	}
	return out, true
}
