// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package configcheck finds what no attribute of any schema may hold: empty places
// in lists, fractions where whole numbers belong, control characters in text. It
// looks at whole configurations before the framework does, whose own words about
// the first two blame the provider.
package configcheck

import (
	"math/big"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// manyLines are the attributes whose text may have line breaks and tabs: documents
// and queries, not names.
var manyLines = []string{
	"user_metadata", "app_metadata", "client_assertion_private_key", "pgp_key", "q", "query", "triggers",
}

// fractional are the attributes whose numbers may have a fraction. All others are
// whole, which the schemas that the CLIs see do not say.
var fractional = []string{"max_requests_per_second", "rate_limit_share"}

// Provider are errors about a provider block, whose values may come from files: the
// provider itself takes line breaks off their ends.
func Provider(schema *tfprotov6.Schema, config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
	return problems(checker{lines: true}, schema, config)
}

// Problems are errors about a configuration of the schema, each on its attribute;
// none for a configuration that cannot be decoded, which the framework reports.
func Problems(schema *tfprotov6.Schema, config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
	return problems(checker{}, schema, config)
}

func problems(c checker, schema *tfprotov6.Schema, config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
	if schema == nil || config == nil || clean(config.MsgPack) {
		return nil
	}
	return c.walk(schema, config)
}

// walk looks at every value.
func (c checker) walk(schema *tfprotov6.Schema, config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
	value, err := config.Unmarshal(schema.ValueType())
	if err != nil {
		return nil
	}
	if err := tftypes.Walk(value, c.look); err != nil {
		return nil
	}
	return c.problems
}

type checker struct {
	lines    bool // Every text may have several lines.
	problems []*tfprotov6.Diagnostic
}

// look examines one value and says whether to look into it.
func (c *checker) look(at *tftypes.AttributePath, v tftypes.Value) (bool, error) {
	if !v.IsKnown() {
		return false, nil
	}
	switch {
	case v.IsNull():
		if isElement(at) {
			c.add(at, "Null in a List", nullText)
		}
		return false, nil
	case v.Type().Is(tftypes.String):
		var s string
		if err := v.As(&s); err != nil {
			return false, err
		}
		if problem := textProblem(s, c.lines || slices.Contains(manyLines, attribute(at))); problem != "" {
			c.add(at, "Control Character", problem)
		}
	case v.Type().Is(tftypes.Number):
		var n *big.Float
		if err := v.As(&n); err != nil {
			return false, err
		}
		if problem := numberProblem(n); problem != "" && !slices.Contains(fractional, attribute(at)) {
			c.add(at, "Not a Whole Number", problem)
		}
	}
	return true, nil
}

func (c *checker) add(at *tftypes.AttributePath, summary, detail string) {
	c.problems = append(c.problems, &tfprotov6.Diagnostic{
		Severity: tfprotov6.DiagnosticSeverityError, Summary: summary, Detail: detail, Attribute: container(at),
	})
}

// isElement reports whether a path ends in a list or set. Values of maps may be null.
func isElement(at *tftypes.AttributePath) bool {
	switch at.LastStep().(type) {
	case tftypes.ElementKeyInt, tftypes.ElementKeyValue:
		return true
	}
	return false
}

// attribute is the name of the innermost attribute on a path, of which a list or
// map may lie in between.
func attribute(at *tftypes.AttributePath) string {
	steps := at.Steps()
	for i := len(steps) - 1; i >= 0; i-- {
		if name, ok := steps[i].(tftypes.AttributeName); ok {
			return string(name)
		}
	}
	return ""
}

// container is the path without an element of a set at its end: the CLIs cannot
// point at one.
func container(at *tftypes.AttributePath) *tftypes.AttributePath {
	if _, ok := at.LastStep().(tftypes.ElementKeyValue); ok {
		return at.WithoutLastStep()
	}
	return at
}
