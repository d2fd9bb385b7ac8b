package emulator

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

// objectSchema describes a request body. The service validates bodies against
// JSON schemas and reports the first violation; the wording of the details is
// the wording seen on the wire.
type objectSchema struct {
	properties map[string]property
	required   []string
	open       bool   // additional properties are allowed
	notEmpty   bool   // {} is refused
	extraHint  string // goes on after the names of additional properties
}

// property is the schema of one member of a body, or of one query parameter.
type property struct {
	types       []string // JSON type names; the first one is named in errors
	minLength   int
	maxLength   int // 0 = unlimited
	minimum     *int
	maximum     *int
	pattern     *regexp.Regexp
	format      string // key of formats
	enum        []string
	items       *property     // of an array
	minItems    int           // of an array
	object      *objectSchema // of an object
	description string        // as in the API reference, without the final period
}

// violation is one failed check.
type violation struct {
	detail      string
	path        string // "" for the root object
	description string
	inner       string // what failed inside a choice of schemas
}

func (v violation) String() string {
	s := "'" + v.detail + "'"
	if v.path != "" {
		s += " on property " + v.path
		if v.description != "" {
			s += " (" + v.description + ")"
		}
	}
	s += "."
	if v.inner != "" {
		s += " Inner errors: ['" + v.inner + "']"
	}
	return s
}

// check returns the first violation of the schema by body, nil if it is valid.
// prefix is the path of body within the request ("" for the root).
func (o *objectSchema) check(prefix, description string, body map[string]any) *violation {
	if !o.open {
		var extra []string
		for k := range body {
			if _, ok := o.properties[k]; !ok {
				extra = append(extra, k)
			}
		}
		if len(extra) > 0 {
			slices.Sort(extra)
			return &violation{detail: "Additional properties not allowed: " + strings.Join(extra, ",") + o.extraHint, path: prefix, description: description}
		}
	}
	if o.notEmpty && len(body) == 0 {
		return &violation{detail: "None of the valid schemas were met", inner: "Too few properties defined (0), minimum 1"}
	}
	for _, k := range o.required {
		if _, ok := body[k]; !ok {
			return &violation{detail: "Missing required property: " + k, path: prefix, description: description}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(body)) {
		p, ok := o.properties[k]
		if !ok {
			continue
		}
		path := k
		if prefix != "" {
			path = prefix + "." + k
		}
		if v := p.check(path, body[k]); v != nil {
			return v
		}
	}
	return nil
}

func (p property) check(path string, value any) *violation {
	fail := func(format string, args ...any) *violation {
		return &violation{detail: fmt.Sprintf(format, args...), path: path, description: p.description}
	}
	if len(p.types) > 0 {
		found := jsonType(value)
		if !slices.Contains(p.types, found) && (found != "integer" || !slices.Contains(p.types, "number")) {
			return fail("Expected type %s but found type %s", p.types[0], found)
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
		if p.minimum != nil && n < float64(*p.minimum) {
			return fail("Value %s is less than minimum %d", val, *p.minimum)
		}
		if p.maximum != nil && n > float64(*p.maximum) {
			return fail("Value %s is greater than maximum %d", val, *p.maximum)
		}
	case []any:
		return p.checkArray(fail, path, val)
	case map[string]any:
		if p.object != nil {
			return p.object.check(path, p.description, val)
		}
	}
	return nil
}

func (p property) checkString(fail func(string, ...any) *violation, val string) *violation {
	n := utf8.RuneCountInString(val)
	switch {
	case n < p.minLength:
		return fail("String is too short (%d chars), minimum %d", n, p.minLength)
	case p.maxLength > 0 && n > p.maxLength:
		return fail("String is too long (%d chars), maximum %d", n, p.maxLength)
	case p.pattern != nil && !p.pattern.MatchString(val):
		return fail("String does not match pattern %s: %s", p.pattern, val)
	case p.format != "" && !formats[p.format](val):
		return fail("Object didn't pass validation for format %s: %s", p.format, val)
	case len(p.enum) > 0 && !slices.Contains(p.enum, val):
		return fail("No enum match for: %s", val)
	}
	return nil
}

func (p property) checkArray(fail func(string, ...any) *violation, path string, val []any) *violation {
	if len(val) < p.minItems {
		return fail("Array is too short (%d), minimum %d", len(val), p.minItems)
	}
	if p.items == nil {
		return nil
	}
	for i, item := range val {
		if v := p.items.check(fmt.Sprintf("%s[%d]", path, i), item); v != nil {
			return v
		}
	}
	return nil
}

// jsonType names the JSON schema type of a decoded value.
func jsonType(v any) string {
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

func stringProp(minLength, maxLength int, description string) property {
	return property{types: []string{"string"}, minLength: minLength, maxLength: maxLength, description: description}
}

func boolProp(description string) property {
	return property{types: []string{"boolean"}, description: description}
}

func objectProp(description string) property {
	return property{types: []string{"object"}, description: description}
}

func (p property) orNull() property {
	p.types = append(slices.Clone(p.types), "null")
	return p
}

func (p property) withFormat(name string) property {
	p.format = name
	return p
}

func (p property) withPattern(re *regexp.Regexp) property {
	p.pattern = re
	return p
}
