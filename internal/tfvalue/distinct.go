package tfvalue

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

var (
	_ basetypes.SetTypable                    = DistinctType{}
	_ basetypes.SetValuableWithSemanticEquals = Distinct{}
)

// DistinctType is a set type for many elements. The framework's own compares every
// element with every other, several times a request, which takes minutes for sets
// of a thousand objects. This one tells elements apart by their text form, in which
// strings are quoted.
type DistinctType struct{ basetypes.SetType }

// Distinct is a value of DistinctType.
type Distinct struct{ basetypes.SetValue }

// NewDistinctType is the type of sets of such elements.
func NewDistinctType(element attr.Type) DistinctType {
	return DistinctType{basetypes.SetType{ElemType: element}}
}

// NewDistinct is a known set. It panics when an element is of another type.
func NewDistinct(element attr.Type, elements []attr.Value) Distinct {
	return Distinct{basetypes.NewSetValueMust(element, elements)}
}

// Equal implements attr.Type.
func (t DistinctType) Equal(o attr.Type) bool {
	other, ok := o.(DistinctType)
	return ok && t.SetType.Equal(other.SetType)
}

// String implements attr.Type.
func (t DistinctType) String() string {
	return "tfvalue.DistinctType[" + t.ElementType().String() + "]"
}

// ValueType implements attr.Type.
func (t DistinctType) ValueType(context.Context) attr.Value {
	return Distinct{basetypes.NewSetNull(t.ElementType())}
}

// ValueFromSet implements basetypes.SetTypable.
func (t DistinctType) ValueFromSet(_ context.Context, in basetypes.SetValue) (basetypes.SetValuable, diag.Diagnostics) {
	return Distinct{in}, nil
}

// ValueFromTerraform implements attr.Type.
func (t DistinctType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	v, err := t.SetType.ValueFromTerraform(ctx, in)
	if err != nil {
		return nil, err
	}
	set, ok := v.(basetypes.SetValue)
	if !ok {
		return nil, fmt.Errorf("unexpected value type %T", v)
	}
	return Distinct{set}, nil
}

// Validate replaces the framework's search for duplicates, which the CLI does not send.
func (t DistinctType) Validate(context.Context, tftypes.Value, path.Path) diag.Diagnostics {
	return nil
}

// Type implements attr.Value.
func (v Distinct) Type(ctx context.Context) attr.Type { return NewDistinctType(v.ElementType(ctx)) }

// Equal implements attr.Value.
func (v Distinct) Equal(o attr.Value) bool {
	other, ok := o.(Distinct)
	return ok && v.IsNull() == other.IsNull() && v.IsUnknown() == other.IsUnknown() && sameElements(v.Elements(), other.Elements())
}

// SetSemanticEquals implements basetypes.SetValuableWithSemanticEquals. Equal sets
// are reported as such to spare the framework the comparison of their elements.
func (v Distinct) SetSemanticEquals(_ context.Context, o basetypes.SetValuable) (bool, diag.Diagnostics) {
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
