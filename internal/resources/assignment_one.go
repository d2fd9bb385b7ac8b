package resources

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/providerdata"
)

var (
	_ resource.Resource                = (*assignmentOne[userRoleModel, string, *client.Role])(nil)
	_ resource.ResourceWithConfigure   = (*assignmentOne[userRoleModel, string, *client.Role])(nil)
	_ resource.ResourceWithIdentity    = (*assignmentOne[userRoleModel, string, *client.Role])(nil)
	_ resource.ResourceWithImportState = (*assignmentOne[userRoleModel, string, *client.Role])(nil)
	_ resource.ResourceWithModifyPlan  = (*assignmentOne[userRoleModel, string, *client.Role])(nil)
)

// assignmentOne is the resource for a single role or permission of a user, next to
// whatever others assign: auth0users_user_role and auth0users_user_permission.
type assignmentOne[M assignmentModel[M, T, A], T comparable, A any] struct {
	kind   assignable[T, A]
	schema schema.Schema
	// identity is the identity schema; its attributes are those of the state that
	// make the ID.
	identity identityschema.Schema
	// parse reads an import ID.
	parse func(id string) (M, bool)
	// form and example show the import ID.
	form, example string
	// blame is the attribute that names the item.
	blame path.Path
	data  *providerdata.Data
}

// assignmentModel is the model of one assignment.
type assignmentModel[M any, T comparable, A any] interface {
	// key is the user and the item; unknown while one of them is not known yet.
	key() (userID string, item T, known bool)
	// id is the composite ID.
	id() string
	// described returns the model with its ID and what the API says about the item;
	// null while it says nothing (nil).
	described(A) M
	// identity is the model of the resource identity.
	identity() any
	// fromIdentity reads one, as an import has it.
	fromIdentity(context.Context, *tfsdk.ResourceIdentity) (M, diag.Diagnostics)
	// isDescribed is false for what an import leaves.
	isDescribed() bool
	// listed is the item as the API described it.
	listed() A
}

func (r *assignmentOne[M, T, A]) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_user_" + r.kind.noun()
}

func (r *assignmentOne[M, T, A]) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = r.schema
}

func (r *assignmentOne[M, T, A]) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema = r.identity
}

func (r *assignmentOne[M, T, A]) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	data, diags := providerdata.From(req.ProviderData)
	resp.Diagnostics.Append(diags...)
	r.data = data
}

// ModifyPlan knows the ID before the apply and tells of a user who is managed twice.
func (r *assignmentOne[M, T, A]) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if r.data == nil {
		return
	}
	owned := owner{noun: r.kind.noun()}
	if !req.State.Raw.IsNull() {
		var state M
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
		userID, _, _ := state.key()
		owned.before = types.StringValue(userID)
	}
	if !req.Plan.Raw.IsNull() {
		var plan M
		resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
		userID, _, known := plan.key()
		owned.after = types.StringUnknown()
		if known {
			owned.after = types.StringValue(userID)
			resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("id"), plan.id())...)
		}
	}
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(recordOwner(ctx, r.data, req, resp, owned)...)
	}
}

// Create assigns; having it already is fine. The description is read afterwards,
// and nothing that goes wrong there is an error: a tainted resource would be
// replaced, which takes the item from the user.
func (r *assignmentOne[M, T, A]) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	resp.Diagnostics.Append(r.data.RequireClient("assign a " + r.kind.noun())...)
	if resp.Diagnostics.HasError() {
		return
	}
	userID, item, _ := plan.key()
	r.kind.wrote(r.data, userID)
	if err := r.kind.assign(ctx, r.data.Client, userID, []T{item}); err != nil {
		resp.Diagnostics.Append(assignProblem(ctx, r.data.Client, r.kind, userID, []T{item}, r.place, err)...)
		return
	}
	found, ok, err := findAssigned(ctx, r.data.Client, r.kind, userID, item)
	switch {
	case err != nil:
		problem := apidiag.From(r.operation("describe", userID, item), err)
		resp.Diagnostics.AddWarning(problem.Summary(), problem.Detail()+
			"\n\nIt was assigned all the same. The next plan fills in what is missing.")
	case !ok:
		resp.Diagnostics.AddWarning(upperFirst(r.kind.noun())+" Not Listed Yet", fmt.Sprintf(
			"Auth0 accepted the %s %s for the user %s and does not list it yet. If the next plan wants to assign it again, let it.",
			r.kind.noun(), r.kind.label(item), userID))
	}
	resp.Diagnostics.Append(resp.Identity.Set(ctx, plan.identity())...)
	resp.Diagnostics.Append(resp.State.Set(ctx, plan.described(found))...)
}

