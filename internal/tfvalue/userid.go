// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package tfvalue

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

var (
	_ basetypes.StringTypable                    = UserIDType{}
	_ basetypes.StringValuableWithSemanticEquals = UserID{}
)

// UserIDType is the type of user IDs that may be written with or without the
// prefix the service puts before them ("auth0|", "email|", "sms|").
type UserIDType struct{ basetypes.StringType }

// UserID is a value of UserIDType.
type UserID struct{ basetypes.StringValue }

// NewUserID is a known user ID.
func NewUserID(id string) UserID { return UserID{basetypes.NewStringValue(id)} }

// BareUserID cuts the prefix of the connections that accept new users, the only
// ones whose IDs a configuration may choose. Case is significant.
func BareUserID(id string) string {
	for _, prefix := range []string{"auth0|", "email|", "sms|"} {
		if rest, found := strings.CutPrefix(id, prefix); found {
			return rest
		}
	}
	return id
}

// SameUserID reports whether two spellings name the same user.
func SameUserID(a, b string) bool { return BareUserID(a) == BareUserID(b) }

// Equal implements attr.Type.
func (t UserIDType) Equal(o attr.Type) bool { _, ok := o.(UserIDType); return ok }

// String implements attr.Type.
func (t UserIDType) String() string { return "tfvalue.UserIDType" }

// ValueType implements attr.Type.
func (t UserIDType) ValueType(context.Context) attr.Value { return UserID{} }

// ValueFromString implements basetypes.StringTypable.
func (t UserIDType) ValueFromString(_ context.Context, in basetypes.StringValue) (basetypes.StringValuable, diag.Diagnostics) {
	return UserID{in}, nil
}

// ValueFromTerraform implements attr.Type.
func (t UserIDType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	return fromTerraform(ctx, t.StringType, in, func(s basetypes.StringValue) attr.Value { return UserID{s} })
}

// Type implements attr.Value.
func (v UserID) Type(context.Context) attr.Type { return UserIDType{} }

// Equal implements attr.Value: the exact comparison.
func (v UserID) Equal(o attr.Value) bool {
	other, ok := o.(UserID)
	return ok && v.StringValue.Equal(other.StringValue)
}

// StringSemanticEquals implements basetypes.StringValuableWithSemanticEquals.
func (v UserID) StringSemanticEquals(_ context.Context, o basetypes.StringValuable) (bool, diag.Diagnostics) {
	other, ok := o.(UserID)
	return ok && SameUserID(v.ValueString(), other.ValueString()), nil
}
