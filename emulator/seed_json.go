// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"encoding/json"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/uniquejson"
)

// decodeObjects decodes JSON objects that follow each other, as those of a users export do,
// or the one of a seed. It returns none for everything that it is not sure of, as a key that
// stands twice, so that those say what is wrong and in which line who can: the YAML parser,
// which reads JSON as well but takes several times as long, or encoding/json.
func decodeObjects(content string) []map[string]any {
	values, err := uniquejson.DecodeAll(content)
	docs, ok := objects(values)
	if err != nil || !ok {
		return nil
	}
	return docs
}

// parseJSONSeed makes a seed of the object that it was written as; false means that only the
// YAML parser can say what it is.
func parseJSONSeed(doc map[string]any) (*Seed, bool) {
	list, ok := doc["users"].([]any)
	users, plain := objects(list)
	if !ok || !plain {
		return nil, false
	}
	delete(doc, "users")
	rest, err := json.Marshal(doc)
	if err != nil {
		return nil, false
	}
	s, err := parseYAMLSeed(string(rest))
	if err != nil {
		return nil, false
	}
	s.Users, s.own = users, true
	return s, true
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
