// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/auth0users/terraform-provider-auth0users/internal/run"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

var (
	_ resource.ResourceWithConfigure   = (*assignmentResource)(nil)
	_ resource.ResourceWithIdentity    = (*assignmentResource)(nil)
	_ resource.ResourceWithImportState = (*assignmentResource)(nil)
	_ resource.ResourceWithModifyPlan  = (*assignmentResource)(nil)
	_ resource.ResourceWithMoveState   = (*assignmentResource)(nil)
)

// assignmentResource gives roles or permissions to a user: all that the user has of
// them (auth0users_user_roles, auth0users_user_permissions), or one of them next to
// whatever others assign (auth0users_user_role, auth0users_user_permission).
type assignmentResource struct {
	kind   *assignable
	whole  bool // All that the user has, not one.
	schema schema.Schema
	data   *run.Data
	// inRoster says that these are the roles of a person of a roster, which gathers the diagnostics of its people.
	inRoster bool
}

// wholeResource is the resource for all that a user has of the kind; set describes what it declares.
func wholeResource(kind *assignable, description, set string) *assignmentResource {
	return &assignmentResource{kind: kind, whole: true, schema: schema.Schema{
		MarkdownDescription: description,
		Attributes: map[string]schema.Attribute{
			"id":      idAttribute("Full ID of the user, the same as `user_id`."),
			"user_id": userIDAttribute("whose " + kind.nouns() + " these are"),
			// No nested attribute, and a list that the CLIs know as a set: see tfvalue.DistinctType.
			kind.nouns(): schema.ListAttribute{
				ElementType:         kind.element,
				CustomType:          tfvalue.NewDistinctType(kind.element),
				Required:            true,
				MarkdownDescription: set,
				Validators:          []validator.List{assignments{kind}},
			},
		},
	}}
}

func (r *assignmentResource) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + r.name()
}

// name is that of the resource type without the provider's, "user_roles".
func (r *assignmentResource) name() string {
	if r.whole {
		return "user_" + r.kind.nouns()
	}
	return "user_" + r.kind.noun
}

func (r *assignmentResource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = r.schema
}

func (r *assignmentResource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema = r.kind.identity
	if r.whole {
		resp.IdentitySchema = userIdentitySchema()
	}
}

func (r *assignmentResource) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	data, diags := run.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	r.data = data
}

// ModifyPlan fills in the ID as soon as it is known, and warns of a user whose roles or permissions are managed
// twice.
func (r *assignmentResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if r.data == nil {
		return
	}
	var before, after *assignmentModel
	if !req.State.Raw.IsNull() {
		state, diags := r.get(ctx, req.State)
		resp.Diagnostics.Append(diags...)
		before = &state
	}
	if !req.Plan.Raw.IsNull() {
		plan, diags := r.get(ctx, req.Plan)
		resp.Diagnostics.Append(diags...)
		after = &plan
		if r.kind.fromRoles && r.data.RoleWrites != nil {
			r.data.RoleWrites.Expect()
		}
		if plan.key != nil {
			resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("id"), plan.id())...)
		}
	}
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(r.recordOwner(ctx, req, resp, before, after)...)
		resp.Diagnostics.Append(r.preflight(ctx, before, after)...)
	}
}
