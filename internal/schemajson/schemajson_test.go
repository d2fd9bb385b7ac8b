// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// server answers the two schema requests; nothing else is asked of it.
type server struct {
	tfprotov6.ProviderServer

	schemas    tfprotov6.GetProviderSchemaResponse
	identities tfprotov6.GetResourceIdentitySchemasResponse
}

func (s *server) GetProviderSchema(context.Context, *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	return &s.schemas, nil
}

func (s *server) GetResourceIdentitySchemas(context.Context, *tfprotov6.GetResourceIdentitySchemasRequest) (*tfprotov6.GetResourceIdentitySchemasResponse, error) {
	return &s.identities, nil
}

// everything is a provider that serves one of each kind.
func everything() *server {
	text := &tfprotov6.Schema{Block: &tfprotov6.SchemaBlock{Attributes: []*tfprotov6.SchemaAttribute{
		{Name: "text", Type: tftypes.String, Optional: true},
	}}}
	return &server{
		schemas: tfprotov6.GetProviderSchemaResponse{
			Provider: &tfprotov6.Schema{Block: &tfprotov6.SchemaBlock{}},
			ResourceSchemas: map[string]*tfprotov6.Schema{"x_thing": {Version: 3, Block: &tfprotov6.SchemaBlock{
				Description: "A **thing**.", DescriptionKind: tfprotov6.StringKindMarkdown, Deprecated: true,
				Attributes: []*tfprotov6.SchemaAttribute{
					{Name: "secret", Type: tftypes.String, Required: true, Sensitive: true, WriteOnly: true, Deprecated: true},
					{Name: "tags", Computed: true, Type: tftypes.Map{ElementType: tftypes.Set{ElementType: tftypes.Number}}},
					{Name: "pair", Optional: true, Type: tftypes.Tuple{ElementTypes: []tftypes.Type{tftypes.Bool, tftypes.DynamicPseudoType}}},
					{Name: "parts", Optional: true, NestedType: &tfprotov6.SchemaObject{
						Nesting: tfprotov6.SchemaObjectNestingModeSet,
						Attributes: []*tfprotov6.SchemaAttribute{{Name: "list", Required: true, Type: tftypes.List{
							ElementType: tftypes.Object{AttributeTypes: map[string]tftypes.Type{"n": tftypes.Number}},
						}}},
					}},
				},
				BlockTypes: []*tfprotov6.SchemaNestedBlock{{
					TypeName: "timeouts", Nesting: tfprotov6.SchemaNestedBlockNestingModeSingle, MaxItems: 1, Block: text.Block,
				}},
			}}},
			DataSourceSchemas:        map[string]*tfprotov6.Schema{"x_data": text},
			EphemeralResourceSchemas: map[string]*tfprotov6.Schema{"x_ephemeral": text},
			ListResourceSchemas:      map[string]*tfprotov6.Schema{"x_list": text},
			ActionSchemas:            map[string]*tfprotov6.ActionSchema{"x_action": {Schema: text}},
			Functions: map[string]*tfprotov6.Function{"join": {
				Summary: "Joins.", Return: &tfprotov6.FunctionReturn{Type: tftypes.String},
				Parameters:        []*tfprotov6.FunctionParameter{{Name: "by", Type: tftypes.String, AllowNullValue: true}},
				VariadicParameter: &tfprotov6.FunctionParameter{Name: "parts", Type: tftypes.String},
			}},
		},
		identities: tfprotov6.GetResourceIdentitySchemasResponse{IdentitySchemas: map[string]*tfprotov6.ResourceIdentitySchema{
			"x_thing": {Version: 1, IdentityAttributes: []*tfprotov6.ResourceIdentitySchemaAttribute{
				{Name: "id", Type: tftypes.String, RequiredForImport: true, Description: "The ID."},
			}},
		}},
	}
}

const textBlock = `{"attributes": {"text": {"type": "string", "description_kind": "plain", "optional": true}}, "description_kind": "plain"}`

