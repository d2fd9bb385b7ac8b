// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"
)

// ctyType returns the type by which the JSON document calls t.
func ctyType(t tftypes.Type) (cty.Type, error) {
	switch t := t.(type) {
	case nil:
		return cty.NilType, fmt.Errorf("no type")
	case tftypes.List:
		return elementType(t.ElementType, cty.List)
	case tftypes.Set:
		return elementType(t.ElementType, cty.Set)
	case tftypes.Map:
		return elementType(t.ElementType, cty.Map)
	case tftypes.Tuple:
		elements := make([]cty.Type, len(t.ElementTypes))
		for i, element := range t.ElementTypes {
			var err error
			if elements[i], err = ctyType(element); err != nil {
				return cty.NilType, err
			}
		}
		return cty.Tuple(elements), nil
	case tftypes.Object:
		attributes := make(map[string]cty.Type, len(t.AttributeTypes))
		for name, attribute := range t.AttributeTypes {
			var err error
			if attributes[name], err = ctyType(attribute); err != nil {
				return cty.NilType, fmt.Errorf("%s: %w", name, err)
			}
		}
		return cty.Object(attributes), nil
	}
	switch {
	case t.Is(tftypes.String):
		return cty.String, nil
	case t.Is(tftypes.Number):
		return cty.Number, nil
	case t.Is(tftypes.Bool):
		return cty.Bool, nil
	case t.Is(tftypes.DynamicPseudoType):
		return cty.DynamicPseudoType, nil
	}
	return cty.NilType, fmt.Errorf("unknown type %s", t)
}

// elementType returns the collection type that of makes of element.
func elementType(element tftypes.Type, of func(cty.Type) cty.Type) (cty.Type, error) {
	t, err := ctyType(element)
	if err != nil {
		return cty.NilType, err
	}
	return of(t), nil
}
