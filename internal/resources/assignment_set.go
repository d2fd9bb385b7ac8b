package resources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/providerdata"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

var (
	_ resource.Resource                = (*assignmentSet[string, *client.Role])(nil)
	_ resource.ResourceWithConfigure   = (*assignmentSet[string, *client.Role])(nil)
	_ resource.ResourceWithIdentity    = (*assignmentSet[string, *client.Role])(nil)
	_ resource.ResourceWithImportState = (*assignmentSet[string, *client.Role])(nil)
	_ resource.ResourceWithModifyPlan  = (*assignmentSet[string, *client.Role])(nil)
)

// assignmentSet is the resource that owns everything of one kind that a user has
// been given: auth0users_user_roles and auth0users_user_permissions. The two differ
// in their kind, schema and elements only.
type assignmentSet[T comparable, A any] struct {
	kind     assignable[T, A]
	schema   schema.Schema
	elements setElements[T]
	data     *providerdata.Data
}

// setElements converts the elements of the set.
type setElements[T any] struct {
	typ   attr.Type
	value func(T) attr.Value
	item  func(attr.Value) T
}

// assignmentSetModel is the schema of both resources: the set is called roles or
// permissions.
type assignmentSetModel struct {
	ID     types.String
	UserID types.String
	Items  tfvalue.Distinct
}

func (r *assignmentSet[T, A]) attribute() string { return r.kind.noun() + "s" }

func (r *assignmentSet[T, A]) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_user_" + r.attribute()
}

func (r *assignmentSet[T, A]) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = r.schema
}

func (r *assignmentSet[T, A]) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema = userIdentitySchema()
}

func (r *assignmentSet[T, A]) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	data, diags := providerdata.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	r.data = data
}

// ModifyPlan knows the ID before the apply and tells of a user who is managed twice.
func (r *assignmentSet[T, A]) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if r.data == nil {
		return
	}
	var state, plan assignmentSetModel
	if !req.State.Raw.IsNull() {
		var diags diag.Diagnostics
		state, diags = r.get(ctx, req.State)
		resp.Diagnostics.Append(diags...)
	}
	if !req.Plan.Raw.IsNull() {
		var diags diag.Diagnostics
		plan, diags = r.get(ctx, req.Plan)
		resp.Diagnostics.Append(diags...)
		if !plan.UserID.IsUnknown() {
			resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("id"), plan.UserID)...)
		}
	}
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(recordOwner(ctx, r.data, req, resp, owner{noun: r.kind.noun(), whole: true, before: state.ID, after: plan.UserID})...)
	}
}

// Create makes what the user has equal to the plan: one read, and the difference.
// A failure half way saves nothing, on purpose: a tainted resource would be replaced
// by the next apply, which takes everything from the user first. Without state the
// next apply reads again and goes on where this one ended.
func (r *assignmentSet[T, A]) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	plan, diags := r.get(ctx, req.Plan)
	resp.Diagnostics.Append(diags...)
	resp.Diagnostics.Append(r.data.RequireClient("assign " + r.attribute())...)
	if resp.Diagnostics.HasError() {
		return
	}
	userID := plan.UserID.ValueString()
	r.kind.wrote(r.data, userID)
	current, err := assigned(ctx, r.data.Client, r.kind, userID)
	if client.IsUserNotFound(err) {
		resp.Diagnostics.Append(userNotFound(userID))
		return
	}
	if err != nil {
		resp.Diagnostics.Append(apidiag.From(ofUser("read", r.attribute(), userID), err))
		return
	}
	resp.Diagnostics.Append(r.apply(ctx, userID, current, r.items(plan.Items), func([]T) {})...)
	if resp.Diagnostics.HasError() {
		return
	}
	plan.ID = plan.UserID
	resp.Diagnostics.Append(resp.Identity.Set(ctx, userIdentityModel{UserID: plan.UserID})...)
	resp.Diagnostics.Append(r.put(ctx, &resp.State, plan)...)
}

