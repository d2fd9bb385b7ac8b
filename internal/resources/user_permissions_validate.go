package resources

import (
	"context"
	"fmt"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// permissionLengths checks both names of every permission of a set.
type permissionLengths struct{}

func (permissionLengths) Description(context.Context) string {
	return "must name a permission and the API that defines it"
}

func (v permissionLengths) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (permissionLengths) ValidateSet(_ context.Context, req validator.SetRequest, resp *validator.SetResponse) {
	for _, element := range req.ConfigValue.Elements() {
		record, ok := element.(tfvalue.Record)
		if !ok || record.IsNull() || record.IsUnknown() {
			continue
		}
		for name, most := range map[string]int{"name": maxPermissionName, "resource_server_identifier": maxResourceIdentifier} {
			value, ok := record.Attributes()[name].(types.String)
			if !ok || value.IsUnknown() {
				continue
			}
			if n := utf8.RuneCountInString(value.ValueString()); n == 0 || n > most {
				resp.Diagnostics.AddAttributeError(req.Path.AtSetValue(element), "Invalid Permission", fmt.Sprintf(
					"The %s of a permission must have 1 to %d characters; this one has %d.", name, most, n))
			}
		}
	}
}
