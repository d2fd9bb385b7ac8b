// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package tfvalue

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

var (
	_ basetypes.ListTypable                    = DistinctType{}
	_ basetypes.ListValuableWithSemanticEquals = Distinct{}
)

// DistinctType is the type of sets of many elements. Within the provider it is a list,
// because terraform-plugin-go compares sets by looking for each part of each element
// among all the others, several times a request, which takes seconds for a thousand
// objects. The CLIs, which send every element once, are told that it is a set (package
// provider). It tells elements apart by their text form, in which strings are quoted.
type DistinctType struct{ basetypes.ListType }

// Distinct is a value of DistinctType.
type Distinct struct{ basetypes.ListValue }

// NewDistinctType is the type of sets of such elements.
func NewDistinctType(element attr.Type) DistinctType {
	return DistinctType{basetypes.ListType{ElemType: element}}
}

// NewDistinct is a known set. It panics when an element is of another type.
func NewDistinct(element attr.Type, elements []attr.Value) Distinct {
	return Distinct{basetypes.NewListValueMust(element, elements)}
}

// Equal implements attr.Type.
func (t DistinctType) Equal(o attr.Type) bool {
	other, ok := o.(DistinctType)
	return ok && t.ListType.Equal(other.ListType)
}

// String implements attr.Type.
func (t DistinctType) String() string {
	return "tfvalue.DistinctType[" + t.ElementType().String() + "]"
}

// ValueType implements attr.Type.
func (t DistinctType) ValueType(context.Context) attr.Value {
	return Distinct{basetypes.NewListNull(t.ElementType())}
}

// ValueFromList implements basetypes.ListTypable.
func (t DistinctType) ValueFromList(_ context.Context, in basetypes.ListValue) (basetypes.ListValuable, diag.Diagnostics) {
	return Distinct{in}, nil
}

// ValueFromTerraform implements attr.Type.
func (t DistinctType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	v, err := t.ListType.ValueFromTerraform(ctx, in)
	if err != nil {
		return nil, err
	}
	list, ok := v.(basetypes.ListValue)
	if !ok {
		return nil, fmt.Errorf("unexpected value type %T", v)
	}
	return Distinct{list}, nil
}

// Type implements attr.Value.
func (v Distinct) Type(ctx context.Context) attr.Type { return NewDistinctType(v.ElementType(ctx)) }

// Equal implements attr.Value. The order of the elements is no difference.
func (v Distinct) Equal(o attr.Value) bool {
	other, ok := o.(Distinct)
	return ok && v.IsNull() == other.IsNull() && v.IsUnknown() == other.IsUnknown() && sameElements(v.Elements(), other.Elements())
}

// ListSemanticEquals implements basetypes.ListValuableWithSemanticEquals: of equal sets
// the framework keeps the one that was there before, in its order.
func (v Distinct) ListSemanticEquals(_ context.Context, o basetypes.ListValuable) (bool, diag.Diagnostics) {
	return v.Equal(o), nil
}

func sameElements(a, b []attr.Value) bool {
	if len(a) != len(b) {
		return false
	}
	texts := make(map[string]struct{}, len(a))
	for _, element := range a {
		texts[element.String()] = struct{}{}
	}
	for _, element := range b {
		if _, found := texts[element.String()]; !found {
			return false
		}
	}
	return true
}
