// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package functions_test

import (
	"context"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/functions"
)

// functionsOnly is a provider that has nothing but the functions.
type functionsOnly struct{}

var _ provider.ProviderWithFunctions = functionsOnly{}

func (functionsOnly) Metadata(context.Context, provider.MetadataRequest, *provider.MetadataResponse) {
}

func (functionsOnly) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

func (functionsOnly) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {
}

func (functionsOnly) DataSources(context.Context) []func() datasource.DataSource { return nil }

func (functionsOnly) Resources(context.Context) []func() resource.Resource { return nil }

func (functionsOnly) Functions(context.Context) []func() function.Function {
	return []func() function.Function{functions.NewParseUserID, functions.NewSearchEscape, functions.NewSearchQuery}
}

func call(t *testing.T, name string, argument tftypes.Value) *tfprotov6.CallFunctionResponse {
	t.Helper()
	declared := argument.Type()
	if name == "search_query" {
		declared = tftypes.DynamicPseudoType
	}
	encoded, err := tfprotov6.NewDynamicValue(declared, argument)
	if err != nil {
		t.Fatal(err)
	}
	server, err := providerserver.NewProtocol6WithError(functionsOnly{})()
	if err != nil {
		t.Fatal(err)
	}
	resp, err := server.CallFunction(t.Context(), &tfprotov6.CallFunctionRequest{Name: name, Arguments: []*tfprotov6.DynamicValue{&encoded}})
	if err != nil {
		t.Fatal(err)
	}
	return resp
}

func wantResult(t *testing.T, resp *tfprotov6.CallFunctionResponse, want tftypes.Value) {
	t.Helper()
	if resp.Error != nil {
		t.Fatal(resp.Error.Text)
	}
	got, err := resp.Result.Unmarshal(want.Type())
	if err != nil {
		t.Fatal(err)
	}
	if !got.Equal(want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

func configObject(values map[string]tftypes.Value) tftypes.Value {
	kinds := map[string]tftypes.Type{}
	for name, value := range values {
		kinds[name] = value.Type()
	}
	return tftypes.NewValue(tftypes.Object{AttributeTypes: kinds}, values)
}

func TestSearchQueryOverProtocol(t *testing.T) {
	t.Parallel()
	text := func(s string) tftypes.Value { return tftypes.NewValue(tftypes.String, s) }
	values := []tftypes.Value{text(`a"b`), tftypes.NewValue(tftypes.Number, 3), tftypes.NewValue(tftypes.Bool, true)}
	list := tftypes.NewValue(tftypes.Tuple{ElementTypes: []tftypes.Type{tftypes.String, tftypes.Number, tftypes.Bool}}, values)

	resp := call(t, "search_query", configObject(map[string]tftypes.Value{"app_metadata.x": list, "email": text("ada@example.com")}))
	wantResult(t, resp, text(`app_metadata.x:("a\"b" OR 3 OR true) AND email:"ada@example.com"`))

	resp = call(t, "search_query", tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, map[string]tftypes.Value{"name": text("Ada")}))
	wantResult(t, resp, text(`name:"Ada"`))
}

// A null written as such has no type of its own in a configuration.
func TestSearchQueryRefusesNullsOverProtocol(t *testing.T) {
	t.Parallel()
	null := tftypes.NewValue(tftypes.DynamicPseudoType, nil)
	listed := tftypes.NewValue(tftypes.Tuple{ElementTypes: []tftypes.Type{tftypes.DynamicPseudoType}}, []tftypes.Value{null})
	for name, criteria := range map[string]tftypes.Value{
		"value":   configObject(map[string]tftypes.Value{"name": null}),
		"element": configObject(map[string]tftypes.Value{"name": listed}),
		"whole":   null,
	} {
		if resp := call(t, "search_query", criteria); resp.Error == nil || resp.Error.FunctionArgument == nil {
			t.Errorf("%s: got %+v, want an error about the argument", name, resp.Error)
		}
	}
}

func TestParseUserIDOverProtocol(t *testing.T) {
	t.Parallel()
	kind := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"provider": tftypes.String, "connection": tftypes.String, "id": tftypes.String, "identity_user_id": tftypes.String}}
	wantResult(t, call(t, "parse_user_id", tftypes.NewValue(tftypes.String, "auth0|1")), tftypes.NewValue(kind, map[string]tftypes.Value{
		"provider":   tftypes.NewValue(tftypes.String, "auth0"),
		"connection": tftypes.NewValue(tftypes.String, nil),
		"id":         tftypes.NewValue(tftypes.String, "1"),

		"identity_user_id": tftypes.NewValue(tftypes.String, "1"),
	}))
}
