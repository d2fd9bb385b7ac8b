// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package schema

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// FromForm turns form fields into the object that the same request would
// carry as JSON: values are converted to the type that the schema expects,
// objects come either as JSON text or as bracketed keys (user_metadata[plan]=pro).
func FromForm(values url.Values, o *Object) map[string]any {
	obj := map[string]any{}
	for key, list := range values {
		if len(list) == 0 {
			continue
		}
		if root, inner, ok := bracketed(key); ok {
			nested, _ := obj[root].(map[string]any)
			if nested == nil {
				nested = map[string]any{}
				obj[root] = nested
			}
			nested[inner] = list[len(list)-1]
			continue
		}
		var p Property
		if o != nil {
			p = o.Properties[key]
		}
		obj[key] = formValue(list[len(list)-1], p)
	}
	return obj
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
	case slices.Contains(p.Types, "object") || slices.Contains(p.Types, "array"):
		if v, err := wire.Decode([]byte(s)); err == nil {
			return v
		}
	}
	return s
}
