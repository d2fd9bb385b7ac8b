// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// upgraded is a server that hands a state of the current version back as it came. The CLI asks for the
// upgrade of every object in every run, up to three times, and the framework takes the state apart and
// puts it together again for the same result.
type upgraded struct{ checked }

// UpgradeResourceState leaves to the framework what is of another version, what Terraform 0.11 wrote,
// and what has attributes that the schema does not know, which must be dropped.
func (s upgraded) UpgradeResourceState(ctx context.Context, req *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, error) {
	schema := s.schemas().ResourceSchemas[req.TypeName]
	if schema == nil || req.Version != schema.Version || req.RawState == nil || len(req.RawState.Flatmap) > 0 ||
		!fitsBlock(req.RawState.JSON, schema.Block) {
		return s.checked.UpgradeResourceState(ctx, req)
	}
	return &tfprotov6.UpgradeResourceStateResponse{UpgradedState: &tfprotov6.DynamicValue{JSON: req.RawState.JSON}}, nil
}

// fitsBlock is fits for an object that has nested blocks as well: for those of the mode map, which are all there are.
func fitsBlock(stored []byte, block *tfprotov6.SchemaBlock) bool {
	attributes := block.Attributes
	for _, b := range block.BlockTypes {
		if b.Nesting != tfprotov6.SchemaNestedBlockNestingModeMap || len(b.Block.BlockTypes) > 0 {
			return false
		}
		attributes = append(slices.Clip(attributes), &tfprotov6.SchemaAttribute{Name: b.TypeName, NestedType: &tfprotov6.SchemaObject{
			Nesting: tfprotov6.SchemaObjectNestingModeMap, Attributes: b.Block.Attributes,
		}})
	}
	return fits(stored, attributes)
}

// fits reports whether a stored object has no attribute that the schema does not know, at any level.
func fits(stored []byte, attributes []*tfprotov6.SchemaAttribute) bool {
	var object map[string]json.RawMessage
	return json.Unmarshal(stored, &object) == nil && fitsObject(object, attributes)
}

func fitsObject(object map[string]json.RawMessage, attributes []*tfprotov6.SchemaAttribute) bool {
	if object == nil {
		return false
	}
	known := 0
	for _, a := range attributes {
		value, has := object[a.Name]
		if !has {
			continue
		}
		known++
		if a.NestedType != nil && string(value) != "null" && !fitsNested(value, a.NestedType) {
			return false
		}
	}
	return known == len(object)
}

func fitsNested(stored json.RawMessage, nested *tfprotov6.SchemaObject) bool {
	switch nested.Nesting {
	case tfprotov6.SchemaObjectNestingModeSingle:
		return fits(stored, nested.Attributes)
	case tfprotov6.SchemaObjectNestingModeList, tfprotov6.SchemaObjectNestingModeSet:
		var elements []json.RawMessage
		return json.Unmarshal(stored, &elements) == nil && allFit(elements, nested)
	case tfprotov6.SchemaObjectNestingModeMap:
		var members map[string]map[string]json.RawMessage
		if json.Unmarshal(stored, &members) != nil {
			return false
		}
		for _, member := range members {
			if !fitsObject(member, nested.Attributes) {
				return false
			}
		}
		return true
	}
	return false
}

func allFit(elements []json.RawMessage, nested *tfprotov6.SchemaObject) bool {
	for _, element := range elements {
		if !fits(element, nested.Attributes) {
			return false
		}
	}
	return true
}
