// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/url"
	"slices"
	"strings"
)

// projection is the pair fields / include_fields, which picks or drops root
// attributes. Names that the object lacks are ignored: the reference declares
// no list of allowed names.
type projection struct {
	fields  map[string]bool // nil = everything
	exclude bool
}

const (
	fieldsDescription = "Comma-separated list of fields to include or exclude (based on value provided for include_fields) in the " +
		"result. Leave empty to retrieve all fields"
	includeFieldsDescription = "Whether specified fields are to be included (true) or excluded (false)"
)

func parseProjection(q url.Values) (projection, error) {
	var p projection
	include, err := queryBool(q, "include_fields", true, includeFieldsDescription)
	if err != nil {
		return p, err
	}
	p.exclude = !include
	for _, name := range strings.Split(q.Get("fields"), ",") {
		if name = strings.TrimSpace(name); name != "" {
			if p.fields == nil {
				p.fields = map[string]bool{}
			}
			p.fields[name] = true
		}
	}
	return p, nil
}

func (p projection) all() bool { return p.fields == nil }

// within reports whether every name is one of those allowed.
func (p projection) within(allowed []string) bool {
	for name := range p.fields {
		if !slices.Contains(allowed, name) {
			return false
		}
	}
	return true
}

// apply returns the wanted part of doc, which it leaves alone.
func (p projection) apply(doc map[string]any) map[string]any {
	if p.all() {
		return doc
	}
	out := make(map[string]any, len(doc))
	for k, v := range doc {
		if p.fields[k] != p.exclude {
			out[k] = v
		}
	}
	return out
}
