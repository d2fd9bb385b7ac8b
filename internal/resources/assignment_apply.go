// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// Create assigns: an item that the user has already is taken over, and of a whole the
// difference is sent. A failure half way saves nothing, on purpose: a tainted resource
// would be replaced by the next apply, which takes everything from the user first.
// Without state the next apply reads again and goes on where this one ended.
func (r *assignmentResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	plan, diags := r.get(ctx, req.Plan)
	resp.Diagnostics.Append(diags...)
	resp.Diagnostics.Append(r.data.RequireClient("assign " + r.things(""))...)
	if resp.Diagnostics.HasError() {
		return
	}
	r.gives(ctx, plan)
	current, diags := r.current(ctx, plan)
	resp.Diagnostics.Append(diags...)
	if resp.Diagnostics.HasError() {
		return
	}
	together, refused := r.send(ctx, plan.userID(), current, plan.items)
	if refused != nil {
		resp.Diagnostics.Append(r.problem(ctx, plan, refused)...)
		return
	}
	if !r.whole {
		r.describe(ctx, &plan, together, resp)
	}
	resp.Diagnostics.Append(resp.Identity.Set(ctx, r.identityOf(ctx, plan))...)
	resp.Diagnostics.Append(resp.State.Set(ctx, r.stateOf(ctx, plan))...)
}

// current is what the user has before anything is sent: nothing that matters to a single item, and nothing at all if this
// run has made the user. It refuses what has escaped the validator, because it was unknown in the plan.
func (r *assignmentResource) current(ctx context.Context, plan assignmentModel) ([]assignment.Item, diag.Diagnostics) {
	tooMany := r.kind.tooMany(len(plan.items))
	if nothing := r.kind.aboutToChange(r.data, plan.userID()); nothing || !r.whole {
		return nil, tooMany
	}
	current, err := r.kind.assigned(ctx, r.data.Client, plan.userID())
	switch {
	case client.IsUserNotFound(err):
		return nil, diag.Diagnostics{userNotFound(plan.userID())}
	case err != nil:
		return nil, diag.Diagnostics{apidiag.From(r.operation("read", plan), err)}
	}
	return current, tooMany
}

// describe asks what the API says about the item that was just assigned: of a role that was assigned
// together with others, the tenant's roles may tell for all of them. Nothing that goes wrong there is
// an error, see Create.
func (r *assignmentResource) describe(ctx context.Context, m *assignmentModel, together bool, resp *resource.CreateResponse) {
	if together {
		if role, ok := r.data.Roles.Named(ctx, m.items[0].ID); ok {
			about := listedRole(role)
			m.about = &about
			return
		}
	}
	for listed, err := range r.kind.list(ctx, r.data.Client, m.userID()) {
		if err != nil {
			problem := apidiag.From(r.operation("describe", *m), err)
			resp.Diagnostics.AddWarning(problem.Summary(), problem.Detail()+
				"\n\nIt was assigned all the same. The next plan fills in what is missing.")
			return
		}
		if m.is(listed) {
			m.about = &listed
			return
		}
	}
	resp.Diagnostics.AddWarning(upperFirst(r.kind.noun)+" Not Listed Yet", fmt.Sprintf(
		"Auth0 accepted the %s %s for the user %s and does not list it yet. If the next plan wants to assign it again, let it.",
		r.kind.noun, m.items[0], m.userID()))
}

// Update sends the difference to what the plan has just read. After a failure the
// state has what was accepted before it.
func (r *assignmentResource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	plan, diags := r.get(ctx, req.Plan)
	resp.Diagnostics.Append(diags...)
	state, diags := r.get(ctx, req.State)
	resp.Diagnostics.Append(diags...)
	resp.Diagnostics.Append(r.data.RequireClient("change " + r.things("the ") + " of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	r.gives(ctx, plan)
	r.kind.aboutToChange(r.data, state.userID())
	resp.Diagnostics.Append(resp.Identity.Set(ctx, r.identityOf(ctx, state))...)
	resp.Diagnostics.Append(forgetPlan(ctx, resp.Private)...)
	resp.Diagnostics.Append(r.kind.tooMany(len(plan.items))...) // They may have been unknown in the plan.
	if resp.Diagnostics.HasError() {
		return
	}
	if _, refused := r.send(ctx, state.userID(), state.items, plan.items); refused != nil {
		plan.items = refused.now
		resp.Diagnostics.Append(r.problem(ctx, state, refused)...)
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, r.stateOf(ctx, plan))...)
}

// gives says, before anything is sent, that the user has the items from this object: another one that goes must not
// take them.
func (r *assignmentResource) gives(ctx context.Context, plan assignmentModel) {
	r.data.People.GiveThings(ctx, r.kind.noun, plan.userID(), r.thingsOf(plan)...)
}

// thingsOf are the things that the ledger of the run knows by: the items, and of a whole all of them together.
func (r *assignmentResource) thingsOf(m assignmentModel) []string {
	var things []string
	if r.whole {
		things = append(things, "")
	}
	for _, item := range m.items {
		things = append(things, item.String())
	}
	return things
}

// Delete takes what is in the state from the user: of a whole, after a refresh, that is
// all. What is gone already is fine, and what another object has stays.
func (r *assignmentResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	state, diags := r.get(ctx, req.State)
	resp.Diagnostics.Append(diags...)
	if len(state.items) == 0 {
		return
	}
	resp.Diagnostics.Append(r.data.RequireClient("remove " + r.things("the ") + " of a user")...)
	if resp.Diagnostics.HasError() {
		return
	}
	thing := r.belongingOf(state)
	stays, diags := thing.stays(ctx, req.Private)
	resp.Diagnostics.Append(diags...)
	if stays {
		return
	}
	free, end := r.data.People.BeginTaking(r.kind.noun, state.userID(), r.thingsOf(state)...)
	defer end()
	if !free[thing.Thing] {
		resp.Diagnostics.Append(thing.sayStays()...)
		return
	}
	state.items = slices.DeleteFunc(state.items, func(item assignment.Item) bool { return !free[item.String()] })
	r.kind.aboutToChange(r.data, state.userID())
	_, refused := r.send(ctx, state.userID(), state.items, nil)
	if refused != nil && !client.IsUserNotFound(refused.err) {
		resp.Diagnostics.Append(r.problem(ctx, state, refused)...)
		state.items = refused.now
		resp.Diagnostics.Append(resp.State.Set(ctx, r.stateOf(ctx, state))...)
	}
}

// refusal is a request that was refused.
type refusal struct {
	assignment.Step
	err error
	now []assignment.Item // What the user has then.
}

// send makes the requests that turn current into planned, up to the first that is refused. It reports
// whether others were given something at the same time.
func (r *assignmentResource) send(
	ctx context.Context, userID string, current, planned []assignment.Item,
) (together bool, refused *refusal) {
	steps := assignment.Plan(current, planned, r.kind.limits)
	for i, step := range steps {
		var given []assignment.Item
		var shared bool
		var err error
		if step.Remove {
			err = r.kind.take(ctx, r.data.Client, userID, step.Items)
		} else {
			given, shared, err = r.kind.assign(ctx, r.data, userID, step.Items)
		}
		if err != nil {
			done := append(steps[:i:i], assignment.Step{Items: given})
			return false, &refusal{step, err, assignment.Apply(current, done...)}
		}
		together = together || shared
	}
	return together, nil
}
