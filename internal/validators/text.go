// Package validators checks attribute values by the rules of the Management API,
// at plan time and without the network.
package validators

import (
	"context"

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

func (t text) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	if problem := t.problem(req.ConfigValue.ValueString()); problem != "" {
		resp.Diagnostics.AddAttributeError(req.Path, t.summary, problem)
	}
}
