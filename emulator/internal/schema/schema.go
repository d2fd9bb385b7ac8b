// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Object describes a request body. The service validates bodies against
// JSON schemas and reports the first violation; the wording of the details is
// the wording seen on the wire.
type Object struct {
	Properties map[string]Property
	Required   []string
	Open       bool   // additional properties are allowed
	NotEmpty   bool   // {} is refused
	ExtraHint  string // goes on after the names of additional properties

	MinProperties int       // of an object inside a body; for the body itself NotEmpty has other words
	MaxProperties int       // 0 = unlimited
	Values        *Property // of the additional properties of an open object; nil = anything
}

// Property is the schema of one member of a body, or of one query parameter.
type Property struct {
	Types       []string // JSON type names; the first one is named in errors
	MinLength   int
	MaxLength   int // 0 = unlimited
	Minimum     *int
	Maximum     *int
	Pattern     *regexp.Regexp
	Format      string // key of formats
	Enum        []string
	Items       *Property // of an array
	MinItems    int       // of an array
	MaxItems    int       // of an array; 0 = unlimited
	Object      *Object   // of an object
	Description string    // as in the API reference, without the final period
}

// Violation is one failed check.
type Violation struct {
	Detail      string
	Path        string // "" for the root object
	Description string
	Inner       string // what failed inside a choice of schemas
}

func (v Violation) String() string {
	s := "'" + v.Detail + "'"
	if v.Path != "" {
		s += " on property " + v.Path
		if v.Description != "" {
			s += " (" + v.Description + ")"
		}
	}
	s += "."
	if v.Inner != "" {
		s += " Inner errors: ['" + v.Inner + "']"
	}
	return s
}

// Check returns the first violation of the schema by body, nil if it is valid.
// prefix is the path of body within the request ("" for the root).
func (o *Object) Check(prefix, description string, body map[string]any) *Violation {
	if !o.Open {
		var extra []string
		for k := range body {
			if _, ok := o.Properties[k]; !ok {
				extra = append(extra, k)
			}
		}
		if len(extra) > 0 {
			slices.Sort(extra)
			return &Violation{
				Detail: "Additional properties not allowed: " + strings.Join(extra, ",") + o.ExtraHint, Path: prefix,
				Description: description,
			}
		}
	}
	if o.NotEmpty && len(body) == 0 {
		return &Violation{Detail: "None of the valid schemas were met", Inner: "Too few properties defined (0), minimum 1"}
	}
	if len(body) < o.MinProperties {
		detail := fmt.Sprintf("Too few properties defined (%d), minimum %d", len(body), o.MinProperties)
		return &Violation{Detail: detail, Path: prefix, Description: description}
	}
	if o.MaxProperties > 0 && len(body) > o.MaxProperties {
		detail := fmt.Sprintf("Too many properties defined (%d), maximum %d", len(body), o.MaxProperties)
		return &Violation{Detail: detail, Path: prefix, Description: description}
	}
	for _, k := range o.Required {
		if _, ok := body[k]; !ok {
			return &Violation{Detail: "Missing required property: " + k, Path: prefix, Description: description}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(body)) {
		p, ok := o.Properties[k]
		if !ok && o.Values == nil {
			continue
		}
		if !ok {
			p = *o.Values
		}
		path := k
		if prefix != "" {
			path = prefix + "." + k
		}
		if v := p.Check(path, body[k]); v != nil {
			return v
		}
	}
	return nil
}

// Check returns the first violation by a value, nil if it is valid.
func (p Property) Check(path string, value any) *Violation {
	fail := func(format string, args ...any) *Violation {
		return &Violation{Detail: fmt.Sprintf(format, args...), Path: path, Description: p.Description}
	}
	if len(p.Types) > 0 {
		found := JSONType(value)
		if !slices.Contains(p.Types, found) && (found != "integer" || !slices.Contains(p.Types, "number")) {
			return fail("Expected type %s but found type %s", p.Types[0], found)
		}
	}
	switch val := value.(type) {
	case string:
		return p.checkString(fail, val)
	case json.Number:
		n, err := val.Float64()
		if err != nil {
			return fail("Expected type number but found type string")
		}
		if p.Minimum != nil && n < float64(*p.Minimum) {
			return fail("Value %s is less than minimum %d", val, *p.Minimum)
		}
		if p.Maximum != nil && n > float64(*p.Maximum) {
			return fail("Value %s is greater than maximum %d", val, *p.Maximum)
		}
	case []any:
		return p.checkArray(fail, path, val)
	case map[string]any:
		if p.Object != nil {
			return p.Object.Check(path, p.Description, val)
		}
	}
	return nil
}

func (p Property) checkString(fail func(string, ...any) *Violation, val string) *Violation {
	n := utf8.RuneCountInString(val)
	switch {
	case n < p.MinLength:
		return fail("String is too short (%d chars), minimum %d", n, p.MinLength)
	case p.MaxLength > 0 && n > p.MaxLength:
		return fail("String is too long (%d chars), maximum %d", n, p.MaxLength)
	case p.Pattern != nil && !p.Pattern.MatchString(val):
		return fail("%s", NoMatch(p.Pattern.String()))
	case p.Format != "" && !formats[p.Format](val):
		return fail("Object didn't pass validation for format %s: %s", p.Format, val)
	case len(p.Enum) > 0 && !slices.Contains(p.Enum, val):
		return fail("No enum match for: %s", val)
	}
	return nil
}

// NoMatch is the detail about a text that a pattern does not match. Unlike the other
// details it leaves the text out: the reference quotes one in full.
func NoMatch(pattern string) string { return "String does not match pattern " + pattern }

func (p Property) checkArray(fail func(string, ...any) *Violation, path string, val []any) *Violation {
	if len(val) < p.MinItems {
		return fail("Array is too short (%d), minimum %d", len(val), p.MinItems)
	}
	if p.MaxItems > 0 && len(val) > p.MaxItems {
		return fail("Array is too long (%d), maximum %d", len(val), p.MaxItems)
	}
	if p.Items == nil {
		return nil
	}
	for i, item := range val {
		if v := p.Items.Check(fmt.Sprintf("%s[%d]", path, i), item); v != nil {
			return v
		}
	}
	return nil
}

// JSONType names the JSON schema type of a decoded value.
func JSONType(v any) string {
	switch t := v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case json.Number:
		if f, err := t.Float64(); err == nil && f == math.Trunc(f) {
			return "integer"
		}
		return "number"
	case []any:
		return "array"
	default:
		return "object"
	}
}

