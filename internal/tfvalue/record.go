package tfvalue

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

var (
	_ attr.Type  = RecordType{}
	_ attr.Value = Record{}
)

// RecordType is an object type, to the CLI, whose values have no semantic equality
// within. The framework looks into every object for such, and within large sets
// into every pair of them; it has no reason to look into these.
type RecordType struct{ object basetypes.ObjectType }

// Record is a value of RecordType. It deliberately is no basetypes.ObjectValuable.
type Record struct{ object basetypes.ObjectValue }

// NewRecordType is the type of records with these attributes.
func NewRecordType(attributes map[string]attr.Type) RecordType {
	return RecordType{basetypes.ObjectType{AttrTypes: attributes}}
}

// New is a known record. It panics when values do not fit the type.
func (t RecordType) New(values map[string]attr.Value) Record {
	return Record{basetypes.NewObjectValueMust(t.object.AttrTypes, values)}
}

// TerraformType implements attr.Type.
func (t RecordType) TerraformType(ctx context.Context) tftypes.Type {
	return t.object.TerraformType(ctx)
}

// ValueFromTerraform implements attr.Type.
func (t RecordType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	v, err := t.object.ValueFromTerraform(ctx, in)
	if err != nil {
		return nil, err
	}
	object, ok := v.(basetypes.ObjectValue)
	if !ok {
		return nil, fmt.Errorf("unexpected value type %T", v)
	}
	return Record{object}, nil
}

// ValueType implements attr.Type.
func (t RecordType) ValueType(context.Context) attr.Value {
	return Record{basetypes.NewObjectNull(t.object.AttrTypes)}
}

// Equal implements attr.Type.
func (t RecordType) Equal(o attr.Type) bool {
	other, ok := o.(RecordType)
	return ok && t.object.Equal(other.object)
}

// String implements attr.Type.
func (t RecordType) String() string { return t.object.String() }

// ApplyTerraform5AttributePathStep implements attr.Type.
func (t RecordType) ApplyTerraform5AttributePathStep(step tftypes.AttributePathStep) (any, error) {
	return t.object.ApplyTerraform5AttributePathStep(step)
}

// Attributes returns the values by name; empty for null and unknown.
func (v Record) Attributes() map[string]attr.Value { return v.object.Attributes() }

// Type implements attr.Value.
func (v Record) Type(ctx context.Context) attr.Type {
	return NewRecordType(v.object.AttributeTypes(ctx))
}

// ToTerraformValue implements attr.Value.
func (v Record) ToTerraformValue(ctx context.Context) (tftypes.Value, error) {
	return v.object.ToTerraformValue(ctx)
}

// Equal implements attr.Value.
func (v Record) Equal(o attr.Value) bool {
	other, ok := o.(Record)
	return ok && v.object.Equal(other.object)
}

// IsNull implements attr.Value.
func (v Record) IsNull() bool { return v.object.IsNull() }

// IsUnknown implements attr.Value.
func (v Record) IsUnknown() bool { return v.object.IsUnknown() }

// String implements attr.Value.
func (v Record) String() string { return v.object.String() }
