// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// recheck finds the mistakes of a configuration that is known as a whole. CLIs validate
// an action before they plan and not again: values that were unknown then have escaped
// every check, and an empty session_id would end all sessions instead of one.
func (a *userAction[M]) recheck(ctx context.Context, config tfsdk.Config, model M) diag.Diagnostics {
	var answer action.SchemaResponse
	a.Schema(ctx, action.SchemaRequest{}, &answer)
	diags := recheckAttributes(ctx, config, path.Empty(), answer.Schema.Attributes)
	for _, check := range a.checks {
		resp := action.ValidateConfigResponse{}
		check.ValidateAction(ctx, action.ValidateConfigRequest{Config: config}, &resp)
		diags.Append(resp.Diagnostics...)
	}
	if a.validate != nil && !diags.HasError() {
		diags.Append(a.validate(model)...)
	}
	return diags
}

func recheckAttributes(
	ctx context.Context, config tfsdk.Config, at path.Path, attributes map[string]schema.Attribute,
) (diags diag.Diagnostics) {
	for name, attribute := range attributes {
		p := at.AtName(name)
		switch a := attribute.(type) {
		case schema.StringAttribute:
			var value types.String
			diags.Append(config.GetAttribute(ctx, p, &value)...)
			if value.IsNull() && a.Required {
				diags.AddAttributeError(p, "Missing Value", "The value of "+p.String()+" was not known when the action was "+
					"planned, and turned out to be null. The action was not invoked.")
			}
			for _, v := range a.Validators {
				resp := validator.StringResponse{}
				v.ValidateString(ctx, validator.StringRequest{Path: p, PathExpression: p.Expression(), Config: config, ConfigValue: value}, &resp)
				diags.Append(resp.Diagnostics...)
			}
		case schema.SetAttribute:
			var value types.Set
			diags.Append(config.GetAttribute(ctx, p, &value)...)
			for _, v := range a.Validators {
				resp := validator.SetResponse{}
				v.ValidateSet(ctx, validator.SetRequest{Path: p, PathExpression: p.Expression(), Config: config, ConfigValue: value}, &resp)
				diags.Append(resp.Diagnostics...)
			}
		case schema.SingleNestedAttribute:
			var value types.Object
			diags.Append(config.GetAttribute(ctx, p, &value)...)
			if !value.IsNull() {
				diags.Append(recheckAttributes(ctx, config, p, a.Attributes)...)
			}
		}
	}
	return diags
}
