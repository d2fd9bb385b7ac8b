// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
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
	return replacing("Full ID of the user "+whose+", such as `auth0users_user.NAME.id` or `auth0|64f0c0ffee64f0c0ffee64f0`.",
		validators.FullUserID())
}

// replacing is a required attribute that makes an assignment what it is.
func replacing(description string, v ...validator.String) schema.StringAttribute {
	return schema.StringAttribute{
		Required:            true,
		MarkdownDescription: description + " Changing it replaces the resource.",
		Validators:          v,
		PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
	}
}

// computedText is a text that the API decides, and that stays once it is in the state.
func computedText(description string) schema.StringAttribute {
	return schema.StringAttribute{
		Computed:            true,
		MarkdownDescription: description,
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
	}
}
