// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package tfvalue

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/attr/xattr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
)

const (
	// maxMetadataBytes is the service's cap on a request body, 1 MB.
	maxMetadataBytes = 1 << 20
	// announcedProfileBytes is the profile size that the service will enforce
	// from March 2027; until then it only logs a warning.
	announcedProfileBytes = 10 << 10
)

var (
	_ basetypes.StringTypable                    = MetadataType{}
	_ basetypes.StringValuableWithSemanticEquals = Metadata{}
	_ xattr.ValidateableAttribute                = Metadata{}
)

// MetadataType is the type of user_metadata and app_metadata: the text of one
// JSON object. Texts that mean the same object are the same value.
type MetadataType struct{ basetypes.StringType }

// Metadata is a value of MetadataType.
type Metadata struct{ basetypes.StringValue }

// MetadataNull is the null value.
func MetadataNull() Metadata { return Metadata{basetypes.NewStringNull()} }

// NewMetadata is the value of an object; null for a nil object.
func NewMetadata(o metadata.Object) Metadata {
	if o == nil {
		return MetadataNull()
	}
	return Metadata{basetypes.NewStringValue(o.String())}
}

// Object is the object that the text holds; nil when null, unknown or invalid.
func (v Metadata) Object() metadata.Object {
	if v.IsNull() || v.IsUnknown() {
		return nil
	}
	o, err := metadata.Parse(v.ValueString())
	if err != nil {
		return nil
	}
	return o
}

// SameMetadata reports whether two texts hold the same object.
func SameMetadata(a, b string) bool {
	x, errX := metadata.Parse(a)
	if a == b {
		return errX == nil
	}
	y, errY := metadata.Parse(b)
	return errX == nil && errY == nil && metadata.Equal(x, y)
}

// Equal implements attr.Type.
func (t MetadataType) Equal(o attr.Type) bool { _, ok := o.(MetadataType); return ok }

// String implements attr.Type.
func (t MetadataType) String() string { return "tfvalue.MetadataType" }

// ValueType implements attr.Type.
func (t MetadataType) ValueType(context.Context) attr.Value { return Metadata{} }

// ValueFromString implements basetypes.StringTypable.
func (t MetadataType) ValueFromString(_ context.Context, in basetypes.StringValue) (basetypes.StringValuable, diag.Diagnostics) {
	return Metadata{in}, nil
}

// ValueFromTerraform implements attr.Type.
func (t MetadataType) ValueFromTerraform(ctx context.Context, in tftypes.Value) (attr.Value, error) {
	return fromTerraform(ctx, t.StringType, in, func(s basetypes.StringValue) attr.Value { return Metadata{s} })
}

// Type implements attr.Value.
func (v Metadata) Type(context.Context) attr.Type { return MetadataType{} }

// Equal implements attr.Value: the exact comparison.
func (v Metadata) Equal(o attr.Value) bool {
	other, ok := o.(Metadata)
	return ok && v.StringValue.Equal(other.StringValue)
}

// StringSemanticEquals implements basetypes.StringValuableWithSemanticEquals.
func (v Metadata) StringSemanticEquals(_ context.Context, o basetypes.StringValuable) (bool, diag.Diagnostics) {
	other, ok := o.(Metadata)
	return ok && SameMetadata(v.ValueString(), other.ValueString()), nil
}

// ValidateAttribute implements xattr.ValidateableAttribute. Its messages never
// show the value: metadata may hold what should not be in a CI log.
func (v Metadata) ValidateAttribute(_ context.Context, req xattr.ValidateAttributeRequest, resp *xattr.ValidateAttributeResponse) {
	if v.IsNull() || v.IsUnknown() {
		return
	}
	if strings.TrimSpace(v.ValueString()) == "" {
		resp.Diagnostics.AddAttributeError(req.Path, "Invalid Metadata", "The value is empty. To leave the attribute unset, write null or "+
			"remove it from the configuration; an object without keys is jsonencode({}).")
		return
	}
	o, err := metadata.Parse(v.ValueString())
	if err != nil {
		resp.Diagnostics.AddAttributeError(req.Path, "Invalid Metadata",
			fmt.Sprintf("The value %s.\n\nWrite it as an object, for example %s = jsonencode({ plan = \"pro\" }).", err, req.Path))
		return
	}
	resp.Diagnostics.Append(metadataDiagnostics(req.Path, v.ValueString())...)
	switch size := len(o.String()); {
	case size > maxMetadataBytes:
		resp.Diagnostics.AddAttributeError(req.Path, "Metadata Too Large",
			fmt.Sprintf("The object has %d bytes; Auth0 accepts at most %d bytes (1 MB) in a request.\n\n"+
				"Keep large data outside the user profile and store a reference to it.", size, maxMetadataBytes))
	case size > announcedProfileBytes:
		resp.Diagnostics.AddAttributeWarning(req.Path, "Metadata Larger Than the Announced Limit",
			fmt.Sprintf("The object has %d bytes. Auth0 accepts it today, but has announced that from 4 March 2027 "+
				"a user profile may have at most %d bytes (10 KB).", size, announcedProfileBytes))
	}
}
