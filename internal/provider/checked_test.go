// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"context"
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	tfprovider "github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// fractional are the attributes whose numbers may have a fraction.
var fractional = []string{"max_requests_per_second", "rate_limit_share"}

// validation is one kind of configuration that the provider validates.
type validation struct {
	schema   *tfprotov6.Schema
	validate func(*testing.T, *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic
}

// validations are all configurations there are, by kind and name.
func validations(t *testing.T, p *acctest.Protocol) map[string]validation {
	t.Helper()
	ctx, server := context.WithoutCancel(t.Context()), p.Server
	all := map[string]validation{
		"provider": {p.Schemas.Provider, func(t *testing.T, config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
			resp, err := server.ValidateProviderConfig(ctx, &tfprotov6.ValidateProviderConfigRequest{Config: config})
			return diagnosticsOf(t, resp.Diagnostics, err)
		}},
	}
	for name, s := range p.Schemas.ResourceSchemas {
		all["resource "+name] = validation{s, func(t *testing.T, config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
			resp, err := server.ValidateResourceConfig(ctx, &tfprotov6.ValidateResourceConfigRequest{TypeName: name, Config: config})
			return diagnosticsOf(t, resp.Diagnostics, err)
		}}
	}
	for name, s := range p.Schemas.DataSourceSchemas {
		all["data "+name] = validation{s, func(t *testing.T, config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
			resp, err := server.ValidateDataResourceConfig(ctx, &tfprotov6.ValidateDataResourceConfigRequest{TypeName: name, Config: config})
			return diagnosticsOf(t, resp.Diagnostics, err)
		}}
	}
	lists, ok := server.(tfprotov6.ListResourceServer)
	if !ok {
		t.Fatal("the provider has no list resources")
	}
	for name, s := range p.Schemas.ListResourceSchemas {
		all["list "+name] = validation{s, func(t *testing.T, config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
			resp, err := lists.ValidateListResourceConfig(ctx, &tfprotov6.ValidateListResourceConfigRequest{TypeName: name, Config: config})
			return diagnosticsOf(t, resp.Diagnostics, err)
		}}
	}
	actions, ok := server.(tfprotov6.ActionServer)
	if !ok {
		t.Fatal("the provider has no actions")
	}
	for name, s := range p.Schemas.ActionSchemas {
		all["action "+name] = validation{s.Schema, func(t *testing.T, config *tfprotov6.DynamicValue) []*tfprotov6.Diagnostic {
			resp, err := actions.ValidateActionConfig(ctx, &tfprotov6.ValidateActionConfigRequest{ActionType: name, Config: config})
			return diagnosticsOf(t, resp.Diagnostics, err)
		}}
	}
	return all
}

func diagnosticsOf(t *testing.T, diagnostics []*tfprotov6.Diagnostic, err error) []*tfprotov6.Diagnostic {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return diagnostics
}

// mistakes are values of a type that no attribute may have, by the title of the error.
func mistakes(typ tftypes.Type) map[string]tftypes.Value {
	all := map[string]tftypes.Value{}
	switch {
	case typ.Is(tftypes.String):
		all["Control Character"] = tftypes.NewValue(typ, "a\x00b")
	case typ.Is(tftypes.Number):
		all["Not a Whole Number"] = tftypes.NewValue(typ, big.NewFloat(1.5))
	case typ.Is(tftypes.Set{}):
		if set, ok := typ.(tftypes.Set); ok {
			all["Null in a List"] = tftypes.NewValue(typ, []tftypes.Value{tftypes.NewValue(set.ElementType, nil)})
		}
	case typ.Is(tftypes.List{}):
		if list, ok := typ.(tftypes.List); ok {
			all["Null in a List"] = tftypes.NewValue(typ, []tftypes.Value{tftypes.NewValue(list.ElementType, nil)})
		}
	}
	return all
}

// Whatever attribute of whatever configuration holds a value that none may hold: one
// error, on that attribute, which does not blame the provider.
func TestChecked_everyAttribute(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	checks := map[string]int{}
	for kind, v := range validations(t, p) {
		for _, attribute := range v.schema.Block.Attributes {
			if !attribute.Optional && !attribute.Required {
				continue
			}
			for summary, value := range mistakes(attribute.ValueType()) {
				if slices.Contains(fractional, attribute.Name) {
					continue
				}
				checks[summary]++
				diagnostics := v.validate(t, p.Object(v.schema, acctest.Attributes{attribute.Name: value}))
				if len(diagnostics) != 1 || diagnostics[0].Summary != summary {
					t.Fatalf("%s, %s: %+v, want one %q", kind, attribute.Name, diagnostics, summary)
				}
				if first := diagnostics[0].Attribute.Steps()[0]; first != tftypes.AttributeName(attribute.Name) {
					t.Errorf("%s, %s: the error is on %s", kind, attribute.Name, diagnostics[0].Attribute)
				}
				if strings.Contains(diagnostics[0].Detail, "provider") {
					t.Errorf("%s, %s: %s", kind, attribute.Name, diagnostics[0].Detail)
				}
			}
		}
	}
	for _, summary := range []string{"Control Character", "Not a Whole Number", "Null in a List"} {
		if checks[summary] < 4 {
			t.Errorf("%d checks of %q", checks[summary], summary)
		}
	}
}

// A text that must be written must not be empty: what has no ID cannot be asked for.
func TestChecked_emptyText(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	checks := 0
	for kind, v := range validations(t, p) {
		for _, attribute := range v.schema.Block.Attributes {
			if !attribute.Required || !attribute.ValueType().Is(tftypes.String) {
				continue
			}
			checks++
			diagnostics := v.validate(t, p.Object(v.schema, acctest.Attributes{attribute.Name: acctest.String("")}))
			if acctest.Errors(diagnostics) == "" {
				t.Errorf("%s, %s may be empty; give it a validator", kind, attribute.Name)
			}
		}
	}
	if checks < 20 {
		t.Errorf("%d checks", checks)
	}
}

// Documents and queries have several lines, names have not; maps may hold nulls,
// and the two rates of the provider fractions.
func TestChecked_whatMayBe(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	all := validations(t, p)
	null := tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, map[string]tftypes.Value{
		"a": tftypes.NewValue(tftypes.String, nil), "b": acctest.String("two\n\tlines"),
	})
	for _, c := range []struct {
		kind, attribute string
		value           tftypes.Value
		refused         bool
	}{
		{"resource auth0users_user", "user_metadata", acctest.String("{\r\n\t\"a\": 1\n}\n"), false},
		{"data auth0users_users", "q", acctest.String("name:a\n  OR name:b\n"), false},
		{"data auth0users_user", "query", acctest.String("name:a\n  OR name:b\n"), false},
		{"resource auth0users_user_recovery_code", "triggers", null, false},
		{"provider", "rate_limit_share", tftypes.NewValue(tftypes.Number, 0.5), false},
		{"provider", "client_assertion_private_key", acctest.String("-----BEGIN\nEND-----\n"), false},
		{"resource auth0users_user", "connection_name", acctest.String("email\n"), true},
		{"resource auth0users_user", "email", acctest.String("ada@example.com\n"), true},
		{"resource auth0users_user", "name", acctest.String("Ada\tLovelace"), true},
		{"resource auth0users_user", "password", acctest.String("secret\r"), true},
		{"resource auth0users_user", "user_metadata", acctest.String("{\"a\":\"\x07\"}"), true},
		{"data auth0users_users", "q", acctest.String("name:a\u0085"), true},
	} {
		v := all[c.kind]
		var found bool
		for _, d := range v.validate(t, p.Object(v.schema, acctest.Attributes{c.attribute: c.value})) {
			found = found || d.Summary == "Control Character" || d.Summary == "Null in a List" || d.Summary == "Not a Whole Number"
			if strings.Contains(d.Detail, "secret") {
				t.Errorf("%s, %s: the value is shown: %s", c.kind, c.attribute, d.Detail)
			}
		}
		if found != c.refused {
			t.Errorf("%s, %s = %s: refused %t, want %t", c.kind, c.attribute, c.value, found, c.refused)
		}
	}
}

