// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package functions

import (
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

// Fields that look searchable and are not, with what to do instead. The search
// would silently find nobody.
var notSearchable = map[string]string{
	"_exists_":                  "It takes the name of a field, not a value; write the query by hand.",
	"app_metadata":              `Name one of its keys, as in "app_metadata.tier".`,
	"connection":                `Use "identities.connection".`,
	"identities":                `Name one of its attributes, as in "identities.connection".`,
	"last_password_reset":       "Auth0 does not index it.",
	"multifactor":               "Auth0 does not index it.",
	"multifactor_last_modified": "Auth0 does not index it.",
	"picture":                   "Auth0 does not index it.",
	"user_metadata":             `Name one of its keys, as in "user_metadata.plan".`,
}

// queryFor turns a known object or map from field names to values into a query.
// Fields come in alphabetical order, so that equal criteria give equal queries.
func queryFor(criteria attr.Value) (string, *function.FuncError) {
	fields, err := fieldsOf(criteria)
	if err != nil {
		return "", err
	}
	if len(fields) == 0 {
		return "", refuse("No fields are given. A query without conditions would match everybody.")
	}
	conditions := make([]string, 0, len(fields))
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		condition, err := conditionFor(name, fields[name])
		if err != nil {
			return "", err
		}
		conditions = append(conditions, condition)
	}
	return lucene.And(conditions...), nil
}

func fieldsOf(criteria attr.Value) (map[string]attr.Value, *function.FuncError) {
	switch v := criteria.(type) {
	case types.Object:
		return v.Attributes(), nil
	case types.Map:
		return v.Elements(), nil
	default:
		return nil, refuse(`The criteria must be an object of fields and values, such as { email = "ada@example.com" }.`)
	}
}

func conditionFor(name string, value attr.Value) (string, *function.FuncError) {
	if err := checkField(name); err != nil {
		return "", err
	}
	literals, err := literalsOf(name, value)
	if err != nil {
		return "", err
	}
	return lucene.Match(name, literals...), nil
}

func checkField(name string) *function.FuncError {
	if slices.Contains(strings.Split(name, "."), "") {
		return refuse("%q is not a field name: it is empty, or has an empty part between its dots.", name)
	}
	if advice, ok := notSearchable[name]; ok {
		return refuse("Users cannot be searched by %q. %s", name, advice)
	}
	return nil
}

// literalsOf returns the alternatives for a field, each once.
func literalsOf(name string, value attr.Value) ([]lucene.Literal, *function.FuncError) {
	elements, isList := elementsOf(value)
	switch {
	case value.IsNull():
		return nil, refuse("The value of %q is null. Leave the field out to search without this condition.", name)
	case !isList:
		literal, err := literalOf(name, value)
		return []lucene.Literal{literal}, err
	case len(elements) == 0:
		return nil, refuse("The list of values for %q is empty, so nobody could match. Leave the field out to search without this condition.",
			name)
	}
	var literals []lucene.Literal
	for i, element := range elements {
		if element.IsNull() {
			return nil, refuse("Element %d of the values for %q is null. Remove it, for instance with compact().", i, name)
		}
		literal, err := literalOf(name, element)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(literals, literal) {
			literals = append(literals, literal)
		}
	}
	return literals, nil
}

func elementsOf(value attr.Value) ([]attr.Value, bool) {
	switch v := value.(type) {
	case types.List:
		return v.Elements(), true
	case types.Set:
		return v.Elements(), true
	case types.Tuple:
		return v.Elements(), true
	default:
		return nil, false
	}
}

func literalOf(name string, value attr.Value) (lucene.Literal, *function.FuncError) {
	switch v := value.(type) {
	case types.String:
		return lucene.Text(v.ValueString()), nil
	case types.Bool:
		return lucene.Bool(v.ValueBool()), nil
	case types.Number:
		return lucene.Number(decimal(v.ValueBigFloat())), nil
	case types.Object, types.Map:
		return "", refuse("The value of %q is an object. Name each nested value by its path instead, as in %q.", name, name+".key")
	default:
		return "", refuse("The value of %q must be a string, a number or a boolean, or a list of them without lists inside.", name)
	}
}

// decimal writes a number with as few digits as identify it, without exponent.
func decimal(n *big.Float) string {
	if n.Sign() == 0 {
		return "0"
	}
	return n.Text('f', -1)
}
