// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"maps"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// No variable of a module is known when a configuration is validated, and each can turn out to be null. So what is unknown
// never is an error: neither everything at once, nor one argument beside others that are right.
func TestUnknownIsNoError(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	text, method := acctest.String, func(kind, name string) acctest.Attributes {
		return acctest.Attributes{"user_id": acctest.String("auth0|1"), "type": acctest.String(kind), name: acctest.String("+14155550123")}
	}
	bases := map[string][]acctest.Attributes{
		"auth0users_user": {
			{"connection_name": text("email"), "email": text("ada@example.com")},
			{"connection_name": text("sms"), "phone_number": text("+14155550123")},
			{"connection_name": text("db"), "email": text("ada@example.com"), "password_wo": text("x-1234-Xy"), "password_wo_version": acctest.Int(1)},
			{"connection_name": text("db"), "username": text("ada")},
		},
		"auth0users_user_authentication_method": {method("phone", "phone_number")},
		"auth0users_user_ticket":                {{"type": text("password_change"), "user_id": text("auth0|1")}},
		"auth0users_roster":                     {{"connection_name": text("email")}},
		"data.auth0users_user":                  {{"user_id": text("auth0|1")}, {"email": text("ada@example.com")}, {"query": text("name:ada")}},
		"data.auth0users_user_blocks":           {{"user_id": text("auth0|1")}, {"identifier": text("ada@example.com")}},
	}
	check := func(name string, schema *tfprotov6.Schema, validate func(config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic) {
		all := acctest.Attributes{}
		for _, a := range schema.Block.Attributes {
			if a.Required || a.Optional {
				all[a.Name] = tftypes.NewValue(a.ValueType(), tftypes.UnknownValue)
			}
		}
		if text := acctest.Errors(validate(p.Object(schema, withBlocks(schema, all)))); text != "" {
			t.Errorf("%s, all unknown: %s", name, text)
		}
		for _, base := range bases[name] {
			for argument, unknown := range all {
				config := maps.Clone(base)
				config[argument] = unknown
				if text := acctest.Errors(validate(p.Object(schema, withBlocks(schema, config)))); text != "" {
					t.Errorf("%s %v, %s unknown: %s", name, base, argument, text)
				}
			}
		}
		delete(bases, name)
	}
	for name, schema := range p.Schemas.ResourceSchemas {
		check(name, schema, func(config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
			resp, err := p.Server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{
				TypeName: name, Config: config, ClientCapabilities: &tfprotov6.ValidateResourceConfigClientCapabilities{WriteOnlyAttributesAllowed: true},
			})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return resp.Diagnostics
		})
	}
	for name, schema := range p.Schemas.DataSourceSchemas {
		check("data."+name, schema, func(config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
			resp, err := p.Server.ValidateDataResourceConfig(t.Context(), &tfprotov6.ValidateDataResourceConfigRequest{TypeName: name, Config: config})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return resp.Diagnostics
		})
	}
	if len(bases) > 0 {
		t.Errorf("no such type: %v", bases)
	}
}

// withBlocks adds blocks, of which there are none.
func withBlocks(schema *tfprotov6.Schema, config acctest.Attributes) acctest.Attributes {
	config = maps.Clone(config)
	for _, block := range schema.Block.BlockTypes {
		if typ, ok := block.ValueType().(tftypes.Map); ok {
			config[block.TypeName] = tftypes.NewValue(typ, map[string]tftypes.Value{})
		}
	}
	return config
}
