// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package tfvalue holds the attribute types whose meaning the service defines:
// text whose letter case does not count, user IDs with or without their prefix,
// and metadata objects. Each type says when two spellings are the same value, so
// that no resource has to.
package tfvalue

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/folding"
)

var (
	_ basetypes.StringTypable                    = FoldedType{}
	_ basetypes.StringValuableWithSemanticEquals = Folded{}
)

// FoldedType is the type of e-mail addresses and usernames: the service stores
// them in lower case in its own databases, so letter case is not a difference.
type FoldedType struct{ basetypes.StringType }

// Folded is a value of FoldedType.
type Folded struct{ basetypes.StringValue }

// FoldedNull is the null value.
func FoldedNull() Folded { return Folded{basetypes.NewStringNull()} }

// FoldedPointer is the value p points to, or null.
func FoldedPointer(p *string) Folded { return Folded{basetypes.NewStringPointerValue(p)} }

// SameFolded reports whether two spellings name the same address or username.
func SameFolded(a, b string) bool { return folding.Same(a, b) }

// Equal implements attr.Type.
func (t FoldedType) Equal(o attr.Type) bool { _, ok := o.(FoldedType); return ok }

// String implements attr.Type.
func (t FoldedType) String() string { return "tfvalue.FoldedType" }

// ValueType implements attr.Type.
func (t FoldedType) ValueType(context.Context) attr.Value { return Folded{} }

// ValueFromString implements basetypes.StringTypable.
func (t FoldedType) ValueFromString(_ context.Context, in basetypes.StringValue) (basetypes.StringValuable, diag.Diagnostics) {
	return Folded{in}, nil
}

// ValueFromTerraform implements attr.Type.
func (t FoldedType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	return fromTerraform(ctx, t.StringType, in, func(s basetypes.StringValue) attr.Value { return Folded{s} })
}

// Type implements attr.Value.
func (v Folded) Type(context.Context) attr.Type { return FoldedType{} }

// Equal implements attr.Value: the exact comparison.
func (v Folded) Equal(o attr.Value) bool {
	other, ok := o.(Folded)
	return ok && v.StringValue.Equal(other.StringValue)
}

// StringSemanticEquals implements basetypes.StringValuableWithSemanticEquals.
func (v Folded) StringSemanticEquals(_ context.Context, o basetypes.StringValuable) (bool, diag.Diagnostics) {
	other, ok := o.(Folded)
	return ok && SameFolded(v.ValueString(), other.ValueString()), nil
}

// fromTerraform is the part of ValueFromTerraform that all string types share.
func fromTerraform(
	ctx context.Context, base basetypes.StringType, in tftypes.Value, wrap func(basetypes.StringValue) attr.Value,
) (attr.Value, error) {
	v, err := base.ValueFromTerraform(ctx, in)
	if err != nil {
		return nil, err
	}
	s, ok := v.(basetypes.StringValue)
	if !ok {
		return nil, fmt.Errorf("unexpected value type %T", v)
	}
	return wrap(s), nil
}
