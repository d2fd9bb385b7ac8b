// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// convert turns the two schema answers of a provider into the document that a
// CLI would print.
func convert(
	schemas *tfprotov6.GetProviderSchemaResponse, identities *tfprotov6.GetResourceIdentitySchemasResponse,
) (*tfjson.ProviderSchemas, error) {
	var p tfjson.ProviderSchema
	var err error
	if p.ConfigSchema, err = convertSchema(schemas.Provider); err != nil {
		return nil, fmt.Errorf("provider: %w", err)
	}
	if p.ResourceSchemas, err = convertAll(schemas.ResourceSchemas, convertSchema); err != nil {
		return nil, fmt.Errorf("resource %w", err)
	}
	if p.DataSourceSchemas, err = convertAll(schemas.DataSourceSchemas, convertSchema); err != nil {
		return nil, fmt.Errorf("data source %w", err)
	}
	if p.EphemeralResourceSchemas, err = convertAll(schemas.EphemeralResourceSchemas, convertSchema); err != nil {
		return nil, fmt.Errorf("ephemeral resource %w", err)
	}
	if p.ListResourceSchemas, err = convertAll(schemas.ListResourceSchemas, convertSchema); err != nil {
		return nil, fmt.Errorf("list resource %w", err)
	}
	if p.ActionSchemas, err = convertAll(schemas.ActionSchemas, convertAction); err != nil {
		return nil, fmt.Errorf("action %w", err)
	}
	if p.Functions, err = convertAll(schemas.Functions, convertFunction); err != nil {
		return nil, fmt.Errorf("function %w", err)
	}
	if p.ResourceIdentitySchemas, err = convertAll(identities.IdentitySchemas, convertIdentity); err != nil {
		return nil, fmt.Errorf("identity of resource %w", err)
	}
	return &tfjson.ProviderSchemas{
		FormatVersion: "1.0",
		Schemas:       map[string]*tfjson.ProviderSchema{providerName: &p},
	}, nil
}

// convertAll converts the values of a map; an error names the key.
func convertAll[From, To any](in map[string]*From, each func(*From) (*To, error)) (map[string]*To, error) {
	if len(in) == 0 {
		return nil, nil
	}
	out := make(map[string]*To, len(in))
	for name, from := range in {
		to, err := each(from)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[name] = to
	}
	return out, nil
}

func convertSchema(s *tfprotov6.Schema) (*tfjson.Schema, error) {
	block, err := convertBlock(s.Block)
	if err != nil {
		return nil, err
	}
	return &tfjson.Schema{Version: uint64(s.Version), Block: block}, nil
}

func convertAction(s *tfprotov6.ActionSchema) (*tfjson.ActionSchema, error) {
	block, err := convertBlock(s.Schema.Block)
	if err != nil {
		return nil, err
	}
	return &tfjson.ActionSchema{Block: block}, nil
}

func convertBlock(b *tfprotov6.SchemaBlock) (*tfjson.SchemaBlock, error) {
	attributes, err := convertAttributes(b.Attributes)
	if err != nil {
		return nil, err
	}
	out := &tfjson.SchemaBlock{
		Attributes:      attributes,
		Description:     b.Description,
		DescriptionKind: descriptionKind(b.DescriptionKind),
		Deprecated:      b.Deprecated,
	}
	if len(b.BlockTypes) == 0 {
		return out, nil
	}
	out.NestedBlocks = make(map[string]*tfjson.SchemaBlockType, len(b.BlockTypes))
	for _, nested := range b.BlockTypes {
		block, err := convertBlock(nested.Block)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", nested.TypeName, err)
		}
		out.NestedBlocks[nested.TypeName] = &tfjson.SchemaBlockType{
			NestingMode: nestingMode(nested.Nesting),
			Block:       block,
			MinItems:    uint64(nested.MinItems),
			MaxItems:    uint64(nested.MaxItems),
		}
	}
	return out, nil
}

func convertAttributes(in []*tfprotov6.SchemaAttribute) (map[string]*tfjson.SchemaAttribute, error) {
	if len(in) == 0 {
		return nil, nil
	}
	out := make(map[string]*tfjson.SchemaAttribute, len(in))
	for _, a := range in {
		converted, err := convertAttribute(a)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.Name, err)
		}
		out[a.Name] = converted
	}
	return out, nil
}

func convertAttribute(a *tfprotov6.SchemaAttribute) (*tfjson.SchemaAttribute, error) {
	out := &tfjson.SchemaAttribute{
		Description:     a.Description,
		DescriptionKind: descriptionKind(a.DescriptionKind),
		Deprecated:      a.Deprecated,
		Required:        a.Required,
		Optional:        a.Optional,
		Computed:        a.Computed,
		Sensitive:       a.Sensitive,
		WriteOnly:       a.WriteOnly,
	}
	var err error
	if a.NestedType == nil {
		out.AttributeType, err = ctyType(a.Type)
		return out, err
	}
	out.AttributeNestedType = &tfjson.SchemaNestedAttributeType{NestingMode: nestingMode(a.NestedType.Nesting)}
	out.AttributeNestedType.Attributes, err = convertAttributes(a.NestedType.Attributes)
	return out, err
}

func convertIdentity(s *tfprotov6.ResourceIdentitySchema) (*tfjson.IdentitySchema, error) {
	out := &tfjson.IdentitySchema{
		Version:    uint64(s.Version),
		Attributes: make(map[string]*tfjson.IdentityAttribute, len(s.IdentityAttributes)),
	}
	for _, a := range s.IdentityAttributes {
		t, err := ctyType(a.Type)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.Name, err)
		}
		out.Attributes[a.Name] = &tfjson.IdentityAttribute{
			IdentityType:      t,
			Description:       a.Description,
			RequiredForImport: a.RequiredForImport,
			OptionalForImport: a.OptionalForImport,
		}
	}
	return out, nil
}

func convertFunction(f *tfprotov6.Function) (*tfjson.FunctionSignature, error) {
	returned, err := ctyType(f.Return.Type)
	if err != nil {
		return nil, fmt.Errorf("return: %w", err)
	}
	out := &tfjson.FunctionSignature{
		Description:        f.Description,
		Summary:            f.Summary,
		DeprecationMessage: f.DeprecationMessage,
		ReturnType:         returned,
	}
	for _, parameter := range f.Parameters {
		converted, err := convertParameter(parameter)
		if err != nil {
			return nil, err
		}
		out.Parameters = append(out.Parameters, converted)
	}
	if f.VariadicParameter != nil {
		out.VariadicParameter, err = convertParameter(f.VariadicParameter)
	}
	return out, err
}

func convertParameter(p *tfprotov6.FunctionParameter) (*tfjson.FunctionParameter, error) {
	t, err := ctyType(p.Type)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.Name, err)
	}
	return &tfjson.FunctionParameter{
		Name:        p.Name,
		Description: p.Description,
		IsNullable:  p.AllowNullValue,
		Type:        t,
	}, nil
}

// The names that the CLIs use are the protocol's own in lower case.

func descriptionKind(k tfprotov6.StringKind) tfjson.SchemaDescriptionKind {
	return tfjson.SchemaDescriptionKind(strings.ToLower(k.String()))
}

func nestingMode(mode fmt.Stringer) tfjson.SchemaNestingMode {
	return tfjson.SchemaNestingMode(strings.ToLower(mode.String()))
}
