// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

const (
	// maxRoleID is far beyond the 20 characters of all role IDs seen.
	maxRoleID = 255
	// Lengths of the API's schema.
	maxPermissionName     = 280
	maxResourceIdentifier = 600
)

// assignments checks a whole set: every element, and that they are not too many.
type assignments struct{ kind *assignable }

func (v assignments) Description(context.Context) string {
	return fmt.Sprintf("must have at most %d elements", v.kind.limits.Max)
}

func (v assignments) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateList counts what is known: unknown elements may turn out to be the same.
func (v assignments) ValidateList(ctx context.Context, req validator.ListRequest, resp *validator.ListResponse) {
	known := 0
	for _, element := range req.ConfigValue.Elements() {
		if element.IsUnknown() {
			continue
		}
		known++
		v.kind.validate(ctx, req.Path, element, resp)
	}
	resp.Diagnostics.Append(v.kind.tooMany(known)...)
}

// validateRole checks an element of the set of roles.
func validateRole(ctx context.Context, set path.Path, element attr.Value, resp *validator.ListResponse) {
	id, _ := element.(types.String)
	for _, v := range []validator.String{validators.Length(1, maxRoleID), validators.Bare()} {
		var checked validator.StringResponse
		v.ValidateString(ctx, validator.StringRequest{Path: set.AtSetValue(element), ConfigValue: id}, &checked)
		resp.Diagnostics.Append(checked.Diagnostics...)
	}
}

// validatePermission checks both names of an element of the set of permissions.
func validatePermission(_ context.Context, set path.Path, element attr.Value, resp *validator.ListResponse) {
	permission, ok := element.(types.Object)
	if !ok || permission.IsNull() {
		return
	}
	for _, part := range []struct {
		name string
		most int
	}{{"name", maxPermissionName}, {"resource_server_identifier", maxResourceIdentifier}} {
		value := stringAt(permission.Attributes(), part.name)
		if n := utf8.RuneCountInString(value.ValueString()); !value.IsUnknown() && (n == 0 || n > part.most) {
			resp.Diagnostics.AddAttributeError(set.AtSetValue(element), "Invalid Permission", fmt.Sprintf(
				"The %s of a permission must have 1 to %d characters; this one has %d.", part.name, part.most, n))
		} else if blank := validators.NotBare(value.ValueString()); blank != "" {
			resp.Diagnostics.AddAttributeError(set.AtSetValue(element), "Invalid Permission", "The "+part.name+" "+blank)
		}
	}
}