// Read looks for the item, page by page until it is found, in a list that the other
// assignments of the user share, unless it is known that nothing has changed.
func (r *assignmentOne[M, T, A]) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var state M
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	if resp.Diagnostics.HasError() {
		return
	}
	// Before anything else: a resource that turns out to be gone needs an identity too.
	resp.Diagnostics.Append(resp.Identity.Set(ctx, state.identity())...)
	if r.data.Client == nil && state.isDescribed() {
		resp.Diagnostics.Append(notRefreshed(r.data, "User "+upperFirst(r.kind.noun())+"s", "the "+r.kind.noun()+"s of users"))
		return
	}
	resp.Diagnostics.Append(r.data.RequireClient("read a " + r.kind.noun() + " of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	userID, item, _ := state.key()
	found, ok, err := r.find(ctx, userID, item, state)
	if err == nil && !ok || client.IsUserNotFound(err) {
		resp.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		resp.Diagnostics.Append(apidiag.From(r.operation("read", userID, item), err))
		return
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, state.described(found))...)
}

// find says what the API says about the item of the state.
func (r *assignmentOne[M, T, A]) find(ctx context.Context, userID string, item T, state M) (found A, ok bool, err error) {
	match := matching(r.kind, item)
	lists := r.kind.lists(r.data)
	if found, ok = lists.Peek(userID, match); ok {
		return found, true, nil
	}
	if state.isDescribed() && r.kind.has(ctx, r.data, userID, state.listed()) {
		return state.listed(), true, nil
	}
	return lists.Find(ctx, userID, r.kind.list(ctx, r.data.Client, userID), match)
}

// Update has nothing to do: every change is a replacement.
func (r *assignmentOne[M, T, A]) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var plan M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(resp.Identity.Set(ctx, plan.identity())...)
	resp.Diagnostics.Append(forgetPlan(ctx, resp.Private)...)
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
}

// Delete takes the item from the user; if either is gone already, that is fine.
func (r *assignmentOne[M, T, A]) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state M
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	resp.Diagnostics.Append(r.data.RequireClient("remove a " + r.kind.noun() + " of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	userID, item, _ := state.key()
	r.kind.wrote(r.data, userID)
	if userGone, err := removeAssigned(ctx, r.data.Client, r.kind, userID, []T{item}); err != nil && !userGone {
		resp.Diagnostics.Append(apidiag.From(r.operation("remove", userID, item), err))
	}
}

// ImportState takes the composite ID, or the resource identity.
func (r *assignmentOne[M, T, A]) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	var (
		imported M
		complete bool
		received = req.ID
	)
	if received == "" && req.Identity != nil && !req.Identity.Raw.IsNull() {
		var diags diag.Diagnostics
		imported, diags = imported.fromIdentity(ctx, req.Identity)
		resp.Diagnostics.Append(diags...)
		if resp.Diagnostics.HasError() {
			return
		}
		// By way of the ID, so that both ways refuse the same mistakes.
		received = imported.id()
		_, complete = r.parse(received)
	} else {
		imported, complete = r.parse(received)
	}
	if !complete {
		resp.Diagnostics.AddError("Invalid Import ID", invalidImportID(fmt.Sprintf(
			"A %s of a user is imported by %s, for example:", r.kind.noun(), r.form), r.example, received))
		return
	}
	var nothing A
	resp.Diagnostics.Append(resp.State.Set(ctx, imported.described(nothing))...)
	resp.Diagnostics.Append(resp.Identity.Set(ctx, imported.identity())...)
}

func (r *assignmentOne[M, T, A]) operation(verb, userID string, item T) apidiag.Operation {
	return apidiag.Operation{Verb: verb, Object: r.kind.noun(), Subject: r.kind.label(item) + " of the user " + userID}
}

func (r *assignmentOne[M, T, A]) place(T) path.Path { return r.blame }
