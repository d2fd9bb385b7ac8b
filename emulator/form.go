package emulator

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// formObject turns form fields into the object that the same request would
// carry as JSON: values are converted to the type that the schema expects,
// objects come either as JSON text or as bracketed keys (user_metadata[plan]=pro).
func formObject(values url.Values, schema *objectSchema) map[string]any {
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
		var p property
		if schema != nil {
			p = schema.properties[key]
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

func formValue(s string, p property) any {
	switch {
	case slices.Contains(p.types, "boolean") && (s == "true" || s == "false"):
		return s == "true"
	case slices.Contains(p.types, "integer") || slices.Contains(p.types, "number"):
		if v, err := wire.Decode([]byte(s)); err == nil {
			if n, ok := v.(json.Number); ok {
				return n
			}
		}
	case slices.Contains(p.types, "object") || slices.Contains(p.types, "array"):
		if v, err := wire.Decode([]byte(s)); err == nil {
			return v
		}
	}
	return s
}
