// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// userSchema is the schema of auth0users_user, made once.
var userSchema = sync.OnceValue(func() schema.Schema {
	var resp resource.SchemaResponse
	(&userResource{}).Schema(context.Background(), resource.SchemaRequest{}, &resp)
	return resp.Schema
})

// ValidUser reports whether a configuration of auth0users_user has no mistake, and returns the warnings
// that there are about it. It asks the same validators as the framework, without the framework's walk
// through the schema for each attribute, written or not. For what is not valid, or cannot be read, the
// framework has the words.
func ValidUser(ctx context.Context, req *tfprotov6.ValidateResourceConfigRequest) ([]*tfprotov6.Diagnostic, bool) {
	if req.Config == nil {
		return nil, false
	}
	raw, err := req.Config.Unmarshal(userType())
	if err != nil || !raw.IsKnown() || raw.IsNull() {
		return nil, false
	}
	config, err := decodeUser(ctx, raw)
	if err != nil || !config.PasswordWO.IsNull() && (req.ClientCapabilities == nil || !req.ClientCapabilities.WriteOnlyAttributesAllowed) {
		return nil, false
	}
	diags := validateUser(ctx, config)
	for _, c := range config.cells() {
		if !c.value().IsNull() {
			diags.Append(validateCell(ctx, raw, c, req.ClientCapabilities)...)
		} else if c.name == "connection_name" {
			return nil, false // The one that is required.
		}
	}
	return onWire(diags), !diags.HasError()
}

// validateCell asks the validators of one attribute that is written.
func validateCell(
	ctx context.Context, raw tftypes.Value, c cell, capabilities *tfprotov6.ValidateResourceConfigClientCapabilities,
) diag.Diagnostics {
	at := path.Root(c.name)
	config := tfsdk.Config{Raw: raw, Schema: userSchema()}
	allowed := validator.ValidateSchemaClientCapabilities{WriteOnlyAttributesAllowed: capabilities != nil &&
		capabilities.WriteOnlyAttributesAllowed}
	var diags diag.Diagnostics
	switch a := userSchema().Attributes[c.name].(type) {
	case schema.StringAttribute:
		value, _ := c.value().(basetypes.StringValue)
		for _, v := range a.Validators {
			var resp validator.StringResponse
			v.ValidateString(ctx, validator.StringRequest{
				Path: at, PathExpression: at.Expression(), Config: config, ConfigValue: value, ClientCapabilities: allowed,
			}, &resp)
			diags.Append(resp.Diagnostics...)
		}
	case schema.Int64Attribute:
		value, _ := c.value().(types.Int64)
		for _, v := range a.Validators {
			var resp validator.Int64Response
			v.ValidateInt64(ctx, validator.Int64Request{
				Path: at, PathExpression: at.Expression(), Config: config, ConfigValue: value, ClientCapabilities: allowed,
			}, &resp)
			diags.Append(resp.Diagnostics...)
		}
	}
	if a := userSchema().Attributes[c.name]; !a.IsOptional() && !a.IsRequired() {
		diags.AddAttributeError(at, "Invalid Configuration for Read-Only Attribute", "")
	}
	return diags
}
