// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package schema

import (
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// FromForm turns form fields into the object that the same request would
// carry as JSON: values are converted to the type that the schema expects,
// objects come either as JSON text or as bracketed keys (user_metadata[plan]=pro),
// lists as JSON text or as keys that repeat (roles=a&roles=b, roles[]=a, roles[0]=a).
func FromForm(values url.Values, o *Object) map[string]any {
	obj := map[string]any{}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		list := values[key]
		if len(list) == 0 {
			continue
		}
		root, inner, isBracketed := bracketed(key)
		if !isBracketed {
			root = key
		}
		var p Property
		if o != nil {
			p = o.Properties[root]
		}
		switch {
		case slices.Contains(p.Types, "array"):
			items, _ := obj[root].([]any)
			obj[root] = append(items, formItems(list, p)...)
		case isBracketed:
			nested, _ := obj[root].(map[string]any)
			if nested == nil {
				nested = map[string]any{}
				obj[root] = nested
			}
			nested[inner] = list[len(list)-1]
		default:
			obj[key] = formValue(list[len(list)-1], p)
		}
	}
	return obj
}

// formItems are the items of a list that the values of one key stand for.
func formItems(list []string, p Property) []any {
	if len(list) == 1 {
		if v, err := wire.Decode([]byte(list[0])); err == nil {
			if items, ok := v.([]any); ok {
				return items
			}
		}
	}
	var item Property
	if p.Items != nil {
		item = *p.Items
	}
	items := make([]any, len(list))
	for i, s := range list {
		items[i] = formValue(s, item)
	}
	return items
}

func bracketed(key string) (root, inner string, ok bool) {
	open := strings.IndexByte(key, '[')
	if open < 1 || !strings.HasSuffix(key, "]") {
		return "", "", false
	}
	return key[:open], key[open+1 : len(key)-1], true
}

func formValue(s string, p Property) any {
	switch {
	case slices.Contains(p.Types, "boolean") && (s == "true" || s == "false"):
		return s == "true"
	case slices.Contains(p.Types, "integer") || slices.Contains(p.Types, "number"):
		if v, err := wire.Decode([]byte(s)); err == nil {
			if n, ok := v.(json.Number); ok {
				return n
			}
		}
	case slices.Contains(p.Types, "object"):
		if v, err := wire.Decode([]byte(s)); err == nil {
			return v
		}
	}
	return s
}
