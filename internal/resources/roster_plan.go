// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// rosterPlan is one planning of a roster.
type rosterPlan struct {
	Roster
	config, prior *roster
	private       rosterPrivate

	plan    *roster
	jobs    jobs
	remarks remarks
	diags   diag.Diagnostics

	mu      sync.Mutex
	endings []string // Names of those who are deleted or blocked.
}

// planDestroy plans that everybody leaves.
func (p *rosterPlan) planDestroy(ctx context.Context) {
	for _, key := range p.prior.keys() {
		p.leave(ctx, key, p.prior.people[key], p.prior.onDestroy)
	}
	p.limit(p.prior.maxDeletions)
}

// planChange plans a new roster, or a change of one.
func (p *rosterPlan) planChange(ctx context.Context, existed bool) {
	p.plan = &roster{}
	*p.plan = *p.config
	p.plan.people = make(map[string]person, len(p.config.people))
	if p.prior == nil {
		if existed {
			p.diags.AddError("A Roster Is Not Replaced", "A replacement deletes all people of the roster and makes new ones, without "+
				"their passwords, second factors, sessions and metadata of others. A roster refuses that.\n\n"+
				"Plan without -replace and replace_triggered_by.")
			return
		}
		p.prior = &roster{}
		p.private.Creates = true
	}
	if p.stuck() {
		return
	}
	paired := pair(p.config, p.prior)
	var stay, arrive []string
	for _, key := range p.config.keys() {
		if _, ok := paired.priorKey[key]; ok {
			stay = append(stay, key)
		} else {
			arrive = append(arrive, key)
		}
	}
	for _, key := range stay {
		p.stay(ctx, key, paired.priorKey[key])
	}
	for _, key := range paired.leaving {
		p.leave(ctx, key, p.prior.people[key], p.config.onDestroy)
	}
	p.jobs = p.jobsFor(ctx, p.config, arrive, false)
	p.Data.Preflight.Expect(len(arrive))
	p.each(ctx, arrive, readers, operationPlan, func(key string) { p.arrive(ctx, key) }, func(key string, diags diag.Diagnostics) {
		p.keep(key, p.config.people[key], diags)
	})
	p.sayJobs(arrive)
	p.limit(p.config.maxDeletions)
	p.straySecrets()
}

const operationPlan = "planning " + RosterType

// keep takes a person into the plan.
func (p *rosterPlan) keep(key string, is person, diags diag.Diagnostics) {
	p.remarks.about(key, is, diags)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.plan.people[key] = is
}

// stay plans somebody who is in the state, perhaps under another key.
func (p *rosterPlan) stay(ctx context.Context, key, priorKey string) {
	config, prior := p.config.people[key], p.prior.people[priorKey]
	if replaces(config.userModel, prior.userModel) {
		p.keep(key, prior, diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("user_id"), "User ID Cannot Be Changed", fmt.Sprintf(
			"The user %s has an ID already, and Auth0 cannot change it. A roster does not replace people.\n\n"+
				"Remove user_id, or write the ID that the user has.",
			who(prior.subject(), prior.ID.ValueString())))})
		return
	}
	private := p.private.of(prior.ID.ValueString())
	plan, _ := proposeUser(config.userModel, &prior.userModel, proposedUser(config.userModel, prior.userModel))
	before := prior.userModel
	diags := naming(config.badMetadata(ctx))
	if !diags.HasError() {
		diags.Append(p.user().planUser(ctx, config.userModel, &before, &plan, private, discarded{})...)
	}
	plan.ID = prior.ID
	planned := config.as(plan)
	planned.weighed = prior.weighed
	diags.Append(p.planRoles(ctx, prior, prior.roles, config.roles)...)
	if priorKey != key || prior.mapped != config.mapped {
		keepSpelling(&planned, config)
	}
	if priorKey != key {
		diags.AddWarning("Person Under Another Key", fmt.Sprintf(
			"The user %s, until now under the key %q, is the one under the key %q: the account stays as it is.",
			who(prior.subject(), prior.ID.ValueString()), priorKey, key))
	}
	if blocks, _ := blockChange(prior.userModel, plan); blocks {
		p.ends(key, prior)
	}
	if !p.config.hashesVersion.Equal(p.prior.hashesVersion) {
		diags.Append(hashNotUsed(config, prior.ID.ValueString())...)
	}
	if changesPassword(config.userModel, prior.userModel, plan) {
		diags.AddWarning(sayPassword, fmt.Sprintf(
			"The user %s gets the password of passwords_wo, in place of the one that the account has.\n\n"+
				"Whoever is to keep theirs has no key in passwords_wo.",
			who(prior.subject(), prior.ID.ValueString())))
	}
	p.keep(key, planned, diags)
}

