// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// Keys of the private data by which an object that goes learns that another one has what it would take.
const (
	// othersKey rests in the state: how many other objects with the same thing the last refresh has met. It is all
	// that a deposed object knows at apply, whose plan is made anew then, without the others.
	othersKey = "others"
	// leaveKey holds what the plan said about the thing of an object that goes. It never rests in the state.
	leaveKey = "planned_leave"
)

// plannedLeave is what the plan said about the thing of an object that goes.
type plannedLeave struct {
	// Run is the run that has planned it.
	Run string `json:"run"`
	// Leave says that another object has the thing after this run.
	Leave bool `json:"leave,omitempty"`
	// Others is how many objects of the state have it as well, of which the plan knew no more.
	Others int `json:"others,omitempty"`
}

// belonging is one thing that a user is given, with the words for it.
type belonging struct {
	people.Belonging
	data *run.Data
	// momentHurts says that the thing must not be gone for a moment either.
	momentHurts bool
	// what is a part of sentences: "the role rol_...".
	what string
}

// rememberOthers notes in the private state how many other objects with the thing this run has met.
func (b belonging) rememberOthers(ctx context.Context, was private, out privateWriter) diag.Diagnostics {
	others := b.data.People.MetThing(b.Belonging) - 1
	switch {
	case others == othersFrom(ctx, was):
		return nil
	case others == 0:
		return out.SetKey(ctx, othersKey, nil)
	}
	return setJSON(ctx, out, othersKey, others)
}

func othersFrom(ctx context.Context, p private) (others int) {
	fromPrivate(ctx, p, othersKey, &others)
	return others
}

// planTaking decides what becomes of the thing when its object goes, or changes to another one, and hands that on to
// the apply. An object that is to be forgotten is no reason for an error.
func (b belonging) planTaking(ctx context.Context, was private, out privateWriter) (people.Taking, diag.Diagnostics) {
	others := othersFrom(ctx, was)
	taking := b.data.People.TakeThing(b.Belonging, others)
	mark := plannedLeave{Run: b.data.People.RunID()}
	var diags diag.Diagnostics
	switch taking {
	case people.Leave:
		diags = b.sayLeaving()
		mark.Leave = true
	case people.LeaveSilently:
		mark.Leave = true
	case people.LeaveToOthers:
		mark.Others = others
	}
	return taking, append(diags, setJSON(ctx, out, leaveKey, mark)...)
}

// planKeeping says what a plan does to the thing that one object keeps, or gives, and another one would take.
func (b belonging) planKeeping(gives bool) diag.Diagnostics {
	switch keeping := b.data.People.KeepThing(b.Belonging, gives); {
	case keeping == people.OtherLeaves:
		return b.sayLeaving()
	case keeping == people.OtherTakes && gives && !b.momentHurts:
		return sayFew(b.data, false, keptByOther, "", fmt.Sprintf(
			"One resource of this plan, which is destroyed or changed, has %[1]s of the user %[2]s, and a new one has it, too. Whichever comes "+
				"first, the user has it after the apply; for a moment it may be gone.\n\nTo give a resource another name or key "+
				"without that, use a moved block.", b.what, b.UserID))
	case keeping == people.OtherTakes:
		return b.refuseTaking()
	}
	return nil
}

const keptByOther = "Kept By Another Resource"

func (b belonging) sayLeaving() diag.Diagnostics {
	return sayFew(b.data, false, keptByOther, "", fmt.Sprintf(
		"One resource of this plan, which is destroyed or changed, has %[1]s of the user %[2]s, and another one has it, too, and keeps it. So "+
			"nothing is taken from the user: the one that goes is only forgotten.", b.what, b.UserID))
}

// refuseTaking is for an object that would take the thing from another one, which is not changed and so not asked at
// apply, or gives again what must not be gone at all.
func (b belonging) refuseTaking() diag.Diagnostics {
	return diag.Diagnostics{diag.NewErrorDiagnostic("Taken From Another Resource", fmt.Sprintf(
		"One resource of this plan, which is destroyed or changed, takes %[1]s from the user %[2]s, and another one, which stays or is new, "+
			"has it, too: it would be gone without a word, or for a moment.\n\n"+
			"To give a resource another name or key, use a moved block. To let go of one of the two, take it out of the state without touching "+
			"the user: terraform state rm, or a removed block with lifecycle { destroy = false }. Where a list has become shorter, that is its "+
			"last instance: terraform state rm 'TYPE.NAME[LAST]'. Of a deposed object, which an interrupted apply has left, plan again, and with "+
			"a refresh: the next plan finds out.",
		b.what, b.UserID))}
}

// stays reports whether the thing is to stay with the user when its object goes, with a warning that says so.
func (b belonging) stays(ctx context.Context, planned private) (bool, diag.Diagnostics) {
	var mark plannedLeave
	fromPrivate(ctx, planned, leaveKey, &mark)
	others := mark.Others
	if mark.Run == b.data.People.RunID() {
		// Planned at apply, where those that do not change are not met: the last refresh has met them.
		others = max(others, othersFrom(ctx, planned))
	}
	if mark.Leave || others > 0 && b.data.People.LeaveThing(b.Belonging, others) {
		return true, b.sayStays()
	}
	return false, nil
}

func (b belonging) sayStays() diag.Diagnostics {
	return sayFew(b.data, false, keptByOther, "", fmt.Sprintf(
		"Another resource, or the new half of this one's replacement, has %[1]s of the user %[2]s, or was to get it in this run, so destroying "+
			"this one has taken nothing from the user. It was only forgotten.\n\n"+
			"Where the other one has failed, nobody manages that now: apply again until it is made.", b.what, b.UserID))
}
