package resources

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

// idAttribute is an ID that the plan knows as soon as it knows what it is made of.
func idAttribute(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: description}
}

func userIDAttribute(whose string) schema.StringAttribute {
	return replacing("Full ID of the user "+whose+", such as `auth0users_user.NAME.id` or `auth0|64f0c0ffee64f0c0ffee64f0`.", validators.FullUserID())
}

// replacing is a required attribute that makes an assignment what it is.
func replacing(description string, v validator.String) schema.StringAttribute {
	return schema.StringAttribute{
		Required:            true,
		MarkdownDescription: description + " Changing it replaces the resource.",
		Validators:          []validator.String{v},
		PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
	}
}

// told is what the API says about an assignment.
func told(description string) schema.StringAttribute {
	return schema.StringAttribute{
		Computed:            true,
		MarkdownDescription: description,
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}

// atMost refuses a set of more items than Auth0 lets a user have.
type atMost struct{ kind *assignable }

// Description implements validator.Set.
func (v atMost) Description(context.Context) string {
	return fmt.Sprintf("must have at most %d elements", v.kind.limits.Max)
}

// MarkdownDescription implements validator.Set.
func (v atMost) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateSet counts what is known: unknown elements may turn out to be the same.
func (v atMost) ValidateSet(_ context.Context, req validator.SetRequest, resp *validator.SetResponse) {
	n := 0
	for _, element := range req.ConfigValue.Elements() {
		if !element.IsUnknown() {
			n++
		}
	}
	resp.Diagnostics.Append(v.kind.tooMany(req.Path, n)...)
}