// Read lists everything the user has, so that nothing escapes the plan, unless it is
// known that nothing has changed.
func (r *assignmentSet[T, A]) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	state, diags := r.get(ctx, req.State)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	// Before anything else: a resource that turns out to be gone needs an identity too.
	resp.Diagnostics.Append(resp.Identity.Set(ctx, userIdentityModel{UserID: state.ID})...)
	if imported := state.UserID.IsNull(); r.data.Client == nil && !imported {
		resp.Diagnostics.Append(notRefreshed(r.data, "User "+upperFirst(r.attribute()), "the "+r.attribute()+" of users"))
		return
	}
	resp.Diagnostics.Append(r.data.RequireClient("read the " + r.attribute() + " of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	userID := state.ID.ValueString()
	if !state.UserID.IsNull() && r.kind.hasExactly(ctx, r.data, userID, r.items(state.Items)) {
		return
	}
	current, err := assigned(ctx, r.data.Client, r.kind, userID)
	if client.IsUserNotFound(err) {
		resp.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		resp.Diagnostics.Append(apidiag.From(ofUser("read", r.attribute(), userID), err))
		return
	}
	resp.Diagnostics.Append(r.put(ctx, &resp.State, assignmentSetModel{ID: state.ID, UserID: state.ID, Items: r.set(current)})...)
}

// Update sends the difference to what the plan has just read. State is saved after
// every request that was accepted.
func (r *assignmentSet[T, A]) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	plan, diags := r.get(ctx, req.Plan)
	resp.Diagnostics.Append(diags...)
	state, diags := r.get(ctx, req.State)
	resp.Diagnostics.Append(diags...)
	resp.Diagnostics.Append(r.data.RequireClient("change the " + r.attribute() + " of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	r.kind.wrote(r.data, state.ID.ValueString())
	resp.Diagnostics.Append(resp.Identity.Set(ctx, userIdentityModel{UserID: state.ID})...)
	resp.Diagnostics.Append(forgetPlan(ctx, resp.Private)...)
	resp.Diagnostics.Append(r.apply(ctx, state.ID.ValueString(), r.items(state.Items), r.items(plan.Items), func(now []T) {
		state.Items = r.set(now)
		resp.Diagnostics.Append(r.put(ctx, &resp.State, state)...)
	})...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(r.put(ctx, &resp.State, plan)...)
	}
}

// Delete takes what is in state from the user, which after a refresh is all.
func (r *assignmentSet[T, A]) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	state, diags := r.get(ctx, req.State)
	resp.Diagnostics.Append(diags...)
	if len(state.Items.Elements()) == 0 {
		return
	}
	resp.Diagnostics.Append(r.data.RequireClient("remove the " + r.attribute() + " of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	userID := state.ID.ValueString()
	r.kind.wrote(r.data, userID)
	current := r.items(state.Items)
	for _, step := range assignment.Plan(current, nil, r.kind.limits()) {
		userGone, err := removeAssigned(ctx, r.data.Client, r.kind, userID, step.Items)
		if userGone {
			return
		}
		if err != nil {
			state.Items = r.set(current)
			resp.Diagnostics.Append(r.put(ctx, &resp.State, state)...)
			resp.Diagnostics.Append(apidiag.From(ofUser("remove", r.attribute(), userID), err))
			return
		}
		current = assignment.Apply(current, step)
	}
}

// ImportState takes the full user ID, as a string or as the resource identity.
func (r *assignmentSet[T, A]) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	importUser(ctx, "the "+r.attribute()+" of a user", req, resp)
}

// apply sends the steps from current to want, and reports what the user has after
// each one that was accepted.
func (r *assignmentSet[T, A]) apply(ctx context.Context, userID string, current, want []T, accepted func([]T)) diag.Diagnostics {
	limits := r.kind.limits()
	// Values that were unknown in the plan have escaped the validator.
	if diags := tooMany(r.kind.noun(), path.Root(r.attribute()), len(want), limits.Max); diags != nil {
		return diags
	}
	for _, step := range assignment.Plan(current, want, limits) {
		if step.Remove {
			userGone, err := removeAssigned(ctx, r.data.Client, r.kind, userID, step.Items)
			if userGone {
				return diag.Diagnostics{userNotFound(userID)}
			}
			if err != nil {
				return diag.Diagnostics{apidiag.From(ofUser("remove", r.attribute(), userID), err)}
			}
		} else if err := r.kind.assign(ctx, r.data.Client, userID, step.Items); err != nil {
			return assignProblem(ctx, r.data.Client, r.kind, userID, step.Items, r.place, err)
		}
		current = assignment.Apply(current, step)
		accepted(current)
	}
	return nil
}

// place is where the configuration has the item.
func (r *assignmentSet[T, A]) place(item T) path.Path {
	return path.Root(r.attribute()).AtSetValue(r.elements.value(item))
}

func (r *assignmentSet[T, A]) items(set tfvalue.Distinct) []T {
	elements := set.Elements()
	items := make([]T, len(elements))
	for i, element := range elements {
		items[i] = r.elements.item(element)
	}
	return items
}

func (r *assignmentSet[T, A]) set(items []T) tfvalue.Distinct {
	elements := make([]attr.Value, len(items))
	for i, item := range items {
		elements[i] = r.elements.value(item)
	}
	return tfvalue.NewDistinct(r.elements.typ, elements)
}

// attributeGetter is a plan or a state.
type attributeGetter interface {
	GetAttribute(ctx context.Context, at path.Path, target any) diag.Diagnostics
}

func (r *assignmentSet[T, A]) get(ctx context.Context, from attributeGetter) (assignmentSetModel, diag.Diagnostics) {
	var m assignmentSetModel
	diags := from.GetAttribute(ctx, path.Root("id"), &m.ID)
	diags.Append(from.GetAttribute(ctx, path.Root("user_id"), &m.UserID)...)
	diags.Append(from.GetAttribute(ctx, path.Root(r.attribute()), &m.Items)...)
	return m, diags
}

// attributeSetter is a state.
type attributeSetter interface {
	SetAttribute(ctx context.Context, at path.Path, value any) diag.Diagnostics
}

func (r *assignmentSet[T, A]) put(ctx context.Context, to attributeSetter, m assignmentSetModel) diag.Diagnostics {
	diags := to.SetAttribute(ctx, path.Root("id"), m.ID)
	diags.Append(to.SetAttribute(ctx, path.Root("user_id"), m.UserID)...)
	diags.Append(to.SetAttribute(ctx, path.Root(r.attribute()), m.Items)...)
	return diags
}
