// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"context"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// blankless are arguments besides those that end in _id that name something at Auth0.
var blankless = map[string]bool{
	"resource_server_identifier": true, "permission": true, "connection": true, "connection_name": true, "custom_domain_header": true, "identifier": true,
}

// An ID that was copied or read with a blank would never be found, whichever argument it is in: each says so before
// anything is asked of Auth0.
func TestBlankAroundIDs(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	seen := 0
	check := func(name string, schema *tfprotov6.Schema, validate func(config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic) {
		for _, a := range schema.Block.Attributes {
			if !a.Required && !a.Optional || !a.ValueType().Is(tftypes.String) || !strings.HasSuffix(a.Name, "_id") && !blankless[a.Name] {
				continue
			}
			seen++
			all := acctest.Attributes{}
			for _, other := range schema.Block.Attributes {
				if other.Required { // What is missing would be all that is said.
					all[other.Name] = tftypes.NewValue(other.ValueType(), tftypes.UnknownValue)
				}
			}
			all[a.Name] = acctest.String("auth0|64f0c0ffee64f0c0ffee64f0 ")
			config := p.Object(schema, withBlocks(schema, all))
			if text := acctest.Errors(validate(config)); !strings.Contains(text, "trimspace()") {
				t.Errorf("%s, %s: %q", name, a.Name, text)
			}
		}
	}
	for name, schema := range p.Schemas.ResourceSchemas {
		check(name, schema, func(config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
			resp, err := p.Server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{TypeName: name, Config: config})
			if err != nil {
				t.Fatal(err)
			}
			return resp.Diagnostics
		})
	}
	for name, schema := range p.Schemas.DataSourceSchemas {
		check("data."+name, schema, func(config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
			resp, err := p.Server.ValidateDataResourceConfig(t.Context(), &tfprotov6.ValidateDataResourceConfigRequest{TypeName: name, Config: config})
			if err != nil {
				t.Fatal(err)
			}
			return resp.Diagnostics
		})
	}
	actions, ok := p.Server.(interface {
		ValidateActionConfig(context.Context, *tfprotov6.ValidateActionConfigRequest) (*tfprotov6.ValidateActionConfigResponse, error)
	})
	if !ok {
		t.Fatal("the server has no actions")
	}
	for name, schema := range p.Schemas.ActionSchemas {
		check("action."+name, schema.Schema, func(config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
			resp, err := actions.ValidateActionConfig(t.Context(), &tfprotov6.ValidateActionConfigRequest{ActionType: name, Config: config})
			if err != nil {
				t.Fatal(err)
			}
			return resp.Diagnostics
		})
	}
	if seen < 40 {
		t.Errorf("only %d arguments", seen)
	}
}
