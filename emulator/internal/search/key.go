// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"encoding/json"
	"strconv"
)

// A key is a value in comparable form: two values are equal for the search
// exactly when their keys are. The same keys drive Match and the index, so the
// two cannot disagree.
type key struct {
	class class
	text  string
}

type class byte

const (
	classText class = iota
	classBool
	classNumber
)

// valueKey returns the key of a scalar found in a user. Dates have none; they
// compare as periods.
func valueKey(k kind, value any) (key, bool) {
	if k == kindDate {
		return key{}, false
	}
	switch v := value.(type) {
	case string:
		if k.foldsCase() {
			v = fold(v)
		}
		return key{classText, v}, true
	case bool:
		return key{classBool, strconv.FormatBool(v)}, true
	default:
		n, ok := numberOf(v)
		return key{classNumber, n.key()}, ok
	}
}

// termKeys returns the keys that a term of a query stands for in a field.
func termKeys(k kind, text string, quoted bool) []key {
	switch k {
	case kindText, kindBool, kindIdentity:
		return looseKeys(text)
	case kindAppMetadata, kindUserMetadata:
		if quoted {
			return []key{{classText, text}}
		}
		return looseKeys(text)
	case kindFolded, kindDomain:
		return []key{{classText, fold(text)}}
	case kindNumber:
		if n, ok := parseNumber(text); ok {
			return []key{{classNumber, n.key()}}
		}
	}
	return nil
}

// looseKeys returns the text itself and all it can be read as.
func looseKeys(text string) []key {
	keys := []key{{classText, text}}
	if text == "true" || text == "false" {
		keys = append(keys, key{classBool, text})
	}
	if n, ok := parseNumber(text); ok {
		keys = append(keys, key{classNumber, n.key()})
	}
	return keys
}

// written returns a scalar as it is written in JSON, without quotes.
func written(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case json.Number:
		return v.String()
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	default:
		return ""
	}
}