// The property shapes that schemas are written with.

// String is text of a length; maxLength 0 means no maximum.
func String(minLength, maxLength int, description string) Property {
	return Property{Types: []string{"string"}, MinLength: minLength, MaxLength: maxLength, Description: description}
}

// Bool is true or false.
func Bool(description string) Property {
	return Property{Types: []string{"boolean"}, Description: description}
}

// Integer is a whole number between two others.
func Integer(least, most int, description string) Property {
	return Property{Types: []string{"integer"}, Minimum: &least, Maximum: &most, Description: description}
}

// Map is an object of any content.
func Map(description string) Property {
	return Property{Types: []string{"object"}, Description: description}
}

// Metadata is an object of at most so many members, each a text of at most 255
// characters, or null.
func Metadata(most int, description string) Property {
	const longest = 255
	value := String(0, longest, "").OrNull()
	return Property{Types: []string{"object"}, Object: &Object{Open: true, MaxProperties: most, Values: &value}, Description: description}
}

// List is an array of one kind of item; most 0 means no maximum.
func List(item Property, least, most int, description string) Property {
	return Property{Types: []string{"array"}, Items: &item, MinItems: least, MaxItems: most, Description: description}
}

// Closed is an object of these members and no others.
func Closed(description string, members map[string]Property, required ...string) Property {
	return Property{Types: []string{"object"}, Object: &Object{Properties: members, Required: required}, Description: description}
}

// OneOf wants one of these texts.
func OneOf(description string, values ...string) Property {
	return Property{Types: []string{"string"}, Enum: values, Description: description}
}

// OrNull allows null as well.
func (p Property) OrNull() Property {
	p.Types = append(slices.Clone(p.Types), "null")
	return p
}

// WithFormat wants a named format.
func (p Property) WithFormat(name string) Property {
	p.Format = name
	return p
}

// WithPattern wants a match.
func (p Property) WithPattern(re *regexp.Regexp) Property {
	p.Pattern = re
	return p
}