// Exactly the numbers that may have a fraction are of a type that has them.
func TestChecked_fractions(t *testing.T) {
	t.Parallel()
	ctx, p, found := t.Context(), provider.New("test")(), map[string]bool{}
	var block tfprovider.SchemaResponse
	p.Schema(ctx, tfprovider.SchemaRequest{}, &block)
	noteFractions(found, block.Schema.GetAttributes())
	for _, newResource := range p.Resources(ctx) {
		var resp resource.SchemaResponse
		newResource().Schema(ctx, resource.SchemaRequest{}, &resp)
		noteFractions(found, resp.Schema.GetAttributes())
	}
	for _, newDataSource := range p.DataSources(ctx) {
		var resp datasource.SchemaResponse
		newDataSource().Schema(ctx, datasource.SchemaRequest{}, &resp)
		noteFractions(found, resp.Schema.GetAttributes())
	}
	if got := slices.Sorted(maps.Keys(found)); !slices.Equal(got, fractional) {
		t.Errorf("numbers with fractions are %v, want %v", got, fractional)
	}
}

func noteFractions[A interface{ GetType() attr.Type }](found map[string]bool, attributes map[string]A) {
	for name, attribute := range attributes {
		if typ := attribute.GetType(); typ.TerraformType(context.Background()).Is(tftypes.Number) && !typ.Equal(types.Int64Type) {
			found[name] = true
		}
	}
}