const everythingJSON = `{"format_version": "1.0", "provider_schemas": {"auth0users": {
	"provider": {"version": 0, "block": {"description_kind": "plain"}},
	"resource_schemas": {"x_thing": {"version": 3, "block": {
		"description": "A **thing**.", "description_kind": "markdown", "deprecated": true,
		"attributes": {
			"secret": {"type": "string", "description_kind": "plain", "required": true, "sensitive": true, "write_only": true, "deprecated": true},
			"tags": {"type": ["map", ["set", "number"]], "description_kind": "plain", "computed": true},
			"pair": {"type": ["tuple", ["bool", "dynamic"]], "description_kind": "plain", "optional": true},
			"parts": {"nested_type": {"nesting_mode": "set", "attributes": {
				"list": {"type": ["list", ["object", {"n": "number"}]], "description_kind": "plain", "required": true}
			}}, "description_kind": "plain", "optional": true}
		},
		"block_types": {"timeouts": {"nesting_mode": "single", "max_items": 1, "block": ` + textBlock + `}}
	}}},
	"data_source_schemas": {"x_data": {"version": 0, "block": ` + textBlock + `}},
	"ephemeral_resource_schemas": {"x_ephemeral": {"version": 0, "block": ` + textBlock + `}},
	"list_resource_schemas": {"x_list": {"version": 0, "block": ` + textBlock + `}},
	"action_schemas": {"x_action": {"block": ` + textBlock + `}},
	"functions": {"join": {
		"summary": "Joins.", "return_type": "string",
		"parameters": [{"name": "by", "is_nullable": true, "type": "string"}],
		"variadic_parameter": {"name": "parts", "type": "string"}
	}},
	"resource_identity_schemas": {"x_thing": {"version": 1, "attributes": {
		"id": {"type": "string", "description": "The ID.", "required_for_import": true}
	}}}
}}}`

func TestWrite(t *testing.T) {
	t.Parallel()
	var got bytes.Buffer
	if err := write(t.Context(), &got, everything()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(decode(t, []byte(everythingJSON)), decode(t, got.Bytes())); diff != "" {
		t.Error(diff)
	}
}

func TestWriteFails(t *testing.T) {
	t.Parallel()
	wrong := []*tfprotov6.Diagnostic{
		{Severity: tfprotov6.DiagnosticSeverityWarning, Summary: "harmless"},
		{Severity: tfprotov6.DiagnosticSeverityError, Summary: "reserved name", Detail: "count"},
	}
	for name, test := range map[string]struct {
		spoil func(*server)
		want  string
	}{
		"schema diagnostic":   {func(s *server) { s.schemas.Diagnostics = wrong }, "reserved name: count"},
		"identity diagnostic": {func(s *server) { s.identities.Diagnostics = wrong }, "reserved name: count"},
		"attribute without type": {func(s *server) {
			s.schemas.ResourceSchemas["x_thing"].Block.Attributes[0].Type = nil
		}, "resource x_thing: secret: no type"},
		"element without type": {func(s *server) {
			s.schemas.ActionSchemas["x_action"].Schema.Block.Attributes[0].Type = tftypes.List{}
		}, "text: no type"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := everything()
			test.spoil(s)
			err := write(t.Context(), &bytes.Buffer{}, s)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q in it", err, test.want)
			}
		})
	}
}

// TestAccSameAsCLI compares with what a CLI prints of the same provider, as far
// as that CLI goes.
func TestAccSameAsCLI(t *testing.T) {
	t.Parallel()
	cli := clitest.New(t)
	clitest.SkipBelow(t, cli, 11, "telling write-only attributes")
	dir := t.TempDir()
	const config = `terraform {
  required_providers {
    auth0users = { source = "auth0users/auth0users" }
  }
}`
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := cli.Command(t.Context(), dir, nil, "providers", "schema", "-json")
	printed, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var ours bytes.Buffer
	if err := write(t.Context(), &ours, provider.NewServer("dev", nil)()); err != nil {
		t.Fatal(err)
	}

	// Re-encoded by the same structs, both are what a reader of the format sees.
	fromCLI, fromUs := schema(t, printed), schema(t, ours.Bytes())
	compared := 0
	for kind, theirs := range fromCLI {
		compared++
		if diff := cmp.Diff(theirs, fromUs[kind]); diff != "" {
			t.Errorf("%s (- CLI, + ours):\n%s", kind, diff)
		}
	}
	if compared < 3 {
		t.Errorf("only %d kinds to compare", compared)
	}
}

// schema returns the one provider schema in a document, by kind.
func schema(t *testing.T, document []byte) map[string]any {
	t.Helper()
	var schemas tfjson.ProviderSchemas
	if err := json.Unmarshal(document, &schemas); err != nil {
		t.Fatal(err)
	}
	if len(schemas.Schemas) != 1 {
		t.Fatalf("%d providers in the document", len(schemas.Schemas))
	}
	for _, s := range schemas.Schemas {
		encoded, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		return decode(t, encoded)
	}
	return nil
}

func decode(t *testing.T, document []byte) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(document, &v); err != nil {
		t.Fatal(err)
	}
	return v
}
