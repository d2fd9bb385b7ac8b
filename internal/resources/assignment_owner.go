// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// recordOwner notes in the ledger of the run that the object manages what the user of the plan is given, or
// stops to, and says who else does. Before and after are nil where there is no state or no plan.
func (r *assignmentResource) recordOwner(
	ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse, before, after *assignmentModel,
) diag.Diagnostics {
	object := r.data.People.NewObject()
	if planned, half := plannedObjectFrom(ctx, req.Private); half && before == nil {
		object = planned.Object
	}
	var diags diag.Diagnostics
	destroys, owned := after == nil, after
	switch {
	case destroys:
		owned = before
	case after.key == nil && before == nil:
		return nil
	case after.key == nil:
		return protectTainted(ctx, r.data, types.StringValue(before.userID()), types.StringUnknown(), r.kind.nouns())
	case before != nil:
		diags.Append(setJSON(ctx, resp.Private, objectKey, plannedObject{Object: object})...)
	}
	leaves, planned := r.planThings(ctx, req, resp, before, after)
	diags.Append(planned...)
	if leaves && destroys {
		return diags // It takes nothing from anybody.
	}
	clash := r.data.People.RecordSet(object, r.kind.noun, owned.userID(), r.whole, destroys)
	return append(diags, overlap(clash, r.kind.noun, owned.userID(), destroys)...)
}

// planThings notes what the plan keeps, gives and takes, and reports whether what is taken stays with the user, because
// another object has it.
func (r *assignmentResource) planThings(
	ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse, before, after *assignmentModel,
) (leaves bool, diags diag.Diagnostics) {
	same := before.sameAs(after)
	if before != nil && !same {
		b := r.belongingOf(*before)
		taking, said := b.planTaking(ctx, req.Private, resp.Private)
		diags.Append(said...)
		if taking == people.Unsure && !r.whole { // Of a whole, RecordSet knows.
			diags.Append(b.refuseTaking()...)
		}
		leaves = taking != people.Take && taking != people.Unsure
	}
	if same {
		diags.Append(resp.Private.SetKey(ctx, leaveKey, nil)...)
	}
	if after == nil || r.whole && !same {
		return leaves, diags
	}
	said := r.belongingOf(*after).planKeeping(!same)
	if r.whole && said.HasError() {
		said = nil // RecordSet knows.
	}
	return leaves, append(diags, said...)
}

// belongingOf is what the resource gives: the item, or all of them.
func (r *assignmentResource) belongingOf(m assignmentModel) belonging {
	b := belonging{Belonging: people.Belonging{Noun: r.kind.noun, UserID: m.userID()}, data: r.data, what: "all " + r.kind.nouns()}
	if !r.whole {
		b.Thing = m.items[0].String()
		b.what = "the " + r.kind.noun + " " + b.Thing
	}
	return b
}

// overlapTexts say that two resources manage the same thing: [1] the noun, [2] the user, [3] what else can manage all of them, and
// [4] how that is told to let go.
var overlapTexts = map[people.SetClash]string{
	people.WholeDestroyed: "One resource of this plan, which is destroyed, takes all %[1]ss from the user %[2]s, and another one gives the " +
		"same user %[1]ss. Which comes first is chance, so the user could be left without.\n\n" +
		"To give a resource another name or key, use a moved block. To leave the %[1]ss to other resources, take the destroyed one out of the " +
		"state without touching the user: terraform state rm, or a removed block with lifecycle { destroy = false }. Of a deposed object, " +
		"which an interrupted apply has left, plan again, and with a refresh: the next plan finds out.",
	people.SingleBesideDestroyed: "One resource of this plan, which is destroyed, takes all %[1]ss from the user %[2]s, and another one " +
		"gives the same user a %[1]s. Which comes first is chance, so a second apply may be needed to give it again.\n\n" +
		"To avoid that, take the destroyed one out of the state without touching the user: terraform state rm, or a removed block with " +
		"lifecycle { destroy = false }.",
	people.WholeTwice: "Two resources manage all %[1]ss of the user %[2]s, and each removes whatever it does not declare: every " +
		"apply undoes the other one's.\n\n" +
		"Declare all %[1]ss in one of them. Take an auth0users_user_%[1]ss out of the state with a removed block with " +
		"lifecycle { destroy = false }; of a person in a roster remove the attribute %[1]ss.",
	people.WholeAndSingle: "The %[1]ss of the user %[2]s are managed by auth0users_user_%[1]ss%[3]s, which removes whatever it does not " +
		"declare, and by auth0users_user_%[1]s, one by one. Every apply undoes something of the one or the other.\n\n" +
		"Use one of them for this user: either declare every %[1]s in auth0users_user_%[1]ss%[3]s, or give each its own auth0users_user_%[1]s. " +
		"A removed block takes a resource out of the state without a change of the user%[4]s.",
}

// overlap words that two resources manage the same thing.
func overlap(clash people.SetClash, noun, userID string, destroys bool) diag.Diagnostics {
	if clash == people.NoSetClash {
		return nil
	}
	var orRoster, ofRoster string
	if noun == assignableRoles.noun {
		orRoster, ofRoster = " (or in auth0users_roster)", "; a roster lets go of the roles of a person who has no attribute roles"
	}
	title, detail := upperFirst(noun)+"s Managed Twice", fmt.Sprintf(overlapTexts[clash], noun, userID, orRoster, ofRoster)
	d := diag.Diagnostic(diag.NewWarningDiagnostic(title, detail))
	if clash == people.WholeDestroyed {
		d = diag.NewErrorDiagnostic(title, detail)
	}
	if !destroys {
		d = diag.WithPath(path.Root("user_id"), d)
	}
	return diag.Diagnostics{d}
}
