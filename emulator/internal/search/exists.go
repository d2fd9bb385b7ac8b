// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

// existsNode matches users with any value in the field or below it.
type existsNode struct {
	field field
}

func (n existsNode) match(user map[string]any) bool {
	switch n.field.kind {
	case kindNone, kindExists:
		return false
	case kindAppMetadata, kindUserMetadata, kindIdentity:
		return hasValue(user, n.field.path)
	default:
		return n.field.any(user, func(any) bool { return true })
	}
}

// hasValue looks for a scalar at the end of the path or anywhere below. Empty
// arrays and objects hold none.
func hasValue(value any, path []string) bool {
	switch v := value.(type) {
	case nil:
		return false
	case []any:
		for _, element := range v {
			if hasValue(element, path) {
				return true
			}
		}
		return false
	case map[string]any:
		if len(path) > 0 {
			return hasValue(v[path[0]], path[1:])
		}
		for _, element := range v {
			if hasValue(element, nil) {
				return true
			}
		}
		return false
	default:
		return len(path) == 0
	}
}

func (n existsNode) format() string {
	return existsName + ":" + formatTerm(n.field.name)
}
