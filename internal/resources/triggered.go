// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"crypto/rand"
	"maps"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/mapplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// triggered is a resource that does something at Auth0 when it is created, and again
// whenever an argument changes: every change replaces it. Auth0 keeps nothing that
// could be read, updated or deleted, so nothing else sends a request. M is the model,
// with ID and Triggers among its members.
type triggered[M any] struct {
	name        string // Of the type, without the provider's part: "user_ticket".
	description string
	// attributes besides id and triggers; those that can be written must replace.
	attributes map[string]schema.Attribute
	// validate finds mistakes in values, of which anything may be unknown; nil for none.
	validate func(M) diag.Diagnostics
	// plan fills in what is known before it is done, and finds what would prevent it; nil for nothing.
	plan func(*M) diag.Diagnostics
	// needs are the operations that are called in any case.
	needs []*operations.Operation
	// does names what is done, for messages: "revoke the access of a user".
	does string
	// do does it and fills in what came of it; id is the ID of the resource, and now
	// the time before the first request.
	do func(ctx context.Context, c *client.Client, m *M, id string, now time.Time) diag.Diagnostics

	data *run.Data
}

var (
	_ resource.Resource                   = (*triggered[struct{}])(nil)
	_ resource.ResourceWithConfigure      = (*triggered[struct{}])(nil)
	_ resource.ResourceWithImportState    = (*triggered[struct{}])(nil)
	_ resource.ResourceWithValidateConfig = (*triggered[struct{}])(nil)
	_ resource.ResourceWithModifyPlan     = (*triggered[struct{}])(nil)
)

func (r *triggered[M]) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + r.name
}

func (r *triggered[M]) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: r.description,
		Attributes: map[string]schema.Attribute{
			"id": computedText("Random ID of the resource, a new one with each replacement. Auth0 does not know it."),
			"triggers": schema.MapAttribute{
				Optional:            true,
				ElementType:         types.StringType,
				MarkdownDescription: "Any values. A change of one of them, as of every other argument, replaces the resource: it is done again.",
				PlanModifiers:       []planmodifier.Map{mapplanmodifier.RequiresReplace()},
			},
		},
	}
	maps.Copy(resp.Schema.Attributes, r.attributes)
}

func (r *triggered[M]) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	data, diags := run.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	r.data = data
}

func (r *triggered[M]) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	if r.validate == nil {
		return
	}
	var config M
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(r.validate(config)...)
	}
}

// ModifyPlan looks at what is about to be created. The plan of a replacement is made
// twice, the second time as that of a creation.
func (r *triggered[M]) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() || !req.State.Raw.IsNull() {
		return
	}
	resp.Diagnostics.Append(requireScopes(r.data, r.needs...)...)
	if r.plan == nil {
		return
	}
	var plan M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(r.plan(&plan)...)
	resp.Diagnostics.Append(resp.Plan.Set(ctx, plan)...)
}

// Create checks once more before it sends anything: values that were unknown in the
// plan have escaped its checks.
func (r *triggered[M]) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var m M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &m)...)
	resp.Diagnostics.Append(r.data.RequireClient(r.does)...)
	if r.validate != nil && !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(r.validate(m)...)
	}
	if r.plan != nil && !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(r.plan(&m)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	diags := r.do(ctx, r.data.Client, &m, rand.Text(), time.Now().UTC())
	resp.Diagnostics.Append(diags...)
	if !diags.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, m)...)
	}
}

// Read has nothing to ask for: the state stays.
func (r *triggered[M]) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}

// Update has nothing to do: every change is a replacement.
func (r *triggered[M]) Update(_ context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	resp.State.Raw = req.Plan.Raw
}

// Delete only forgets: what was done cannot be undone.
func (r *triggered[M]) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

// ImportState refuses: what was done is not there to be found.
func (r *triggered[M]) ImportState(_ context.Context, _ resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	resp.Diagnostics.Append(nothingToImport(r.name, "It stands for something that was done, not for "+
		"something that exists.", "That apply will "+r.does+"."))
}

// timestamp is a time as the state shows it: RFC 3339, UTC, whole seconds.
func timestamp(at time.Time) types.String { return types.StringValue(at.UTC().Format(time.RFC3339)) }

// optionalReplacing is an argument that may be left out.
func optionalReplacing(description string, v ...validator.String) schema.StringAttribute {
	return schema.StringAttribute{
		Optional:            true,
		MarkdownDescription: description,
		Validators:          v,
		PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
	}
}
