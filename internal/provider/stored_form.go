// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"fmt"
	"reflect"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// A form is a Go type with the attributes of a resource. A stored state is decoded into it to see whether all of its
// attributes are known. Their values take no memory.

// anything is a value that is not looked into.
type anything struct{}

// UnmarshalJSON implements json.Unmarshaler.
func (anything) UnmarshalJSON([]byte) error { return nil }

// formOfBlock is the form of a resource: nil where a schema has other blocks than those of the mode map, the only ones
// that there are.
func formOfBlock(block *tfprotov6.SchemaBlock) reflect.Type {
	fields := formFields(block.Attributes)
	for _, b := range block.BlockTypes {
		if b.Nesting != tfprotov6.SchemaNestedBlockNestingModeMap || len(b.Block.BlockTypes) > 0 {
			return nil
		}
		fields = append(fields, formField(b.TypeName, len(fields), reflect.MapOf(reflect.TypeFor[string](), formOf(b.Block.Attributes))))
	}
	return reflect.StructOf(fields)
}

func formOf(attributes []*tfprotov6.SchemaAttribute) reflect.Type {
	return reflect.StructOf(formFields(attributes))
}

func formFields(attributes []*tfprotov6.SchemaAttribute) []reflect.StructField {
	var fields []reflect.StructField
	for i, a := range attributes {
		form := reflect.TypeFor[anything]()
		if a.NestedType != nil {
			form = formOf(a.NestedType.Attributes)
			switch a.NestedType.Nesting {
			case tfprotov6.SchemaObjectNestingModeList, tfprotov6.SchemaObjectNestingModeSet:
				form = reflect.SliceOf(form)
			case tfprotov6.SchemaObjectNestingModeMap:
				form = reflect.MapOf(reflect.TypeFor[string](), form)
			}
		}
		fields = append(fields, formField(a.Name, i, form))
	}
	return fields
}

// formField is the field of one attribute, which has the attribute's name in JSON. That upper and lower case are the same
// to encoding/json does not matter: no CLI has ever stored a name with capitals.
func formField(name string, i int, form reflect.Type) reflect.StructField {
	return reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: form, Tag: reflect.StructTag(fmt.Sprintf(`json:%q`, name))}
}