// proposedUser is the state that the CLI proposes for a user: what is written, and what was before where an
// attribute can be computed.
func proposedUser(config, prior userModel) userModel {
	p := config
	for _, t := range userTexts {
		if t.of(&config).IsNull() {
			*t.of(&p) = *t.of(&prior)
		}
	}
	for _, f := range userFlags {
		if f.of(&config).IsNull() {
			*f.of(&p) = *f.of(&prior)
		}
	}
	for _, a := range userMetadata {
		if a.of(&config).IsNull() {
			*a.of(&p) = *a.of(&prior)
		}
	}
	if config.UserID.IsNull() {
		p.UserID = prior.UserID
	}
	p.ID, p.AdoptedUserID = prior.ID, prior.AdoptedUserID
	return p
}

// keepSpelling gives a plan the values as they are written: the CLI lets a plan keep what the state has in its
// place only under the same key of the same attribute.
func keepSpelling(plan *person, config person) {
	written := config.cells()
	for i, c := range plan.cells() {
		if isKnown(written[i].value()) {
			c.set(written[i].value())
		}
	}
}

// arrive plans somebody who is new to the roster.
func (p *rosterPlan) arrive(ctx context.Context, key string) {
	config := p.config.people[key]
	config.ID = types.StringNull()
	plan, _ := proposeUser(config.userModel, nil, config.userModel)
	diags := naming(config.badMetadata(ctx))
	if !diags.HasError() {
		user := p.user()
		user.byJob = p.jobs.people[key]
		diags.Append(user.planUser(ctx, config.userModel, nil, &plan, nil, discarded{})...)
	}
	plan.ID = types.StringUnknown()
	if id := plan.AdoptedUserID.ValueString(); id != "" {
		plan.ID = plan.AdoptedUserID
		diags.Append(hashNotUsed(config, id)...)
	}
	if says(diags, sayBlocked) { // Somebody who is taken over, and whom blocked = true locks out.
		p.ends(key, config.as(plan))
	}
	if plan.ID.IsUnknown() && config.bringsSecrets() && !p.jobs.people[key] && p.Data.Client != nil && !plan.ConnectionName.IsUnknown() {
		for _, d := range hashNotSent(config) {
			diags.AddWarning(d.Summary(), d.Detail())
		}
	}
	planned := config.as(plan)
	diags.Append(p.planRoles(ctx, planned, roleSet{}, config.roles)...)
	planned.weighed = config.OnConflict.ValueString() == conflictAdopt
	p.keep(key, planned, diags)
}

// leave plans that somebody leaves. Whom only an import has brought is none of the configuration's.
func (p *rosterPlan) leave(ctx context.Context, key string, is person, onDestroy types.String) {
	if !is.exists() {
		return
	}
	if is.OnDestroy = onDestroy; p.private.Imported {
		is.OnDestroy = types.StringValue(destroyKeep)
	}
	if onDestroy.IsUnknown() {
		p.remarks.about(key, is, diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("on_destroy"), "People Not Known Yet", fmt.Sprintf(
			"The user %s leaves the roster, and on_destroy is only known after apply, so the plan cannot say what becomes of the account.\n\n"+
				"Write on_destroy as a value that is known.",
			who(is.subject(), is.ID.ValueString())))})
		return
	}
	if p.private.Leaves == nil {
		p.private.Leaves = map[string]plannedDestroy{}
	}
	if p.plan == nil && p.Data.People.Claimed(is.identifiers()) {
		p.private.Leaves[is.ID.ValueString()] = plannedDestroy{ID: is.ID.ValueString(), Forget: true}
		p.remarks.about(key, is, diag.Diagnostics{diag.NewWarningDiagnostic("Person Left by a Replacement", fmt.Sprintf(
			"The user %s is in a roster that goes, and another one wants them and does not have them: a replacement that was interrupted leaves "+
				"that. Nothing is done to the user, whom the roster that goes only forgets.\n\n"+
				"The other one takes them over with on_conflict = \"adopt\".", who(is.subject(), is.ID.ValueString())))})
		return
	}
	out, user := personPrivate{}, p.user()
	user.changing = p.plan != nil
	diags := user.planUser(ctx, userModel{}, &is.userModel, nil, p.private.of(is.ID.ValueString()), out)
	mark, _ := plannedDestroyFrom(ctx, out)
	p.private.Leaves[is.ID.ValueString()] = mark
	p.remarks.about(key, is, diags)
	if fateOf(is.OnDestroy.ValueString()) != people.Forgets {
		p.ends(key, is)
	}
}

// says reports whether a diagnostic has a title.
func says(diags diag.Diagnostics, title string) bool {
	return slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Summary() == title })
}

// discarded is private data that nobody keeps: what a plan hands on to the apply of a user resource, a roster
// knows from its own plan.
type discarded struct{}

// SetKey does nothing.
func (discarded) SetKey(context.Context, string, []byte) diag.Diagnostics { return nil }
