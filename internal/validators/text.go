// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package validators checks attribute values by the rules of the Management API,
// at plan time and without the network.
package validators

import (
	"context"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// text is a string validator made of one function that says what is wrong with
// a value ("" for nothing) and what to write instead.
type text struct {
	summary     string
	description string
	problem     func(value string) string
}

func (t text) Description(context.Context) string { return t.description }

func (t text) MarkdownDescription(context.Context) string { return t.description }

func (t text) ValidateString(ctx context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	value := req.ConfigValue.ValueString()
	problem := t.problem(value)
	if problem == "" {
		return
	}
	if value == "" && optional(ctx, req) {
		problem = emptyOptional
	}
	resp.Diagnostics.AddAttributeError(req.Path, t.summary, strings.ReplaceAll(problem, strconv.Quote(value), strconv.Quote(shortened(value))))
}

// maxShown is how many characters of a wrong value a message shows.
const maxShown = 100

// shortened is the beginning of a value that is too long to be shown.
func shortened(value string) string {
	if runes := []rune(value); len(runes) > maxShown {
		return string(runes[:maxShown]) + "..."
	}
	return value
}

const emptyOptional = "The value is empty. To leave the attribute unset, write null or remove it from the configuration."

// optional reports whether the attribute may be left out.
func optional(ctx context.Context, req validator.StringRequest) bool {
	if req.Config.Schema == nil {
		return false
	}
	attribute, diags := req.Config.Schema.AttributeAtPath(ctx, req.Path)
	return !diags.HasError() && attribute != nil && attribute.IsOptional()
}

// Text is a validator made of a title, a description and a function that says what is
// wrong with a value; "" for nothing.
func Text(summary, description string, problem func(value string) string) validator.String {
	return text{summary: summary, description: description, problem: problem}
}
